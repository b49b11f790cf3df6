"""TIFFs that few programs write, made here byte by byte from TIFF 6.0."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import numpy as np
import pytest
import tifffile

from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import PictureReadError, decode, read_picture

RNG = np.random.default_rng(8)
WIDTH, HEIGHT = 37, 29
LEVELS = RNG.integers(0, 256, (HEIGHT, WIDTH, 3))

WHITE_IS_ZERO, BLACK_IS_ZERO, RGB, PALETTE, YCBCR = 0, 1, 2, 3, 6

Tag = tuple[int, str, list[int]]


def tiff(data: bytes, bits: list[int], photometric: int, *tags: Tag, size: tuple[int, int] = (WIDTH, HEIGHT)) -> bytes:
    """A TIFF of one uncompressed strip, with further tags ``(number, form of struct, values)``."""
    kinds = {"H": 3, "I": 4, "II": 5}
    width, height = size
    entries: list[Tag] = [
        (256, "I", [width]), (257, "I", [height]), (258, "H", bits), (259, "H", [1]), (262, "H", [photometric]),
        (273, "I", [0]), (277, "H", [len(bits)]), (278, "I", [height]), (279, "I", [len(data)]), *tags,
    ]  # fmt: skip
    at = 8 + 2 + 12 * len(entries) + 4
    values, fields = b"", {}
    for number, form, content in entries:
        packed = struct.pack(f"<{len(content)}{form[0]}", *content)
        if len(packed) > 4:
            packed, values = struct.pack("<I", at + len(values)), values + packed + bytes(len(packed) % 2)
        fields[number] = struct.pack("<HHI", number, kinds[form], len(content) // len(form)), packed.ljust(4, b"\0")
    fields[273] = fields[273][0], struct.pack("<I", at + len(values))
    directory = b"".join(head + field for _, (head, field) in sorted(fields.items()))
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + directory + bytes(4) + values + data


def packed(values: np.ndarray, bits: int) -> bytes:
    """Rows of so many bits a sample, each filled up to a byte."""
    rows = values.reshape(len(values), -1)
    places = np.arange(bits - 1, -1, -1)
    return np.packbits((rows[..., None] >> places & 1).astype(np.uint8).reshape(len(values), -1), axis=1).tobytes()


def notices(picture: Picture) -> str:
    return " ".join(str(notice) for notice in picture.origin.notices)


# --- depth ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bits", range(2, 9))
@pytest.mark.parametrize("photometric", [WHITE_IS_ZERO, BLACK_IS_ZERO])
def test_gray_of_few_bits(bits: int, photometric: int) -> None:
    values = LEVELS[..., 0] >> (8 - bits)
    picture = decode(tiff(packed(values, bits), [bits], photometric), "x")
    expected = np.rint(values * 255 / (2**bits - 1))
    assert np.abs(picture.pixels[..., 0] - (expected if photometric else 255 - expected)).max() <= (
        0 if photometric else 1
    )


@pytest.mark.parametrize("bits", [2, 4, 6])
def test_colours_of_few_bits(bits: int) -> None:
    values = LEVELS >> (8 - bits)
    picture = decode(tiff(packed(values, bits), [bits] * 3, RGB), "x")
    assert np.array_equal(picture.pixels, np.rint(values * 255 / (2**bits - 1)))


def test_gray_with_opacity_of_few_bits() -> None:
    values = LEVELS[..., :2] >> 4
    picture = decode(tiff(packed(values, 4), [4, 4], BLACK_IS_ZERO, (338, "H", [2])), "x")
    assert np.array_equal(picture.pixels[..., 0], values[..., 0] * 17)
    assert np.array_equal(picture.alpha, values[..., 1] * 17)


# --- compression ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", [{}, {"rowsperstrip": 16}, {"tile": (16, 32)}])
@pytest.mark.parametrize("channels", [3, 4])
def test_webp_in_tiff(layout: dict[str, object], channels: int) -> None:
    values = RNG.integers(0, 256, (48, 64, channels), dtype=np.uint8)
    # Colours that nobody sees are not kept.
    values[values[..., -1] == 0, -1] = 1
    stream = io.BytesIO()
    tifffile.imwrite(
        stream, values, photometric="rgb", extrasamples=["unassalpha"] * (channels - 3), compression="webp",
        compressionargs={"lossless": True}, **layout,
    )  # fmt: skip
    picture = decode(stream.getvalue(), "x")
    assert np.array_equal(picture.pixels, values[..., :3])
    assert picture.alpha is None if channels == 3 else np.array_equal(picture.alpha, values[..., 3])


# --- colours --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize(("across", "down"), [(1, 1), (2, 1), (2, 2), (4, 1), (4, 4)])
def test_uncompressed_ycbcr(across: int, down: int, narrow: bool, tmp_path: Path) -> None:
    """Of blocks of one colour, so that it does not matter how fewer samples are spread."""
    width, height = 32, 24
    blocks = RNG.integers(20, 236, (height // down, width // across, 3))
    r, g, b = np.moveaxis(blocks.astype(float), -1, 0)
    # CCIR 601-1, as in section 21 of TIFF 6.0.
    y = 0.299 * r + 0.587 * g + 0.114 * b
    ycc = np.stack([y, (b - y) / 1.772, (r - y) / 1.402], axis=-1)
    scale, zero = ((219 / 255, 224 / 255, 224 / 255), (16, 128, 128)) if narrow else (1, (0, 128, 128))
    ycc = np.rint(ycc * scale + zero).astype(int)
    units = [[luma] * (across * down) + [cb, cr] for luma, cb, cr in ycc.reshape(-1, 3).tolist()]
    ends = (16, 235, 128, 240, 128, 240) if narrow else (0, 255, 128, 255, 128, 255)
    tags: list[Tag] = [(530, "H", [across, down]), (532, "II", [part for end in ends for part in (end, 1)])]
    path = tmp_path / "x.tif"
    path.write_bytes(tiff(bytes(byte for unit in units for byte in unit), [8] * 3, YCBCR, *tags, size=(width, height)))
    expected = blocks.repeat(down, axis=0).repeat(across, axis=1)
    assert np.abs(read_picture(path).pixels - expected).max() <= 4
    assert np.abs(decode(path.read_bytes(), "x").pixels - expected).max() <= 4
    with pytest.raises(PictureReadError, match="damaged or incomplete"):
        decode(path.read_bytes()[:-200], "x")


@pytest.mark.parametrize("bits", [4, 8])
@pytest.mark.parametrize("deep", [False, True])
def test_a_palette_of_8_or_16_bits(bits: int, deep: bool) -> None:
    """TIFF 6.0 has 16; older programs wrote 8."""
    colors = RNG.integers(0, 256, (2**bits, 3))
    places = LEVELS[..., 0] >> (8 - bits)
    color_map = (colors.T * (257 if deep else 1)).ravel().tolist()
    picture = decode(tiff(packed(places, bits), [bits], PALETTE, (320, "H", color_map)), "x")
    assert np.array_equal(picture.pixels, colors[places])


# --- pages ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.float32])
@pytest.mark.parametrize("imagej", [False, True])
def test_of_a_stack_the_first_is_shown_and_said_so(kind: type, imagej: bool) -> None:
    stream = io.BytesIO()
    stack = np.stack([LEVELS[..., place % 3].astype(kind) for place in range(5)])
    tifffile.imwrite(stream, stack, imagej=imagej, photometric="minisblack")
    picture = decode(stream.getvalue(), "x")
    assert picture.size == (WIDTH, HEIGHT)
    assert "'x' holds several pictures, of which the first is shown." in notices(picture)


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_smaller_copies_and_masks_are_no_pictures_of_their_own(kind: type) -> None:
    stream = io.BytesIO()
    with tifffile.TiffWriter(stream) as file:
        file.write(LEVELS.astype(kind), photometric="rgb")
        file.write(LEVELS[..., 0] > 99, photometric="mask", subfiletype=4)
        file.write(LEVELS[::2, ::2].astype(kind), photometric="rgb", subfiletype=1)
    assert "several" not in notices(decode(stream.getvalue(), "x"))


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_what_follows_the_first_page_may_be_broken(kind: type) -> None:
    stream = io.BytesIO()
    tifffile.imwrite(stream, LEVELS.astype(kind), photometric="rgb", metadata=None)
    data = bytearray(stream.getvalue())
    start = int.from_bytes(data[4:8], "little")
    end = start + 2 + 12 * int.from_bytes(data[start : start + 2], "little")
    data[end : end + 4] = (len(data) - 3).to_bytes(4, "little")
    assert decode(bytes(data), "x").size == (WIDTH, HEIGHT)
