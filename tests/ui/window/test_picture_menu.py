"""The menu of a picture as a user has it: by a right click or the key of the menu, and what its entries do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from sr_desktop.engine.inputs.external import external_method
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.reading import read_picture
from sr_desktop.ui.dialogs.name_dialog import NameDialog
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.view_modes.wipe import WipeView
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.picture_menu import PictureMenu
from sr_desktop.ui.window.renaming import Renaming
from sr_desktop.ui.workspace.pane_feed import ORIGINAL
from tests.ui.copying import copied_image

pytestmark = pytest.mark.usefixtures("pointer_away")

RIGHT = Qt.MouseButton.RightButton


def pane(window: MainWindow, name: str) -> Pane:
    return next(each for each in window.stage.panes if each.method_id == name)


def open_menu(qtbot: QtBot, window: MainWindow, name: str, at: QPoint | None = None) -> QMenu:
    canvas = pane(window, name).canvas
    spot = canvas.rect().center() if at is None else at
    qtbot.mouseMove(canvas, spot)
    qtbot.mousePress(canvas, RIGHT, pos=spot)
    qtbot.mouseRelease(canvas, RIGHT, pos=spot)
    menu = window.findChild(QMenu, "picture-menu")
    assert menu is not None
    assert menu.isVisible()
    return menu


def entry(menu: QMenu, start: str) -> QAction:
    return next(action for action in menu.actions() if action.text().replace("&", "").startswith(start))


def choose(menu: QMenu, start: str) -> None:
    assert entry(menu, start).isEnabled()
    entry(menu, start).trigger()
    menu.close()


def test_a_right_click_opens_it_and_a_right_drag_moves_the_picture(qtbot: QtBot, compared: MainWindow) -> None:
    open_menu(qtbot, compared, "srcnn").close()
    qtbot.waitUntil(lambda: compared.findChild(QMenu, "picture-menu") is None)
    compared.stage.model.zoom_to(8.0)
    canvas, before = pane(compared, "srcnn").canvas, compared.stage.model.view
    qtbot.mousePress(canvas, RIGHT, pos=QPoint(50, 50))
    qtbot.mouseMove(canvas, QPoint(90, 70))
    qtbot.mouseRelease(canvas, RIGHT, pos=QPoint(90, 70))
    assert compared.stage.model.view != before
    assert compared.findChild(QMenu, "picture-menu") is None


def test_the_key_of_the_menu_opens_it_too(qtbot: QtBot, compared: MainWindow) -> None:
    canvas = pane(compared, "srcnn").canvas
    at = canvas.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, canvas.mapToGlobal(at))
    QApplication.sendEvent(canvas, event)
    compared.findChild(QMenu, "picture-menu").close()


def test_without_a_picture_there_is_none(qtbot: QtBot, window: MainWindow) -> None:
    window.stage.menu_requested.emit("srcnn", QPoint(5, 5))
    assert window.findChild(QMenu, "picture-menu") is None


def test_the_result_is_saved_whole_in_the_format_of_its_name(
    qtbot: QtBot, compared: MainWindow, tmp_path: Path
) -> None:
    choose(open_menu(qtbot, compared, "srcnn"), "Save this result")
    dialog = compared.findChild(QFileDialog, "save-result")
    assert Path(dialog.selectedFiles()[0]).name == "a photo-srcnn.png"
    dialog.fileSelected.emit(str(tmp_path / "mine.webp"))
    dialog.close()
    qtbot.waitUntil(lambda: any(each.text.startswith("Saved ") for each in compared.toasts.shown))
    saved = read_picture(tmp_path / "mine.webp").pixels
    np.testing.assert_array_equal(saved, compared.session.results["srcnn"].pixels)


def test_what_is_saved_is_of_the_picture_that_the_dialog_names(
    qtbot: QtBot, compared: MainWindow, tmp_path: Path
) -> None:
    other = tmp_path / "another.png"
    Image.fromarray(np.random.default_rng(5).integers(0, 256, (60, 80, 3), np.uint8)).save(other)
    result = compared.session.results["srcnn"].pixels
    choose(open_menu(qtbot, compared, "srcnn"), "Save this result")
    dialog = compared.findChild(QFileDialog, "save-result")
    assert Path(dialog.selectedFiles()[0]).name == "a photo-srcnn.png"
    # It was on its way already when the dialog opened.
    compared.open_paths([other])
    qtbot.waitUntil(lambda: compared.session.plan.picture.path == other and "srcnn" in compared.session.results)
    dialog.fileSelected.emit(str(tmp_path / "mine.png"))
    dialog.close()
    qtbot.waitUntil(lambda: any(each.text.startswith("Saved ") for each in compared.toasts.shown))
    np.testing.assert_array_equal(read_picture(tmp_path / "mine.png").pixels, result)


def test_the_menu_of_a_title_saves_too(qtbot: QtBot, compared: MainWindow, tmp_path: Path) -> None:
    header = next(pane for pane in compared.stage.panes if pane.method_id == "srcnn").header
    menu = header.context_menu()
    save = menu.actions()[0]
    assert save.text() == "&Save this result…"
    assert all(not each.icon().isNull() for each in menu.actions()[:2])
    save.trigger()
    dialog = compared.findChild(QFileDialog, "save-result")
    dialog.fileSelected.emit(str(tmp_path / "mine.png"))
    dialog.close()
    qtbot.waitUntil(lambda: (tmp_path / "mine.png").is_file())
    np.testing.assert_array_equal(read_picture(tmp_path / "mine.png").pixels, compared.session.results["srcnn"].pixels)


def test_what_cannot_be_saved_is_one_sentence(qtbot: QtBot, compared: MainWindow, tmp_path: Path) -> None:
    choose(open_menu(qtbot, compared, "srcnn"), "Save this result")
    dialog = compared.findChild(QFileDialog, "save-result")
    dialog.fileSelected.emit(str(tmp_path / "mine.xyz"))
    dialog.close()
    qtbot.waitUntil(lambda: any("mine.xyz" in each.text for each in compared.toasts.shown))


def test_copy_show_alone_compare_and_hide(qtbot: QtBot, compared: MainWindow) -> None:
    image = copied_image(qtbot, lambda: choose(open_menu(qtbot, compared, "srcnn"), "Copy"))
    assert image.width() == 160
    choose(open_menu(qtbot, compared, "srcnn"), "Show alone")
    assert compared.stage.solo == "srcnn"
    choose(open_menu(qtbot, compared, "srcnn"), "Show alone")
    assert compared.stage.solo is None
    choose(open_menu(qtbot, compared, "srcnn"), "Hide")
    assert "srcnn" not in compared.stage.unhidden
    menu = open_menu(qtbot, compared, "srresnet")
    others = entry(menu, "Compare with").menu()
    assert isinstance(others, QMenu)
    entry(others, "Bicubic").trigger()
    menu.close()
    assert compared.stage.view_mode == "wipe"
    assert compared.stage.view_of(WipeView).places == ("srresnet", "bicubic")


def test_in_a_wipe_it_is_the_menu_of_the_result_under_the_pointer(qtbot: QtBot, compared: MainWindow) -> None:
    compared.stage.view_of(WipeView).choose("bicubic", "srcnn")
    compared.stage.show_mode("wipe")
    surface = compared.stage.view_of(WipeView).surface
    for x, name in ((surface.width() // 4, "bicubic"), (surface.width() * 3 // 4, "srcnn")):
        spot = QPoint(x, surface.height() // 2)
        qtbot.mouseMove(surface, spot)
        asked: list[str] = []
        compared.stage.menu_requested.connect(lambda pane_id, _, asked=asked: asked.append(pane_id))
        qtbot.mousePress(surface, RIGHT, pos=spot)
        qtbot.mouseRelease(surface, RIGHT, pos=spot)
        assert asked == [name]
        menu = compared.findChild(QMenu, "picture-menu")
        assert not entry(menu, "Hide").isEnabled()
        menu.close()
        qtbot.waitUntil(lambda: compared.findChild(QMenu, "picture-menu") is None)


def test_measure_and_profile_are_at_the_pointer(qtbot: QtBot, compared: MainWindow) -> None:
    canvas, model = pane(compared, "srcnn").canvas, compared.stage.model
    at = canvas.rect().center() + QPoint(12, 8)
    spot = tuple(int(place) for place in model.view.to_picture(at.x(), at.y(), model.viewport))
    choose(open_menu(qtbot, compared, "srcnn", at), "Measure here")
    region = model.mark.region
    assert region is not None
    assert region.width == region.height == 40
    assert abs(region.center[0] - spot[0]) <= 1
    assert abs(region.center[1] - spot[1]) <= 1
    qtbot.waitUntil(lambda: compared.findChild(QMenu, "picture-menu") is None)
    choose(open_menu(qtbot, compared, "srcnn", at), "Line profile here")
    line = model.line.line
    assert line is not None
    assert line.y1 == line.y2 == spot[1]
    assert line.x1 <= spot[0] <= line.x2
    assert compared.actions_by_id["profile"].isChecked()


@pytest.mark.parametrize("what", ["Measure here", "Line profile here"])
def test_what_is_chosen_after_a_smaller_picture_came_lies_in_that(
    qtbot: QtBot, compared: MainWindow, tmp_path: Path, what: str
) -> None:
    canvas, model = pane(compared, "srcnn").canvas, compared.stage.model
    menu = open_menu(qtbot, compared, "srcnn", canvas.rect().center() + QPoint(30, 30))
    Image.fromarray(np.full((32, 48, 3), 90, np.uint8)).save(tmp_path / "small.png")
    compared.open_paths([tmp_path / "small.png"])
    qtbot.waitUntil(lambda: model.picture_size == (48, 32))
    choose(menu, what)
    shown = model.mark.region if what.startswith("Measure") else model.line.line and model.line.line.bounds
    assert shown is not None
    assert Rect(0, 0, 48, 32).contains(shown)
    qtbot.waitUntil(lambda: not compared.session.busy)


def test_a_region_at_the_edge_stays_inside(compared: MainWindow) -> None:
    compared.stage.model.set_hover(159, 0)
    compared.feature(PictureMenu).mark_region()
    region = compared.stage.model.mark.region
    assert region is not None
    assert (region.right, region.y) == (160, 0)


@pytest.mark.parametrize(("key", "modifier"), [(Qt.Key.Key_M, None), (Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)])
def test_keys_mark_and_draw(qtbot: QtBot, compared: MainWindow, key: Qt.Key, modifier: Any) -> None:
    compared.stage.take_focus()
    qtbot.keyClick(compared, key, modifier or Qt.KeyboardModifier.NoModifier)
    model = compared.stage.model
    assert (model.mark.region if modifier is None else model.line.line) is not None


def test_what_the_user_added_is_renamed_everywhere(qtbot: QtBot, compared: MainWindow, picture_file: Path) -> None:
    session, stage = compared.session, compared.stage
    stage.show_pane(ORIGINAL, True)
    assert not entry(open_menu(qtbot, compared, ORIGINAL), "Rename").isEnabled()
    compared.findChild(QMenu, "picture-menu").close()
    qtbot.waitUntil(lambda: compared.findChild(QMenu, "picture-menu") is None)
    method = session.add_method(external_method(picture_file, session.catalogue))
    stage.add_method(method.id)
    menu = compared.feature(PictureMenu).menu(method.id)
    choose(menu, "Rename")
    dialog = compared.findChild(NameDialog, "rename")
    assert dialog.name.text() == method.title
    dialog.name.setText("Ours & theirs")
    dialog.accept()
    assert stage.titles[method.id] == pane(compared, method.id).title == session.catalogue.title(method.id)
    assert stage.titles[method.id] == "Ours & theirs"
    shown = {action.data(): action.text() for action in compared.workspace.pane_actions.shown}
    assert shown[method.id] == "Ours && theirs"
    compared.feature(Renaming).rename(method.id, "  ")
    assert stage.titles[method.id] == "Ours & theirs"


def test_measure_is_a_group_in_the_tool_bar_and_no_menu_mixes_icons(window: MainWindow) -> None:
    button = window.toolbar.findChild(QToolButton, "measure-button")
    assert button.isVisible()
    entries = [action for action in button.menu().actions() if not action.isSeparator()]
    names = [action.objectName() if action.menu() is None else action.text() for action in entries]
    assert names == [
        "mark-region", "draw-line", "loupe", "loupe-more", "loupe-less", "crosshair", "&Further scores",
        "table", "profile", "spectrum", "histogram", "plane", "blind-test",
    ]  # fmt: skip
    assert QApplication.testAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)


def test_no_menu_is_longer_than_a_small_screen(window: MainWindow) -> None:
    menus = [action.menu() for action in window.menuBar().actions()]
    assert len(menus) == 7
    for menu in menus:
        assert isinstance(menu, QMenu)
        assert menu.sizeHint().height() <= 800 - 60, menu.title()
    (view,) = (menu for menu in menus if menu.title() == "&View")
    assert view.sizeHint().height() <= 480 - 60
