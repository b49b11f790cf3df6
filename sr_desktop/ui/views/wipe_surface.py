"""Two results in one place, parted by a divider that the user drags."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.panes.overlays import paint_message, paint_tag
from sr_desktop.ui.panes.painting import Rendering
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.view.model import ViewModel
from sr_desktop.ui.views.pair import PairSurface

REACH = 6
"""How near to the divider, in logical pixels, a press takes hold of it."""

_STEP = 0.02
_DARK = QColor(0, 0, 0, 150)
_BRIGHT = QColor(255, 255, 255, 230)
_SMALLER, _GREATER = (Qt.Key.Key_Left, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Down)


class WipeSurface(PairSurface):
    """The first result left of (or above) the divider, the second right of it (or below).

    The divider is dragged with the left button, or moved with Shift and the arrows; a double-click on it puts it back
    into the middle. All else is done with the picture as everywhere. Both results are kept as rendered, so that
    dragging only copies pixels that are there.

    Args:
        model: The shared view.
        parent: The Qt parent.
    """

    divider_moved = Signal()
    """The divider is elsewhere."""

    _fraction = 0.5
    _is_horizontal = False
    _grip: float | None = None
    """Device pixels from the pointer to the divider, while that is dragged."""

    def __init__(self, model: ViewModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._renderings: tuple[Rendering, Rendering] | None = None
        self.setAccessibleName(self.tr("Wipe"))

    def set_pair(self, first: Pane, second: Pane) -> None:
        """Show these two from now on."""
        if (first, second) != (self.first, self.second):
            self._renderings = Rendering(first.content), Rendering(second.content)
        super().set_pair(first, second)

    # The divider

    @property
    def is_horizontal(self) -> bool:
        """Whether the divider is a horizontal line, with the first result above it."""
        return self._is_horizontal

    def set_horizontal(self, horizontal: bool) -> None:
        """Turn the divider."""
        self._is_horizontal = horizontal
        self.update()
        self._update_cursor()

    @property
    def divider(self) -> int:
        """The first device column (or row) of the second result."""
        return round(self._fraction * self._extent)

    def move_divider(self, fraction: float) -> None:
        """Put the divider where it leaves that part of the surface, 0 to 1, to the first result."""
        self._fraction = min(max(fraction, 0.0), 1.0)
        self.update()
        self.divider_moved.emit()

    @property
    def sides(self) -> tuple[Rect, Rect]:
        """The device pixels of the first and of the second result."""
        width, height = self.device_size
        at = self.divider
        if self._is_horizontal:
            return Rect(0, 0, width, at), Rect(0, at, width, height - at)
        return Rect(0, 0, at, height), Rect(at, 0, width - at, height)

    def result_under_pointer(self) -> Pane | None:
        """The result on the side where the pointer is; the first if it is elsewhere."""
        is_beyond = self._pointer is not None and self._along(self._pointer) >= self.divider
        return self.second if is_beyond else self.first

    @property
    def _extent(self) -> int:
        return self.device_size[1 if self._is_horizontal else 0]

    def _along(self, position: QPointF) -> float:
        """The device coordinate of a position that counts for the divider."""
        return self.to_device(position)[1 if self._is_horizontal else 0]

    def _is_within_reach(self, position: QPointF | None) -> bool:
        if position is None or self._space_held or self._model.picture_size is None:
            return False
        return abs(self._along(position) - self.divider) <= REACH * self.devicePixelRatioF()

    # Gestures

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of the divider, or do as everywhere."""
        if self._takes_hold(event):
            self._grip = self.divider - self._along(event.position())
        elif self._grip is None:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag the divider, or do as everywhere."""
        if self._grip is not None:
            self.move_divider((self._along(event.position()) + self._grip) / max(1, self._extent))
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go of the divider, or do as everywhere."""
        if self._grip is not None and event.button() == Qt.MouseButton.LeftButton:
            self._grip = None
            self._update_cursor()
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """On the divider: back into the middle."""
        if self._takes_hold(event):
            self.move_divider(0.5)
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Shift and an arrow move the divider."""
        if event.modifiers() == Qt.KeyboardModifier.ShiftModifier and event.key() in (*_SMALLER, *_GREATER):
            self.move_divider(self._fraction + (_STEP if event.key() in _GREATER else -_STEP))
        else:
            super().keyPressEvent(event)

    def _takes_hold(self, event: QMouseEvent) -> bool:
        is_free = event.buttons() == Qt.MouseButton.LeftButton
        return event.button() == Qt.MouseButton.LeftButton and is_free and self._is_within_reach(event.position())

    def idle_cursor(self) -> Qt.CursorShape:
        """Arrows either way on the divider."""
        if self._grip is None and not self._is_within_reach(self._pointer):
            return super().idle_cursor()
        return Qt.CursorShape.SplitVCursor if self._is_horizontal else Qt.CursorShape.SplitHCursor

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """The release of the button will not be heard any more."""
        self._grip = None
        super().hideEvent(event)

    # Painting

    def paint_picture(self, painter: QPainter) -> None:
        """Each side's part of its result."""
        if self._renderings is None:
            painter.fillRect(QRect(0, 0, *self.device_size), colors_of(self.palette()).color("surround"))
            return
        colors = colors_of(self.palette())
        for side, rendering in zip(self.sides, self._renderings, strict=True):
            if not side.is_empty:
                image = rendering.image(self._model.view, self._model.viewport, self.device_size, colors)
                painter.drawImage(QPoint(side.x, side.y), image, QRect(side.x, side.y, side.width, side.height))

    def paint_notes(self, painter: QPainter) -> None:
        """Titles, why there is no result, and the divider."""
        ratio = self.devicePixelRatioF()
        top_right = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        corners = (Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom if self._is_horizontal else top_right)
        for side, pane, corner in zip(self.sides, (self.first, self.second), corners, strict=True):
            if pane is None or side.is_empty:
                continue
            if pane.content.failure is not None:
                painter.save()
                painter.setClipRect(side.x, side.y, side.width, side.height)
                paint_message(painter, pane.content.failure, side, self.font(), ratio)
                painter.restore()
            paint_tag(painter, pane.title, side, corner, self.font(), ratio)
        self._paint_divider(painter, max(1, round(ratio)))

    def _paint_divider(self, painter: QPainter, line: int) -> None:
        """A bright line between dark ones, the second result's first pixel under the middle one, and a handle."""
        width, height = self.device_size
        long, thick = 18 * line, 2 * line
        for offset, color in ((-line, _DARK), (line, _DARK), (0, _BRIGHT)):
            at = self.divider + offset
            if self._is_horizontal:
                painter.fillRect(0, at, width, line, color)
            else:
                painter.fillRect(at, 0, line, height, color)
        middle = self.divider + line // 2
        if self._is_horizontal:
            handle = QRect(width // 2 - long, middle - thick, 2 * long, 2 * thick + line)
        else:
            handle = QRect(middle - thick, height // 2 - long, 2 * thick + line, 2 * long)
        painter.fillRect(handle.adjusted(-line, -line, line, line), _DARK)
        painter.fillRect(handle, _BRIGHT)
