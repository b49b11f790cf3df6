"""The declared commands of the window: each has its name, its keys and its places to itself, and can be asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from sr_desktop.paths import resources_dir
from sr_desktop.ui.actions.command import MenuId
from sr_desktop.ui.actions.wording import portable
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.view_modes.modes import VIEW_MODES
from sr_desktop.ui.window import features
from sr_desktop.ui.window.commands.chapters import CHAPTERS
from sr_desktop.ui.window.main_window import MainWindow

COMMANDS = tuple(command for chapter in CHAPTERS for command in chapter.commands)


def entries(menu: QMenu) -> Iterator[QAction]:
    """All that is in a menu and in the menus within it."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from entries(inner)
        else:
            yield action


def test_names_and_keys_belong_to_one_command() -> None:
    names = Counter(command.id for command in COMMANDS)
    keys = Counter(portable(key) for command in COMMANDS for key in command.keys)
    assert [name for name, count in names.items() if count > 1] == []
    assert [key for key, count in keys.items() if count > 1] == []


def test_icons_are_there() -> None:
    named = {command.icon for command in COMMANDS if command.icon is not None}
    assert {name for name in named if not (resources_dir() / "icons" / f"{name}.svg").exists()} == set()


def test_the_menu_bar_holds_every_command_that_names_a_menu(window: MainWindow) -> None:
    listed = Counter(
        action.objectName() for top in window.menuBar().actions() for action in entries(top.menu()) if top.menu()
    )
    wanted = {command.id for command in COMMANDS if command.menu is not None}
    assert wanted <= set(listed)
    assert [name for name in wanted if listed[name] != 1] == []
    assert {command.id for command in COMMANDS if command.menu is None} & set(listed) == set()


def test_every_menu_holds_something() -> None:
    places = {entry.menu.menu for chapter in CHAPTERS for entry in chapter.entries if entry.menu is not None}
    # The list of panes fills the last.
    assert set(MenuId) - places == {MenuId.ALONE}


def test_the_tool_bar_holds_every_command_that_names_a_section(window: MainWindow) -> None:
    shown = {action.objectName() for action in window.toolbar.actions()}
    wanted = {command.id for command in COMMANDS if command.tool_bar is not None}
    # Buttons that have a menu beside them are widgets.
    assert wanted - shown == {"open", "reference"}


def test_every_view_mode_is_a_command_and_shows_its_view(compared: MainWindow) -> None:
    for mode in VIEW_MODES:
        compared.actions_by_id[mode.id].trigger()
        assert compared.stage.view_mode == mode.id
        assert compared.actions_by_id[mode.id].isChecked()
        assert (compared.stage.combined_view is None) == (mode.make is None)
        seen = compared.stage.combined_view or next(pane for pane in compared.findChildren(Pane) if pane.isVisible())
        assert seen.isVisible()


def test_a_view_mode_that_is_gone_is_the_grid(make_window: Callable[[], MainWindow], storage: QSettings) -> None:
    storage.setValue("panes/layout", "spiral")
    window = make_window()
    assert window.stage.view_mode == "grid"
    assert window.actions_by_id["grid"].isChecked()


def test_features_need_no_order(
    qtbot: QtBot, make_window: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch, picture_file: Path
) -> None:
    def states(window: MainWindow) -> dict[str, tuple[bool, bool]]:
        window.open_paths([picture_file])
        qtbot.waitUntil(lambda: window.session.plan is not None and not window.session.busy)
        return {action.objectName(): (action.isEnabled(), action.isChecked()) for action in window.actions_by_id}

    usual = states(make_window())
    monkeypatch.setattr(features, "FEATURES", tuple(reversed(features.FEATURES)))
    assert states(make_window()) == usual
