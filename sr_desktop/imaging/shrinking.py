"""Shrinking to any size with antialias, band by band."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_SUPPORT = 3
"""Pixels of the result, to each side, that the Lanczos kernel reaches over."""
_BAND_PIXELS = 4_000_000
"""Pixels of the given picture that a band has at most, if one row of the result does not need more."""

Array = TypeVar("Array", bound=NDArray[np.uint8])


def shrink(array: Array, size: tuple[int, int], checkpoint: Callable[[], None] = lambda: None) -> Array:
    """A picture at a smaller size by Lanczos (a = 3) with antialias, along rows and then along columns.

    Only a band of it is in Pillow's form at a time.

    Args:
        array: ``(H, W, 3)`` or ``(H, W)`` uint8.
        size: ``(width, height)`` of the result, at most the given ones.
        checkpoint: Called before each band; may raise to abandon it.

    Returns:
        ``(height, width, 3)`` or ``(height, width)`` uint8; the given array itself where it is of that size.
    """
    height, width = array.shape[:2]
    if size == (width, height):
        return array
    shrunk = np.empty((size[1], size[0], *array.shape[2:]), np.uint8)
    scale = height / size[1]
    reach = math.ceil(_SUPPORT * scale) + 1
    rows = max(1, int(_BAND_PIXELS / width / scale))
    for first in range(0, size[1], rows):
        checkpoint()
        last = min(first + rows, size[1])
        top, bottom = max(0, math.floor(first * scale) - reach), min(height, math.ceil(last * scale) + reach)
        band = Image.fromarray(np.ascontiguousarray(array[top:bottom]))
        # Rows first, for every band: Pillow would choose the order of axes by what a band happens to cost.
        narrow = band.resize((size[0], bottom - top), Image.Resampling.LANCZOS)
        box = (0.0, first * scale - top, float(size[0]), min(last * scale - top, float(bottom - top)))
        shrunk[first:last] = narrow.resize((size[0], last - first), Image.Resampling.LANCZOS, box=box)
    return shrunk  # type: ignore[return-value]  # as many axes as given
