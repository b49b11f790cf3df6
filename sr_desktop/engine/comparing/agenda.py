"""Which part of a picture to compute next: what is seen first, then what lies around it, then the rest.

All in pixels of the low-resolution picture. Imports no torch.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from enum import IntEnum

from sr_desktop.engine.comparing.coverage import Coverage
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.tiling import Tile, nearest_first, split_area

_WHOLE_INSTEAD = 1.25
"""How much more of a picture may be computed, in one piece, than a part that is wanted first."""

_MOST_BANDS = 4
"""Into how many rectangles what is missing of a tile is cut at most: more are one, with what is done among them."""


class Stage(IntEnum):
    """How soon a part is wanted."""

    SEEN = 0
    """It can be seen."""
    AROUND = 1
    """It comes into view with a short drag."""
    REST = 2
    """It belongs to the picture."""


class Agenda:
    """The parts of one picture in the order in which one method computes them.

    Args:
        size: ``(width, height)`` of the picture.
        overlap: What has to be computed around a part and is thrown away.
        tile_size: Longest side of a part; None for no limit.
        in_one_piece: Whether only the whole picture can be computed.
    """

    def __init__(
        self, size: tuple[int, int], overlap: int, tile_size: int | None, *, in_one_piece: bool = False
    ) -> None:
        self.coverage = Coverage(size)
        self._bounds = self._wanted = self.coverage.bounds
        self._seen = Rect(0, 0, 0, 0)
        self._focus = self._bounds.center
        self.recut(overlap, tile_size, in_one_piece=in_one_piece)

    @property
    def is_done(self) -> bool:
        """Whether nothing is missing."""
        return self.coverage.missing_area == 0

    @property
    def padded_left(self) -> float:
        """Pixels that are still to be computed, with those that are thrown away."""
        return self.coverage.missing_area * self._overhead

    def want_only(self, part: Rect) -> None:
        """Nothing but this part of the picture is missing, whatever may have to be computed for it."""
        self._wanted = part.intersected(self._bounds)
        self.coverage.leave_out_all_but(self._wanted)
        self.recut(self._overlap, self._tile_size, in_one_piece=self._in_one_piece)

    def recut(self, overlap: int, tile_size: int | None, *, in_one_piece: bool = False) -> None:
        """From now on compute parts of this size; what is done stays."""
        self._overlap = overlap
        self._tile_size = None if in_one_piece else tile_size
        self._in_one_piece = in_one_piece
        self._cells = self._cut(self._wanted)
        self._overhead = sum(self.padded(core).area for core in self._cells) / self._wanted.area
        self._queues = self._fresh_queues()

    def look_at(self, seen: Rect | None) -> None:
        """What can be seen from now on; None for nothing in particular."""
        part = Rect(0, 0, 0, 0) if seen is None else seen.intersected(self._bounds)
        focus = self._bounds.center if part.is_empty else part.center
        if (part, focus) != (self._seen, self._focus):
            self._seen, self._focus = part, focus
            self._queues = self._fresh_queues()

    def padded(self, core: Rect) -> Rect:
        """What a network is given to compute a part."""
        return core.grown(self._overlap).intersected(self._bounds)

    def next(self, stage: Stage) -> Tile | None:
        """The next part at a stage; None if nothing is missing there."""
        queue = self._queues[stage]
        while queue:
            core = self._missing_of(queue[-1])
            if core is not None:
                return Tile(core, self.padded(core))
            queue.pop()
        return None

    def finish(self, core: Rect) -> tuple[Rect, ...]:
        """A part is done. Returns what of it was not done before."""
        new = self.coverage.missing_in(core)
        self.coverage.add(core)
        return new

    def _fresh_queues(self) -> dict[Stage, list[Rect]]:
        """The parts of every stage, the next one last."""
        seen = self._seen
        if seen.is_empty:
            return {Stage.SEEN: [], Stage.AROUND: [], Stage.REST: self._ordered(self._cells)}
        width, height = math.ceil(seen.width / 2), math.ceil(seen.height / 2)
        around = Rect.from_edges(seen.x - width, seen.y - height, seen.right + width, seen.bottom + height).intersected(
            self._bounds
        )
        return {
            Stage.SEEN: self._ordered(self._cut(seen)),
            Stage.AROUND: self._ordered(self._cut(around)),
            Stage.REST: self._ordered(self._cells),
        }

    def _cut(self, area: Rect) -> tuple[Rect, ...]:
        if self._in_one_piece or self._as_well_as_whole(area):
            return (self._bounds,)
        return (area,) if self._tile_size is None else split_area(area, self._tile_size)

    def _as_well_as_whole(self, area: Rect) -> bool:
        fits = self._tile_size is None or self._tile_size >= max(self._bounds.width, self._bounds.height)
        return fits and self.padded(area).area * _WHOLE_INSTEAD >= self._bounds.area

    def _ordered(self, cores: Iterable[Rect]) -> list[Rect]:
        return nearest_first(cores, self._focus)[::-1]

    def _missing_of(self, core: Rect) -> Rect | None:
        """What to compute for a part of which something may be done: all that is missing, or the nearest piece."""
        if self.coverage.has(core):
            return None
        if self._in_one_piece:
            return core
        box = self.coverage.box_of_missing(core)
        bands = self.coverage.missing_in(box)
        if 1 < len(bands) <= _MOST_BANDS:
            apart = sum(self.padded(band).area for band in bands)
            if apart < self.padded(box).area:
                return nearest_first(bands, self._focus)[0]
        return box
