"""How a user handles any widget."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def click_quickly(window: QWidget, at: QPoint) -> None:
    """Click as the system reports it, so soon after the last time that it is a double click."""
    handle = window.windowHandle()
    for act in (QTest.mousePress, QTest.mouseRelease):
        act(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at, 1)


def move_released(widget: QWidget, to: QPoint) -> None:
    """Move the pointer with no button held, as after a release that something else has got."""
    none = Qt.MouseButton.NoButton
    place, on_screen = QPointF(to), QPointF(widget.mapToGlobal(to))
    keys = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QMouseEvent(QEvent.Type.MouseMove, place, on_screen, none, none, keys))
