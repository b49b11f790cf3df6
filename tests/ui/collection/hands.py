"""How a user opens and goes through many pictures, and what is seen of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.widgets.toasts import Severity
from sr_desktop.ui.window.main_window import MainWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def wait_for(qtbot: QtBot, window: MainWindow, name: str) -> None:
    """Until a picture is shown in the panes and marked in the strip."""
    qtbot.waitUntil(lambda: window.session.plan is not None and window.session.plan.picture.name == name)
    row = window.feature(Collection).strip.pictures.currentIndex().row()
    if window.feature(Collection).paths:
        assert window.feature(Collection).paths[row].stem == name


def open_folder(qtbot: QtBot, window: MainWindow, folder: Path, first: str = "img1") -> None:
    window.open_paths([folder])
    wait_for(qtbot, window, first)


def shown_names(window: MainWindow) -> list[str]:
    model = window.feature(Collection).strip.pictures.model()
    return [Path(model.index(row, 0).data()).stem for row in range(model.rowCount())]


def item_rect(window: MainWindow, row: int) -> QRect:
    pictures = window.feature(Collection).strip.pictures
    return pictures.visualRect(pictures.model().index(row, 0))


def click_item(qtbot: QtBot, window: MainWindow, row: int) -> None:
    qtbot.mouseClick(window.feature(Collection).strip.pictures.viewport(), LEFT, pos=item_rect(window, row).center())


def errors(window: MainWindow) -> list[str]:
    return [toast.text for toast in window.toasts.shown if toast.severity is Severity.ERROR]


def painted(window: MainWindow, row: int) -> set[int]:
    """The colours of an item of the strip, as it is on screen."""
    image: QImage = window.feature(Collection).strip.pictures.viewport().grab(item_rect(window, row)).toImage()
    return {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height() - 20, 3)}
