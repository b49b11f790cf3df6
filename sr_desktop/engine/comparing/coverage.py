"""Which pixels of a picture are done, and how to cut what is missing into rectangles. Imports no torch."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np

from sr_desktop.imaging.geometry import Rect


class Coverage:
    """The pixels of a picture that are done.

    Args:
        size: ``(width, height)`` of the picture.
    """

    def __init__(self, size: tuple[int, int]) -> None:
        self._bounds = Rect(0, 0, *size)
        self._done = np.zeros((size[1], size[0]), np.bool_)
        self._missing = self._bounds.area

    @property
    def bounds(self) -> Rect:
        """The whole picture."""
        return self._bounds

    @property
    def missing_area(self) -> int:
        """How many pixels are missing."""
        return self._missing

    def add(self, rect: Rect) -> None:
        """These pixels are done."""
        part = self._done[rect.slices]
        self._missing -= part.size - int(np.count_nonzero(part))
        part[:] = True

    def leave_out_all_but(self, rect: Rect) -> None:
        """What lies outside of a rectangle in the picture counts as done."""
        inside = self._done[rect.slices].copy()
        self._done[:] = True
        self._done[rect.slices] = inside
        self._missing = inside.size - int(np.count_nonzero(inside))

    def has(self, rect: Rect) -> bool:
        """Whether all pixels of a rectangle are done, as far as it lies in the picture."""
        return self._missing == 0 or bool(self._done[rect.intersected(self._bounds).slices].all())

    def done(self) -> tuple[Rect, ...]:
        """Rectangles that cover exactly what is done, without overlaps: few and wide ones."""
        return tuple(_bands(self._done, 0, 0))

    def missing_in(self, rect: Rect) -> tuple[Rect, ...]:
        """Rectangles that cover exactly what is missing in a rectangle, without overlaps: few and wide ones."""
        area = rect.intersected(self._bounds)
        return tuple(_bands(~self._done[area.slices], area.x, area.y))

    def box_of_missing(self, rect: Rect) -> Rect:
        """The smallest rectangle that holds all that is missing in a rectangle; empty if nothing is."""
        area = rect.intersected(self._bounds)
        missing = ~self._done[area.slices]
        rows, columns = np.flatnonzero(missing.any(axis=1)), np.flatnonzero(missing.any(axis=0))
        if not rows.size:
            return Rect(area.x, area.y, 0, 0)
        return Rect.from_edges(
            area.x + int(columns[0]), area.y + int(rows[0]), area.x + int(columns[-1]) + 1, area.y + int(rows[-1]) + 1
        )


def _bands(mask: np.ndarray[tuple[int, int], np.dtype[np.bool_]], left: int, top: int) -> Iterable[Rect]:
    """The true pixels as rectangles: rows that are alike form a band, and each run of a band is one."""
    height = mask.shape[0]
    if not height or not mask.shape[1]:
        return
    changes = np.flatnonzero((mask[1:] != mask[:-1]).any(axis=1)) + 1
    edges = [0, *(int(row) for row in changes), height]
    for start, stop in pairwise(edges):
        row = np.concatenate([[False], mask[start], [False]])
        turns = np.flatnonzero(row[1:] != row[:-1])
        for begin, end in zip(turns[::2], turns[1::2], strict=True):
            yield Rect.from_edges(left + int(begin), top + start, left + int(end), top + stop)
