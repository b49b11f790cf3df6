"""Drawing, moving and removing a line with the mouse."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import Qt

from sr_desktop.imaging.measuring.line_profile import Line
from sr_desktop.ui.view.line import LineGrip, drawn, line_dragged, line_grip_at, middles
from sr_desktop.ui.view.model import ViewModel
from sr_desktop.ui.view.state import Size

REACH = 6
"""How near to the line a press must be to grab it, in logical pixels."""


@dataclass(frozen=True, slots=True)
class _Hold:
    """A drag under way: the line before it, and what of it is held (None while a new one is drawn).

    It is valid only while the picture keeps its size.
    """

    before: Line | None
    grip: LineGrip | None
    start: tuple[float, float]
    picture: Size


class LineGesture:
    """What a drag does to the line of a view model.

    An end or the line itself is taken as it is. With Shift a drag elsewhere draws a new one; a click there removes it.
    With Ctrl held meanwhile the line keeps to rows, columns and diagonals.

    Args:
        model: The shared view, whose `line` is changed.
    """

    def __init__(self, model: ViewModel) -> None:
        self._model = model
        self._hold: _Hold | None = None

    def grip(self, x: float, y: float, ratio: float) -> LineGrip | None:
        """What a press at a device position would grab; None if nothing."""
        line = self._model.line.line
        if line is None:
            return None
        view, viewport = self._model.view, self._model.viewport
        start, end = (view.to_device(*middle, viewport) for middle in middles(line))
        return line_grip_at(start, end, (x, y), REACH * ratio)

    def cursor(self, x: float, y: float, ratio: float) -> Qt.CursorShape | None:
        """The pointer's shape over a grip, or while one is held; None elsewhere."""
        grip = self._hold.grip if self._hold is not None else self.grip(x, y, ratio)
        return None if grip is None else Qt.CursorShape.SizeAllCursor

    def begin(self, x: float, y: float, ratio: float, *, shift: bool, ctrl: bool) -> bool:
        """The left button is pressed at a device position. Returns whether that begins a drag of the line."""
        picture = self._model.picture_size
        if picture is None or (ctrl and not shift):
            return False
        grip = self.grip(x, y, ratio)
        if grip is None and not shift:
            return False
        start = self._model.view.to_picture(x, y, self._model.viewport)
        self._hold = _Hold(self._model.line.line, grip, start, picture)
        return True

    def drag(self, x: float, y: float, *, ctrl: bool) -> None:
        """The pointer is at a device position."""
        hold = self._hold
        if hold is None or hold.picture != self._model.picture_size:
            return
        at = self._model.view.to_picture(x, y, self._model.viewport)
        if hold.grip is None:
            first = _pixel(hold.start)
            fixed = tuple(min(max(place, 0), side - 1) for place, side in zip(first, hold.picture, strict=True))
            line = drawn((fixed[0], fixed[1]), _pixel(at), hold.picture, is_straight=ctrl)
        else:
            assert hold.before is not None
            dx, dy = round(at[0] - hold.start[0]), round(at[1] - hold.start[1])
            line = line_dragged(hold.before, hold.grip, dx, dy, hold.picture, is_straight=ctrl)
        if line is not None:
            self._model.line.set(line)

    def end(self, *, is_click: bool) -> None:
        """The button is released. A click beside the line removes it."""
        hold, self._hold = self._hold, None
        if hold is None or hold.grip is not None:
            return
        if is_click:
            self._model.line.set(None)
        elif self._model.line.line is not None:
            self._model.line.drawn.emit()

    def abandon(self) -> None:
        """Cancel the drag: the line is again what it was before."""
        hold, self._hold = self._hold, None
        if hold is not None and hold.picture == self._model.picture_size:
            self._model.line.set(hold.before)


def _pixel(place: tuple[float, float]) -> tuple[int, int]:
    return math.floor(place[0]), math.floor(place[1])
