"""What a user does in the figure dialog, and what is seen of a figure."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.figure.dialog import FigureDialog
from sr_desktop.ui.window.main_window import MainWindow

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
LEFT = Qt.MouseButton.LeftButton
REGION = Rect(40, 32, 48, 36)
QUICK_DPI = 100
"""A resolution that is soon drawn."""


def press(qtbot: QtBot, dialog: FigureDialog, name: str) -> None:
    qtbot.mouseClick(dialog.findChild(QPushButton, name), LEFT)


def close(qtbot: QtBot, window: MainWindow, dialog: FigureDialog) -> None:
    press(qtbot, dialog, "figure-close")
    qtbot.waitUntil(lambda: window.findChild(FigureDialog) is None)


def wait_for_status(qtbot: QtBot, dialog: FigureDialog, start: str) -> None:
    status = dialog.findChild(QLabel, "figure-status")
    qtbot.waitUntil(lambda: status.text().startswith(start))


def array_of(image: QImage) -> np.ndarray[Any, Any]:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return np.asarray(Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB"))


def colors(pixels: np.ndarray[Any, Any]) -> set[int]:
    """All colours of an image, each as one number."""
    red, green, blue = pixels.reshape(-1, 3).T.astype(np.int32)
    seen = np.zeros(1 << 24, bool)
    seen[red << 16 | green << 8 | blue] = True
    return set(np.flatnonzero(seen).tolist())


def save_as(qtbot: QtBot, dialog: FigureDialog, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "PNG (*.png)"))
    press(qtbot, dialog, "figure-save")
    wait_for_status(qtbot, dialog, "Saved ")
