"""What a pane has to show: nothing yet, a preview, a result that fills in tile by tile, a whole result."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Pixels
from sr_desktop.ui.panes.preview import Preview
from sr_desktop.ui.view.state import Size


class PaneContent:
    """The pixels of one pane, as mip levels, and which of them are results.

    Attributes:
        size: Size of the result in pixels, None before it is known.
        levels: The result's mip levels, the full one first; None before anything arrived.
        tiles: The parts of the result that have arrived; one for the whole of it once it is complete.
        is_complete: The levels are the whole result as it was handed over.
        failure: The sentence that says why there is no result; None unless it failed.
        placeholder: A preview of the whole picture; None without one.
        version: Counts changes, so that a painted copy can be recognised as out of date.
    """

    def __init__(self) -> None:
        self.size: Size | None = None
        self.levels: tuple[Pixels, ...] | None = None
        self.tiles: list[Rect] = []
        self._covered = QRegion()
        self.is_complete = False
        self.failure: str | None = None
        self.placeholder: Preview | None = None
        self.version = 0

    def begin(self, size: Size) -> None:
        """Expect a result of that size; the old one is gone, the preview too."""
        self.clear()
        self.size = size

    def set_placeholder(self, preview: Preview) -> None:
        """Show this where no result has arrived."""
        self.placeholder = preview
        self.version += 1

    def add_tile(self, rect: Rect, levels: Sequence[Pixels]) -> None:
        """A part of the result arrived, at `rect`: `levels` are the whole result so far, which the engine writes to.

        Raises:
            ValueError: No result is expected (any more), or the tile does not fit into it.
        """
        if self.size is None or self.is_complete or self.failure is not None:
            raise ValueError("a tile arrived for a pane that expects none")
        height, width = levels[0].shape[:2]
        if not Rect(0, 0, *self.size).contains(rect) or (width, height) != self.size:
            raise ValueError(f"a tile at {rect} of a result of {(width, height)} does not fit into one of {self.size}")
        self.levels = tuple(levels)
        self.tiles.append(rect)
        self._covered += QRect(rect.x, rect.y, rect.width, rect.height)
        self.version += 1

    def finish(self, levels: Sequence[Pixels]) -> None:
        """The whole result, with its mip levels as the worker made them."""
        self.clear()
        height, width = levels[0].shape[:2]
        self.size = (width, height)
        self.levels = tuple(levels)
        self.tiles = [Rect(0, 0, width, height)]
        self._covered = QRegion(0, 0, width, height)
        self.is_complete = True

    def fail(self, message: str) -> None:
        """There will be no result. What had arrived is taken away, the preview stays."""
        self.levels = None
        self.tiles = []
        self._covered = QRegion()
        self.is_complete = False
        self.failure = message
        self.version += 1

    def clear(self) -> None:
        """Nothing to show."""
        self.size = None
        self.levels = None
        self.tiles = []
        self._covered = QRegion()
        self.is_complete = False
        self.failure = None
        self.placeholder = None
        self.version += 1

    @property
    def has_gaps(self) -> bool:
        """Whether a part of the result is still missing."""
        return self.size is not None and not QRegion(0, 0, *self.size).subtracted(self._covered).isEmpty()

    def covers(self, rect: Rect) -> bool:
        """Whether the result has arrived everywhere in a rectangle, as far as it lies in the picture."""
        if self.size is None:
            return False
        part = rect.intersected(Rect(0, 0, *self.size))
        return QRegion(part.x, part.y, part.width, part.height).subtracted(self._covered).isEmpty()

    def pixel_at(self, x: int, y: int) -> tuple[int, int, int] | None:
        """The result's RGB value at a pixel, None where none has arrived."""
        if self.levels is None or not self._covered.contains(QRect(x, y, 1, 1)):
            return None
        red, green, blue = self.levels[0][y, x]
        return int(red), int(green), int(blue)
