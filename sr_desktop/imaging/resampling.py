"""Shrinking and enlarging by whole factors, all with Pillow."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Picture, Pixels


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

    Alpha is shrunk the same way. All channels go through the same arithmetic, so a gray picture stays gray.

    Raises:
        ValueError: A side is no multiple of ``factor`` (crop it with `crop_to_multiple` first).
    """
    if picture.width % factor or picture.height % factor:
        raise ValueError(f"a picture of {picture.width} x {picture.height} does not shrink evenly by {factor}")
    size = picture.width // factor, picture.height // factor
    alpha = None if picture.alpha is None else _resized(picture.alpha, size, Kernel.BICUBIC)
    return replace(picture, pixels=_resized(picture.pixels, size, Kernel.BICUBIC), alpha=alpha)


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


def upscale_alpha(alpha: NDArray[np.uint8], factor: int, kernel: Kernel = Kernel.BICUBIC) -> NDArray[np.uint8]:
    """``(H, W)`` uint8 opacity enlarged to ``(H * factor, W * factor)`` uint8, as `upscale` does with colours."""
    return _resized(alpha, (alpha.shape[1] * factor, alpha.shape[0] * factor), kernel)


def _resized(array: NDArray[np.uint8], size: tuple[int, int], kernel: Kernel) -> NDArray[np.uint8]:
    # np.array rather than np.asarray: the latter is a read-only view of Pillow's bytes.
    return np.array(Image.fromarray(np.ascontiguousarray(array)).resize(size, _PILLOW[kernel]))
