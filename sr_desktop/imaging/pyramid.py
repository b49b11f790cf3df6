"""Pictures at half, quarter, eighth … size, from which a shrunk view is drawn without aliasing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Pixels

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


def build_pyramid(pixels: Pixels, min_side: int = MIN_SIDE) -> tuple[Pixels, ...]:
    """The picture and ever smaller ones, each half the one before, until the longer side is at most ``min_side``.

    Every pixel of a level is the mean of the 2 x 2 below it, halves rounded up; where a side is odd, its last row or
    column counts twice. The first one is ``pixels`` itself, not a copy: writing to it and
    calling `update_pyramid` keeps the rest in step.
    """
    levels = [pixels]
    for width, height in level_sizes((pixels.shape[1], pixels.shape[0]), min_side)[1:]:
        level = np.empty((height, width, 3), dtype=np.uint8)
        _halve(levels[-1], level, Rect(0, 0, width, height))
        levels.append(level)
    return tuple(levels)


def update_pyramid(levels: Sequence[Pixels], rect: Rect) -> None:
    """Make the smaller levels right again, in place, after ``rect`` of the first has been written to.

    Parts of ``rect`` outside the picture are ignored.
    """
    height, width = levels[0].shape[:2]
    touched = rect.intersected(Rect(0, 0, width, height))
    for below, level in pairwise(levels):
        if touched.is_empty:
            return
        touched = Rect.from_edges(touched.x // 2, touched.y // 2, (touched.right + 1) // 2, (touched.bottom + 1) // 2)
        _halve(below, level, touched)


def _halve(below: Pixels, level: Pixels, rect: Rect) -> None:
    """Compute ``rect`` of ``level`` from the level below it."""
    for top in range(rect.y, rect.bottom, STRIP_ROWS):
        bottom = min(top + STRIP_ROWS, rect.bottom)
        source = below[2 * top : 2 * bottom, 2 * rect.x : 2 * rect.right]
        odd_rows, odd_columns = source.shape[0] % 2, source.shape[1] % 2
        if odd_rows or odd_columns:
            source = np.pad(source, ((0, odd_rows), (0, odd_columns), (0, 0)), mode="edge")
        # Rows first: adding whole rows is the fastest that numpy does, and halves the work for the columns.
        sums = np.add(source[0::2], source[1::2], dtype=np.uint16)
        quad = sums[:, 0::2] + sums[:, 1::2]
        quad += 2
        quad >>= 2
        level[top:bottom, rect.x : rect.right] = quad
