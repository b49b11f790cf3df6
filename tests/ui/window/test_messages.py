"""The page of messages as a user has it: by key and by mouse, read and copied."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from sr_desktop.ui.dialogs.messages import MessagesDialog
from sr_desktop.ui.window.main_window import MainWindow

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_what_was_said_is_read_and_copied_after_it_has_gone(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.open_paths([tmp_path / "missing.png"])
    qtbot.waitUntil(lambda: bool(window.toasts.log.messages))
    window.toasts.shown[0].dismiss()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_M, CONTROL_SHIFT)
    page = window.findChild(MessagesDialog)
    assert page.isVisible()
    assert not page.isModal()
    assert "missing.png" in page.text

    window.toasts.notice("Said while the page is open.")
    assert page.text.splitlines()[-1].endswith("Said while the page is open.")

    qtbot.mouseClick(page.findChild(QPushButton, "copy-messages"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == page.text == window.toasts.log.text
    lines = page.findChild(QTextEdit)
    qtbot.keyClick(lines, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(lines, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == page.text
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_before_anything_is_said_there_is_nothing_to_copy(window: MainWindow) -> None:
    window.actions_by_id["messages"].trigger()
    page = window.findChild(MessagesDialog)
    assert not page.findChild(QPushButton, "copy-messages").isEnabled()
    window.toasts.error("It broke.")
    assert page.findChild(QPushButton, "copy-messages").isEnabled()
    assert len(page.text.splitlines()) == 1


def test_the_card_opens_the_page_where_an_error_gave_way(qtbot: QtBot, window: MainWindow) -> None:
    window.toasts.error("'a.png' is damaged.")
    card = window.toasts.notice("Added b.")
    button = next(each for each in card.findChildren(QToolButton) if each.text().startswith("Earlier"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    page = window.findChild(MessagesDialog)
    assert page.isVisible()
    assert "'a.png' is damaged." in page.text


def test_a_profile_that_is_ignored_is_told(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "odd.png"
    Image.fromarray(np.full((48, 64, 3), 90, np.uint8)).save(path, icc_profile=b"no profile at all")
    window.open_paths([path])
    qtbot.waitUntil(lambda: any("profile of 'odd.png' is damaged" in each.text for each in window.toasts.log.messages))
    assert not window.toasts.log.messages[0].is_error
