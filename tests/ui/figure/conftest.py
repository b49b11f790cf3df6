"""The figure dialog as a user opens it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sr_desktop.ui.figure.dialog import FigureDialog
from sr_desktop.ui.window.main_window import MainWindow
from tests.ui.figure.hands import CONTROL, SHIFT


@pytest.fixture
def ask(qtbot: QtBot, compared: MainWindow) -> Callable[[], FigureDialog]:
    """Opens the dialog by its key and waits for the page."""

    def open_dialog() -> FigureDialog:
        compared.activateWindow()
        qtbot.waitUntil(compared.isActiveWindow)
        qtbot.keyClick(compared, Qt.Key.Key_F, CONTROL | SHIFT)
        qtbot.waitUntil(lambda: compared.findChild(FigureDialog) is not None)
        dialog = compared.findChild(FigureDialog)
        qtbot.waitUntil(lambda: dialog.preview.preview is not None)
        return dialog

    return open_dialog
