"""Channels beyond the colours: opacity is kept, premultiplied colours are divided, what is neither is left out."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
import tifffile

from sr_desktop.imaging.reading import decode

RNG = np.random.default_rng(7)
UNIT = RNG.random((12, 16, 6))
KINDS = {"uint8": 255, "uint16": 65535, "float32": 1, "float16": 1}
LAYOUTS = ("contig", "separate")


def values_of(kind: str, channels: int) -> np.ndarray:
    white = KINDS[kind]
    scaled = UNIT[..., :channels] * white
    return (np.rint(scaled) if white > 1 else scaled).astype(kind)


def as_tiff(values: np.ndarray, layout: str, **options: object) -> bytes:
    stream = io.BytesIO()
    if layout == "separate":
        values = np.ascontiguousarray(np.moveaxis(values, -1, 0))
    tifffile.imwrite(stream, values, planarconfig=layout, **options)
    return stream.getvalue()


def in_8_bits(values: np.ndarray, kind: str) -> np.ndarray:
    return np.rint(values.astype(float) / KINDS[kind] * 255).astype(np.uint8)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("extra", [1, 2])
def test_near_infrared_is_left_out_and_said_so(kind: str, layout: str, extra: int) -> None:
    values = values_of(kind, 3 + extra)
    picture = decode(as_tiff(values, layout, photometric="rgb", extrasamples=[0] * extra), "x")
    assert np.array_equal(picture.pixels, in_8_bits(values[..., :3], kind))
    assert picture.alpha is None
    count = {1: "one more channel, which is", 2: "2 more channels, which are"}[extra]
    assert f"'x' has {count} neither colour nor opacity" in str(picture.origin.notices[0])


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_second_channel_of_gray_that_is_no_opacity_is_left_out(kind: str, layout: str) -> None:
    values = values_of(kind, 2)
    picture = decode(as_tiff(values, layout, photometric="minisblack", extrasamples=[0]), "x")
    assert np.array_equal(picture.pixels[..., 0], in_8_bits(values[..., 0], kind))
    assert (picture.alpha, picture.is_gray) == (None, True)
    assert "left out" in str(picture.origin.notices[0])


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("channels", [3, 4, 6])
def test_bands_without_names_show_the_first_three(kind: str, layout: str, channels: int) -> None:
    values = values_of(kind, channels)
    data = as_tiff(values, layout, photometric="minisblack", extrasamples=[0] * (channels - 1))
    picture = decode(data, "x")
    assert np.array_equal(picture.pixels, in_8_bits(values[..., :3], kind))
    assert picture.alpha is None
    said = " ".join(map(str, picture.origin.notices))
    assert f"what its {channels} channels are" in said
    assert ("left out" in said) == (channels > 3)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", KINDS)
def test_opacity_after_another_channel_is_found(kind: str, layout: str) -> None:
    values = values_of(kind, 5)
    picture = decode(as_tiff(values, layout, photometric="rgb", extrasamples=[0, 2]), "x")
    assert np.array_equal(picture.pixels, in_8_bits(values[..., :3], kind))
    assert np.array_equal(picture.alpha, in_8_bits(values[..., 4], kind))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", ["uint16", "float32"])
@pytest.mark.parametrize("colors", [1, 3])
def test_premultiplied_colours_are_divided_exactly(kind: str, layout: str, colors: int) -> None:
    white = KINDS[kind]
    # Down to an opacity of two in a thousand, at which 8 bits would know nothing of the colour.
    alpha = np.geomspace(0.002, 1, 192).reshape(12, 16, 1)
    alpha[0, 0] = 0
    opacity = np.rint(alpha * white) if white > 1 else alpha
    stored = UNIT[..., :colors] * opacity
    values = np.concatenate([np.rint(stored) if white > 1 else stored, opacity], axis=2).astype(kind)
    kinds = {"photometric": "rgb" if colors == 3 else "minisblack", "extrasamples": [1]}
    picture = decode(as_tiff(values, layout, **kinds), "x")
    assert np.array_equal(picture.alpha, np.rint(opacity[..., 0] / white * 255))
    seen = opacity[..., 0] > 0
    expected = np.rint(UNIT[..., :colors] * 255)
    assert np.abs(picture.pixels[seen] - expected[seen]).max() <= (1 if white > 1 else 0)
    assert not picture.pixels[~seen].any()


@pytest.mark.parametrize("kind", ["uint16", "float32"])
def test_plain_opacity_is_not_divided(kind: str) -> None:
    values = values_of(kind, 4)
    picture = decode(as_tiff(values, "contig", photometric="rgb", extrasamples=[2]), "x")
    assert np.array_equal(picture.pixels, in_8_bits(values[..., :3], kind))
    assert np.array_equal(picture.alpha, in_8_bits(values[..., 3], kind))


def test_opacity_of_floats_has_the_range_of_the_colours_or_of_1() -> None:
    colors = UNIT[..., :3] * 255
    for alpha in (UNIT[..., 3:4], UNIT[..., 3:4] * 255):
        values = np.concatenate([colors, alpha], axis=2).astype(np.float32)
        picture = decode(as_tiff(values, "contig", photometric="rgb", extrasamples=[2]), "x")
        assert np.array_equal(picture.alpha, np.rint(UNIT[..., 3] * 255))


@pytest.mark.parametrize("kind", ["uint8", "uint16"])
def test_cmyk_of_any_depth_follows_the_plain_formula(kind: str) -> None:
    values = values_of(kind, 4)
    picture = decode(as_tiff(values, "contig", photometric="separated"), "x")
    ink = in_8_bits(values, kind) / 255
    expected = (1 - ink[..., :3]) * (1 - ink[..., 3:]) * 255
    assert np.abs(picture.pixels - expected).max() <= 1.5


def test_deep_lab_is_converted() -> None:
    lab = np.zeros((8, 8, 3), np.uint16)
    lab[:4, :, 0], lab[4:, :, 0] = 65535, 34952  # L* 100 and 53.3
    lab[0, 0, 1:] = (np.array([40, -30]) * 256).astype(np.int16).view(np.uint16)
    picture = decode(as_tiff(lab, "contig", photometric="cielab"), "x")
    assert np.abs(picture.pixels[1, 1].astype(int) - 255).max() <= 1
    assert np.abs(picture.pixels[7, 7].astype(int) - 127).max() <= 2
    reference = np.zeros((8, 8, 3), np.uint8)
    reference[..., 0] = 255
    reference[0, 0, 1:] = np.array([40, -30], np.int8).view(np.uint8)
    expected = decode(as_tiff(reference, "contig", photometric="cielab"), "x").pixels
    assert np.array_equal(picture.pixels[0, 0], expected[0, 0])
    assert expected[0, 0, 0] > expected[0, 0, 1] + 20


@pytest.mark.parametrize("compression", ["lzw", "zlib", "packbits", "lzma", "zstd"])
@pytest.mark.parametrize("predictor", [False, True])
@pytest.mark.parametrize("kind", ["uint16", "float32"])
def test_deep_tiff_is_read_whatever_its_compression(kind: str, predictor: bool, compression: str) -> None:
    if compression == "packbits" and predictor:
        predictor = False
    values = values_of(kind, 3)
    data = as_tiff(values, "contig", photometric="rgb", compression=compression, predictor=predictor, rowsperstrip=5)
    assert np.array_equal(decode(data, "x").pixels, in_8_bits(values, kind))
    tiled = as_tiff(values, "contig", photometric="rgb", compression=compression, predictor=predictor, tile=(16, 16))
    assert np.array_equal(decode(tiled, "x").pixels, in_8_bits(values, kind))


@pytest.mark.parametrize("bits", [1, 2, 4, 8])
@pytest.mark.parametrize("transparent", ["least", "largest", "another"])
def test_a_transparent_level_of_a_gray_png(bits: int, transparent: str) -> None:
    most = 2**bits - 1
    level = {"least": 0, "largest": most, "another": most // 3}[transparent]
    levels = np.arange(16 * 16).reshape(16, 16) % (most + 1)
    picture = decode(gray_png(levels, bits, level), "x")
    assert np.array_equal(picture.pixels[..., 0], np.rint(levels * 255 / most))
    assert np.array_equal(picture.alpha, np.where(levels == level, 0, 255))


def gray_png(levels: np.ndarray, bits: int, transparent: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    height, width = levels.shape
    places = np.arange(bits - 1, -1, -1)
    rows = np.packbits((levels[..., None] >> places & 1).reshape(height, -1).astype(np.uint8), axis=1)
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, 0, 0, 0, 0))
    hole = chunk(b"tRNS", struct.pack(">H", transparent))
    body = chunk(b"IDAT", zlib.compress(b"".join(b"\0" + row.tobytes() for row in rows)))
    return b"\x89PNG\r\n\x1a\n" + head + hole + body + chunk(b"IEND", b"")
