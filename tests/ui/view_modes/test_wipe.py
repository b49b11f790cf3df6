"""The wipe, as a user works it: two results under one divider."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.panes.painting import render
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.view_modes.wipe import WipeSurface, WipeView
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.workspace.pane_feed import ORIGINAL
from tests.ui.clicking import move_released
from tests.ui.copying import copied_image
from tests.ui.view_modes.conftest import bits_of, choose, painted, pane

NOTES = 60
"""Device pixels from the upper and lower edge in which titles are written."""
DIVIDER = 6
"""Device pixels on either side of the divider that its line and its handle cover."""


def alone(window: MainWindow, pane_id: str) -> NDArray[np.uint8]:
    """What the pane would paint, were it as large as the wipe."""
    surface, model = window.stage.view_of(WipeView).surface, window.stage.model
    colors = colors_of(surface.palette())
    return bits_of(render(pane(window, pane_id).content, model.view, model.viewport, surface.device_size, colors))


def surface_of(window: MainWindow) -> WipeSurface:
    return window.stage.view_of(WipeView).wipe


def assert_parted_at(window: MainWindow, column: int, left: str, right: str) -> None:
    seen = painted(surface_of(window))[NOTES:-NOTES]
    first, second = alone(window, left)[NOTES:-NOTES], alone(window, right)[NOTES:-NOTES]
    assert (first != second).any(), "the test needs two results that differ"
    np.testing.assert_array_equal(seen[:, : column - DIVIDER], first[:, : column - DIVIDER])
    np.testing.assert_array_equal(seen[:, column + DIVIDER :], second[:, column + DIVIDER :])


def drag(surface: QWidget, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(surface, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(surface, (start + end) / 2)
    QTest.mouseMove(surface, end)
    QTest.mouseRelease(surface, Qt.MouseButton.LeftButton, pos=end)


@pytest.fixture
def wiping(qtbot: QtBot, finished: MainWindow) -> MainWindow:
    """A window with all results, in the wipe."""
    qtbot.keyClick(finished, Qt.Key.Key_W)
    return finished


def test_each_side_of_the_divider_shows_its_result_to_the_pixel(wiping: MainWindow) -> None:
    assert wiping.stage.view_mode == "wipe"
    assert wiping.stage.shown == ("bicubic", "srresnet")
    assert wiping.stage.model.viewport == surface_of(wiping).device_size
    assert_parted_at(wiping, surface_of(wiping).device_size[0] // 2, "bicubic", "srresnet")


def test_the_divider_is_dragged_and_put_back(wiping: MainWindow) -> None:
    surface = surface_of(wiping)
    middle, height = surface.divider, surface.height()
    drag(surface, QPoint(middle + 2, height // 3), QPoint(202, height // 2))
    assert surface.divider == 200, "it is taken where it was pressed, and does not jump"
    assert wiping.stage.model.is_fit, "that was no rectangle to zoom to"
    assert_parted_at(wiping, 200, "bicubic", "srresnet")
    drag(surface, QPoint(200, 90), QPoint(-500, 90))
    assert surface.divider == 0
    np.testing.assert_array_equal(
        painted(surface)[NOTES:-NOTES, DIVIDER:], alone(wiping, "srresnet")[NOTES:-NOTES, DIVIDER:]
    )
    QTest.mouseDClick(surface, Qt.MouseButton.LeftButton, pos=QPoint(3, 90))
    assert surface.divider == middle


def test_shift_and_arrows_move_the_divider_but_plain_arrows_the_picture(qtbot: QtBot, wiping: MainWindow) -> None:
    surface, model = surface_of(wiping), wiping.stage.model
    assert surface.hasFocus()
    before = surface.divider
    qtbot.keyClick(surface, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert surface.divider > before
    qtbot.keyClick(surface, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert surface.divider == before
    model.zoom_to_region(Rect(60, 40, 20, 20))
    center = model.view.center_x
    qtbot.keyClick(surface, Qt.Key.Key_Right)
    assert (surface.divider, model.view.center_x > center) == (before, True)


def test_turned_the_first_result_is_above_the_second(qtbot: QtBot, wiping: MainWindow) -> None:
    surface = surface_of(wiping)
    qtbot.keyClick(wiping, Qt.Key.Key_T)
    row = surface.divider
    assert row == round(surface.device_size[1] / 2)
    seen, first, second = painted(surface), alone(wiping, "bicubic"), alone(wiping, "srresnet")
    np.testing.assert_array_equal(seen[NOTES : row - DIVIDER], first[NOTES : row - DIVIDER])
    np.testing.assert_array_equal(seen[row + DIVIDER : -NOTES], second[row + DIVIDER : -NOTES])
    qtbot.mouseMove(surface, QPoint(300, row + 1))
    assert surface.cursor().shape() == Qt.CursorShape.SplitVCursor
    qtbot.mouseMove(surface, QPoint(300, row + 40))
    assert surface.cursor().shape() == Qt.CursorShape.CrossCursor


def test_either_side_can_be_chosen_and_the_two_swapped(qtbot: QtBot, wiping: MainWindow, engine: Any) -> None:
    view = wiping.stage.view_of(WipeView)
    choose(view.choices[0], ORIGINAL)
    assert view.places == (ORIGINAL, "srresnet")
    assert_parted_at(wiping, surface_of(wiping).divider, ORIGINAL, "srresnet")
    assert view.scores[0].text() == ""
    assert view.scores[1].text() == "25.00 dB   .5500"
    assert "BT.601" in view.scores[1].toolTip()
    qtbot.keyClick(surface_of(wiping), Qt.Key.Key_X)
    assert view.places == ("srresnet", ORIGINAL)
    assert view.choices[0].currentText() == wiping.stage.titles["srresnet"]
    assert_parted_at(wiping, surface_of(wiping).divider, "srresnet", ORIGINAL)
    qtbot.mouseClick(view.swap_button, Qt.MouseButton.LeftButton)
    assert view.places == (ORIGINAL, "srresnet")
    assert len(engine.made) == 1, "nothing was recomputed"


def test_to_choose_what_the_other_side_shows_swaps_them(wiping: MainWindow) -> None:
    view = wiping.stage.view_of(WipeView)
    choose(view.choices[0], "perceptual")
    choose(view.choices[0], "srresnet")
    assert view.places == ("srresnet", "perceptual")


def test_the_gestures_are_those_of_a_pane(qtbot: QtBot, wiping: MainWindow) -> None:
    surface, model = surface_of(wiping), wiping.stage.model
    at = QPoint(surface.width() // 4, surface.height() // 2)
    model.zoom_to_region(Rect(60, 40, 40, 30))
    under = model.view.to_picture(at.x(), at.y(), model.viewport)
    event = QWheelEvent(
        QPointF(at), QPointF(surface.mapToGlobal(at)), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(surface, event)
    assert model.view.to_picture(at.x(), at.y(), model.viewport) == pytest.approx(under, abs=0.2)
    assert_parted_at(wiping, surface.divider, "bicubic", "srresnet")
    scale = model.scale
    drag(surface, at, at + QPoint(60, 60))
    assert model.scale > scale, "a rectangle away from the divider zooms"
    assert_parted_at(wiping, surface.divider, "bicubic", "srresnet")
    QTest.mouseDClick(surface, Qt.MouseButton.LeftButton, pos=at)
    assert model.is_fit
    qtbot.mouseMove(surface, at)
    x, y = model.hover
    values = {name: "{} {} {}".format(*pane(wiping, name).pixels[y, x]) for name in ("bicubic", "srresnet")}
    expected = [f"{wiping.stage.titles[name]} {value}" for name, value in values.items()]
    assert wiping.workspace.status.values_text == "RGB  " + "  |  ".join(expected)


def test_changing_the_layout_keeps_the_view(qtbot: QtBot, wiping: MainWindow) -> None:
    model = wiping.stage.model
    model.zoom_to_region(Rect(60, 40, 24, 16))
    view = model.view
    for key in (Qt.Key.Key_G, Qt.Key.Key_S, Qt.Key.Key_W, Qt.Key.Key_Escape):
        qtbot.keyClick(wiping, key)
        assert model.view == view
    assert wiping.stage.view_mode == "grid"
    assert wiping.actions_by_id["grid"].isChecked()
    assert not wiping.stage.view_of(WipeView).isVisible()
    assert model.viewport == pane(wiping, "nearest").canvas.device_size
    qtbot.keyClick(wiping, Qt.Key.Key_W)
    assert not pane(wiping, "nearest").isVisible()
    qtbot.keyClick(wiping, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert (wiping.stage.view_mode, wiping.stage.shown) == ("single", ("bilinear",))


def test_the_window_may_be_resized_in_the_wipe(wiping: MainWindow) -> None:
    for size in ((640, 480), (1300, 800)):
        wiping.resize(*size)
        QApplication.processEvents()
        assert (wiping.width(), wiping.height()) == size
        assert wiping.stage.model.viewport == surface_of(wiping).device_size
        assert_parted_at(wiping, surface_of(wiping).divider, "bicubic", "srresnet")


def test_it_shows_tiles_as_they_arrive_and_says_what_failed(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    engine.failing = ("srresnet",)
    engine.gate.clear()
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: pane(window, "bicubic").content.placeholder is not None)
    qtbot.keyClick(window, Qt.Key.Key_W)
    surface = surface_of(window)
    assert_parted_at_before_results(window)
    engine.gate.set()
    qtbot.waitUntil(lambda: not window.session.busy and pane(window, "bicubic").pixels is not None)
    qtbot.waitUntil(lambda: pane(window, "srresnet").content.failure is not None)
    assert window.stage.view_of(WipeView).scores[1].text() == "No result"
    assert window.stage.view_of(WipeView).scores[1].toolTip() == "srresnet stopped: a picture of one colour."
    seen, first = painted(surface)[NOTES:-NOTES], alone(window, "bicubic")[NOTES:-NOTES]
    np.testing.assert_array_equal(seen[:, : surface.divider - DIVIDER], first[:, : surface.divider - DIVIDER])
    beyond = painted(surface)[:, surface.divider + DIVIDER :]
    assert (beyond != alone(window, "srresnet")[:, surface.divider + DIVIDER :]).any(), "the sentence is written there"


def assert_parted_at_before_results(window: MainWindow) -> None:
    """Both sides show the veiled preview."""
    seen = painted(surface_of(window))[NOTES:-NOTES]
    preview = alone(window, "bicubic")[NOTES:-NOTES]
    assert len(np.unique(preview)) > 10
    edge = surface_of(window).divider - DIVIDER
    np.testing.assert_array_equal(seen[:, :edge], preview[:, :edge])


def test_a_hidden_method_is_computed_for_the_wipe(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    window.stage.show_pane("bicubic", False)
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: len(window.session.results) == 5 and not window.session.busy)
    qtbot.keyClick(window, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: pane(window, "bicubic").pixels is not None)
    assert [made.request.method_ids for made in engine.made[1:]] == [("bicubic",)]


def test_without_an_original_another_stands_in_until_it_is_back(qtbot: QtBot, wiping: MainWindow) -> None:
    view = wiping.stage.view_of(WipeView)
    choose(view.choices[1], ORIGINAL)
    qtbot.keyClick(wiping, Qt.Key.Key_U)
    assert view.places == ("bicubic", "srresnet")
    assert view.choices[1].findData(ORIGINAL) < 0
    qtbot.waitUntil(lambda: pane(wiping, "srresnet").pixels is not None and not wiping.session.busy)
    assert_parted_at(wiping, surface_of(wiping).divider, "bicubic", "srresnet")
    qtbot.keyClick(wiping, Qt.Key.Key_R)
    assert view.places == ("bicubic", ORIGINAL)


def test_copying_takes_the_side_under_the_pointer(qtbot: QtBot, wiping: MainWindow) -> None:
    surface = surface_of(wiping)
    qtbot.mouseMove(surface, QPoint(surface.divider - 50, 200))
    assert wiping.stage.current == "bicubic"
    qtbot.mouseMove(surface, QPoint(surface.divider + 50, 200))
    assert wiping.stage.current == "srresnet"
    wiping.stage.model.zoom_to_region(Rect(20, 10, 30, 40))
    region = wiping.stage.model.visible_rect
    control = Qt.KeyboardModifier.ControlModifier
    copied = bits_of(copied_image(qtbot, lambda: qtbot.keyClick(wiping, Qt.Key.Key_C, control)))
    np.testing.assert_array_equal(copied, pane(wiping, "srresnet").pixels[region.slices])


def test_the_wipe_survives_a_restart(
    qtbot: QtBot, make_window: Callable[[], MainWindow], storage: QSettings, picture_file: Path
) -> None:
    first = make_window()
    first.open_paths([picture_file])
    qtbot.waitUntil(lambda: not first.session.busy and len(first.session.results) == 6)
    qtbot.keyClick(first, Qt.Key.Key_W)
    choose(first.stage.view_of(WipeView).choices[0], "nearest")
    qtbot.keyClick(first, Qt.Key.Key_T)
    first.close()
    storage.sync()
    second = make_window()
    assert second.stage.view_mode == "wipe"
    assert second.actions_by_id["wipe"].isChecked()
    second.open_paths([picture_file])
    qtbot.waitUntil(lambda: not second.session.busy and pane(second, "nearest").pixels is not None)
    assert second.stage.view_of(WipeView).isVisible()
    assert second.stage.shown == ("nearest", "srresnet")
    assert surface_of(second).is_level
    assert second.stage.model.viewport == surface_of(second).device_size


def test_the_divider_stays_once_something_else_got_the_release(wiping: MainWindow) -> None:
    surface = surface_of(wiping)
    middle = surface.divider
    QTest.mousePress(surface, Qt.MouseButton.LeftButton, pos=QPoint(middle, 90))
    QTest.mouseMove(surface, QPoint(middle - 60, 90))
    assert surface.divider == middle - 60
    move_released(surface, QPoint(middle + 40, 90))
    assert surface.divider == middle - 60
    QTest.mouseRelease(surface, Qt.MouseButton.LeftButton, pos=QPoint(middle + 40, 90))
