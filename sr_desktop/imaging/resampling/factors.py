"""Shrinking and enlarging by whole factors, all with Pillow."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Opacity
from sr_desktop.imaging.opacity import filled
from sr_desktop.imaging.picture import Picture, Pixels

Value = TypeVar("Value", np.uint8, np.float32)


class Kernel(StrEnum):
    """The interpolation kernels of the baselines."""

    NEAREST = "nearest"
    BILINEAR = "bilinear"
    BICUBIC = "bicubic"


_PILLOW = {
    Kernel.NEAREST: Image.Resampling.NEAREST,
    Kernel.BILINEAR: Image.Resampling.BILINEAR,
    Kernel.BICUBIC: Image.Resampling.BICUBIC,
}


_REACH = 3
"""How many pixels to each side a kernel needs at most when it enlarges, and one more."""


def crop_to_multiple(picture: Picture, multiple: int = 4) -> Picture:
    """The picture without the right columns and bottom rows that keep its sides from being multiples of ``multiple``.

    The picture itself, not a copy, if there is nothing to cut off.

    Raises:
        ValueError: A side is shorter than ``multiple``.
    """
    width, height = picture.width // multiple * multiple, picture.height // multiple * multiple
    if not width or not height:
        raise ValueError(
            f"The picture '{picture.name}' is {picture.width} x {picture.height} pixels; "
            f"it needs at least {multiple} x {multiple}."
        )
    if (width, height) == picture.size:
        return picture
    return picture.cropped(Rect(0, 0, width, height))


def downscale(picture: Picture, factor: int = 4) -> Picture:
    """The picture at a ``factor``-th of its size: bicubic (Keys, a = -0.5) with antialias, rounded to uint8.

    Opacity is shrunk the same way. Where the picture is not opaque, colours weigh as much as they are seen, and those
    that nobody sees are filled (`sr_desktop.imaging.opacity`); wherever all under the kernel is opaque, the result is
    that of an opaque picture. All channels go through the same arithmetic, so a gray picture stays gray.

    Raises:
        ValueError: A side is no multiple of ``factor`` (crop it with `crop_to_multiple` first).
    """
    if picture.width % factor or picture.height % factor:
        raise ValueError(f"a picture of {picture.width} x {picture.height} does not shrink evenly by {factor}")
    size = picture.width // factor, picture.height // factor
    pixels = _resized(picture.pixels, size, Kernel.BICUBIC)
    if picture.alpha is None:
        return replace(picture, pixels=pixels)
    opaque = _opaque_below(picture.alpha, factor)
    weighted, alpha = _weighted_shrink(picture.pixels, picture.alpha, size)
    return filled(replace(picture, pixels=np.where(opaque[..., np.newaxis], pixels, weighted), alpha=alpha))


def upscale(pixels: Pixels, factor: int, kernel: Kernel) -> Pixels:
    """``(H, W, 3)`` uint8 enlarged to ``(H * factor, W * factor, 3)`` uint8, pixel centres aligned, edges repeated."""
    return _resized(pixels, (pixels.shape[1] * factor, pixels.shape[0] * factor), kernel)


def upscale_part(pixels: Pixels, factor: int, kernel: Kernel, part: Rect) -> Pixels:
    """What `upscale` makes of a part of ``pixels``, in every pixel the same, without computing the rest.

    Args:
        pixels: ``(H, W, 3)`` uint8.
        factor: By which it is enlarged.
        kernel: The interpolation.
        part: The part of ``pixels``.

    Returns:
        ``(part.height * factor, part.width * factor, 3)`` uint8.
    """
    bounds = Rect(0, 0, pixels.shape[1], pixels.shape[0])
    # A narrow part would come out smaller than what Pillow is given, which it would shrink in another order of axes.
    made = part.grown(2).intersected(bounds)
    # Pillow takes what lies outside its box into account, as far as the kernel reaches.
    given = made.grown(_REACH).intersected(bounds)
    box = made.moved(-given.x, -given.y)
    image = Image.fromarray(np.ascontiguousarray(pixels[given.slices]))
    size = made.width * factor, made.height * factor
    enlarged = np.asarray(image.resize(size, _PILLOW[kernel], box=(box.x, box.y, box.right, box.bottom)))
    return np.array(enlarged[part.moved(-made.x, -made.y).scaled(factor).slices])


def upscale_alpha(alpha: Opacity, factor: int, kernel: Kernel = Kernel.BICUBIC) -> Opacity:
    """``(H, W)`` uint8 opacity enlarged to ``(H * factor, W * factor)`` uint8, as `upscale` does with colours.

    Bicubic for the results of every method: networks know no opacity, and only so do results differ by colours alone.
    """
    return _resized(alpha, (alpha.shape[1] * factor, alpha.shape[0] * factor), kernel)


def _resized(array: NDArray[Value], size: tuple[int, int], kernel: Kernel) -> NDArray[Value]:
    # np.array rather than np.asarray: the latter is a read-only view of Pillow's bytes.
    return np.array(Image.fromarray(np.ascontiguousarray(array)).resize(size, _PILLOW[kernel]))


def _opaque_below(alpha: Opacity, factor: int) -> NDArray[np.bool_]:
    """For every shrunk pixel, whether all that the kernel reaches (two and a half pixels each way) is opaque."""
    height, width = alpha.shape[0] // factor, alpha.shape[1] // factor
    lowest = alpha.reshape(height, factor, width, factor).min((1, 3))
    found: NDArray[np.bool_] = np.asarray(Image.fromarray(lowest).filter(ImageFilter.MinFilter(5))) == 255
    return found


def _weighted_shrink(pixels: Pixels, alpha: Opacity, size: tuple[int, int]) -> tuple[Pixels, Opacity]:
    """Colours shrunk with the weight of their opacity, black where that is nothing, and the opacity.

    In float: 8 bits would leave few levels of the colours of faint pixels.
    """
    weight = _resized(alpha.astype(np.float32), size, Kernel.BICUBIC)
    opacity = np.clip(np.rint(weight), 0, 255).astype(np.uint8)
    seen = opacity > 0
    shrunk = np.zeros((size[1], size[0], 3), np.uint8)
    for channel in range(3):
        sums = _resized(pixels[..., channel] * alpha.astype(np.float32), size, Kernel.BICUBIC)
        shrunk[..., channel][seen] = np.clip(np.rint(sums[seen] / weight[seen]), 0, 255)
    return shrunk, opacity
