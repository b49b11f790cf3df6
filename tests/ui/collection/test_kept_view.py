"""What stays from picture to picture: place and zoom, moves to be undone, the marked region."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from sr_desktop.ui.window.main_window import MainWindow
from tests.ui.collection.hands import CONTROL, LEFT, open_folder, wait_for


def test_place_and_zoom_stay_from_picture_to_picture(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    open_folder(qtbot, window, folder)
    model = window.stage.model
    qtbot.keyClick(window, Qt.Key.Key_4)
    qtbot.keyClick(window, Qt.Key.Key_Right)
    view = model.view
    assert view.scale == 4
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    wait_for(qtbot, window, "img2")
    assert model.view == view
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    wait_for(qtbot, window, "img3")
    # Twice as wide, and still at the scale that was chosen.
    assert model.scale == 4
    assert model.view.center_x == pytest.approx(view.center_x * 2, abs=0.01)
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    wait_for(qtbot, window, "img10")
    qtbot.keyClick(window, Qt.Key.Key_Home)
    wait_for(qtbot, window, "img1")
    assert model.view == view
    assert not model.is_fit


def test_a_rectangle_that_was_drawn_is_the_same_share_of_a_picture_of_another_size(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    open_folder(qtbot, window, folder)
    model = window.stage.model
    size = model.picture_size
    assert size is not None
    canvas = window.stage.panes[0].canvas
    start, end = QPoint(canvas.width() // 3, canvas.height() // 3), QPoint(canvas.width() // 2, canvas.height() // 2)
    qtbot.mousePress(canvas, LEFT, pos=start)
    qtbot.mouseMove(canvas, end)
    qtbot.mouseRelease(canvas, LEFT, pos=end)
    shown = model.visible_rect
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    wait_for(qtbot, window, "img2")
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    wait_for(qtbot, window, "img3")
    wider = model.picture_size
    assert wider is not None
    assert wider[0] == 2 * size[0]
    assert model.visible_rect.width / wider[0] == pytest.approx(shown.width / size[0], abs=0.03)
    # A scale that is chosen from now on stays.
    qtbot.keyClick(window, Qt.Key.Key_1)
    qtbot.keyClick(window, Qt.Key.Key_Home)
    wait_for(qtbot, window, "img1")
    assert model.scale == 1


def test_the_fitting_view_stays_the_fitting_one(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    open_folder(qtbot, window, folder)
    qtbot.keyClick(window, Qt.Key.Key_End)
    wait_for(qtbot, window, "img10")
    assert window.stage.model.is_fit


def test_moves_are_undone_in_their_own_picture(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    open_folder(qtbot, window, folder)
    model = window.stage.model
    qtbot.keyClick(window, Qt.Key.Key_2)
    in_first = model.view
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    wait_for(qtbot, window, "img2")
    qtbot.keyClick(window, Qt.Key.Key_Backspace)
    assert model.view == in_first, "there was no move in this picture to undo"
    qtbot.keyClick(window, Qt.Key.Key_4)
    qtbot.keyClick(window, Qt.Key.Key_Backspace)
    assert model.view == in_first
    qtbot.keyClick(window, Qt.Key.Key_4)
    qtbot.keyClick(window, Qt.Key.Key_PageUp)
    wait_for(qtbot, window, "img1")
    assert model.scale == 4
    qtbot.keyClick(window, Qt.Key.Key_Backspace)
    assert model.view == in_first, "first back to where this picture was left"
    qtbot.keyClick(window, Qt.Key.Key_Backspace)
    assert model.is_fit


def test_a_marked_region_is_kept_if_pictures_have_the_same_size(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    open_folder(qtbot, window, folder)
    canvas = window.stage.panes[0].canvas
    start, end = QPoint(20, 20), QPoint(90, 80)
    qtbot.mousePress(canvas, LEFT, CONTROL, start)
    qtbot.mouseMove(canvas, end)
    qtbot.mouseRelease(canvas, LEFT, CONTROL, end)
    region = window.stage.model.mark.region
    assert region is not None
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    wait_for(qtbot, window, "img2")
    assert window.stage.model.mark.region == region
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    wait_for(qtbot, window, "img3")
    assert window.stage.model.mark.region is None
