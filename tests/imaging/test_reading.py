"""Every kind of file becomes upright 8-bit sRGB."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image, ImageCms

from sr_desktop.imaging.colors.profiles import srgb_profile
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import decode, read_picture, read_size, read_upright_size
from sr_desktop.messages.message import Message

Encoded = Png16 = Callable[..., bytes]

RNG = np.random.default_rng(5)
RGBA = RNG.integers(0, 256, (9, 12, 4), dtype=np.uint8)
DEEP = RNG.integers(0, 65536, (9, 12, 4), dtype=np.uint16)
DEEP[0, :8, 0] = [0, 128, 129, 255, 256, 32768, 65406, 65535]


def as_tiff(array: np.ndarray, **options: object) -> bytes:
    stream = io.BytesIO()
    tifffile.imwrite(stream, array, **options)
    return stream.getvalue()


def rounded(values: np.ndarray) -> np.ndarray:
    return np.rint(values / 257).astype(np.uint8)


def assert_pixels(picture: Picture, expected: np.ndarray, tolerance: int = 0) -> None:
    expected = np.broadcast_to(expected, picture.pixels.shape)
    assert np.abs(picture.pixels.astype(int) - expected).max() <= tolerance
    assert picture.pixels.flags.c_contiguous


# --- formats and modes of 8 bits ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file_format", "options"),
    [("PNG", {}), ("TIFF", {}), ("BMP", {}), ("PPM", {}), ("WEBP", {"lossless": True}),
     ("TIFF", {"compression": "tiff_lzw"}), ("TIFF", {"compression": "jpeg", "quality": 100})],
)  # fmt: skip
def test_rgb(encoded: Encoded, file_format: str, options: dict[str, object]) -> None:
    image = Image.fromarray(RGBA[..., :3])
    lossy = options.get("compression") == "jpeg"
    picture = decode(encoded(image, file_format, **options), "pasted")
    assert_pixels(picture, np.array(image), 80 if lossy else 0)
    assert (picture.name, picture.path, picture.alpha, picture.is_gray) == ("pasted", None, None, False)


@pytest.mark.parametrize(("file_format", "tolerance"), [("JPEG", 4), ("AVIF", 4), ("GIF", 0)])
def test_formats_that_lose(encoded: Encoded, file_format: str, tolerance: int) -> None:
    image = Image.new("RGB", (16, 12), (200, 40, 90))
    options = {} if file_format == "GIF" else {"quality": 95}
    assert_pixels(decode(encoded(image, file_format, **options), "x"), np.array(image), tolerance)


@pytest.mark.parametrize("file_format", ["PNG", "TIFF", "WEBP"])
def test_alpha_is_kept_apart(encoded: Encoded, file_format: str) -> None:
    options = {"lossless": True, "exact": True} if file_format == "WEBP" else {}
    picture = decode(encoded(Image.fromarray(RGBA), file_format, **options), "x")
    assert_pixels(picture, RGBA[..., :3])
    assert np.array_equal(picture.alpha, RGBA[..., 3])


def test_an_opaque_alpha_is_left_out(encoded: Encoded) -> None:
    image = Image.fromarray(RGBA)
    image.putalpha(255)
    assert decode(encoded(image, "PNG"), "x").alpha is None


@pytest.mark.parametrize(
    ("mode", "file_format"), [("L", "PNG"), ("L", "TIFF"), ("L", "JPEG"), ("1", "PNG"), ("LA", "PNG")]
)
def test_gray_is_told(encoded: Encoded, mode: str, file_format: str) -> None:
    image = Image.fromarray(RGBA[..., 0]).convert(mode)
    picture = decode(encoded(image, file_format), "x")
    assert picture.is_gray
    assert_pixels(picture, np.array(image.convert("L"))[..., None], 40 if file_format == "JPEG" else 0)
    assert (picture.pixels[..., 0] == picture.pixels[..., 2]).all()


def test_a_palette_becomes_colours_and_its_transparent_entry_alpha(encoded: Encoded) -> None:
    image = Image.fromarray((np.arange(108).reshape(9, 12) % 4).astype(np.uint8), "P")
    image.putpalette([10, 20, 30, 250, 0, 0, 0, 250, 0, 0, 0, 250])
    picture = decode(encoded(image, "PNG", transparency=2), "x")
    assert picture.pixels[0, :4].tolist() == [[10, 20, 30], [250, 0, 0], [0, 250, 0], [0, 0, 250]]
    assert picture.alpha is not None
    assert picture.alpha[0, :4].tolist() == [255, 255, 0, 255]
    assert not picture.is_gray


def test_a_transparent_colour_becomes_alpha(encoded: Encoded) -> None:
    image = Image.fromarray(RGBA[..., :3])
    picture = decode(encoded(image, "PNG", transparency=tuple(int(v) for v in RGBA[3, 4, :3])), "x")
    assert picture.alpha is not None
    assert picture.alpha[3, 4] == 0
    assert (picture.alpha == 0).sum() == 1


@pytest.mark.parametrize("file_format", ["GIF", "PNG", "WEBP", "TIFF"])
def test_the_first_frame_is_taken(encoded: Encoded, file_format: str) -> None:
    frames = [Image.new("RGB", (8, 8), color) for color in ("#c82814", "#1428c8")]
    options = {"lossless": True} if file_format == "WEBP" else {}
    data = encoded(frames[0], file_format, save_all=True, append_images=frames[1:], **options)
    assert_pixels(decode(data, "x"), np.array([200, 40, 20]))


# --- more than 8 bits -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_png_of_16_bits_is_rounded(png_16: Png16, channels: int) -> None:
    picture = decode(png_16(DEEP[..., :channels]), "x")
    assert_pixels(picture, rounded(DEEP[..., : min(channels, 3)]))
    assert picture.is_gray == (channels == 1)
    if channels == 4:
        assert np.array_equal(picture.alpha, rounded(DEEP[..., 3]))


def test_png_of_16_bit_gray_with_alpha_is_gray(png_16: Png16) -> None:
    picture = decode(png_16(DEEP[..., :2]), "x")
    assert picture.is_gray
    assert_pixels(picture, rounded(DEEP[..., :1]), 1)  # Pillow gives the high bytes only.
    assert picture.alpha is not None


def test_a_transparent_value_of_16_bit_gray(png_16: Png16) -> None:
    picture = decode(png_16(DEEP[..., :1], transparent=(int(DEEP[4, 4, 0]),)), "x")
    assert picture.alpha is not None
    assert picture.alpha[4, 4] == 0
    assert (picture.alpha == 0).sum() == 1


@pytest.mark.parametrize("byteorder", ["<", ">"])
@pytest.mark.parametrize("compression", [None, "zlib"])
@pytest.mark.parametrize(
    ("channels", "options"),
    [
        (1, {"photometric": "minisblack"}),
        (1, {"photometric": "miniswhite"}),
        (2, {"photometric": "minisblack", "planarconfig": "contig", "extrasamples": ["unassalpha"]}),
        (3, {"photometric": "rgb"}),
        (3, {"photometric": "rgb", "planarconfig": "separate"}),
        (4, {"photometric": "rgb", "extrasamples": ["unassalpha"]}),
    ],
)
def test_tiff_of_16_bits_is_rounded(
    byteorder: str, compression: str | None, channels: int, options: dict[str, object]
) -> None:
    array = DEEP[..., 0] if channels == 1 else DEEP[..., :channels]
    if options.get("planarconfig") == "separate":
        array = np.ascontiguousarray(np.moveaxis(array, -1, 0))
    picture = decode(as_tiff(array, byteorder=byteorder, compression=compression, **options), "x")
    expected = rounded(DEEP[..., :1] if channels < 3 else DEEP[..., :3])
    assert_pixels(picture, 255 - expected if options["photometric"] == "miniswhite" else expected)
    assert picture.is_gray == (channels < 3)
    assert (picture.alpha is not None) == (channels in (2, 4))
    if picture.alpha is not None:
        assert np.array_equal(picture.alpha, rounded(DEEP[..., channels - 1]))


@pytest.mark.parametrize("white", [1, 255, 65535])
@pytest.mark.parametrize("channels", [1, 3])
def test_floating_point_tiff_is_scaled_by_its_range(white: int, channels: int) -> None:
    values = DEEP[..., :channels].astype(np.float32) / 65535 * white
    values[0, 0] = np.nan
    array = values[..., 0] if channels == 1 else values
    picture = decode(as_tiff(array, photometric="minisblack" if channels == 1 else "rgb"), "x")
    expected = rounded(DEEP[..., :channels])
    expected[0, 0] = 0
    assert_pixels(picture, expected)
    assert picture.is_gray == (channels == 1)


def test_12_bits_span_the_whole_range() -> None:
    values = DEEP[..., 0] >> 4
    bits = (values[..., None] >> np.arange(11, -1, -1) & 1).astype(np.uint8)
    packed = np.packbits(bits.reshape(len(values), -1), axis=1).tobytes()
    # Written as bytes of 8 bits; the tags then say that they are 12 bits a value.
    data = bytearray(as_tiff(np.frombuffer(packed, np.uint8).reshape(len(values), -1), byteorder=">"))
    tags = int.from_bytes(data[4:8], "big") + 2
    for place in range(int.from_bytes(data[tags - 2 : tags], "big")):
        tag = tags + 12 * place
        new = {256: values.shape[1], 258: 12}.get(int.from_bytes(data[tag : tag + 2], "big"))
        if new is not None:
            # As 16 bits with nothing behind them, or as 32.
            data[tag + 8 : tag + 12] = (new << 16 if data[tag + 3] == 3 else new).to_bytes(4, "big")
    picture = decode(bytes(data), "x")
    assert_pixels(picture, np.rint(values / 4095 * 255)[..., None])
    assert picture.is_gray


# --- colour ---------------------------------------------------------------------------------------------------------


def test_cmyk_without_a_profile_follows_the_plain_formula(encoded: Encoded) -> None:
    cmyk = Image.fromarray(RGBA, "CMYK")
    c, m, y, k = (RGBA[..., i] / 255 for i in range(4))
    expected = np.stack([(1 - ink) * (1 - k) for ink in (c, m, y)], axis=-1) * 255
    picture = decode(encoded(cmyk, "TIFF"), "x")
    assert_pixels(picture, np.rint(expected).astype(int), 1)
    assert picture.origin.notices == (Message("color.converted", name="x", space="CMYK"),)


def test_lab_is_converted(encoded: Encoded) -> None:
    lab = Image.new("LAB", (8, 8), (255, 128, 128))
    assert_pixels(decode(encoded(lab, "TIFF"), "x"), np.array(255), 1)
    half = Image.new("LAB", (8, 8), (136, 128, 128))  # L* 53.3 is sRGB 127 or so.
    assert_pixels(decode(encoded(half, "TIFF"), "x"), np.array(127), 2)


def swapped_profile() -> bytes:
    """An RGB profile with red and blue exchanged: what is red to it is blue to sRGB."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack(">I", data[128:132])[0]
    names = {i: bytes(data[132 + 12 * i : 136 + 12 * i]) for i in range(count)}
    for i, name in names.items():
        data[132 + 12 * i : 136 + 12 * i] = {b"rXYZ": b"bXYZ", b"bXYZ": b"rXYZ"}.get(name, name)
    return bytes(data)


@pytest.mark.parametrize("file_format", ["PNG", "TIFF", "WEBP"])
def test_a_profile_is_applied(encoded: Encoded, file_format: str) -> None:
    options = {"lossless": True} if file_format == "WEBP" else {}
    data = encoded(Image.fromarray(RGBA[..., :3]), file_format, icc_profile=swapped_profile(), **options)
    assert_pixels(decode(data, "x"), RGBA[..., 2::-1], 1)


def test_an_srgb_profile_costs_no_rounding(encoded: Encoded) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = encoded(Image.fromarray(RGBA[..., :3]), "PNG", icc_profile=profile)
    assert_pixels(decode(data, "x"), RGBA[..., :3])


def test_our_profile_is_the_same_whenever_it_is_made() -> None:
    """The header of a profile holds a date (ICC.1, 7.2.1), which would be that of the run that wrote the file."""
    assert struct.unpack(">6H", srgb_profile()[24:36]) == (1999, 10, 18, 0, 0, 0)
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[24:36] = srgb_profile()[24:36]
    assert made == srgb_profile()


@pytest.mark.parametrize("profile", [b"no profile at all", b"\0" * 200])
def test_a_broken_profile_is_ignored_and_told_once(
    encoded: Encoded, profile: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    data = encoded(Image.fromarray(RGBA[..., :3]), "PNG", icc_profile=profile)
    picture = decode(data, "x")
    assert_pixels(picture, RGBA[..., :3])
    assert Message("color.profile-ignored", name="x") in picture.origin.notices
    assert not caplog.records


def test_a_profile_for_other_channels_is_ignored(encoded: Encoded) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture = decode(encoded(Image.fromarray(RGBA[..., 0]), "JPEG", icc_profile=profile, quality=100), "x")
    assert picture.is_gray


# --- orientation ----------------------------------------------------------------------------------------------------

TURNS = {
    1: lambda a: a,
    2: lambda a: a[:, ::-1],
    3: lambda a: a[::-1, ::-1],
    4: lambda a: a[::-1],
    5: lambda a: a.swapaxes(0, 1),
    6: lambda a: np.rot90(a, -1),
    7: lambda a: a[::-1, ::-1].swapaxes(0, 1),
    8: lambda a: np.rot90(a),
}


@pytest.mark.parametrize("orientation", list(TURNS))
@pytest.mark.parametrize("file_format", ["PNG", "TIFF", "WEBP"])
def test_orientation_is_applied(encoded: Encoded, orientation: int, file_format: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"lossless": True, "exact": True} if file_format == "WEBP" else {}
    picture = decode(encoded(Image.fromarray(RGBA), file_format, exif=exif, **options), "x")
    upright = TURNS[orientation](RGBA)
    assert_pixels(picture, upright[..., :3])
    assert np.array_equal(picture.alpha, upright[..., 3])


@pytest.mark.parametrize("orientation", [3, 6])
@pytest.mark.parametrize(
    "options",
    [
        {"photometric": "minisblack"},
        {"photometric": "rgb"},
        {"photometric": "rgb", "planarconfig": "separate"},
    ],
)
def test_orientation_of_deep_tiff_is_applied_once(orientation: int, options: dict[str, object]) -> None:
    array = DEEP[..., 0] if options["photometric"] == "minisblack" else DEEP[..., :3]
    planes = np.ascontiguousarray(np.moveaxis(array, -1, 0)) if "planarconfig" in options else array
    data = as_tiff(planes, extratags=[(274, 3, 1, orientation, True)], **options)
    expected = rounded(TURNS[orientation](array))
    assert_pixels(decode(data, "x"), expected[..., None] if expected.ndim == 2 else expected)


@pytest.mark.parametrize("orientation", [3, 6])
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "AVIF", "TIFF", "TIFF by XMP", "16 bits", "CMYK, deep"])
def test_the_size_is_known_before_it_is_decoded(tmp_path: Path, encoded: Encoded, kind: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    tag = {"extratags": [(274, 3, 1, orientation, True)]}
    xmp = f'<x tiff:Orientation="{orientation}"/>'.encode()
    data = {
        "16 bits": lambda: as_tiff(DEEP[..., :3], photometric="rgb", **tag),
        "CMYK, deep": lambda: as_tiff(DEEP, photometric="separated", **tag),
        "TIFF": lambda: as_tiff(RGBA[..., :3], photometric="rgb", compression="lzw", **tag),
        "TIFF by XMP": lambda: as_tiff(
            RGBA[..., 0], photometric="minisblack", extratags=[(700, 1, len(xmp), xmp, True)]
        ),
    }.get(kind, lambda: encoded(Image.fromarray(RGBA[..., :3]), kind, exif=exif))()
    path = tmp_path / "x"
    path.write_bytes(data)
    height, width = RGBA.shape[:2]
    assert read_size(path) == (width, height)
    assert (
        read_upright_size(path) == read_picture(path).size == ((height, width) if orientation == 6 else (width, height))
    )
