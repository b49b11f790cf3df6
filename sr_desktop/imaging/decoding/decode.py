"""From an opened file of any kind to upright 8-bit sRGB and opacity."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import IO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sr_desktop.imaging.colors.color_spaces import REFERENCE_WHITE, ColorSpace
from sr_desktop.imaging.colors.profiles import deep_converter, to_srgb
from sr_desktop.imaging.colors.tone_mapping import converter_of
from sr_desktop.imaging.decoding.corrections import correct
from sr_desktop.imaging.decoding.deep import deep_samples
from sr_desktop.imaging.decoding.early_end import check_end
from sr_desktop.imaging.decoding.frames import tell_frames, tell_pages
from sr_desktop.imaging.decoding.stated_colors import numbered_space, png_overrides_profile, png_space, profile_numbers
from sr_desktop.imaging.formats.exr import read_exr
from sr_desktop.imaging.formats.isobmff import Box, Described, Nclx, describe, icc_profile_of_jp2
from sr_desktop.imaging.formats.large_avif import read_large_avif
from sr_desktop.imaging.formats.tiff import read_deep_tiff
from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.values.origin import Findings
from sr_desktop.imaging.values.samples import Conversion, Converter, Samples, Unit, to_8_bits
from sr_desktop.imaging.values.value_range import Numbers
from sr_desktop.messages.message import Message

Bytes = NDArray[np.uint8]

_PREMULTIPLIED = {"RGBa": "RGBA", "La": "LA"}
_ORIENTATION = 0x0112
LYING = (5, 6, 7, 8)
"""Orientations in which columns are stored as rows."""


@dataclass(frozen=True, slots=True, eq=False)
class Decoded:
    """Upright pixels ``(H, W, 3)`` in sRGB, opacity ``(H, W)`` or None if all opaque, whether the file holds gray."""

    pixels: Pixels
    alpha: Bytes | None
    is_gray: bool


def decode_image(image: Image.Image, stream: IO[bytes], findings: Findings) -> Decoded:
    """The first picture of a file that Pillow has opened.

    Args:
        image: As opened, not yet loaded.
        stream: What it was opened from, to be read again for what Pillow does not give.
        findings: Takes what the user should know.
    """
    tell_frames(image, stream, findings)
    described = describe(stream) if image.format in ("AVIF", "HEIF") else Described()
    # HEIC is cropped by its decoder.
    crop = described.crop if image.format == "AVIF" else None
    icc_profile = icc_profile_of_jp2(stream) if image.format == "JPEG2000" else image.info.get("icc_profile")
    if image.format == "PNG" and icc_profile and png_overrides_profile(stream):
        # Also where it states sRGB, of which no conversion is made.
        icc_profile = None
    space = _space(image, stream, described, icc_profile, findings)
    samples = deep_samples(image, stream, described)
    if samples is not None:
        check_end(image, stream, samples.colors[-1], findings)
    else:
        correct(image, stream)
        _load(image, findings)
        check_end(image, stream, None, findings)
        colors, alpha = _split_alpha(image)
        if space is None or colors.mode not in ("L", "RGB"):
            pixels = np.atleast_3d(np.array(to_srgb(colors, icc_profile, findings)))
            gray = colors.mode == "L"
            return _upright(pixels, None if alpha is None else np.array(alpha), gray, crop, orientation_of(image))
        samples = Samples(np.atleast_3d(np.array(colors)), None if alpha is None else np.array(alpha))
    gray = samples.colors.shape[2] == 1
    conversion = _conversion(space, icc_profile, 1 if gray else 3, findings)
    pixels, opacity = to_8_bits(samples, findings, conversion)
    return _upright(pixels, opacity, gray, crop, orientation_of(image))


def decode_deep_tiff(stream: IO[bytes], findings: Findings) -> Decoded:
    """The first page of a TIFF that Pillow does not read, or not rightly.

    Raises:
        UnreadableTiffError: Its colours or its compression are not supported.
    """
    tell_pages(stream, findings)
    page = read_deep_tiff(stream, findings)
    gray = page.mode == "L"
    conversion = None
    if page.mode in ("L", "RGB"):
        numbers = profile_numbers(page.icc_profile or b"")
        conversion = _conversion(numbered_space(numbers, findings), page.icc_profile, 1 if gray else 3, findings)
    samples = replace(page.samples, colors=_lab_in_8_bits(page.samples.colors)) if page.mode == "LAB" else page.samples
    pixels, alpha = to_8_bits(samples, findings, conversion)
    if page.mode not in ("L", "RGB"):
        image = Image.frombytes(page.mode, pixels.shape[1::-1], pixels.tobytes())
        pixels = np.array(to_srgb(image, page.icc_profile, findings))
    return _upright(pixels, alpha, gray, None, page.orientation)


def decode_exr(stream: IO[bytes], findings: Findings) -> Decoded:
    """The first part of an OpenEXR file.

    Raises:
        UnreadableExrError: It has no channels of colour.
    """
    picture = read_exr(stream, findings)
    pixels, alpha = to_8_bits(picture.samples, findings, _conversion(picture.space, None, 3, findings))
    return _upright(pixels, alpha, pixels.shape[2] == 1, None, 1)


def decode_samples(samples: Samples, findings: Findings) -> Decoded:
    """Values in sRGB, upright as they are."""
    pixels, alpha = to_8_bits(samples, findings)
    return _upright(pixels, alpha, samples.colors.shape[2] == 1, None, 1)


def decode_large_avif(stream: IO[bytes], findings: Findings) -> Decoded:
    """An AVIF of more pixels than Pillow opens.

    Raises:
        TooLargeAvifError: What reads it is not installed.
    """
    described = describe(stream)
    profile = described.icc_profile
    space = numbered_space(profile_numbers(profile) if profile else _spread(described.nclx), findings)
    samples = read_large_avif(stream)
    gray = samples.colors.shape[2] == 1
    pixels, alpha = to_8_bits(samples, findings, _conversion(space, profile, 1 if gray else 3, findings))
    return _upright(pixels, alpha, gray, None, 1)


def _space(
    image: Image.Image, stream: IO[bytes], described: Described, icc_profile: bytes | None, findings: Findings
) -> ColorSpace | None:
    """The colour space that is stated by numbers; None for sRGB, and if a profile counts."""
    if image.format == "PNG":
        if (space := png_space(stream, findings)) is not None:
            return space
    elif image.format == "AVIF" and not icc_profile:
        return numbered_space(_spread(described.nclx), findings)
    elif image.format == "HEIF" and not icc_profile:
        stated = image.info.get("nclx_profile")
        if stated is not None:
            numbers = Nclx(int(stated["color_primaries"]), int(stated["transfer_characteristics"]), is_full_range=True)
            return numbered_space(numbers, findings)
    return numbered_space(profile_numbers(icc_profile or b""), findings)


def _spread(numbers: Nclx | None) -> Nclx | None:
    """The numbers of an AVIF once it is decoded: decoders make full range of every one."""
    return None if numbers is None else replace(numbers, is_full_range=True)


def _conversion(
    space: ColorSpace | None, icc_profile: bytes | None, channels: int, findings: Findings
) -> Conversion | None:
    """How the colours become sRGB's; None if they are."""
    if space is not None:
        return lambda some: _told_converter(space, some, findings)
    if icc_profile:
        converter = deep_converter(icc_profile, channels, findings)
        if converter is not None:
            return lambda some: converter
    return None


def _told_converter(space: ColorSpace, some: Unit, findings: Findings) -> Converter:
    converter = converter_of(space, some)
    if converter.peak > 1:
        findings.tell(
            Message(
                "color.tone-mapped",
                name=findings.name,
                space=space.title,
                peak=f"{converter.peak * REFERENCE_WHITE:.0f}",
                white=f"{REFERENCE_WHITE:.0f}",
            )
        )
    else:
        findings.tell(Message("color.converted", name=findings.name, space=space.title))
    return converter


def _load(image: Image.Image, findings: Findings) -> None:
    """Decode; of a file that breaks off, what is there, if that is allowed."""
    try:
        image.load()
    except Exception:
        # Pillow's plugins raise errors of every kind. It keeps what it has decoded, unless it has not begun.
        if not findings.options.allow_truncated or getattr(image, "_im", None) is None:
            raise
        image.tile = []  # type: ignore[attr-defined]  # a file's
        if not np.asarray(image).any():
            raise
        findings.tell(Message("picture.part", name=findings.name))


def _lab_in_8_bits(colors: Numbers) -> Bytes:
    """CIE L*a*b* of a TIFF, of 16 bits, as Pillow has it: lightness to 255, and two signed values."""
    if colors.dtype == np.uint8:
        return colors
    lightness = np.rint(colors[..., :1] / 257).astype(np.uint8)
    tint = np.rint(np.ascontiguousarray(colors[..., 1:]).view(np.int16) / 256).clip(-128, 127).astype(np.int8)
    return np.concatenate([lightness, tint.view(np.uint8)], axis=2)


def orientation_of(image: Image.Image) -> int:
    """How an opened picture lies, as EXIF counts, 1 to 8; in a broken file it may be any number."""
    # JPEG XL is turned by its decoder, which leaves what the camera wrote as it was.
    return 1 if image.format == "JXL" else int(image.getexif().get(_ORIENTATION, 1))


def _split_alpha(image: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """The colours in mode L, RGB, CMYK, LAB or YCbCr, and the alpha channel in mode L if there is one."""
    if image.mode in _PREMULTIPLIED:
        image = image.convert(_PREMULTIPLIED[image.mode])
    if image.mode == "1":
        image = image.convert("L")
    if image.mode == "PA" or "transparency" in image.info:
        image = image.convert("LA" if image.mode == "L" else "RGBA")
    if image.mode == "LA":
        return image.getchannel("L"), image.getchannel("A")
    if image.mode == "RGBA":
        return image.convert("RGB"), image.getchannel("A")
    if image.mode in ("L", "RGB", "CMYK", "LAB", "YCbCr"):
        return image, None
    return image.convert("RGB"), None


def _upright(pixels: Bytes, alpha: Bytes | None, is_gray: bool, crop: Box | None, orientation: int) -> Decoded:
    """The part that is meant, turned; gray as three equal channels."""
    if is_gray:
        pixels = np.repeat(pixels, 3, axis=2)
    if alpha is not None and (alpha == 255).all():
        alpha = None
    if crop is not None:
        left, top, right, bottom = crop
        pixels = pixels[top:bottom, left:right]
        alpha = None if alpha is None else alpha[top:bottom, left:right]
    turned = None if alpha is None else np.ascontiguousarray(_turned(alpha, orientation))
    return Decoded(np.ascontiguousarray(_turned(pixels, orientation)), turned, is_gray)


def _turned(array: Bytes, orientation: int) -> Bytes:
    """An array ``(H, W, ...)`` turned upright from an orientation of EXIF, 1 to 8; from any other as it is."""
    if orientation in LYING:
        array = array.swapaxes(0, 1)
    if orientation in (3, 4, 7, 8):
        array = array[::-1]
    if orientation in (2, 3, 6, 7):
        array = array[:, ::-1]
    return array
