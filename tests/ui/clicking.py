"""How a user handles any widget."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget


def click_quickly(window: QWidget, at: QPoint) -> None:
    """Click as the system reports it, so soon after the last time that it is a double click."""
    handle = window.windowHandle()
    for act in (QTest.mousePress, QTest.mouseRelease):
        act(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at, 1)
