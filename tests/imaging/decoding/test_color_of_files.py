"""Colours that files state otherwise than by an ICC profile, against conversions written here from the standards.

ITU-T H.273 has the chromaticities, IEC 61966-2-1 sRGB, SMPTE ST 2084 PQ, ITU-R BT.2100 HLG and its system gamma,
BT.2390 the tone curve; Bradford's adaptation is that of ICC.1:2022, annex E. White is 203 cd/m2 by BT.2408.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

import imagecodecs
import numpy as np
import pytest
from PIL import Image, ImageCms

from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import decode

D65, D65_XYZ = (0.3127, 0.3290), np.array([0.95046, 1.0, 1.08906])
CHROMATICITIES = {
    1: ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06), D65),
    9: ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046), D65),
    11: ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060), (0.314, 0.351)),
    12: ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060), D65),
}
RNG = np.random.default_rng(3)
COLORS = RNG.integers(0, 65536, (24, 30, 3), dtype=np.uint16)
COLORS[0] = np.linspace(0, 65535, 30).astype(np.uint16)[:, None]


# --- the independent conversion -------------------------------------------------------------------------------------


def xyz_of(x: float, y: float) -> np.ndarray:
    return np.array([x / y, 1, (1 - x - y) / y])


def to_xyz(primaries: int) -> np.ndarray:
    red, green, blue, white = CHROMATICITIES[primaries]
    matrix = np.stack([xyz_of(*red), xyz_of(*green), xyz_of(*blue)], axis=1)
    matrix = matrix * (np.linalg.inv(matrix) @ xyz_of(*white))
    bradford = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])
    gains = (bradford @ xyz_of(*D65)) / (bradford @ xyz_of(*white))
    return np.linalg.inv(bradford) @ (gains[:, None] * (bradford @ matrix))


def pq(values: np.ndarray) -> np.ndarray:
    """ST 2084, equation 4.1, in cd/m2."""
    m1, m2, c1, c2, c3 = 0.1593017578125, 78.84375, 0.8359375, 18.8515625, 18.6875
    power = values ** (1 / m2)
    return 10000 * (np.maximum(power - c1, 0) / (c2 - c3 * power)) ** (1 / m1)


def pq_inverse(light: np.ndarray) -> np.ndarray:
    m1, m2, c1, c2, c3 = 0.1593017578125, 78.84375, 0.8359375, 18.8515625, 18.6875
    power = (light / 10000) ** m1
    return ((c1 + c2 * power) / (1 + c3 * power)) ** m2


def hlg(values: np.ndarray) -> np.ndarray:
    """BT.2100, table 5: the inverse OETF, then the OOTF with gamma 1.2 for 1000 cd/m2."""
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    scene = np.where(values <= 0.5, values**2 / 3, (np.exp((values - c) / a) + b) / 12)
    luminance = 0.2627 * scene[..., 0] + 0.6780 * scene[..., 1] + 0.0593 * scene[..., 2]
    return 1000 * luminance[..., None] ** 0.2 * scene


def srgb(values: np.ndarray) -> np.ndarray:
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


TO_LIGHT: dict[int, Callable[[np.ndarray], np.ndarray]] = {
    4: lambda values: values**2.2,
    8: lambda values: values,
    13: srgb,
    16: lambda values: pq(values) / 203,
    18: lambda values: hlg(values) / 203,
}


def toned(light: np.ndarray) -> np.ndarray:
    """BT.2390, section 5.4.1, from the peak of the picture to 203 cd/m2, on the largest of R, G and B."""
    brightest = light.max(axis=-1)
    peak = np.quantile(brightest, 0.9999)
    if peak <= 1:
        return light
    e1 = np.minimum(pq_inverse(brightest * 203) / pq_inverse(np.array(peak * 203)), 1)
    most = pq_inverse(np.array(203.0)) / pq_inverse(np.array(peak * 203))
    knee = 1.5 * most - 0.5
    t = (e1 - knee) / (1 - knee)
    p = (2 * t**3 - 3 * t**2 + 1) * knee + (t**3 - 2 * t**2 + t) * (1 - knee) + (-2 * t**3 + 3 * t**2) * most
    e2 = np.where(e1 < knee, e1, p)
    shown = pq(e2 * pq_inverse(np.array(peak * 203))) / 203
    return light * (shown / np.maximum(brightest, 1e-12))[..., None]


def converted(unit: np.ndarray, primaries: int, transfer: int) -> np.ndarray:
    light = TO_LIGHT[transfer](unit)
    if transfer in (16, 18):
        light = toned(light)
    linear = np.clip(light @ (np.linalg.inv(to_xyz(1)) @ to_xyz(primaries)).T, 0, 1)
    encoded = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return encoded * 255


def assert_close(picture: Picture, expected: np.ndarray, levels: float = 2) -> None:
    assert np.abs(picture.pixels - expected).max() <= levels


# --- files ----------------------------------------------------------------------------------------------------------


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(values: np.ndarray, *chunks: bytes) -> bytes:
    """A PNG of 8 or 16 bits with these chunks before its pixels."""
    height, width, channels = values.shape
    deep = values.dtype == np.uint16
    rows = b"".join(b"\0" + row.astype(">u2" if deep else np.uint8).tobytes() for row in values)
    kind = {1: 0, 2: 4, 3: 2, 4: 6}[channels]
    head = struct.pack(">IIBBBBB", width, height, 16 if deep else 8, kind, 0, 0, 0)
    body = [chunk(b"IHDR", head), *chunks, chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(body)


def cicp(primaries: int, transfer: int, full: int = 1) -> bytes:
    return chunk(b"cICP", bytes([primaries, transfer, 0, full]))


def gama(value: float) -> bytes:
    return chunk(b"gAMA", struct.pack(">I", round(value * 100_000)))


def chrm(primaries: int) -> bytes:
    red, green, blue, white = CHROMATICITIES[primaries]
    numbers = (*white, *red, *green, *blue)
    return chunk(b"cHRM", struct.pack(">8I", *(round(number * 100_000) for number in numbers)))


def iccp(profile: bytes) -> bytes:
    return chunk(b"iCCP", b"x\0\0" + zlib.compress(profile))


def notices(picture: Picture) -> str:
    return " ".join(str(notice) for notice in picture.origin.notices)


# --- PNG ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize(
    ("primaries", "transfer"), [(9, 16), (9, 18), (12, 13), (12, 16), (1, 16), (11, 4), (9, 13), (1, 8)]
)
def test_png_cicp(primaries: int, transfer: int, bits: int) -> None:
    values = COLORS if bits == 16 else (COLORS >> 8).astype(np.uint8)
    picture = decode(png(values, cicp(primaries, transfer)), "x")
    assert_close(picture, converted(values / (2**bits - 1), primaries, transfer))
    assert ("HDR" in notices(picture)) == (transfer in (16, 18))
    assert len(picture.origin.notices) == 1


@pytest.mark.parametrize("transfer", [16, 18])
def test_what_is_no_brighter_than_white_stays_as_it_was(transfer: int) -> None:
    """An sRGB picture put into HDR with white at 203 cd/m2 comes back."""
    original = RNG.integers(0, 256, (16, 16, 3), dtype=np.uint8)
    light = srgb(original / 255) @ (np.linalg.inv(to_xyz(9)) @ to_xyz(1)).T
    if transfer == 16:
        values = pq_inverse(light * 203)
    else:
        luminance = (light * 0.203) @ np.array([0.2627, 0.6780, 0.0593])
        scene = light * 0.203 / luminance[..., None] ** (0.2 / 1.2)
        bright = 0.17883277 * np.log(np.maximum(12 * scene, 1) - 0.28466892) + 0.55991073
        values = np.where(scene <= 1 / 12, np.sqrt(3 * scene), bright)
    picture = decode(png(np.rint(values * 65535).astype(np.uint16), cicp(9, transfer)), "x")
    assert np.abs(picture.pixels.astype(int) - original).max() <= 1
    assert "tone curve" not in notices(picture)


def test_the_narrow_range_of_video_is_spread() -> None:
    values = np.clip(COLORS >> 8, 16, 235).astype(np.uint8)
    picture = decode(png(values, cicp(12, 13, full=0)), "x")
    assert_close(picture, converted((values - 16.0) / 219, 12, 13))


def test_gray_and_opacity_in_hdr() -> None:
    values = COLORS[..., :2]
    picture = decode(png(values, cicp(9, 16)), "x")
    expected = converted(np.repeat(values[..., :1] / 65535, 3, axis=2), 9, 16)
    assert picture.is_gray
    assert_close(picture, expected)
    assert np.array_equal(picture.alpha, np.rint(values[..., 1] / 257))


def test_a_palette_in_another_space() -> None:
    image = Image.fromarray((COLORS >> 8).astype(np.uint8)).quantize(16)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    data = stream.getvalue()
    unit = np.array(image.convert("RGB")) / 255
    picture = decode(data[:33] + cicp(12, 13) + data[33:], "x")
    assert_close(picture, converted(unit, 12, 13))


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize(("value", "exponent"), [(1.0, 1.0), (1 / 1.8, 1.8), (1 / 2.6, 2.6)])
def test_png_gama(value: float, exponent: float, bits: int) -> None:
    values = COLORS if bits == 16 else (COLORS >> 8).astype(np.uint8)
    picture = decode(png(values, gama(value)), "x")
    linear = (values / (2**bits - 1)) ** exponent
    assert_close(picture, converted(linear, 1, 8), 1)
    assert "converted to sRGB" in notices(picture)


def test_png_gama_with_chrm() -> None:
    values = (COLORS >> 8).astype(np.uint8)
    picture = decode(png(values, gama(1.0), chrm(9)), "x")
    assert_close(picture, converted(values / 255, 9, 8))
    picture = decode(png(values, chrm(12)), "x")
    assert_close(picture, converted(values / 255, 12, 13))


@pytest.mark.parametrize(
    "chunks",
    [
        (gama(0.45455),),
        (gama(0.45455), chrm(1)),
        (chrm(1),),
        (chunk(b"sRGB", b"\0"), gama(1.0), chrm(9)),
        (cicp(1, 13),),
        (cicp(1, 1),),
        (cicp(2, 2),),
        (gama(0.0),),
        (gama(1 / 2.2), chunk(b"cHRM", b"\0" * 32)),
        (cicp(1, 13), gama(1.0)),
    ],
)
def test_srgb_by_any_name_costs_nothing(chunks: tuple[bytes, ...]) -> None:
    values = (COLORS >> 8).astype(np.uint8)
    picture = decode(png(values, *chunks), "x")
    assert np.array_equal(picture.pixels, values)
    assert picture.origin.notices == ()


def test_the_first_of_cicp_profile_and_gamma_counts() -> None:
    values = (COLORS >> 8).astype(np.uint8)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert_close(decode(png(values, iccp(profile), cicp(12, 13), gama(1.0)), "x"), converted(values / 255, 12, 13))
    assert np.array_equal(decode(png(values, iccp(profile), gama(1.0)), "x").pixels, values)


def swapped_profile() -> bytes:
    """A profile that is not sRGB: its red and blue are swapped, so that no one can mistake its effect."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for place in range(int.from_bytes(profile[128:132], "big")):
        at = 132 + 12 * place
        swapped = {b"rXYZ": b"bXYZ", b"bXYZ": b"rXYZ"}
        profile[at : at + 4] = swapped.get(bytes(profile[at : at + 4]), profile[at : at + 4])
    return bytes(profile)


@pytest.mark.parametrize("bits", [8, 16])
def test_a_cicp_of_srgb_counts_before_a_profile(bits: int) -> None:
    values = COLORS if bits == 16 else (COLORS >> 8).astype(np.uint8)
    plain = decode(png(values), "x").pixels
    both = decode(png(values, iccp(swapped_profile()), cicp(1, 13)), "x")
    assert np.array_equal(both.pixels, plain)
    assert both.origin.notices == ()
    # Where its numbers say nothing, or nothing that is known, the profile does.
    for numbers in ((2, 2), (200, 13)):
        other = decode(png(values, iccp(swapped_profile()), cicp(*numbers)), "x")
        assert np.abs(other.pixels.astype(int) - plain).max() > 50


def test_colours_that_are_not_known_are_told() -> None:
    values = (COLORS >> 8).astype(np.uint8)
    picture = decode(png(values, cicp(200, 13)), "x")
    assert np.array_equal(picture.pixels, values)
    assert "primaries 200, transfer 13" in notices(picture)


# --- AVIF and HEIC --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("primaries", "transfer", "bits"), [(9, 16, 10), (9, 18, 10), (12, 13, 8), (9, 16, 12), (12, 13, 10)]
)
def test_avif_nclx(primaries: int, transfer: int, bits: int) -> None:
    values = (COLORS >> (16 - bits)).astype(np.uint8 if bits == 8 else np.uint16)
    data = imagecodecs.avif_encode(
        values, level=100, bitspersample=bits, primaries=primaries, transfer=transfer, matrix=0, speed=10
    )
    picture = decode(data, "x")
    assert_close(picture, converted(values / (2**bits - 1), primaries, transfer))
    assert len(picture.origin.notices) == 1


def test_avif_of_10_bits_in_srgb_is_rounded() -> None:
    values = COLORS >> 6
    data = imagecodecs.avif_encode(values, level=100, bitspersample=10, primaries=1, transfer=13, matrix=0, speed=10)
    assert np.array_equal(decode(data, "x").pixels, np.rint(values / 1023 * 255))


@pytest.mark.parametrize("channels", [1, 3])
def test_avif_in_the_narrow_range_of_video_is_spread_once(encoded: Callable[..., bytes], channels: int) -> None:
    """As most programs write AVIF; the decoder spreads it."""
    ramp = np.repeat(np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 16, axis=0), channels, axis=2)
    image = Image.fromarray(ramp if channels == 3 else ramp[..., 0])
    picture = decode(encoded(image, "AVIF", quality=100, range="limited", subsampling="4:4:4"), "x")
    assert_close(picture, ramp.astype(float))
    assert picture.origin.notices == ()


def test_deep_avif_in_the_narrow_range_of_video_is_spread_once() -> None:
    gray = np.repeat(np.arange(64, 941, dtype=np.uint16)[None], 16, axis=0)
    full = imagecodecs.avif_encode(gray, level=100, bitspersample=10, primaries=1, transfer=13)
    # The last byte of the box of colour says how far the values go.
    place = full.find(b"nclx") + 10
    narrow = full[:place] + bytes([full[place] & 0x7F]) + full[place + 1 :]
    picture = decode(narrow, "x")
    assert_close(picture, (gray[..., None] - 64) / 876 * 255, 1)
    assert picture.origin.notices == ()


@pytest.mark.parametrize(("primaries", "transfer", "deep"), [(12, 13, False), (9, 16, True), (9, 18, True)])
def test_heic_nclx(primaries: int, transfer: int, deep: bool) -> None:
    pillow_heif = pytest.importorskip("pillow_heif")
    values = np.repeat(np.repeat(COLORS[:4, :6], 8, axis=0), 8, axis=1)
    if deep:
        image = pillow_heif.from_bytes("RGB;16", values.shape[1::-1], values.tobytes())
    else:
        image = pillow_heif.from_bytes("RGB", values.shape[1::-1], (values >> 8).astype(np.uint8).tobytes())
    stream = io.BytesIO()
    image.save(
        stream, quality=-1, chroma=444, matrix_coefficients=0, color_primaries=primaries,
        transfer_characteristics=transfer,
    )  # fmt: skip
    stored = np.asarray(pillow_heif.open_heif(io.BytesIO(stream.getvalue()), convert_hdr_to_8bit=False))
    picture = decode(stream.getvalue(), "x")
    assert_close(picture, converted(stored / (65535 if deep else 255), primaries, transfer))
    assert "converted to sRGB" in notices(picture)


# --- ICC profiles ---------------------------------------------------------------------------------------------------


def with_cicp_tag(primaries: int, transfer: int) -> bytes:
    """An sRGB profile that says by its cicp tag, which comes first, that it is another space."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(profile[128:132], "big")
    tag = b"cicp" + bytes(4) + bytes([primaries, transfer, 0, 1])
    entries = [profile[132 + 12 * place : 144 + 12 * place] for place in range(count)]
    moved = b"".join(
        entry[:4] + (int.from_bytes(entry[4:8], "big") + 12).to_bytes(4, "big") + entry[8:] for entry in entries
    )
    rest = bytes(profile[132 + 12 * count :])
    start = 132 + 12 * (count + 1) + len(rest)
    entry = b"cicp" + start.to_bytes(4, "big") + len(tag).to_bytes(4, "big")
    whole = bytes(profile[:128]) + (count + 1).to_bytes(4, "big") + moved + entry + rest + tag
    return len(whole).to_bytes(4, "big") + whole[4:]


@pytest.mark.parametrize("file_format", ["PNG", "TIFF", "WEBP"])
def test_the_cicp_tag_of_a_profile_counts(encoded: Callable[..., bytes], file_format: str) -> None:
    values = (COLORS >> 8).astype(np.uint8)
    options = {"lossless": True} if file_format == "WEBP" else {}
    data = encoded(Image.fromarray(values), file_format, icc_profile=with_cicp_tag(9, 16), **options)
    picture = decode(data, "x")
    assert_close(picture, converted(values / 255, 9, 16))
