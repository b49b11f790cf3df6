"""Dragging a pane by its title."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

_LOST = (QEvent.Type.Hide, QEvent.Type.UngrabMouse, QEvent.Type.WindowDeactivate)


class TitleDrag(QObject):
    """Reports when the left button drags a widget further than a click would. Escape cancels the drag.

    A press that moves no further is left to the widget, so clicks and double-clicks still work.

    Args:
        title: What is dragged.
    """

    moved = Signal(QPoint)
    """The drag continues; the pointer is at this place on the screen."""
    dropped = Signal(QPoint)
    """The button was released there."""
    abandoned = Signal()
    """The drag was cancelled, or the release of the button can no longer arrive."""

    def __init__(self, title: QWidget) -> None:
        super().__init__(title)
        self._title = title
        self._press: QPoint | None = None
        self._is_dragging = False
        title.installEventFilter(self)

    def finish(self) -> None:
        """End the drag, which something else continues; nothing is reported."""
        self._end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the button, and Escape while it is held."""
        if isinstance(event, QMouseEvent):
            return self._follow(event)
        if isinstance(event, QKeyEvent) and self._is_dragging and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                # Otherwise Escape would leave the layout.
                event.accept()
            elif event.type() == QEvent.Type.KeyPress:
                self._end()
                self.abandoned.emit()
            return True
        if event.type() in _LOST and self._press is not None:
            was_dragging = self._is_dragging
            self._end()
            if was_dragging:
                self.abandoned.emit()
        return False

    def _follow(self, event: QMouseEvent) -> bool:
        place = event.globalPosition().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._press = place
            event.accept()
            return True
        if event.type() == QEvent.Type.MouseMove and self._press is not None:
            if not self._is_dragging and self._is_far(place):
                self._is_dragging = True
                self._title.setCursor(Qt.CursorShape.ClosedHandCursor)
                self._title.grabKeyboard()
            if self._is_dragging:
                self.moved.emit(place)
            return True
        if event.type() == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            was_dragging = self._is_dragging
            self._end()
            if was_dragging:
                self.dropped.emit(place)
            return was_dragging
        return False

    def _is_far(self, place: QPoint) -> bool:
        return self._press is not None and (place - self._press).manhattanLength() >= QApplication.startDragDistance()

    def _end(self) -> None:
        self._press = None
        if self._is_dragging:
            self._is_dragging = False
            self._title.releaseKeyboard()
            self._title.unsetCursor()
