"""A PNG whose data end before its pixels do is damaged; decoders fill it with black without a word."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from sr_desktop.imaging.formats.png import lacks_rows
from sr_desktop.imaging.reading import PictureReadError, decode
from sr_desktop.imaging.values.origin import ReadOptions

NOISE = np.random.default_rng(0).integers(0, 256, (13, 21, 3), np.uint8)
LENIENT = ReadOptions(allow_truncated=True)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(rows: bytes, bits: int = 8, interlaced: bool = False) -> bytes:
    head = struct.pack(">IIBBBBB", 21, 13, bits, 2, 0, 0, int(interlaced))
    body = zlib.compress(rows)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", body[:40]) + chunk(b"IDAT", body[40:]) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def rows_of(pixels: np.ndarray) -> bytes:
    kind = ">u2" if pixels.dtype == np.uint16 else "u1"
    return b"".join(b"\0" + row.astype(kind).tobytes() for row in pixels)


def passes_of(pixels: np.ndarray) -> bytes:
    steps = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    return b"".join(rows_of(pixels[y::down, x::right]) for x, y, right, down in steps)


@pytest.mark.parametrize("kind", ["8 bits", "16 bits", "interlaced"])
@pytest.mark.parametrize("missing", [3 * 21 + 1, 500])
def test_missing_rows_are_damage_and_what_is_there_is_offered(kind: str, missing: int) -> None:
    pixels = NOISE.astype(np.uint16) * 257 if kind == "16 bits" else NOISE
    whole = passes_of(pixels) if kind == "interlaced" else rows_of(pixels)
    options = (16 if kind == "16 bits" else 8, kind == "interlaced")
    assert np.array_equal(decode(png(whole, *options), "x").pixels, NOISE)
    cut = png(whole[: -missing * (2 if kind == "16 bits" else 1)], *options)
    assert lacks_rows(io.BytesIO(cut))
    with pytest.raises(PictureReadError, match="'x' is damaged or incomplete") as refused:
        decode(cut, "x")
    assert refused.value.has_part
    picture = decode(cut, "x", LENIENT)
    assert np.array_equal(picture.pixels[0, 0], NOISE[0, 0])
    assert "breaks off" in " ".join(map(str, picture.origin.notices))


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "I;16"])
def test_even_pictures_are_whole(mode: str) -> None:
    stream = io.BytesIO()
    Image.new(mode, (21, 13)).save(stream, "PNG")
    assert not lacks_rows(io.BytesIO(stream.getvalue()))
    assert decode(stream.getvalue(), "x").size == (21, 13)
