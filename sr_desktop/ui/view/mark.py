"""The region of the picture that the user has marked, to be measured, as an object that announces its changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.view.region import Grip, dragged
from sr_desktop.ui.view.state import Size


class RegionMark(QObject):
    """Holds the marked region, in picture pixels: non-empty and inside the picture, or None."""

    changed = Signal()
    """The region is another, or gone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._region: Rect | None = None

    @property
    def region(self) -> Rect | None:
        """The marked region; None if none is."""
        return self._region

    def set(self, region: Rect | None) -> None:
        """Mark a region, or (None) no more. The caller sees to it that it lies inside the picture."""
        if region is not None and region.is_empty:
            raise ValueError("a marked region holds at least one pixel")
        if region != self._region:
            self._region = region
            self.changed.emit()

    def drag(self, start: Rect, grip: Grip, dx: int, dy: int, picture: Size) -> None:
        """Mark what `start` becomes when its grip is moved by whole pixels in a picture of that size."""
        self.set(dragged(start, grip, dx, dy, picture))
