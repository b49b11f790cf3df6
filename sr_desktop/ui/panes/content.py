"""What a pane has to show: nothing yet, a preview, a result that fills in tile by tile, a whole result."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import OPAQUE, Layer, Opacity, Pixels
from sr_desktop.ui.panes.preview import Preview
from sr_desktop.ui.view.state import Size


class PaneContent:
    """The pixels of one pane, as mip levels, and which of them are results.

    Attributes:
        size: Size of the result in pixels, None before it is known.
        opacity: Opacity of the levels, of the same sizes; empty if all is opaque.
        tiles: The parts of the result that have arrived; one for the whole of it once it is complete.
        is_complete: The levels are the whole result as it was handed over.
        failure: The sentence that says why there is no result; None unless it failed.
        placeholder: A preview of the whole picture; None without one.
        version: Counts changes, so that a painted copy can be recognised as out of date.
    """

    def __init__(self) -> None:
        self.size: Size | None = None
        self._levels: tuple[Pixels, ...] | None = None
        self._awaits_opacity = False
        self.opacity: tuple[Opacity, ...] = ()
        self.tiles: list[Rect] = []
        self._covered = QRegion()
        self.is_complete = False
        self.failure: str | None = None
        self.placeholder: Preview | None = None
        self.version = 0

    @property
    def levels(self) -> tuple[Pixels, ...] | None:
        """The result's mip levels, the full one first; None before anything can be shown."""
        return None if self._awaits_opacity else self._levels

    @property
    def layer(self) -> Layer | None:
        """The result as far as it has arrived; None before anything can be shown."""
        levels = self.levels
        return None if levels is None else Layer(levels[0], self.opacity[0] if self.opacity else None)

    def begin(self, size: Size, *, is_transparent: bool = False) -> None:
        """Expect a result of that size; the old one is gone, the preview too.

        Args:
            size: Its size.
            is_transparent: It is not opaque: nothing of it can be shown before `set_opacity`.
        """
        self.clear()
        self.size = size
        self._awaits_opacity = is_transparent

    def set_opacity(self, levels: Sequence[Opacity]) -> None:
        """The opacity of the result that is expected, as mip levels."""
        self.opacity = tuple(levels)
        self._awaits_opacity = False
        self.version += 1

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
        self._levels = tuple(levels)
        self.tiles.append(rect)
        self._covered += QRect(rect.x, rect.y, rect.width, rect.height)
        self.version += 1

    def finish(self, levels: Sequence[Pixels], opacity: Sequence[Opacity] = ()) -> None:
        """The whole result and its opacity (empty if opaque), with mip levels as the worker made them."""
        self.clear()
        height, width = levels[0].shape[:2]
        self.size = (width, height)
        self._levels, self.opacity = tuple(levels), tuple(opacity)
        self.tiles = [Rect(0, 0, width, height)]
        self._covered = QRegion(0, 0, width, height)
        self.is_complete = True

    def fail(self, message: str) -> None:
        """There will be no result. What had arrived is taken away, the preview stays."""
        self._levels = None
        self.tiles = []
        self._covered = QRegion()
        self.is_complete = False
        self.failure = message
        self.version += 1

    def clear(self) -> None:
        """Nothing to show."""
        self.size = None
        self._awaits_opacity = False
        self.opacity = ()
        self._levels = None
        self.tiles = []
        self._covered = QRegion()
        self.is_complete = False
        self.failure = None
        self.placeholder = None
        self.version += 1

    @property
    def has_gaps(self) -> bool:
        """Whether a part of the result is still missing."""
        if self.size is None:
            return False
        return self._awaits_opacity or not QRegion(0, 0, *self.size).subtracted(self._covered).isEmpty()

    def covers(self, rect: Rect) -> bool:
        """Whether the result has arrived everywhere in a rectangle, as far as it lies in the picture."""
        if self.size is None or self._awaits_opacity:
            return False
        part = rect.intersected(Rect(0, 0, *self.size))
        return QRegion(part.x, part.y, part.width, part.height).subtracted(self._covered).isEmpty()

    def opacity_at(self, x: int, y: int) -> int:
        """The result's opacity at a pixel, 0 to 255; meaningless where none has arrived."""
        return int(self.opacity[0][y, x]) if self.opacity else OPAQUE

    def pixel_at(self, x: int, y: int) -> tuple[int, int, int] | None:
        """The result's RGB value at a pixel, None where none has arrived."""
        if self.levels is None or not self._covered.contains(QRect(x, y, 1, 1)):
            return None
        red, green, blue = self.levels[0][y, x]
        return int(red), int(green), int(blue)
