"""The order of the panes, as a user changes it: keys, lists and menus follow, and it is remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from sr_desktop import methods
from sr_desktop.ui.measuring.feature import Measuring
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.view_modes.difference import DifferenceView
from sr_desktop.ui.view_modes.four_wipe import FourWipeView
from sr_desktop.ui.view_modes.wipe import WipeView
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.workspace.pane_feed import ORIGINAL

CTRL = Qt.KeyboardModifier.ControlModifier
MOVE = CTRL | Qt.KeyboardModifier.ShiftModifier
DEFAULT = methods.DEFAULT_IDS

pytestmark = pytest.mark.usefixtures("pointer_away")


def pane(window: MainWindow, pane_id: str) -> Pane:
    return next(pane for pane in window.findChildren(Pane) if pane.method_id == pane_id)


def open_picture(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.open_paths([path])
    qtbot.waitUntil(lambda: not window.session.busy and len(window.session.results) == len(DEFAULT))
    qtbot.waitUntil(lambda: all(pane(window, name).pixels is not None for name in DEFAULT))


def drag_title(window: MainWindow, pane_id: str, onto: str, fraction: float) -> None:
    header, target = pane(window, pane_id).header, pane(window, onto)
    place = header.mapFromGlobal(target.mapToGlobal(QPoint(round(fraction * target.width()), target.height() // 2)))
    QTest.mousePress(header, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    QTest.mouseMove(header, place / 2)
    QTest.mouseMove(header, place)
    QTest.mouseRelease(header, Qt.MouseButton.LeftButton, pos=place)


def on_screen(window: MainWindow) -> tuple[str, ...]:
    shown = [one for one in window.findChildren(Pane) if one.isVisible()]
    return tuple(one.method_id for one in sorted(shown, key=lambda one: (one.y(), one.x())))


def titles(window: MainWindow, names: tuple[str, ...]) -> list[str]:
    return [window.stage.titles[name] for name in names]


def test_dragging_a_title_changes_places_keys_lists_table_and_menus(
    qtbot: QtBot, window: MainWindow, picture_file: Path
) -> None:
    open_picture(qtbot, window, picture_file)
    qtbot.keyClick(window, Qt.Key.Key_F)
    made = len(window.session.results)
    drag_title(window, "srresnet", "nearest", 0.1)
    order = ("srresnet", *DEFAULT[:-1])
    assert on_screen(window) == order
    assert [row.method_id for row in window.feature(Measuring).dock.table.rows] == list(order)
    for view in (
        window.stage.view_of(WipeView),
        window.stage.view_of(DifferenceView),
        window.stage.view_of(FourWipeView),
    ):
        listed = [view.choices[0].itemData(place) for place in range(view.choices[0].count())]
        assert listed == [*order, ORIGINAL, *methods.SHIPPED.extra_ids]
    panes_menu = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "&Panes")
    shown = next(menu for menu in panes_menu.findChildren(QMenu) if menu.title() == "S&hown panes")
    assert [action.data() for action in shown.actions() if action.data() in order] == list(order)
    alone = next(menu for menu in panes_menu.findChildren(QMenu) if menu.title() == "Show a&lone")
    assert [action.data() for action in alone.actions()] == [*order, ORIGINAL, *methods.SHIPPED.extra_ids]
    assert "Ctrl+1" in pane(window, "srresnet").header.tooltip_at(10)
    assert "Ctrl+2" in pane(window, "nearest").header.tooltip_at(10)
    qtbot.keyClick(window, Qt.Key.Key_1, CTRL)
    assert window.stage.shown == ("srresnet",)
    qtbot.keyClick(window, Qt.Key.Key_2, CTRL)
    assert window.stage.shown == ("nearest",)
    assert len(window.session.results) == made, "nothing was recomputed"


def test_keys_move_the_pane_under_the_pointer_on_and_on(qtbot: QtBot, window: MainWindow, picture_file: Path) -> None:
    open_picture(qtbot, window, picture_file)
    canvas = pane(window, "bilinear").canvas
    qtbot.mouseMove(canvas, QPoint(40, 40))
    for order in (
        ("nearest", "bicubic", "bilinear", "srcnn", "perceptual", "srresnet"),
        ("nearest", "bicubic", "srcnn", "bilinear", "perceptual", "srresnet"),
    ):
        qtbot.keyClick(window, Qt.Key.Key_Right, MOVE)
        assert on_screen(window) == order
    for _ in range(4):
        qtbot.keyClick(window, Qt.Key.Key_Left, MOVE)
    assert on_screen(window) == ("bilinear", "nearest", "bicubic", "srcnn", "perceptual", "srresnet")


def test_keys_move_the_pane_that_is_alone(qtbot: QtBot, window: MainWindow, picture_file: Path) -> None:
    open_picture(qtbot, window, picture_file)
    qtbot.keyClick(window, Qt.Key.Key_3, CTRL)
    assert window.stage.shown == ("bicubic",)
    qtbot.keyClick(window, Qt.Key.Key_Left, MOVE)
    assert window.stage.shown == ("bicubic",)
    qtbot.keyClick(window, Qt.Key.Key_G)
    assert on_screen(window)[:3] == ("nearest", "bicubic", "bilinear")


def test_in_the_wipe_nothing_is_moved(qtbot: QtBot, window: MainWindow, picture_file: Path) -> None:
    open_picture(qtbot, window, picture_file)
    qtbot.keyClick(window, Qt.Key.Key_W)
    window.actions_by_id["move-on"].trigger()
    assert window.stage.order == (*DEFAULT, ORIGINAL, *methods.SHIPPED.extra_ids)


def test_the_order_survives_a_restart(
    qtbot: QtBot, make_window: Callable[[], MainWindow], storage: QSettings, picture_file: Path
) -> None:
    first = make_window()
    open_picture(qtbot, first, picture_file)
    drag_title(first, "nearest", "srresnet", 0.9)
    drag_title(first, "perceptual", "bilinear", 0.2)
    order = on_screen(first)
    assert order == ("perceptual", "bilinear", "bicubic", "srcnn", "srresnet", "nearest")
    first.close()
    storage.sync()
    second = make_window()
    open_picture(qtbot, second, picture_file)
    assert on_screen(second) == order
    assert [action.text() for action in second.workspace.pane_actions.solo][:6] == titles(second, order)
    qtbot.keyClick(second, Qt.Key.Key_1, CTRL)
    assert second.stage.shown == ("perceptual",)
