"""The figure dialog as a user opens it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sr_desktop.ui.figure.dialog import FigureDialog
from sr_desktop.ui.window.main_window import MainWindow
from tests.ui.asking import asked_by_key


@pytest.fixture
def ask(qtbot: QtBot, compared: MainWindow) -> Callable[[], FigureDialog]:
    """Opens the dialog by its key and waits for the page."""
    return lambda: asked_by_key(
        qtbot, compared, Qt.Key.Key_F, FigureDialog, lambda dialog: dialog.preview.preview is not None
    )
