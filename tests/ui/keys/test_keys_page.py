"""Choosing keys in the settings, as a user does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
)
from pytestqt.qtbot import QtBot

from sr_desktop.ui.dialogs.settings_dialog import SettingsDialog
from sr_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from sr_desktop.ui.window.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


class Page:
    """The keys page, handled by mouse and keys."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot = qtbot
        self._window = window
        window.actions_by_id["settings"].trigger()
        self.dialog = window.findChild(SettingsDialog)
        tabs = self.dialog.findChild(QTabWidget, "settings-pages")
        qtbot.mouseClick(tabs.tabBar(), LEFT, pos=tabs.tabBar().tabRect(tabs.count() - 1).center())
        self.list = self.dialog.findChild(QTreeWidget, "keys-list")

    def row(self, label: str) -> QTreeWidgetItem:
        return next(
            row for row in self.list.findItems(label, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
            if row.parent() is not None
        )  # fmt: skip

    def select(self, label: str) -> None:
        row = self.row(label)
        self.list.scrollToItem(row)
        self._qtbot.mouseClick(self.list.viewport(), LEFT, pos=self.list.visualItemRect(row).center())

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, field: int = 1
    ) -> None:
        edit = self.dialog.findChild(QKeySequenceEdit, f"key-{field}")
        assert edit.isVisible()
        edit.setFocus()
        self._qtbot.keyClick(edit, key, modifiers)

    def click(self, name: str) -> None:
        button = self.dialog.findChild(QPushButton, name)
        assert button.isVisible()
        self._qtbot.mouseClick(button, LEFT)

    def sentence(self) -> str:
        return str(self.dialog.findChild(QLabel, "key-conflict-sentence").text())

    def end(self, which: QDialogButtonBox.StandardButton = QDialogButtonBox.StandardButton.Ok) -> None:
        self._qtbot.mouseClick(self.dialog.findChild(QDialogButtonBox).button(which), LEFT)
        self._qtbot.waitUntil(lambda: self._window.findChild(SettingsDialog) is None)
        self._window.activateWindow()
        self._qtbot.waitUntil(self._window.isActiveWindow)


@pytest.fixture
def open_page(qtbot: QtBot, window: MainWindow) -> Callable[[], Page]:
    return lambda: Page(qtbot, window)


def keys_of(window: MainWindow, action_id: str) -> list[str]:
    return [key.toString() for key in window.actions_by_id[action_id].shortcuts()]


def test_a_new_key_works_at_once_and_is_shown_everywhere(
    qtbot: QtBot, window: MainWindow, open_page: Callable[[], Page], picture_file: Path
) -> None:
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: len(window.session.results) == 6)
    page = open_page()
    page.select("Wipe")
    page.press(Qt.Key.Key_J, CONTROL)
    assert page.row("Wipe").text(1) == "Ctrl+J"
    # Nothing is changed before OK.
    assert keys_of(window, "wipe") == ["W"]
    page.end()
    assert window.settings.keys == {"wipe": ("Ctrl+J",)}
    assert "(Ctrl+J)" in window.actions_by_id["wipe"].toolTip()
    qtbot.keyClick(window, Qt.Key.Key_W)
    assert window.stage.view_mode == "grid"
    qtbot.keyClick(window, Qt.Key.Key_J, CONTROL)
    assert window.stage.view_mode == "wipe"
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(ShortcutsDialog)
    assert "Ctrl+J" in {label.text() for label in dialog.findChildren(QLabel)}
    dialog.reject()


def test_chosen_keys_survive_a_restart(make_window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    first = make_window()
    page = Page(qtbot, first)
    page.select("Grid")
    page.press(Qt.Key.Key_F8, field=3)
    page.end()
    assert keys_of(make_window(), "grid") == ["G", "Ctrl+0", "F8"]


def test_a_key_of_another_action_is_given_only_when_the_user_says_so(
    window: MainWindow, open_page: Callable[[], Page]
) -> None:
    page = open_page()
    page.select("Wipe")
    page.press(Qt.Key.Key_O, CONTROL)
    assert page.sentence() == "Ctrl+O is the key of “Open”."
    page.click("key-conflict-leave")
    assert page.row("Wipe").text(1) == ""
    assert page.row("Open").text(1) == "Ctrl+O"
    page.press(Qt.Key.Key_O, CONTROL)
    page.click("key-conflict-give")
    assert page.sentence() == ""
    assert (page.row("Wipe").text(1), page.row("Open").text(1)) == ("Ctrl+O", "")
    page.end()
    assert keys_of(window, "wipe") == ["Ctrl+O"]
    assert keys_of(window, "open") == []
    assert "Ctrl" not in window.actions_by_id["open"].toolTip()


def test_one_action_or_all_get_their_first_keys_back(window: MainWindow, open_page: Callable[[], Page]) -> None:
    page = open_page()
    for label, key in (("Grid", Qt.Key.Key_F9), ("Single", Qt.Key.Key_F8)):
        page.select(label)
        page.press(key)
    assert page.row("Grid").text(1) == "F9,  Ctrl+0"
    page.select("Grid")
    page.click("keys-reset")
    assert page.row("Grid").text(1) == "G,  Ctrl+0"
    assert page.row("Single").text(1) == "F8"
    page.click("keys-reset-all")
    assert page.row("Single").text(1) == "S"
    page.end()
    assert window.settings.keys == {}


def test_the_keys_of_panes_can_be_chosen_too(window: MainWindow, open_page: Callable[[], Page]) -> None:
    page = open_page()
    page.select("Bicubic")
    page.press(Qt.Key.Key_B)
    page.end()
    solo = {action.objectName(): action for action in window.workspace.pane_actions.solo}
    assert solo["solo-bicubic"].shortcut() == QKeySequence("B")
    assert window.settings.keys == {"solo-bicubic": ("B",)}


def test_actions_are_found_by_name_and_by_key(qtbot: QtBot, open_page: Callable[[], Page]) -> None:
    page = open_page()

    def shown() -> list[str]:
        chapters = [page.list.topLevelItem(number) for number in range(page.list.topLevelItemCount())]
        return [
            chapter.child(row).text(0)
            for chapter in chapters
            for row in range(chapter.childCount())
            if not chapter.isHidden() and not chapter.child(row).isHidden()
        ]

    search = page.dialog.findChild(QLineEdit, "keys-search")
    qtbot.keyClicks(search, "ctrl+shift+e")
    assert shown() == ["Export visible region"]
    search.clear()
    qtbot.keyClicks(search, "zoom")
    assert {"Zoom in", "Zoom out"} <= set(shown())
    assert "Open" not in shown()
    page.end(QDialogButtonBox.StandardButton.Cancel)


def test_cancel_changes_no_key(window: MainWindow, open_page: Callable[[], Page]) -> None:
    page = open_page()
    page.select("Wipe")
    page.press(Qt.Key.Key_F9)
    page.end(QDialogButtonBox.StandardButton.Cancel)
    assert keys_of(window, "wipe") == ["W"]
    assert window.settings.keys == {}


def test_settings_that_someone_has_spoilt_are_the_defaults(make_window: Callable[[], MainWindow], storage) -> None:  # type: ignore[no-untyped-def]
    storage.setValue("window/keys", '{"wipe": 7}')
    assert keys_of(make_window(), "wipe") == ["W"]
