"""What can be read, what cannot, and the sentence that says so."""

from __future__ import annotations

import io
import os
import struct
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from sr_desktop.imaging.decoding import opening
from sr_desktop.imaging.decoding.decode import Decoded
from sr_desktop.imaging.formats.catalogue import READABLE_SUFFIXES
from sr_desktop.imaging.reading import PictureReadError, decode, read_picture
from sr_desktop.imaging.values.origin import ReadOptions

# pytest sets the program's own filters aside.
pytestmark = [
    pytest.mark.filterwarnings(r"ignore::UserWarning:PIL\."),
    pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning"),
]

Encoded = Png16 = Callable[..., bytes]

RNG = np.random.default_rng(5)
RGBA = RNG.integers(0, 256, (9, 12, 4), dtype=np.uint8)
GRAY = np.zeros((4, 4, 1), dtype=np.uint16)


def test_path_and_name(encoded: Encoded, tmp_path: Path) -> None:
    path = tmp_path / "My photo.final.png"
    path.write_bytes(encoded(Image.fromarray(RGBA), "PNG"))
    picture = read_picture(str(path))
    assert (picture.name, picture.path) == ("My photo.final", path)


def test_the_content_counts_not_the_suffix(encoded: Encoded, tmp_path: Path) -> None:
    path = tmp_path / "really_a_png.jpg"
    path.write_bytes(encoded(Image.fromarray(RGBA), "PNG"))
    assert np.array_equal(read_picture(path).pixels, RGBA[..., :3])


def test_what_is_not_there_or_a_folder(tmp_path: Path) -> None:
    with pytest.raises(PictureReadError, match=r"There is no file '.*missing\.png'"):
        read_picture(tmp_path / "missing.png")
    with pytest.raises(PictureReadError, match="is a folder, not a picture"):
        read_picture(tmp_path)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(encoded: Encoded, tmp_path: Path) -> None:
    path = tmp_path / "secret.png"
    path.write_bytes(encoded(Image.fromarray(RGBA), "PNG"))
    path.chmod(0)
    with pytest.raises(PictureReadError, match="permission denied"):
        read_picture(path)


def test_permission_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(PictureReadError, match=r"x\.png' may not be read: permission denied\.$"):
        read_picture(tmp_path / "x.png")


@pytest.mark.parametrize(("data", "words"), [(b"", "is empty"), (b"Dear diary,", "is not a picture that can be read")])
def test_what_is_no_picture(data: bytes, words: str) -> None:
    with pytest.raises(PictureReadError, match=words):
        decode(data, "notes")


@pytest.mark.parametrize("file_format", ["PNG", "JPEG", "WEBP", "TIFF", "AVIF", "BMP"])
def test_a_truncated_file_is_damaged(encoded: Encoded, file_format: str) -> None:
    image = Image.fromarray(RNG.integers(0, 256, (64, 64, 3), dtype=np.uint8))
    data = encoded(image, file_format)
    with pytest.raises(PictureReadError, match=r"'cut' (is damaged or incomplete|is not a picture|is a TIFF)"):
        decode(data[: len(data) // 2], "cut")


@pytest.mark.parametrize("file_format", ["PNG", "JPEG", "WEBP", "TIFF", "AVIF", "BMP", "GIF", "PPM"])
def test_broken_bytes_give_a_picture_or_a_sentence(encoded: Encoded, file_format: str) -> None:
    data = encoded(Image.fromarray(RGBA[..., :3]), file_format)
    rng = np.random.default_rng(1)
    for _ in range(60):
        broken = bytearray(data)
        for position in rng.integers(0, min(len(data), 400), 3):
            broken[position] = rng.integers(0, 256)
        sentence = "fine."
        try:
            decode(bytes(broken), "broken")
        except PictureReadError as error:
            sentence = str(error)
        assert sentence.endswith(".")


def test_too_large_is_refused_before_it_is_decoded(png_16: Png16) -> None:
    for side in (30_000, 100_000):
        with pytest.raises(PictureReadError, match="more than 500 million pixels"):
            decode(png_16(GRAY, size=(side, side)), "bomb")


def test_too_small_is_refused(encoded: Encoded) -> None:
    with pytest.raises(PictureReadError, match=r"only 3 x 20 pixels; at least 4 x 4"):
        decode(encoded(Image.new("RGB", (3, 20)), "PNG"), "sliver")


def test_pictures_up_to_the_limit_are_opened_without_a_warning(
    png_16: Png16, monkeypatch: pytest.MonkeyPatch, recwarn: pytest.WarningsRecorder
) -> None:
    pixels = np.zeros((4, 4, 3), dtype=np.uint8)
    monkeypatch.setattr(opening, "decode_image", lambda image, stream, findings: Decoded(pixels, None, False))
    assert decode(png_16(GRAY, size=(22_000, 22_000)), "panorama").pixels is pixels
    assert not list(recwarn)


def test_suffixes_are_lower_case_with_a_dot() -> None:
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in READABLE_SUFFIXES)


@pytest.mark.parametrize("data", [b"B", b"BM", b"\x0c\x00", b"(", b"II*", b"\xff", b"\x00\x00\x00"])
def test_a_file_of_a_few_bytes_is_a_sentence(data: bytes) -> None:
    with pytest.raises(PictureReadError, match=r"^'x' is (not a picture|damaged|a TIFF)"):
        decode(data, "x")


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_a_tiff_that_names_too_few_strips_is_damaged(kind: type) -> None:
    stream = io.BytesIO()
    tifffile.imwrite(stream, np.ones((64, 8, 3), kind), photometric="rgb", rowsperstrip=8)
    data = bytearray(stream.getvalue())
    tags = int.from_bytes(data[4:8], "little")
    for place in range(int.from_bytes(data[tags : tags + 2], "little")):
        tag = tags + 2 + 12 * place
        if int.from_bytes(data[tag : tag + 2], "little") == 257:
            length = tag + 8
    # Ten times as many rows.
    data[length : length + 2] = (640).to_bytes(2, "little")
    with pytest.raises(PictureReadError, match="'x' is damaged") as refused:
        decode(bytes(data), "x")
    assert refused.value.has_part
    picture = decode(bytes(data), "x", ReadOptions(allow_truncated=True))
    assert picture.size == (8, 640)
    # A size that damage has made up: next to nothing of it would be a picture.
    data[length - 6 : length - 4] = (4).to_bytes(2, "little")
    data[length : length + 4] = (30_000_000).to_bytes(4, "little")
    with pytest.raises(PictureReadError) as refused:
        decode(bytes(data), "x")
    assert not refused.value.has_part
    with pytest.raises(PictureReadError, match=r"'x' is (a TIFF|damaged)"):
        decode(bytes(data), "x", ReadOptions(allow_truncated=True))


@pytest.mark.parametrize(("file_format", "place", "order"), [("BMP", 22, "<i"), ("TGA", 14, "<H")])
def test_of_a_size_that_damage_has_made_up_no_part_is_offered(
    encoded: Encoded, file_format: str, place: int, order: str
) -> None:
    data = bytearray(encoded(Image.new("RGB", (5000 if file_format == "TGA" else 40, 9)), file_format))
    struct.pack_into(order, data, place, 60_000 if file_format == "TGA" else 10_000_000)
    if file_format == "TGA":
        data = data[:9000]
    with pytest.raises(PictureReadError, match="'x' is damaged") as refused:
        decode(bytes(data), "x")
    assert not refused.value.has_part
