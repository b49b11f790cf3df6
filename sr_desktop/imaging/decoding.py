"""From an opened Pillow image of any mode to upright 8-bit sRGB and alpha."""

from __future__ import annotations

from typing import IO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from sr_desktop.imaging.depth import gray_to_8_bits, is_deep_color, is_deep_gray, raw_modes, read_deep_color
from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.profiles import to_srgb
from sr_desktop.imaging.tiff import UnreadableTiffError, is_planar_deep, is_white_zero, open_rare_tiff

_PREMULTIPLIED = {"RGBa": "RGBA", "La": "LA"}


def to_arrays(image: Image.Image, stream: IO[bytes]) -> tuple[Pixels, NDArray[np.uint8] | None, bool]:
    """The pixels ``(H, W, 3)``, alpha ``(H, W)`` or None if all opaque, and whether the file holds one gray channel.

    Args:
        image: As opened, not yet loaded.
        stream: What it was opened from, to be read a second time for deep colours.
    """
    # Pillow opens 16-bit gray with alpha as RGBA; the raw mode of the data still shows it.
    gray_alpha = any(mode.startswith("LA;16") for mode in raw_modes(image))
    icc_profile = image.info.get("icc_profile")
    colors, alpha = _split_alpha(_to_8_bits(image, stream))
    if gray_alpha:
        colors = colors.getchannel(0)
    is_gray = colors.mode == "L"
    colors = to_srgb(colors, icc_profile)
    pixels = np.array(colors)
    if is_gray:
        # A gray profile converted to sRGB leaves the three channels equal but for rounding: take one for all.
        channel = pixels if pixels.ndim == 2 else pixels[..., 1]
        pixels = np.repeat(channel[..., np.newaxis], 3, axis=2)
    opacity = None if alpha is None else np.array(alpha)
    if opacity is not None and (opacity == 255).all():
        opacity = None
    return np.ascontiguousarray(pixels), opacity, is_gray


def _to_8_bits(image: Image.Image, stream: IO[bytes]) -> Image.Image:
    """The image upright, in a mode of 8 bits a channel."""
    if is_planar_deep(image):
        stream.seek(0)
        try:
            rare = open_rare_tiff(stream, image.width * image.height)
        except UnreadableTiffError:
            rare = None
        if rare is not None:
            return ImageOps.exif_transpose(rare)
        image.load()
    elif is_deep_color(image):
        image = read_deep_color(image, stream)
    elif is_deep_gray(image):
        image = gray_to_8_bits(image, white_is_zero=is_white_zero(image))
    else:
        image.load()
    return ImageOps.exif_transpose(image)


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
