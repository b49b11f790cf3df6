"""Marking, moving, resizing and removing a region with the mouse."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.view.model import ViewModel
from sr_desktop.ui.view.region import Grip, grip_at, handle_at
from sr_desktop.ui.view.state import Size

REACH = 7
"""How near to a handle a press must be to grab it, in logical pixels."""

_CURSORS = {
    (-1, -1): Qt.CursorShape.SizeFDiagCursor, (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor, (-1, 1): Qt.CursorShape.SizeBDiagCursor,
    (-1, 0): Qt.CursorShape.SizeHorCursor, (1, 0): Qt.CursorShape.SizeHorCursor,
    (0, -1): Qt.CursorShape.SizeVerCursor, (0, 1): Qt.CursorShape.SizeVerCursor,
    (0, 0): Qt.CursorShape.SizeAllCursor,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Hold:
    """A drag under way: the region before it, and what of it is held (None while a new one is drawn).

    It is valid only while the picture keeps its size.
    """

    before: Rect | None
    grip: Grip | None
    start: tuple[float, float]
    picture: Size | None


class RegionGesture:
    """What a drag does to the marked region of a view model.

    A handle is taken with or without Ctrl. With Ctrl the inside moves the region, and elsewhere a drag opens a new one;
    a click there removes it.

    Args:
        model: The shared view, whose `mark` is changed.
    """

    def __init__(self, model: ViewModel) -> None:
        self._model = model
        self._hold: _Hold | None = None

    def grip(self, x: float, y: float, ratio: float, *, ctrl: bool) -> Grip | None:
        """What a press at a device position would grab; None if nothing."""
        region = self._model.mark.region
        if region is None:
            return None
        shown = self._model.view.device_rect(region, self._model.viewport)
        return (grip_at if ctrl else handle_at)(shown, x, y, REACH * ratio)

    def cursor(self, x: float, y: float, ratio: float, *, ctrl: bool) -> Qt.CursorShape | None:
        """The pointer's shape over a grip, or while one is held; None elsewhere."""
        grip = self._hold.grip if self._hold is not None else self.grip(x, y, ratio, ctrl=ctrl)
        return None if grip is None else _CURSORS[grip.column, grip.row]

    def begin(self, x: float, y: float, ratio: float, *, ctrl: bool) -> bool:
        """The left button is pressed at a device position. Returns whether that begins a drag of the region."""
        grip = self.grip(x, y, ratio, ctrl=ctrl)
        if grip is None and not ctrl:
            return False
        start = self._model.view.to_picture(x, y, self._model.viewport)
        self._hold = _Hold(self._model.mark.region, grip, start, self._model.picture_size)
        return True

    def drag(self, x: float, y: float, opened: Rect | None) -> None:
        """The pointer is at a device position; `opened` is the region between the press and it, None for a click."""
        hold, picture = self._hold, self._model.picture_size
        if hold is None or picture is None or hold.picture != picture:
            return
        if hold.grip is None:
            self._model.mark.set(opened if opened is not None else hold.before)
        elif hold.before is not None:
            column, row = self._model.view.to_picture(x, y, self._model.viewport)
            dx, dy = round(column - hold.start[0]), round(row - hold.start[1])
            self._model.mark.drag(hold.before, hold.grip, dx, dy, picture)

    def end(self, opened: Rect | None) -> None:
        """The button is released. A click outside the region removes it."""
        hold, self._hold = self._hold, None
        if hold is not None and hold.grip is None:
            self._model.mark.set(opened)

    def abandon(self) -> None:
        """Cancel the drag: the region is again what it was before."""
        hold, self._hold = self._hold, None
        if hold is not None and hold.picture == self._model.picture_size:
            self._model.mark.set(hold.before)
