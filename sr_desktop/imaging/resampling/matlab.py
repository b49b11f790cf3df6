"""MATLAB's `imresize` for shrinking: the bicubic with which most published data sets were made."""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

_SUPPORT = 2
"""Pixels of the small picture that the cubic reaches to each side."""


def matlab_shrink(array: NDArray[np.uint8], factor: int) -> NDArray[np.uint8]:
    """``(H, W, ...)`` uint8 as ``imresize(array, 1 / factor)`` gives it: ``(H / factor, W / factor, ...)`` uint8.

    Keys' cubic with a = -0.5, widened by `factor` against aliasing; what lies outside is the mirrored picture. As in
    MATLAB columns are shrunk along their length before rows are, and both results are rounded to uint8.

    Raises:
        ValueError: A side is no multiple of `factor`.
    """
    if array.shape[0] % factor or array.shape[1] % factor:
        raise ValueError(f"a picture of {array.shape[1]} x {array.shape[0]} does not shrink evenly by {factor}")
    return _along(_along(array, 0, factor), 1, factor)


def _along(array: NDArray[np.uint8], axis: int, factor: int) -> NDArray[np.uint8]:
    # Where the factor is whole, every pixel of the result has the same weights.
    centre = (factor - 1) / 2
    first = int(np.floor(centre - _SUPPORT * factor)) + 1
    places = np.arange(first, factor - first)
    weights = _cubic((centre - places) / factor)
    padding = [(0, 0)] * array.ndim
    padding[axis] = (-first, -first)
    padded = np.pad(array, padding, mode="symmetric")
    windows = np.moveaxis(sliding_window_view(padded, len(places), axis), axis, 0)[::factor]
    result = windows @ (weights / weights.sum())
    rounded: NDArray[np.uint8] = np.rint(np.clip(result, 0, 255)).astype(np.uint8)
    return np.ascontiguousarray(np.moveaxis(rounded, 0, axis))


def _cubic(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Keys 1981, a = -0.5."""
    distance = np.abs(x)
    near = 1.5 * distance**3 - 2.5 * distance**2 + 1
    far = -0.5 * distance**3 + 2.5 * distance**2 - 4 * distance + 2
    return np.where(distance <= 1, near, np.where(distance <= 2, far, 0.0))
