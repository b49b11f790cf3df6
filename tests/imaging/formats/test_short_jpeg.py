"""JPEG data that end before the picture does: libjpeg fills up the rest, and does not say so."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import tifffile
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from sr_desktop.imaging.formats.jpeg_layout import END, SCAN, end_of_picture, segments
from sr_desktop.imaging.reading import PictureReadError, decode, read_thumbnail
from sr_desktop.imaging.values.origin import ReadOptions

Encoded = Callable[..., bytes]

ROWS, COLUMNS = np.mgrid[0:101, 0:123]
NOISE = np.random.default_rng(3).integers(0, 32, (101, 123, 3), np.uint8)
DETAILED = np.stack([ROWS * 2, COLUMNS * 2, 255 - ROWS], axis=-1).astype(np.uint8) ^ NOISE
LENIENT = ReadOptions(allow_truncated=True)
WAYS = (
    {},
    {"subsampling": 0},
    {"restart_marker_blocks": 3},
    {"restart_marker_rows": 1},
    {"progressive": True},
    {"progressive": True, "restart_marker_blocks": 5},
)


def cut(data: bytes, share: float) -> bytes:
    """The first picture with only a share of what follows the head of its first scan, and with an end marker."""
    head = next(each.end for each in segments(data) if each.marker == SCAN)
    end = end_of_picture(data)
    assert end is not None
    return data[: head + int((end - head) * share)].rstrip(b"\xff") + END


def check_short(data: bytes, whole: bytes, rows: int) -> None:
    """It is damaged; what is there of it is offered, and the first rows are those of the whole one."""
    with pytest.raises(PictureReadError, match="'x' is damaged or incomplete") as refused:
        decode(data, "x")
    assert refused.value.has_part
    picture = decode(data, "x", LENIENT)
    assert "breaks off" in " ".join(map(str, picture.origin.notices))
    expected = decode(whole, "x")
    assert {notice.code for notice in expected.origin.notices} <= {"color.converted"}
    assert np.array_equal(picture.pixels[:rows], expected.pixels[:rows])
    assert not np.array_equal(picture.pixels, expected.pixels)


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("share", [0.6, 0.95])
def test_short_data_with_an_end_marker(encoded: Encoded, mode: str, way: dict[str, object], share: float) -> None:
    whole = encoded(Image.fromarray(DETAILED).convert(mode), "JPEG", quality=90, **way)
    rows = 0 if "progressive" in way else 32
    for behind in (b"", b"\0" * 999, whole):
        check_short(cut(whole, share) + behind, whole + behind, rows)


def test_a_restart_that_is_missing_in_the_middle(encoded: Encoded) -> None:
    whole = encoded(Image.fromarray(DETAILED), "JPEG", restart_marker_rows=1)
    third, fourth = whole.index(b"\xff\xd2"), whole.index(b"\xff\xd3")
    check_short(whole[:third] + whole[fourth:], whole, 32)
    check_short(whole[: third + 30] + whole[fourth:], whole, 32)


def test_a_preview_with_an_end_of_its_own_does_not_stand_for_the_picture(encoded: Encoded) -> None:
    exif = Image.Exif()
    exif[0x927C] = encoded(Image.fromarray(DETAILED[:16, :16]), "JPEG")
    whole = encoded(Image.fromarray(DETAILED), "JPEG", exif=exif)
    check_short(cut(whole, 0.7), whole, 48)


def test_the_first_of_two_pictures_in_an_mpo(encoded: Encoded) -> None:
    first, second = Image.fromarray(DETAILED), Image.fromarray(255 - DETAILED)
    whole = encoded(first, "MPO", save_all=True, append_images=[second])
    end = end_of_picture(whole)
    assert end is not None
    short = cut(whole, 0.7)
    # The second one stays where its index says.
    check_short(short + whole[len(short) :].replace(END, b"\0\0", 1), whole, 48)


def test_a_bmp_that_holds_a_jpeg(encoded: Encoded) -> None:
    whole = encoded(Image.fromarray(DETAILED), "JPEG")

    def within(data: bytes) -> bytes:
        head = struct.pack("<IiiHHIIiiII", 40, 123, 101, 1, 0, 4, len(data), 0, 0, 0, 0)
        return b"BM" + struct.pack("<IHHI", 54 + len(data), 0, 0, 54) + head + data

    check_short(within(cut(whole, 0.7)), within(whole), 48)


def test_scans_of_one_component_each(encoded: Encoded) -> None:
    """A sequential picture in several scans, which libjpeg also reads to its end before it gives a row."""
    red, green, blue = (encoded(Image.fromarray(DETAILED[..., channel]), "JPEG") for channel in range(3))
    parts = [red[: red.index(b"\xff\xc0")], red[red.index(b"\xff\xc4") : red.index(b"\xff\xda")]]
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 17, 8, 101, 123, 3)
    frame += b"".join(bytes([number, 0x11, 0]) for number in (1, 2, 3))

    def joined(share: float, short: int) -> bytes:
        scans = b""
        for number, one in enumerate((red, green, blue), 1):
            data = one[one.index(b"\xff\xda") + 10 : -2]
            kept = data[: int(len(data) * share)].rstrip(b"\xff") if number == short else data
            scans += b"\xff\xda" + struct.pack(">HBBBBBB", 8, 1, number, 0, 0, 63, 0) + kept
        return parts[0] + frame + parts[1] + scans + END

    whole = joined(1, 0)
    for short in (1, 2, 3):
        check_short(joined(0.9, short), whole, 64)


@pytest.mark.parametrize("options", [{"rowsperstrip": 32}, {"tile": (32, 48)}], ids=["strips", "tiles"])
@pytest.mark.parametrize("kind", ["colors", "gray", "planes", "12 bits"])
@pytest.mark.parametrize("place", [1, -1])
def test_a_tiff_that_holds_a_short_one(options: dict[str, object], kind: str, place: int) -> None:
    stream = io.BytesIO()
    pixels, kinds = {
        "colors": (DETAILED, {"photometric": "ycbcr"}),
        "gray": (DETAILED[..., 0], {"photometric": "minisblack"}),
        "planes": (np.moveaxis(DETAILED, 2, 0), {"photometric": "rgb", "planarconfig": "separate"}),
        "12 bits": (DETAILED[..., 0].astype(np.uint16) << 4, {"compressionargs": {"bitspersample": 12}}),
    }[kind]
    tifffile.imwrite(stream, pixels, compression="jpeg", **kinds, **options)
    whole = stream.getvalue()
    with tifffile.TiffFile(io.BytesIO(whole)) as file:
        page = file.pages.first
        offset, length = page.dataoffsets[place], page.databytecounts[place]
    one = whole[offset : offset + length]
    short = cut(one, 0.5)
    data = whole[:offset] + short.ljust(length, b"\0") + whole[offset + length :]
    check_short(data, whole, 0 if place == 1 else 32)


def test_thumbnails_are_as_careful(encoded: Encoded, tmp_path: Path) -> None:
    large = Image.fromarray(np.tile(DETAILED, (5, 5, 1)))
    for way in ({}, {"progressive": True}):
        whole = encoded(large, "JPEG", **way)
        (tmp_path / "x.jpg").write_bytes(whole)
        assert read_thumbnail(tmp_path / "x.jpg", 40).shape == (33, 40, 3)
        # Of a progressive file a thumbnail looks only at the first scan.
        (tmp_path / "x.jpg").write_bytes(cut(whole, 0.05))
        with pytest.raises(PictureReadError, match="damaged"):
            read_thumbnail(tmp_path / "x.jpg", 40)
        assert read_thumbnail(tmp_path / "x.jpg", 40, LENIENT).shape == (33, 40, 3)


SIZES = st.integers(4, 60)


@settings(max_examples=60, deadline=None)
@given(SIZES, SIZES, st.sampled_from(["RGB", "L", "CMYK"]), st.integers(0, 255), st.integers(0, 3), st.integers(0, 9),
       st.booleans(), st.integers(1, 100))  # fmt: skip
def test_whole_pictures_are_whole(
    width: int, height: int, mode: str, gray: int, sampling: int, restart: int, progressive: bool, quality: int
) -> None:
    """Also those that are gray where data would be missing."""
    pixels = np.full((height, width, 3), gray, np.uint8)
    pixels[: height // 2] = NOISE[: height // 2, :width] * 8
    stream = io.BytesIO()
    Image.fromarray(pixels).convert(mode).save(
        stream,
        "JPEG",
        subsampling=sampling % 3,
        restart_marker_blocks=restart,
        progressive=progressive,
        optimize=sampling == 3,
        quality=quality,
    )
    for behind in (b"", END, stream.getvalue()):
        assert {notice.code for notice in decode(stream.getvalue() + behind, "x").origin.notices} <= {"color.converted"}


@settings(max_examples=60, deadline=None)
@example(0.9990234375, {"restart_marker_blocks": 3}, "RGB", 31)
@example(0.9701728275085996, {"restart_marker_rows": 1}, "RGB", 76)
@given(st.floats(0.02, 1), st.sampled_from(WAYS[:4]), st.sampled_from(["RGB", "L"]), st.integers(30, 95))
def test_of_what_is_opened_only_the_last_unit_may_lack_data(
    share: float, way: dict[str, object], mode: str, quality: int
) -> None:
    stream = io.BytesIO()
    Image.fromarray(DETAILED).convert(mode).save(stream, "JPEG", quality=quality, **way)
    whole = decode(stream.getvalue(), "x").pixels
    short = cut(stream.getvalue(), share)
    try:
        opened = decode(short, "x").pixels
    except PictureReadError:
        # The last bits may by chance be those that stand in for what is missing.
        opened = decode(short, "x", LENIENT).pixels
        assert len(short) < len(stream.getvalue())
        assert np.array_equal(opened[:48], whole[:48]) or share < 0.9
        return
    differs = (opened != whole).any(axis=2)
    # Colours that are sampled at every other place also reach a pixel beyond the unit.
    differs[95:, 111:] = False
    assert not differs.any()
