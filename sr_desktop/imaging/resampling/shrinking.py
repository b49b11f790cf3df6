"""Shrinking to any size with antialias, band by band."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sr_desktop.imaging.layer import Layer

_SUPPORT = 3
"""Pixels of the result, to each side, that the Lanczos kernel reaches over."""
_BAND_PIXELS = 4_000_000
"""Pixels of the given picture that a band has at most, if one row of the result does not need more."""

Array = TypeVar("Array", bound=NDArray[np.uint8])
Size = tuple[int, int]


def shrink(array: Array, size: Size, checkpoint: Callable[[], None] = lambda: None) -> Array:
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
    for band in _bands((width, height), size):
        checkpoint()
        shrunk[band.made] = band.shrunk(array[band.given])
    return shrunk  # type: ignore[return-value]  # as many axes as given


def shrink_layer(layer: Layer, size: Size, checkpoint: Callable[[], None] = lambda: None) -> Layer:
    """As `shrink`, colours and opacity: colours weigh as much as they are seen.

    So what is seen over any background shrinks as it would if it were one picture. Colours that nobody sees are shrunk
    by themselves.
    """
    pixels = shrink(layer.pixels, size, checkpoint)
    if layer.alpha is None or pixels is layer.pixels:
        return Layer(pixels, layer.alpha)
    alpha = np.empty((size[1], size[0]), np.uint8)
    for band in _bands((layer.alpha.shape[1], layer.alpha.shape[0]), size):
        checkpoint()
        opacity = layer.alpha[band.given].astype(np.float32)
        weight = band.shrunk(opacity)
        alpha[band.made] = np.clip(np.rint(weight), 0, 255)
        seen = alpha[band.made] > 0
        for channel in range(3):
            sums = band.shrunk(layer.pixels[band.given][..., channel] * opacity)
            pixels[band.made][..., channel][seen] = np.clip(np.rint(sums[seen] / weight[seen]), 0, 255)
    return Layer(pixels, alpha)


@dataclass(frozen=True, slots=True)
class _Band:
    """Some rows of the result.

    Attributes:
        made: Which.
        given: The rows that they are made of.
        size: Their width and height.
        box: Where they lie in those rows, in pixels of these.
    """

    made: slice
    given: slice
    size: Size
    box: tuple[float, float, float, float]

    def shrunk(self, rows: NDArray[Any]) -> NDArray[Any]:
        """The rows that are given, ``(h, W, 3)`` or ``(h, W)`` uint8 or ``(h, W)`` float32, shrunk."""
        image = Image.fromarray(np.ascontiguousarray(rows))
        # Rows first, for every band: Pillow would choose the order of axes by what a band happens to cost.
        narrow = image.resize((self.size[0], image.height), Image.Resampling.LANCZOS)
        return np.asarray(narrow.resize(self.size, Image.Resampling.LANCZOS, box=self.box))


def _bands(of: Size, size: Size) -> Iterator[_Band]:
    width, height = of
    scale = height / size[1]
    reach = math.ceil(_SUPPORT * scale) + 1
    rows = max(1, int(_BAND_PIXELS / width / scale))
    for first in range(0, size[1], rows):
        last = min(first + rows, size[1])
        top, bottom = max(0, math.floor(first * scale) - reach), min(height, math.ceil(last * scale) + reach)
        box = (0.0, first * scale - top, float(size[0]), min(last * scale - top, float(bottom - top)))
        yield _Band(slice(first, last), slice(top, bottom), (size[0], last - first), box)
