"""Rare files: BMPs that Pillow refuses, AVIFs too large for it, and what is known of a JPEG XL before it is decoded."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable

import imagecodecs
import numpy as np
import pytest
from PIL import Image

from sr_desktop.imaging.formats import large_avif
from sr_desktop.imaging.formats.jxl import jxl_size
from sr_desktop.imaging.reading import PictureReadError, decode

Encoded = Callable[..., bytes]

RNG = np.random.default_rng(11)
ROWS, COLUMNS = np.mgrid[0:64, 0:80]
SMOOTH = np.stack([ROWS * 3 + 20, COLUMNS * 3, 255 - ROWS * 2], axis=-1).astype(np.uint8)

# --- rare BMPs ------------------------------------------------------------------------------------------------------

BMP_COLORS = RNG.integers(0, 256, (6, 9, 3), dtype=np.uint8)


def bmp(pixels: bytes, bits: int, compression: int, extra: bytes = b"", length: int = 40, height: int = 6) -> bytes:
    start = 14 + 40 + len(extra)
    head = struct.pack("<IiiHHIIiiII", length, 9, height, 1, bits, compression, 0, 2835, 2835, 0, 0)
    return b"BM" + struct.pack("<IHHI", start + len(pixels), 0, 0, start) + head + extra + pixels


def padded(rows: np.ndarray) -> bytes:
    return b"".join(row.tobytes() + bytes(-row.nbytes % 4) for row in rows)


@pytest.mark.parametrize("top_down", [False, True])
@pytest.mark.parametrize(
    ("kind", "shifts", "depths"),
    [("<u4", (20, 10, 0), (10, 10, 10)), ("<u2", (8, 4, 0), (4, 4, 4)), ("<u2", (0, 5, 11), (5, 6, 5)),
     ("<u4", (0, 8, 16), (8, 8, 8)), ("<u4", (21, 10, 0), (11, 11, 10))],
)  # fmt: skip
def test_bmp_of_any_bit_fields(kind: str, shifts: tuple[int, ...], depths: tuple[int, ...], top_down: bool) -> None:
    fields = [
        np.rint(BMP_COLORS[..., place] / 255 * (2**bits - 1)).astype(np.uint64) for place, bits in enumerate(depths)
    ]
    values = sum(field << shift for field, shift in zip(fields, shifts, strict=True)).astype(kind)
    masks = struct.pack("<3I", *((2**bits - 1) << shift for bits, shift in zip(depths, shifts, strict=True)))
    rows = values if top_down else values[::-1]
    data = bmp(padded(rows), values.itemsize * 8, 3, masks, height=-6 if top_down else 6)
    expected = np.stack([field / (2**bits - 1) * 255 for field, bits in zip(fields, depths, strict=True)], axis=-1)
    assert np.abs(decode(data, "x").pixels - expected).max() <= 1


def test_bmp_of_bit_fields_with_opacity() -> None:
    opacity = RNG.integers(0, 4, (6, 9)).astype(np.uint32)
    colors = BMP_COLORS.astype(np.uint32) * 4
    values = (opacity << 30 | colors[..., 0] << 20 | colors[..., 1] << 10 | colors[..., 2]).astype("<u4")
    masks = struct.pack("<4I", 0x3FF << 20, 0x3FF << 10, 0x3FF, 3 << 30)
    picture = decode(bmp(padded(values[::-1]), 32, 3, masks, length=56), "x")
    assert np.array_equal(picture.pixels, np.rint(colors / 1023 * 255))
    assert np.array_equal(picture.alpha, opacity * 85)


def test_bmp_of_four_colours() -> None:
    places = RNG.integers(0, 4, (6, 9), dtype=np.uint8)
    palette = RNG.integers(0, 256, (4, 3), dtype=np.uint8)
    bits = np.stack([places >> 1, places & 1], axis=-1).reshape(6, -1)
    colors = b"".join(bytes([*color[::-1], 0]) for color in palette)
    picture = decode(bmp(padded(np.packbits(bits, axis=1)[::-1]), 2, 0, colors), "x")
    assert np.array_equal(picture.pixels, palette[places])


@pytest.mark.parametrize(("file_format", "compression"), [("PNG", 5), ("JPEG", 4)])
def test_bmp_around_another_file(encoded: Encoded, file_format: str, compression: int) -> None:
    inner = encoded(Image.fromarray(BMP_COLORS), file_format)
    assert np.array_equal(decode(bmp(inner, 0, compression), "x").pixels, decode(inner, "x").pixels)


def test_bmp_without_a_mask_is_damaged() -> None:
    with pytest.raises(PictureReadError, match="'x' is damaged"):
        decode(bmp(padded(BMP_COLORS.astype("<u4")[..., 0]), 32, 3, struct.pack("<3I", 0xFF, 0, 0xFF00)), "x")


# --- large AVIF and JPEG XL -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("bits", [8, 10])
def test_an_avif_too_large_for_pillow_is_read_by_another_library(bits: int, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyvips")
    monkeypatch.setattr(large_avif, "MOST_PIXELS", 4000)
    values = SMOOTH if bits == 8 else SMOOTH.astype(np.uint16) * 4
    data = imagecodecs.avif_encode(
        values, level=100, bitspersample=bits, primaries=1, transfer=13, matrix=0, pixelformat="444", speed=10
    )
    expected = np.rint(values / (2**bits - 1) * 255)
    monkeypatch.setattr(Image, "open", None)
    assert np.array_equal(decode(data, "x").pixels, expected)


def test_a_large_avif_in_the_narrow_range_of_video_is_spread_once(
    encoded: Encoded, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyvips")
    monkeypatch.setattr(large_avif, "MOST_PIXELS", 4000)
    data = encoded(Image.fromarray(SMOOTH), "AVIF", quality=100, range="limited", subsampling="4:4:4")
    assert np.abs(decode(data, "x").pixels.astype(int) - SMOOTH).max() <= 3


def test_a_large_avif_is_converted_by_its_profile(encoded: Encoded, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyvips")
    muted = SMOOTH // 4 + 96
    profile = imagecodecs.cms_profile("adobergb")
    data = encoded(Image.fromarray(muted), "AVIF", quality=100, subsampling="4:4:4", icc_profile=profile)
    expected = decode(data, "x").pixels.astype(int)
    assert np.abs(expected - muted).max() > 15
    monkeypatch.setattr(large_avif, "MOST_PIXELS", 4000)
    # What the decoders round differently, the profile makes more of.
    assert np.abs(decode(data, "x").pixels - expected).max() <= 5


def test_without_that_library_the_sentence_names_it(encoded: Encoded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_avif, "MOST_PIXELS", 4000)
    monkeypatch.setattr(large_avif, "find_spec", lambda name: None)
    with pytest.raises(PictureReadError, match=r"pip install 'pyvips\[binary\]'"):
        decode(encoded(Image.fromarray(SMOOTH), "AVIF"), "x")


@pytest.mark.parametrize("size", [(8, 8), (80, 64), (640, 480), (641, 480), (120, 100), (7, 9), (3000, 20), (20, 2000)])
@pytest.mark.parametrize("container", [False, True])
def test_the_size_of_a_jpeg_xl_is_read_without_decoding_it(
    encoded: Encoded, size: tuple[int, int], container: bool
) -> None:
    pytest.importorskip("pillow_jxl")
    data = encoded(Image.new("RGB", size, (9, 90, 9)), "JXL", effort=1, use_container=container)
    assert jxl_size(io.BytesIO(data)) == size
    assert jxl_size(io.BytesIO(b"\xff\xd8" + data)) is None
