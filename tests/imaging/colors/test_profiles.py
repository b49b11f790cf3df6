"""ICC profiles, against conversions written here from what the profiles say.

IEC 61966-2-1 has sRGB, ICC.1:2022 the encoding of Lab and the table of a profile, and Bradford's adaptation to D50.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from typing import Literal

import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image

from sr_desktop.imaging import strips
from sr_desktop.imaging.reading import PictureReadError, decode
from sr_desktop.messages.message import Message

Encoded = Callable[..., bytes]

RNG = np.random.default_rng(5)
D50 = np.array([0.9642, 1.0, 0.8249])
SRGB_TO_D50 = np.array(
    [[0.4360747, 0.3850649, 0.1430804], [0.2225045, 0.7168786, 0.0606169], [0.0139322, 0.0971045, 0.7141733]]
)
ADOBE_GAMMA = 2.19921875
ADOBE_TO_SRGB = np.array([[1.39836, -0.39836, 0], [0, 1, 0], [0, -0.04293, 1.04293]])
"""Linear Adobe RGB (1998) to linear sRGB: of one white, red and blue, and two greens."""


def srgb(light: np.ndarray) -> np.ndarray:
    light = np.clip(light, 0, 1)
    return 255 * np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)


def srgb_of_lab(lab: np.ndarray) -> np.ndarray:
    y = (lab[..., 0] + 16) / 116
    f = np.stack([y + lab[..., 1] / 500, y, y - lab[..., 2] / 200], axis=-1)
    xyz = D50 * np.where(f > 6 / 29, f**3, 3 * (6 / 29) ** 2 * (f - 4 / 29))
    return srgb(xyz @ np.linalg.inv(SRGB_TO_D50).T)


def tiff(
    values: np.ndarray, photometric: str | int, profile: bytes | None = None, byteorder: Literal["<", ">"] = "<"
) -> bytes:
    stream = io.BytesIO()
    tifffile.imwrite(stream, values, photometric=photometric, iccprofile=profile, byteorder=byteorder)
    return stream.getvalue()


def gray_profile(exponent: float) -> bytes:
    return bytes(imagecodecs.cms_profile("gray", whitepoint=(0.3457, 0.3585, 1), gamma=exponent))


def cmyk_profile(corners: np.ndarray) -> bytes:
    """A profile of one table, whose corners (2, 2, 2, 2, 3) are Lab in 8 bits: lightness to 255, a and b plus 128."""
    identity = b"".join(struct.pack(">i", 65536 * (place % 4 == 0)) for place in range(9))
    curve = bytes(range(256))
    table = (
        b"mft1\0\0\0\0" + bytes([4, 3, 2, 0]) + identity + 4 * curve + corners.astype(np.uint8).tobytes() + 3 * curve
    )
    white = struct.pack(">3I", 0xF6D6, 0x10000, 0xD32D)
    head = b"".join(
        [bytes(4), struct.pack(">I", 0x02400000), b"scnrCMYKLab ", bytes(12), b"acsp", bytes(28), white, bytes(48)]
    )
    tags = struct.pack(">I4sII", 1, b"A2B0", 144, len(table))
    return struct.pack(">I", 144 + len(table)) + head + tags + table


@pytest.mark.parametrize("kind", [np.uint16, np.float32])
def test_deep_colours_are_computed_rather_than_looked_up(kind: type) -> None:
    profile = bytes(imagecodecs.cms_profile("adobergb"))
    values = RNG.integers(0, 65536, (40, 50, 3)).astype(np.uint16)
    # Where one channel is next to nothing, a table is the furthest off.
    values[:10, :, 0] //= 64
    stored = values if kind is np.uint16 else (values / 65535).astype(kind)
    expected = srgb((values / 65535) ** ADOBE_GAMMA @ ADOBE_TO_SRGB.T)
    assert np.abs(decode(tiff(stored, "rgb", profile), "x").pixels - expected).max() <= 1


@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.float32])
@pytest.mark.parametrize("exponent", [1.0, 1.8])
def test_gray_in_a_profile(kind: type, exponent: float) -> None:
    levels = np.arange(256).reshape(16, 16)
    stored = {np.uint8: levels, np.uint16: levels * 257, np.float32: levels / 255}[kind].astype(kind)
    picture = decode(tiff(stored, "minisblack", gray_profile(exponent)), "x")
    assert picture.is_gray
    assert np.abs(picture.pixels - srgb((levels[..., np.newaxis] / 255) ** exponent)).max() <= 0.6
    assert [notice.code for notice in picture.origin.notices if notice.code.startswith("color")] == ["color.converted"]


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_gray_of_srgb_stays_as_it_is_without_a_word(kind: type) -> None:
    steps = np.linspace(0, 1, 4096)
    curve = np.where(steps <= 0.04045, steps / 12.92, ((steps + 0.055) / 1.055) ** 2.4)
    profile = bytes(
        imagecodecs.cms_profile("gray", whitepoint=(0.3457, 0.3585, 1), transferfunction=curve.astype(np.float32))
    )
    levels = np.arange(256).reshape(16, 16)
    picture = decode(tiff((levels * (257 if kind is np.uint16 else 1)).astype(kind), "minisblack", profile), "x")
    assert np.array_equal(picture.pixels[..., 0], levels)
    assert not picture.origin.notices


def test_gray_in_a_profile_with_opacity(encoded: Encoded) -> None:
    levels = np.arange(256, dtype=np.uint8).reshape(16, 16)
    image = Image.fromarray(np.dstack([levels, levels[::-1]]))
    picture = decode(encoded(image, "PNG", icc_profile=gray_profile(1.0)), "x")
    assert np.abs(picture.pixels - srgb(levels[..., np.newaxis] / 255)).max() <= 0.6
    assert np.array_equal(picture.alpha, levels[::-1])


@pytest.mark.parametrize("kind", [np.uint8, np.int8, np.uint16, np.int16, np.float32, np.float64])
@pytest.mark.parametrize("order", ["<", ">"])
def test_lab(kind: type, order: Literal["<", ">"]) -> None:
    """Integers have lightness over all bits, unsigned whatever the file says; floating point has the values."""
    lab = RNG.integers((0, -60, -60), (256, 61, 61), (40, 50, 3))
    whole = lab if np.dtype(kind).itemsize == 1 else lab * (257, 256, 256)
    values = whole.astype(np.int32) if np.dtype(kind).kind in "ui" else lab * (100 / 255, 1, 1)
    stored = values.astype(kind)
    expected = srgb_of_lab(lab * (100 / 255, 1, 1))
    picture = decode(tiff(stored, "cielab", byteorder=order), "x")
    assert np.abs(picture.pixels - expected).max() <= 1.5
    assert Message("color.converted", name="x", space="Lab") in picture.origin.notices


def test_lab_that_is_no_number_or_out_of_range_is_read() -> None:
    stored = np.zeros((8, 8, 3), np.float32)
    stored[0, 0], stored[0, 1], stored[0, 2] = (np.nan, 0, 0), (140, 0, 0), (np.inf, -np.inf, 300)
    picture = decode(tiff(stored, "cielab"), "x")
    assert picture.pixels[0, :2].tolist() == [[0, 0, 0], [255, 255, 255]]


def test_lab_of_other_types_is_refused_by_name() -> None:
    with pytest.raises(PictureReadError, match="colours of type CIELAB"):
        decode(tiff(np.zeros((8, 8, 3), np.uint32), "cielab"), "x")


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_cmyk_in_a_profile(kind: type, monkeypatch: pytest.MonkeyPatch) -> None:
    cyan, magenta, yellow, black = np.mgrid[:2, :2, :2, :2]
    corners = np.stack([240 - 240 * black, 128 - 60 * cyan + 40 * magenta, 128 - 40 * cyan + 50 * yellow], axis=-1)
    ink = RNG.integers(0, 256, (40, 50, 4), dtype=np.uint8)
    # Between such corners everything lies on straight lines, however a program goes from one to the next.
    unit = ink / 255
    lab = np.stack(
        [(240 - 240 * unit[..., 3]) * 100 / 255, -60 * unit[..., 0] + 40 * unit[..., 1],
         -40 * unit[..., 0] + 50 * unit[..., 2]], axis=-1,
    )  # fmt: skip
    stored = ink if kind is np.uint8 else ink.astype(np.uint16) * 257
    # In strips, as a larger picture is.
    monkeypatch.setattr(strips, "STRIP_PIXELS", 350)
    picture = decode(tiff(stored, "separated", cmyk_profile(corners)), "x")
    assert np.abs(picture.pixels - srgb_of_lab(lab)).max() <= 1.5


@pytest.mark.parametrize("method", [2, 3])
@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_a_profile_in_jpeg_2000(kind: type, method: int) -> None:
    levels = RNG.integers(0, 256, (40, 50, 3))
    profile = bytes(imagecodecs.cms_profile("adobergb"))
    picture = decode(jp2(levels, kind, bytes([method, 0, 0]) + profile), "x")
    assert np.abs(picture.pixels - srgb((levels / 255) ** ADOBE_GAMMA @ ADOBE_TO_SRGB.T)).max() <= 1


def test_a_gray_profile_in_jpeg_2000() -> None:
    levels = np.arange(256).reshape(16, 16)
    picture = decode(jp2(levels, np.uint8, bytes([2, 0, 0]) + gray_profile(1.0)), "x")
    assert np.abs(picture.pixels - srgb(levels[..., np.newaxis] / 255)).max() <= 0.6


@pytest.mark.parametrize("box", [b"\2\0\0 no profile", b"\1\0\0\0\0\0\x10"])
def test_jpeg_2000_without_a_profile_is_srgb(box: bytes) -> None:
    levels = RNG.integers(0, 256, (40, 50, 3))
    assert np.array_equal(decode(jp2(levels, np.uint8, box), "x").pixels, levels)


def jp2(levels: np.ndarray, kind: type, color: bytes) -> bytes:
    """A JPEG 2000 of 8 or 16 bits with this box of colour."""
    values = (levels * (257 if kind is np.uint16 else 1)).astype(kind)
    data = bytes(imagecodecs.jpeg2k_encode(values, level=0, codecformat="jp2", reversible=True))
    start, head = data.index(b"colr") - 4, data.index(b"jp2h") - 4
    end, old = start + int.from_bytes(data[start : start + 4], "big"), int.from_bytes(data[head : head + 4], "big")
    added = struct.pack(">I", 8 + len(color)) + b"colr" + color
    length = struct.pack(">I", old + len(added) - (end - start))
    return data[:head] + length + data[head + 4 : start] + added + data[end:]
