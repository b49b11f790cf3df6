"""Cutting a picture into tiles that overlap, and the order in which to do them.

All in pixels of the low-resolution picture. A network whose output pixel depends on no input further away than the
overlap gives the same result tile by tile as in one piece: overlaps end only at the border of the picture, where the
network's own padding does for the tile what it would do for the whole.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from sr_desktop.imaging.geometry import Rect


@dataclass(frozen=True, slots=True)
class Tile:
    """A part of the picture to be computed in one go.

    Attributes:
        core: The pixels that this tile gives; the cores of all tiles cover the picture exactly once.
        padded: `core` and its overlap, cut off at the picture's border: what the network is given.
    """

    core: Rect
    padded: Rect

    @property
    def inner(self) -> Rect:
        """Where the core lies inside `padded`: what to keep of the network's answer (times the scale)."""
        return self.core.moved(-self.padded.x, -self.padded.y)


def split(size: tuple[int, int], tile_size: int, overlap: int) -> tuple[Tile, ...]:
    """Tiles that cover a picture of ``size`` (width, height), row by row.

    Args:
        tile_size: The longest side of a tile's core. Cores are evened out, so that no slivers are left at the far
            edges.
        overlap: Pixels of context on every side that has some.

    Raises:
        ValueError: ``tile_size`` is under 1 or ``overlap`` under 0.
    """
    if tile_size < 1 or overlap < 0:
        raise ValueError(f"tiles need a core of at least 1 and an overlap of at least 0, not {tile_size} and {overlap}")
    bounds = Rect(0, 0, *size)
    return tuple(Tile(rect, rect.grown(overlap).intersected(bounds)) for rect in split_area(bounds, tile_size))


def split_area(area: Rect, tile_size: int) -> tuple[Rect, ...]:
    """Rectangles of at most ``tile_size`` a side that cover an area, row by row, evened out."""
    return tuple(
        Rect.from_edges(area.x + left, area.y + top, area.x + right, area.y + bottom)
        for top, bottom in pairwise(_even_edges(area.height, tile_size))
        for left, right in pairwise(_even_edges(area.width, tile_size))
    )


def padded_lengths(length: int, tile_size: int, overlap: int) -> tuple[int, ...]:
    """Along one side of a picture, how long each tile of `split` is with its overlap."""
    parts = pairwise(_even_edges(length, tile_size))
    return tuple(min(length, end + overlap) - max(0, start - overlap) for start, end in parts)


def nearest_first(cores: Iterable[Rect], focus: tuple[float, float]) -> list[Rect]:
    """The rectangles by their distance from the point ``focus`` (x, y), the one that holds it first."""

    def distance(core: Rect) -> tuple[float, float]:
        x, y = focus
        outside = math.hypot(max(core.x - x, 0, x - core.right), max(core.y - y, 0, y - core.bottom))
        # Where several touch the focus alike, the one whose middle is nearer shows more of its surroundings.
        return outside, math.dist(core.center, focus)

    return sorted(cores, key=distance)


def _even_edges(length: int, longest: int) -> list[int]:
    """Edges that cut ``length`` into the fewest parts of at most ``longest`` that differ by one at most."""
    parts = math.ceil(length / longest)
    return [part * length // parts for part in range(parts + 1)] if parts else []
