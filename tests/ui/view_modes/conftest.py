"""Fixtures and helpers that the tests of the views share."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.workspace.pane_feed import ORIGINAL


@pytest.fixture(autouse=True)
def leave_nothing_behind(pointer_away: None) -> None:
    """Every test here moves the pointer."""


@pytest.fixture
def finished(qtbot: QtBot, window: MainWindow, picture_file: Path) -> MainWindow:
    """A window with all results of a picture."""
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: all(pane(window, name).pixels is not None for name in window.stage.wanted_methods))
    qtbot.waitUntil(lambda: not window.session.busy and pane(window, ORIGINAL).pixels is not None)
    return window


def pane(window: MainWindow, pane_id: str) -> Pane:
    """The pane of that id."""
    return next(pane for pane in window.findChildren(Pane) if pane.method_id == pane_id)


def painted(widget: QWidget) -> NDArray[np.uint8]:
    """What a widget shows, ``(H, W, 3)`` uint8."""
    QApplication.processEvents()
    return bits_of(widget.grab().toImage())


def bits_of(image: QImage) -> NDArray[np.uint8]:
    """The colours of an image, ``(H, W, 3)`` uint8."""
    image = image.convertToFormat(QImage.Format.Format_RGBX8888)
    bits = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return bits[..., :3].copy()


def choose(combo: QComboBox, pane_id: str) -> None:
    """Open the list and take an entry of it, as a user does."""
    QTest.mouseClick(combo, Qt.MouseButton.LeftButton)
    combo.view().setCurrentIndex(combo.model().index(combo.findData(pane_id), 0))
    QTest.keyClick(combo.view(), Qt.Key.Key_Return)
    # No window manager gives the window its keyboard back here.
    combo.window().activateWindow()
    QApplication.processEvents()
