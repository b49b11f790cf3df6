"""What makes a picture worse: blur, shrinking, noise and JPEG coding, each from uint8 pixels to uint8 pixels.

Order and strengths are up to the caller: `degradation` has fixed ones, the trainer draws them.
"""

from __future__ import annotations

import io
import math
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sr_desktop.imaging.colors.channels import LUMA_WEIGHTS
from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.resampling.matlab import matlab_shrink

_REACH = 3.0
"""Standard deviations at which a Gaussian kernel is cut off."""
_LUMA = np.array(LUMA_WEIGHTS, np.float32)
"""Weights of R, G and B in the luma (BT.601), for Poisson noise that is the same in all three."""


class Shrinking(StrEnum):
    """How a picture is made smaller; all are antialiased."""

    BICUBIC = "bicubic"
    """Pillow's, the protocol's."""
    MATLAB = "matlab"
    """MATLAB's bicubic: mirrored at the edges, where Pillow leaves out what lies outside."""
    BILINEAR = "bilinear"
    """Pillow's: a triangle of twice the factor's width."""
    AREA = "area"
    """Mean of the pixels that become one."""


_PILLOW = {
    Shrinking.BICUBIC: Image.Resampling.BICUBIC,
    Shrinking.BILINEAR: Image.Resampling.BILINEAR,
    Shrinking.AREA: Image.Resampling.BOX,
}


def gaussian_kernel(sigma: float, across: float | None = None, angle: float = 0.0) -> NDArray[np.float32]:
    """A ``(2r + 1, 2r + 1)`` Gaussian that sums to 1, r three standard deviations.

    Args:
        sigma: Standard deviation in pixels along the direction of `angle`.
        across: At a right angle to it; None takes `sigma`, which makes the kernel isotropic.
        angle: Radians from the x axis towards the y axis (down).
    """
    across = sigma if across is None else across
    radius = kernel_radius(max(sigma, across))
    y, x = np.mgrid[-radius : radius + 1, -radius : radius + 1]
    along = (x * math.cos(angle) + y * math.sin(angle)) / sigma
    beside = (y * math.cos(angle) - x * math.sin(angle)) / across
    kernel = np.exp(-0.5 * (along**2 + beside**2))
    normalised: NDArray[np.float32] = (kernel / kernel.sum()).astype(np.float32)
    return normalised


def kernel_radius(sigma: float) -> int:
    """Pixels that a Gaussian kernel reaches to each side."""
    return math.ceil(_REACH * sigma)


def blurred(pixels: Pixels, kernel: NDArray[np.float32]) -> Pixels:
    """``(H, W, 3)`` uint8 convolved with ``(2r + 1, 2r + 1)``; what lies outside is the mirrored picture."""
    from scipy.signal import oaconvolve  # takes a third of a second, which a start without blur need not wait for

    radius = kernel.shape[0] // 2
    padded = np.pad(pixels, ((radius, radius), (radius, radius), (0, 0)), mode="symmetric").astype(np.float32)
    return _as_pixels(oaconvolve(padded, kernel[..., None], mode="valid", axes=(0, 1)))


def shrunk(pixels: Pixels, factor: int, shrinking: Shrinking = Shrinking.BICUBIC) -> Pixels:
    """``(H, W, 3)`` uint8 at a ``factor``-th of its size; the sides are multiples of `factor`."""
    if shrinking is Shrinking.MATLAB:
        return matlab_shrink(pixels, factor)
    size = pixels.shape[1] // factor, pixels.shape[0] // factor
    return np.array(Image.fromarray(np.ascontiguousarray(pixels)).resize(size, _PILLOW[shrinking]))


def with_gaussian_noise(pixels: Pixels, sigma: float, random: np.random.Generator, gray: bool = False) -> Pixels:
    """Normal noise added to ``(H, W, 3)`` uint8: `sigma` in levels of 255, each channel's own or, if `gray`, one."""
    shape = (*pixels.shape[:2], 1 if gray else 3)
    return _as_pixels(pixels + sigma * random.standard_normal(shape, dtype=np.float32))


def with_poisson_noise(pixels: Pixels, photons: float, random: np.random.Generator, gray: bool = False) -> Pixels:
    """Shot noise of ``(H, W, 3)`` uint8: white is the mean of so many photons, in each channel or, if `gray`, of luma.

    The standard deviation of a value v is ``sqrt(255 v / photons)`` levels.
    """
    level = photons / 255
    if not gray:
        return _as_pixels(random.poisson(pixels * level) / level)
    luma = (pixels @ _LUMA)[..., None]
    return _as_pixels(pixels + (random.poisson(luma * level) / level - luma))


def jpeg_coded(pixels: Pixels, quality: int, subsampled: bool = True) -> Pixels:
    """``(H, W, 3)`` uint8 through Pillow's JPEG coding at a quality of 1 to 100; `subsampled` makes it 4:2:0."""
    file = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(
        file, "JPEG", quality=quality, subsampling="4:2:0" if subsampled else "4:4:4"
    )
    return np.array(Image.open(file))


def _as_pixels(values: NDArray[Any]) -> Pixels:
    rounded: Pixels = np.clip(np.rint(values), 0, 255).astype(np.uint8)
    return rounded
