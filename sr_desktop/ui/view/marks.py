"""What is laid over the picture in every pane: region, line and loupe, as objects that announce changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.line_profile import Line
from sr_desktop.ui.view.region import Grip, dragged
from sr_desktop.ui.view.state import Size

MAGNIFICATIONS: tuple[int, ...] = (2, 3, 4, 6, 8, 12, 16, 24, 32)
"""Device pixels per picture pixel that can be chosen, each way."""

DEFAULT_MAGNIFICATION = 8


class RegionMark(QObject):
    """Holds the marked region, in picture pixels: non-empty and inside the picture, or None."""

    changed = Signal()
    """The region has changed or was removed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._region: Rect | None = None

    @property
    def region(self) -> Rect | None:
        """The marked region; None if none is."""
        return self._region

    def set(self, region: Rect | None) -> None:
        """Mark a region; None removes the mark. The caller makes sure that it lies inside the picture."""
        if region is not None and region.is_empty:
            raise ValueError("a marked region holds at least one pixel")
        if region != self._region:
            self._region = region
            self.changed.emit()

    def drag(self, start: Rect, grip: Grip, dx: int, dy: int, picture: Size) -> None:
        """Mark what `start` becomes when its grip is moved by whole pixels in a picture of that size."""
        self.set(dragged(start, grip, dx, dy, picture))


class LineMark(QObject):
    """Holds the line, in pixels of the picture, and the place on it whose values are being read, if any."""

    changed = Signal()
    """The line has changed or was removed."""
    drawn = Signal()
    """The user has finished drawing a line."""
    spot_changed = Signal()
    """The place on it whose values are being read has changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line: Line | None = None
        self._spot: float | None = None

    @property
    def line(self) -> Line | None:
        """The line; None if there is none."""
        return self._line

    @property
    def spot(self) -> float | None:
        """The place whose values are being read, from 0 at A to 1 at B; None if there is none."""
        return self._spot

    def set(self, line: Line | None) -> None:
        """Draw this line; None removes it. The caller makes sure that it lies inside the picture."""
        if line != self._line:
            self._line = line
            self.set_spot(None)
            self.changed.emit()

    def set_spot(self, spot: float | None) -> None:
        """Set the place whose values are being read; None for none."""
        if spot != self._spot:
            self._spot = spot
            self.spot_changed.emit()


class LoupeState(QObject):
    """The loupe, which all surfaces share."""

    changed = Signal()
    """It was shown or hidden, or its magnification has changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_shown = False
        self._magnification = DEFAULT_MAGNIFICATION

    @property
    def is_shown(self) -> bool:
        """Whether it follows the pointer."""
        return self._is_shown

    @property
    def magnification(self) -> int:
        """Device pixels per picture pixel, each way; one of `MAGNIFICATIONS`."""
        return self._magnification

    @Slot(bool)
    def set_shown(self, shown: bool) -> None:
        """Show or hide it."""
        if shown != self._is_shown:
            self._is_shown = shown
            self.changed.emit()

    def set_magnification(self, magnification: int) -> None:
        """Set the magnification.

        Raises:
            ValueError: It is not one of `MAGNIFICATIONS`.
        """
        if magnification not in MAGNIFICATIONS:
            raise ValueError(f"a loupe does not magnify {magnification} times")
        if magnification != self._magnification:
            self._magnification = magnification
            self.changed.emit()

    def step(self, steps: int) -> None:
        """Magnify by that many steps more (or, if negative, less), up to the limits."""
        place = MAGNIFICATIONS.index(self._magnification) + steps
        self.set_magnification(MAGNIFICATIONS[min(max(place, 0), len(MAGNIFICATIONS) - 1)])
