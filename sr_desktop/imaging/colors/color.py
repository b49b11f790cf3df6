"""Between sRGB and YCbCr by ITU-R BT.601, studio range, as the super-resolution literature uses it.

Y spans 16 to 235, Cb and Cr 16 to 240 around 128, on the scale of 8-bit values but not rounded. These are the numbers
of MATLAB's ``rgb2ycbcr``, in which the published tables are measured.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sr_desktop.imaging.picture import Pixels

LUMA_WEIGHTS = np.array([65.481, 128.553, 24.966]) / 255
"""Weights of R, G and B (0 to 255) in Y, before the offset of 16."""

LUMA_OFFSET = 16.0
"""Y of black."""

_TO_YCBCR = np.array([[65.481, 128.553, 24.966], [-37.797, -74.203, 112.0], [112.0, -93.786, -18.214]]) / 255
_OFFSET = np.array([16.0, 128.0, 128.0])
_TO_RGB = np.linalg.inv(_TO_YCBCR)


def luma(pixels: Pixels) -> NDArray[np.float64]:
    """Y of ``(H, W, 3)`` uint8 sRGB as ``(H, W)`` float64, 16 to 235, not rounded."""
    return weighted(pixels, LUMA_WEIGHTS) + LUMA_OFFSET


def weighted(values: NDArray[np.generic], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weighted sum of the three channels of ``(H, W, 3)``, as ``(H, W)`` float64.

    Without a matrix product: numpy's library for these starts threads that wait in a loop, and takes the processors
    from whatever else computes.
    """
    total: NDArray[np.float64] = values[..., 0] * weights[0]
    for channel in (1, 2):
        total += values[..., channel] * weights[channel]
    return total


def rgb_to_ycbcr(pixels: Pixels) -> NDArray[np.float32]:
    """Y, Cb and Cr of ``(H, W, 3)`` uint8 sRGB as ``(H, W, 3)`` float32, not rounded."""
    return pixels.astype(np.float32) @ _TO_YCBCR.T.astype(np.float32) + _OFFSET.astype(np.float32)


def ycbcr_to_rgb(ycbcr: NDArray[np.float32]) -> Pixels:
    """``(H, W, 3)`` uint8 sRGB from Y, Cb and Cr, rounded and clipped to 0..255; undoes `rgb_to_ycbcr` exactly."""
    rgb = (ycbcr - _OFFSET.astype(np.float32)) @ _TO_RGB.T.astype(np.float32)
    np.rint(rgb, out=rgb)
    np.clip(rgb, 0, 255, out=rgb)
    return np.ascontiguousarray(rgb.astype(np.uint8))
