"""The menus: they fit a low screen, and those with several ticks stay open."""

from __future__ import annotations

import re

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from sr_desktop.ui.actions.command import MenuId
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.menus import Menus
from sr_desktop.ui.workspace.pane_feed import ORIGINAL

LOWEST_SCREEN = 480
"""Logical pixels: 1280 x 960 at twice the size."""
_LETTER = re.compile(r"&(\w)")
BAR = 30
"""What title and menu bar take above an open menu."""


def test_every_menu_fits_a_low_screen(window: MainWindow) -> None:
    menus = window.feature(Menus)
    heights = {menu_id: menus.menu(menu_id).sizeHint().height() for menu_id in MenuId}
    assert {menu_id: height for menu_id, height in heights.items() if height > LOWEST_SCREEN - BAR} == {}


def test_panes_are_ticked_one_after_the_other_by_mouse_and_keys(qtbot: QtBot, compared: MainWindow) -> None:
    menu = compared.feature(Menus).menu(MenuId.SHOWN)
    ticks = {action.data(): action for action in menu.actions() if action.isCheckable()}
    menu.popup(QPoint(0, 0))
    for name in ("nearest", "srcnn"):
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(ticks[name]).center())
    assert menu.isVisible()
    assert not {"nearest", "srcnn"} & set(compared.stage.unhidden)
    menu.setActiveAction(ticks["nearest"])
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert "nearest" in compared.stage.unhidden
    menu.setActiveAction(compared.actions_by_id["show-original"])
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert not menu.isVisible()
    assert ORIGINAL in compared.stage.unhidden
    # What has no tick closes the menu, as everywhere.
    menu.popup(QPoint(0, 0))
    at = menu.actionGeometry(compared.actions_by_id["show-all"]).center()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=at)
    assert not menu.isVisible()
    assert "srcnn" in compared.stage.unhidden


def test_the_panes_stand_in_their_order_before_the_original(window: MainWindow) -> None:
    menu = window.feature(Menus).menu(MenuId.SHOWN)
    assert isinstance(menu, QMenu)
    names = [action.data() for action in menu.actions() if action.isCheckable()]
    assert names == [*(name for name in window.stage.order if name != ORIGINAL), None]


def test_no_letter_stands_twice_in_a_menu(window: MainWindow) -> None:
    """Its key would then choose neither. Translations keep the letters."""
    menus = window.feature(Menus)
    letters = {
        menu_id: [
            found[1].upper() for action in menus.menu(menu_id).actions() if (found := _LETTER.search(action.text()))
        ]
        for menu_id in MenuId
    }
    assert {menu_id: each for menu_id, each in letters.items() if len(set(each)) < len(each)} == {}
