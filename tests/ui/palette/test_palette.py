"""The command palette, by its keys and the mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QListView
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from sr_desktop.ui.palette.model import LINE, Line
from sr_desktop.ui.palette.palette import Palette
from sr_desktop.ui.theme.theme import Theme, ThemeChoice
from sr_desktop.ui.window.main_window import MainWindow


class Opened:
    """What a user sees of the palette."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot = qtbot
        self.card = window.findChild(Palette)
        self.query = self.card.findChild(QLineEdit, "palette-query")
        self.list = self.card.findChild(QListView, "palette-list")

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(self.query, text)

    def press(self, key: Qt.Key) -> None:
        self._qtbot.keyClick(self.query, key)

    def lines(self) -> list[Line]:
        model = self.list.model()
        return [model.index(row, 0).data(LINE) for row in range(model.rowCount())]

    def titles(self) -> list[str]:
        return [line.entry.title for line in self.lines()]

    @property
    def current(self) -> str:
        return str(self.list.currentIndex().data())


def open_palette(qtbot: QtBot, window: MainWindow) -> Opened:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    opened = Opened(qtbot, window)
    assert opened.card.isVisible()
    return opened


@pytest.fixture
def with_picture(qtbot: QtBot, window: MainWindow, picture_file: Path) -> MainWindow:
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: len(window.session.results) == 6)
    return window


def test_a_few_letters_and_enter_do_it(qtbot: QtBot, with_picture: MainWindow) -> None:
    opened = open_palette(qtbot, with_picture)
    opened.type("wipe")
    assert opened.current == "Wipe"
    opened.press(Qt.Key.Key_Return)
    assert not opened.card.isVisible()
    assert with_picture.stage.view_mode == "wipe"


def test_letters_that_are_keys_of_the_window_are_only_typed(qtbot: QtBot, with_picture: MainWindow) -> None:
    opened = open_palette(qtbot, with_picture)
    opened.type("swd")
    opened.press(Qt.Key.Key_Left)
    assert opened.query.text() == "swd"
    assert with_picture.stage.view_mode == "grid"
    opened.press(Qt.Key.Key_Escape)
    assert not opened.card.isVisible()
    qtbot.keyClick(with_picture, Qt.Key.Key_W)
    assert with_picture.stage.view_mode == "wipe"


def test_arrows_move_over_enabled_entries_and_wrap(qtbot: QtBot, window: MainWindow) -> None:
    opened = open_palette(qtbot, window)
    opened.type("export")
    assert not any(line.entry.enabled for line in opened.lines() if line.entry.title.startswith("Export"))
    opened.query.clear()
    enabled = [line.entry.title for line in opened.lines() if line.entry.enabled]
    assert opened.current == enabled[0]
    opened.press(Qt.Key.Key_Down)
    assert opened.current == enabled[1]
    opened.press(Qt.Key.Key_Up)
    opened.press(Qt.Key.Key_Up)
    assert opened.current == enabled[-1]


def test_a_command_that_cannot_be_done_is_shown_and_not_done(qtbot: QtBot, window: MainWindow) -> None:
    opened = open_palette(qtbot, window)
    opened.type("copy pane")
    assert "Copy pane" in opened.titles()
    row = opened.titles().index("Copy pane")
    index = opened.list.model().index(row, 0)
    assert not index.flags() & Qt.ItemFlag.ItemIsEnabled
    qtbot.mouseClick(opened.list.viewport(), Qt.MouseButton.LeftButton, pos=opened.list.visualRect(index).center())
    assert opened.card.isVisible()


def test_keys_stand_at_the_right_as_in_the_menus(qtbot: QtBot, window: MainWindow) -> None:
    opened = open_palette(qtbot, window)
    by_name = {line.entry.name: line.entry for line in opened.lines()}
    assert by_name["open"].keys == window.actions_by_id["open"].shortcut().toString()
    assert by_name["solo-bicubic"].title == "Show Bicubic alone"
    assert by_name["solo-bicubic"].keys == "Ctrl+3"
    assert {action.objectName() for action in window.actions_by_id} - set(by_name) == {"palette"}


def test_panes_are_shown_alone_and_hidden(qtbot: QtBot, with_picture: MainWindow) -> None:
    opened = open_palette(qtbot, with_picture)
    opened.type("hide srcnn")
    opened.press(Qt.Key.Key_Return)
    assert "srcnn" not in with_picture.stage.unhidden
    opened = open_palette(qtbot, with_picture)
    opened.type("bicubic alone")
    row = opened.titles().index("Show Bicubic alone")
    place = opened.list.visualRect(opened.list.model().index(row, 0)).center()
    qtbot.mouseClick(opened.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert with_picture.stage.view_mode == "single"
    assert with_picture.stage.current == "bicubic"


def test_a_recent_picture_opens(qtbot: QtBot, window: MainWindow, picture_file: Path, tmp_path: Path) -> None:
    window.settings.add_recent(tmp_path / "gone.png")
    window.settings.add_recent(picture_file)
    with qtbot.waitSignal(window.workspace.recent.changed):
        window.workspace.recent.look()
    opened = open_palette(qtbot, window)
    opened.type("gone")
    assert [line.entry.enabled for line in opened.lines() if line.entry.title == "gone.png"] == [False]
    opened.query.clear()
    opened.type("photo")
    assert opened.current == "a photo.png"
    opened.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.session.results) == 6)


def test_the_last_chosen_entries_come_first(qtbot: QtBot, with_picture: MainWindow) -> None:
    opened = open_palette(qtbot, with_picture)
    opened.type("zoom in")
    opened.press(Qt.Key.Key_Return)
    assert open_palette(qtbot, with_picture).current == "Zoom in"


def test_the_key_closes_it_again_and_so_does_a_click_beside_it(qtbot: QtBot, with_picture: MainWindow) -> None:
    opened = open_palette(qtbot, with_picture)
    qtbot.keyClick(opened.query, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not opened.card.isVisible()
    assert with_picture.focusWidget() is not opened.query
    opened = open_palette(qtbot, with_picture)
    pane = with_picture.stage.panes[0].header
    qtbot.mouseClick(pane, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not opened.card.isVisible())


def test_a_query_without_matches_says_so(qtbot: QtBot, window: MainWindow) -> None:
    opened = open_palette(qtbot, window)
    opened.type("qqqqxyz")
    assert opened.titles() == []
    assert opened.card.findChild(type(opened.card._nothing), "palette-nothing").isVisible()
    opened.press(Qt.Key.Key_Return)
    assert opened.card.isVisible()


@pytest.mark.parametrize("size", [(640, 480), (1600, 900)])
def test_it_lies_centred_at_the_top_of_any_window(qtbot: QtBot, window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    card = open_palette(qtbot, window).card
    assert abs(card.geometry().center().x() - window.rect().center().x()) <= 1
    assert window.rect().contains(card.geometry())
    assert card.y() < 60


def test_it_follows_the_theme(qtbot: QtBot, window: MainWindow, theme: Theme) -> None:
    card = open_palette(qtbot, window).card

    def ground() -> int:
        image: QImage = card.grab().toImage()
        return image.pixelColor(image.width() // 2, image.height() - 4).lightness()

    try:
        theme.set_choice(ThemeChoice.DARK)
        assert ground() < 80
        theme.set_choice(ThemeChoice.LIGHT)
        assert ground() > 200
    finally:
        theme.set_choice(ThemeChoice.SYSTEM)


def test_it_closes_after_what_had_the_focus_has_gone(qtbot: QtBot, window: MainWindow) -> None:
    """By a click, which its event filter sees: an exception there would end the process."""
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    opened = open_palette(qtbot, window)
    delete(field)
    qtbot.mouseClick(window.stage, Qt.MouseButton.LeftButton)
    assert opened.card.isHidden()
