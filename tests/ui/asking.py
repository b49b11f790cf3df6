"""Opens a dialog as a user does: by its key, in the active window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from sr_desktop.ui.window.main_window import MainWindow

SomeDialog = TypeVar("SomeDialog", bound=QDialog)


def asked_by_key(
    qtbot: QtBot,
    window: MainWindow,
    key: Qt.Key,
    kind: type[SomeDialog],
    is_ready: Callable[[SomeDialog], bool],
) -> SomeDialog:
    """The dialog that Ctrl+Shift and a key open, once it is ready."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.findChild(kind) is not None)
    dialog: SomeDialog = window.findChild(kind)
    qtbot.waitUntil(lambda: is_ready(dialog))
    return dialog
