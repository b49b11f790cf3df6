"""Pictures at half, quarter, eighth … size, from which a shrunk view is drawn without aliasing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Opacity, Pixels

STRIP_ROWS = 64
"""Rows of the smaller picture made at a time: the intermediate sums then stay in the processor's cache."""


MIN_SIDE = 256
"""The levels end with the first whose longer side is at most this."""


def level_sizes(size: tuple[int, int], min_side: int = MIN_SIDE) -> tuple[tuple[int, int], ...]:
    """``(width, height)`` of every level of a picture of ``size``, that itself first."""
    sizes = [size]
    while max(sizes[-1]) > max(min_side, 1):
        width, height = sizes[-1]
        sizes.append(((width + 1) // 2, (height + 1) // 2))
    return tuple(sizes)


def build_pyramid(
    pixels: NDArray[np.uint8], min_side: int = MIN_SIDE, opacity: Sequence[Opacity] | None = None
) -> tuple[NDArray[np.uint8], ...]:
    """The picture and ever smaller ones, each half the one before, until the longer side is at most ``min_side``.

    Every pixel of a level is the mean of the 2 x 2 below it, halves rounded up; where a side is odd, its last row or
    column counts twice. The first one is ``pixels`` itself, not a copy: writing to it and
    calling `update_pyramid` keeps the rest in step.

    Args:
        pixels: Colours ``(H, W, 3)`` or opacity ``(H, W)``.
        min_side: Where to end.
        opacity: That of the colours as such a pyramid: they weigh as much as they are seen.
    """
    levels = [pixels]
    for number, (width, height) in enumerate(level_sizes((pixels.shape[1], pixels.shape[0]), min_side)[1:]):
        level = np.empty((height, width, *pixels.shape[2:]), dtype=np.uint8)
        _halve(levels[-1], level, Rect(0, 0, width, height), None if opacity is None else opacity[number])
        levels.append(level)
    return tuple(levels)


def update_pyramid(levels: Sequence[Pixels], rect: Rect, opacity: Sequence[Opacity] | None = None) -> None:
    """Make the smaller levels right again, in place, after ``rect`` of the first has been written to.

    Parts of ``rect`` outside the picture are ignored.

    Args:
        levels: As `build_pyramid` gave them.
        rect: What was written to.
        opacity: As there.
    """
    height, width = levels[0].shape[:2]
    touched = rect.intersected(Rect(0, 0, width, height))
    for number, (below, level) in enumerate(pairwise(levels)):
        if touched.is_empty:
            return
        touched = Rect.from_edges(touched.x // 2, touched.y // 2, (touched.right + 1) // 2, (touched.bottom + 1) // 2)
        _halve(below, level, touched, None if opacity is None else opacity[number])


def _halve(below: NDArray[np.uint8], level: NDArray[np.uint8], rect: Rect, weight: Opacity | None) -> None:
    """Compute ``rect`` of ``level`` from the level below it."""
    for top in range(rect.y, rect.bottom, STRIP_ROWS):
        bottom = min(top + STRIP_ROWS, rect.bottom)
        source = below[2 * top : 2 * bottom, 2 * rect.x : 2 * rect.right]
        odd_rows, odd_columns = source.shape[0] % 2, source.shape[1] % 2
        if odd_rows or odd_columns:
            source = _padded(source, odd_rows, odd_columns)
        if weight is not None:
            weights = weight[2 * top : 2 * bottom, 2 * rect.x : 2 * rect.right]
            if weights.min(initial=255) < 255:
                level[top:bottom, rect.x : rect.right] = _weighted(source, _padded(weights, odd_rows, odd_columns))
                continue
        # Rows first: adding whole rows is the fastest that numpy does, and halves the work for the columns.
        sums = np.add(source[0::2], source[1::2], dtype=np.uint16)
        quad = sums[:, 0::2] + sums[:, 1::2]
        quad += 2
        quad >>= 2
        level[top:bottom, rect.x : rect.right] = quad


def _padded(values: NDArray[np.uint8], rows: int, columns: int) -> NDArray[np.uint8]:
    """With the last row or column twice, if wanted."""
    return np.pad(values, ((0, rows), (0, columns), *[(0, 0)] * (values.ndim - 2)), mode="edge")


def _weighted(colors: Pixels, weights: Opacity) -> NDArray[np.uint32]:
    """The weighted means of 2 x 2 pixels; what nobody sees counts a little, for want of anything else."""
    each = weights.astype(np.uint32) * 4096 + 1
    products = colors * each[..., np.newaxis]
    total = each[0::2] + each[1::2]
    total = (total[:, 0::2] + total[:, 1::2])[..., np.newaxis]
    sums = products[0::2] + products[1::2]
    means: NDArray[np.uint32] = (sums[:, 0::2] + sums[:, 1::2] + total // 2) // total
    return means
