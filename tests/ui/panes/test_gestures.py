"""The mouse, the wheel and the space bar, as a user moves them over one of six panes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.panes.canvas import Canvas
from sr_desktop.ui.panes.grid import PaneGrid
from sr_desktop.ui.view.model import ViewModel
from sr_desktop.ui.view.scrolling import Scrolling


@pytest.fixture
def canvas(grid: PaneGrid) -> Canvas:
    """The canvas of the second pane."""
    return grid.panes[1].canvas


def under(model: ViewModel, x: int, y: int) -> tuple[float, float]:
    return model.view.to_picture(x, y, model.viewport)


def assert_all_panes_agree(grid: PaneGrid, grab: Any) -> None:
    """Red and green tell the place in the picture: they must be equal in every pane, at every pixel."""
    first, *others = [grab(pane.canvas)[..., :2] for pane in grid.shown_panes]
    for other in others:
        np.testing.assert_array_equal(other, first)


@pytest.mark.parametrize("at", [(10, 10), (150, 120), (280, 200)])
def test_the_wheel_zooms_every_pane_at_the_pointer(
    grid: PaneGrid, canvas: Canvas, model: ViewModel, hand: Any, grab: Any, at: tuple[int, int]
) -> None:
    model.zoom_to(6.0)
    point = under(model, *at)
    hand.wheel(canvas, at, 120)
    assert model.scale == 8.0
    assert under(model, *at) == pytest.approx(point, abs=0.2)
    assert_all_panes_agree(grid, grab)
    hand.wheel(canvas, at, -240)
    assert model.scale == 4.0


@pytest.mark.parametrize(
    ("pixels", "angle", "phase"),
    [
        ((12, -20), -15, Qt.ScrollPhase.ScrollUpdate),
        ((12, -20), -15, Qt.ScrollPhase.ScrollMomentum),
        ((12, -20), -15, Qt.ScrollPhase.NoScrollPhase),
    ],
    ids=["told by its phase", "still rolling", "told by its pixels"],
)
def test_two_fingers_move_the_picture_and_zoom_with_ctrl(
    canvas: Canvas, model: ViewModel, hand: Any, pixels: tuple[int, int], angle: int, phase: Qt.ScrollPhase
) -> None:
    model.zoom_to(8.0)
    left, top = model.view.origin(model.viewport)
    hand.wheel(canvas, (100, 100), angle, pixels=pixels, phase=phase)
    assert model.scale == 8.0
    assert model.view.origin(model.viewport) == (left + 12, top - 20)
    point = under(model, 100, 100)
    hand.wheel(canvas, (100, 100), angle, pixels=pixels, phase=phase, keys=Qt.KeyboardModifier.ControlModifier)
    assert model.scale == pytest.approx(8 / 2**0.1)
    assert under(model, 100, 100) == pytest.approx(point, abs=0.3)


def test_a_wheel_whose_notches_are_told_in_pixels_too_still_zooms(canvas: Canvas, model: ViewModel, hand: Any) -> None:
    model.zoom_to(4.0)
    hand.wheel(canvas, (100, 100), 120, pixels=15)
    hand.wheel(canvas, (100, 100), 120, keys=Qt.KeyboardModifier.ControlModifier)
    assert model.scale == 8.0


def test_what_scrolls_can_be_said(canvas: Canvas, model: ViewModel, hand: Any) -> None:
    model.zoom_to(8.0)
    left, top = model.view.origin(model.viewport)
    model.scrolling = Scrolling.TRACKPAD
    hand.wheel(canvas, (100, 100), -120)
    assert (model.scale, model.view.origin(model.viewport)) == (8.0, (left, top - 60))
    model.scrolling = Scrolling.MOUSE
    hand.wheel(canvas, (100, 100), 15, pixels=20, phase=Qt.ScrollPhase.ScrollUpdate)
    assert model.scale == pytest.approx(8 * 2**0.1)


def test_a_wheel_of_fine_steps_zooms_smoothly(canvas: Canvas, model: ViewModel, hand: Any) -> None:
    model.zoom_to(4.0)
    for _ in range(8):
        hand.wheel(canvas, (100, 100), 30)
    assert model.scale == pytest.approx(8.0)


def test_a_pinch_zooms_at_the_fingers(canvas: Canvas, model: ViewModel) -> None:
    model.zoom_to(4.0)
    point = under(model, 60, 90)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2,
        QPointF(60, 90), QPointF(60, 90), QPointF(canvas.mapToGlobal(QPoint(60, 90))), 0.25, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)
    assert model.scale == pytest.approx(5.0)
    assert under(model, 60, 90) == pytest.approx(point, abs=0.3)


@pytest.mark.parametrize("button", [Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton])
def test_the_middle_and_right_buttons_drag_the_picture(
    grid: PaneGrid, canvas: Canvas, model: ViewModel, hand: Any, grab: Any, button: Qt.MouseButton
) -> None:
    model.zoom_to(8.0)
    before = grab(grid.panes[4].canvas)
    hand.press(canvas, (100, 100), button)
    hand.move(canvas, (110, 105), button)
    assert canvas.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    hand.move(canvas, (131, 117), button)
    hand.release(canvas, (131, 117), button)
    assert canvas.cursor().shape() == Qt.CursorShape.CrossCursor
    after = grab(grid.panes[4].canvas)
    # The crosshair at the pointer is left out of the comparison.
    np.testing.assert_array_equal(after[17:60, 31:], before[: 60 - 17, :-31])


def test_space_and_the_left_button_drag_the_picture(canvas: Canvas, model: ViewModel, hand: Any, qtbot: QtBot) -> None:
    model.zoom_to(8.0)
    origin = model.view.origin(model.viewport)
    canvas.setFocus()
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    assert canvas.cursor().shape() == Qt.CursorShape.OpenHandCursor
    hand.drag(canvas, (100, 100), (80, 130))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.cursor().shape() == Qt.CursorShape.CrossCursor
    assert model.view.origin(model.viewport) == (origin[0] - 20, origin[1] + 30)
    assert model.band is None


def test_dragging_the_picture_is_one_step_back(canvas: Canvas, model: ViewModel, hand: Any) -> None:
    model.zoom_to(8.0)
    before = model.view
    hand.drag(canvas, (100, 100), (150, 130), Qt.MouseButton.MiddleButton)
    assert model.view != before
    model.back()
    assert model.view == before


def test_dragging_a_rectangle_zooms_every_pane_to_it(
    grid: PaneGrid, canvas: Canvas, model: ViewModel, hand: Any, grab: Any
) -> None:
    model.one_to_one()
    left, top = model.view.origin(model.viewport)
    hand.drag(canvas, (left + 40, top + 30), (left + 80, top + 60))
    region = Rect(40, 30, 40, 30)
    assert model.visible_rect.contains(region)
    painted = model.view.device_rect(region, model.viewport)
    assert painted.width == model.viewport[0] or painted.height == model.viewport[1]
    model.clear_hover()
    assert_all_panes_agree(grid, grab)


def test_the_rectangle_may_be_dragged_in_any_direction_and_beyond_the_picture(
    canvas: Canvas, model: ViewModel, hand: Any
) -> None:
    model.one_to_one()
    left, top = model.view.origin(model.viewport)
    hand.press(canvas, (left + 50, top + 50))
    hand.move(canvas, (left - 30, top - 20), Qt.MouseButton.LeftButton)
    assert model.band == Rect(0, 0, 50, 50)
    hand.release(canvas, (left - 30, top - 20))
    assert model.visible_rect.contains(Rect(0, 0, 50, 50))
    assert model.scale > 1


def test_the_rectangle_is_drawn_at_the_same_place_in_every_pane(
    grid: PaneGrid, canvas: Canvas, model: ViewModel, hand: Any, grab: Any
) -> None:
    model.one_to_one()
    before = [grab(pane.canvas) for pane in grid.panes]
    left, top = model.view.origin(model.viewport)
    hand.press(canvas, (left + 20, top + 20))
    hand.move(canvas, (left + 100, top + 80), Qt.MouseButton.LeftButton)
    assert model.band == Rect(20, 20, 80, 60)
    changed = [(grab(pane.canvas) != old).any(axis=2) for pane, old in zip(grid.panes, before, strict=True)]
    inside = Rect(left + 20, top + 20, 80, 60)
    for difference in changed:
        assert not difference[inside.slices].any(), "inside, the picture stays as it is"
        assert difference[top + 19, left + 19 : left + 101].all(), "a line runs around it"
        assert difference[top + 80, left + 19 : left + 101].all()
        assert difference[top + 19 : top + 81, left + 19].all()
        assert difference[top + 19 : top + 81, left + 100].all()
    hand.release(canvas, (left + 100, top + 80))
    assert model.band is None


def test_escape_lets_go_of_the_rectangle(canvas: Canvas, model: ViewModel, hand: Any) -> None:
    view = model.view
    canvas.setFocus()
    hand.press(canvas, (100, 100))
    hand.move(canvas, (180, 150), Qt.MouseButton.LeftButton)
    assert model.band is not None
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert model.band is None
    hand.move(canvas, (200, 160), Qt.MouseButton.LeftButton)
    hand.release(canvas, (200, 160))
    assert model.view == view
    assert model.band is None


def test_a_tremble_of_the_hand_is_a_click(canvas: Canvas, model: ViewModel, hand: Any) -> None:
    view = model.view
    hand.drag(canvas, (100, 100), (102, 102))
    assert model.view == view
    assert not model.can_go_back


def test_a_double_click_fits_the_picture(canvas: Canvas, model: ViewModel) -> None:
    model.zoom_to(8.0)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert model.is_fit
    assert model.band is None


def test_the_pointer_tells_the_pixel_under_it(canvas: Canvas, model: ViewModel, hand: Any, qtbot: QtBot) -> None:
    model.one_to_one()
    left, top = model.view.origin(model.viewport)
    with qtbot.waitSignal(model.hovered) as told:
        hand.move(canvas, (left + 7, top + 9))
    assert told.args == [7, 9]
    with qtbot.waitSignal(model.left):
        hand.move(canvas, (left - 3, top + 9))


def test_the_pixel_under_a_resting_pointer_changes_with_the_view(
    canvas: Canvas, model: ViewModel, hand: Any, qtbot: QtBot
) -> None:
    model.zoom_to(8.0)
    hand.move(canvas, (100, 100))
    before = model.hover
    with qtbot.waitSignal(model.hovered):
        model.pan_right()
    assert model.hover != before


def test_leaving_the_canvas_ends_the_hover(canvas: Canvas, model: ViewModel, hand: Any, qtbot: QtBot) -> None:
    hand.move(canvas, (100, 100))
    with qtbot.waitSignal(model.left):
        QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert model.hover is None


def test_a_crosshair_marks_the_spot_in_the_other_panes_only(
    grid: PaneGrid, canvas: Canvas, model: ViewModel, hand: Any, grab: Any
) -> None:
    model.one_to_one()
    before = [grab(pane.canvas) for pane in grid.panes]
    left, top = model.view.origin(model.viewport)
    hand.move(canvas, (left + 60, top + 50))
    for pane, old in zip(grid.panes, before, strict=True):
        changed = (grab(pane.canvas) != old).any(axis=2)
        if pane.canvas is canvas:
            assert not changed.any()
            continue
        near = slice(top + 50 - 12, top + 50 + 13), slice(left + 60 - 12, left + 60 + 13)
        rows, columns = np.nonzero(changed[near])
        assert abs(columns.min() + columns.max() - 24) <= 2, "it is centred on the pixel"
        assert abs(rows.min() + rows.max() - 24) <= 2
        changed[near] = False
        assert changed.any(), "the value stands beside it"
        rows, columns = np.nonzero(changed)
        assert abs(rows.mean() - top - 50) < 60
        assert abs(columns.mean() - left - 60) < 110
        assert not (grab(pane.canvas) != old)[top + 50, left + 60].any(), "the pixel itself is left free"
    model.set_crosshair_shown(False)
    for pane, old in zip(grid.panes, before, strict=True):
        np.testing.assert_array_equal(grab(pane.canvas), old)


def test_space_is_not_taken_from_other_keys_modifiers(canvas: Canvas) -> None:
    canvas.setFocus()
    QTest.keyPress(canvas, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert canvas.cursor().shape() != Qt.CursorShape.OpenHandCursor


def test_space_is_forgotten_when_the_keyboard_goes_elsewhere(grid: PaneGrid, canvas: Canvas, qtbot: QtBot) -> None:
    canvas.setFocus()
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    grid.panes[2].canvas.setFocus()
    assert canvas.cursor().shape() == Qt.CursorShape.CrossCursor


def test_nothing_can_be_dragged_without_a_picture(grid: PaneGrid, canvas: Canvas, model: ViewModel, hand: Any) -> None:
    model.set_picture_size(None)
    hand.drag(canvas, (10, 10), (100, 100))
    hand.wheel(canvas, (10, 10), 120)
    assert model.band is None
    assert canvas.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_drag_ends_when_its_pane_is_hidden(canvas: Canvas, model: ViewModel, hand: Any) -> None:
    hand.press(canvas, (20, 20))
    hand.move(canvas, (120, 90), Qt.MouseButton.LeftButton)
    assert model.band is not None
    canvas.hide()
    assert model.band is None
    canvas.show()
    hand.move(canvas, (160, 120))
    assert model.band is None
    hand.drag(canvas, (40, 40), (140, 110))
    assert not model.is_fit


@pytest.mark.parametrize("keys", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_a_drag_ends_when_something_else_gets_the_release(
    canvas: Canvas, model: ViewModel, hand: Any, keys: Qt.KeyboardModifier
) -> None:
    left, view = Qt.MouseButton.LeftButton, model.view
    QTest.mousePress(canvas, left, keys, QPoint(20, 20))
    hand.move(canvas, (120, 90), left)
    assert (model.band or model.mark.region) is not None
    # The menu's key opened a menu, and the button was released over that.
    hand.move(canvas, (140, 100))
    assert model.band is None
    assert model.mark.region is None
    hand.release(canvas, (140, 100))
    assert model.view == view
    hand.drag(canvas, (40, 40), (140, 110))
    assert not model.is_fit


@pytest.mark.parametrize("moves", [True, False])
@pytest.mark.parametrize(
    "keys", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier]
)
def test_a_drag_ends_when_a_picture_of_another_size_comes(
    canvas: Canvas, model: ViewModel, hand: Any, keys: Qt.KeyboardModifier, moves: bool
) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(canvas, left, keys, QPoint(100, 60))
    hand.move(canvas, (140, 90), left)
    model.set_picture_size((1600, 1200))
    view = model.view
    if moves:
        hand.move(canvas, (150, 95), left)
        assert (model.band, model.mark.region, model.line.line) == (None, None, None)
    hand.release(canvas, (150, 95))
    assert model.view == view
    assert (model.mark.region, model.line.line) == (None, None)
