"""The line that the user has drawn across the picture, as an object that announces its changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from sr_desktop.imaging.line_profile import Line


class LineMark(QObject):
    """Holds the line, in pixels of the picture, and the place on it that is being read off, if any."""

    changed = Signal()
    """The line is another, or gone."""
    drawn = Signal()
    """The user has drawn a line, and let go of it."""
    spot_changed = Signal()
    """Another place on it is being read off, or none."""

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
        """The place that is being read off, from 0 at A to 1 at B; None if there is none."""
        return self._spot

    def set(self, line: Line | None) -> None:
        """Draw this line, or (None) no more. The caller sees to it that it lies inside the picture."""
        if line != self._line:
            self._line = line
            self.set_spot(None)
            self.changed.emit()

    def set_spot(self, spot: float | None) -> None:
        """Read off another place, or (None) none."""
        if spot != self._spot:
            self._spot = spot
            self.spot_changed.emit()
