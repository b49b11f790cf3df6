"""Dialogs on the finished results: one at a time, however quickly the keys are pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.workspace.live_results import LiveDialog

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize("keys", [(Qt.Key.Key_F, Qt.Key.Key_F), (Qt.Key.Key_L, Qt.Key.Key_L, Qt.Key.Key_F)])
def test_a_key_that_is_pressed_again_opens_no_second_dialog(
    qtbot: QtBot, compared: MainWindow, keys: tuple[Qt.Key, ...]
) -> None:
    done: list[None] = []
    for key in keys:
        qtbot.keyClick(compared, key, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: bool(compared.findChildren(LiveDialog)))
    # What was asked for as well would be there by now.
    compared.workspace.tasks.submit(lambda _: None, done=done.append)
    qtbot.waitUntil(lambda: bool(done))
    (dialog,) = compared.findChildren(LiveDialog)
    dialog.close()
    qtbot.waitUntil(lambda: not compared.findChildren(LiveDialog))
    compared.activateWindow()
    qtbot.waitUntil(compared.isActiveWindow)
    qtbot.keyClick(compared, keys[0], CONTROL | SHIFT)
    qtbot.waitUntil(lambda: len(compared.findChildren(LiveDialog)) == 1)
    compared.findChildren(LiveDialog)[0].close()
