"""Marking a region with the mouse over one of six panes, and what the panes paint of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.panes.canvas import Canvas
from sr_desktop.ui.panes.grid import PaneGrid
from sr_desktop.ui.view.model import ViewModel

LEFT, CTRL, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def canvas(grid: PaneGrid, model: ViewModel) -> Canvas:
    """The canvas of the second pane, one picture pixel on two of the screen."""
    model.zoom_to(2.0)
    return grid.panes[1].canvas


def spot(model: ViewModel, column: float, row: float) -> QPoint:
    """Where a corner between picture pixels is on a canvas."""
    x, y = model.view.to_device(column, row, model.viewport)
    return QPoint(round(x), round(y))


def move(canvas: Canvas, to: QPoint, modifier: Qt.KeyboardModifier, buttons: Qt.MouseButton = LEFT) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(to), QPointF(canvas.mapToGlobal(to)), Qt.MouseButton.NoButton, buttons, modifier
    )
    QApplication.sendEvent(canvas, event)


def drag(canvas: Canvas, start: QPoint, stop: QPoint, modifier: Qt.KeyboardModifier = CTRL) -> None:
    QTest.mousePress(canvas, LEFT, modifier, start)
    move(canvas, (start + stop) / 2, modifier)
    move(canvas, stop, modifier)
    QTest.mouseRelease(canvas, LEFT, modifier, stop)


@pytest.fixture
def marked(canvas: Canvas, model: ViewModel) -> Rect:
    """The region that was marked by a drag with Ctrl."""
    drag(canvas, spot(model, 50, 40), spot(model, 90, 70))
    assert model.mark.region == Rect(50, 40, 40, 30)
    return model.mark.region


def test_ctrl_drag_marks_a_region_and_leaves_the_view_as_it_is(canvas: Canvas, model: ViewModel) -> None:
    view = model.view
    drag(canvas, spot(model, 90, 70), spot(model, 50, 40))
    assert model.mark.region == Rect(50, 40, 40, 30)
    assert model.view == view
    assert model.band is None


def test_the_region_follows_the_drag_live(canvas: Canvas, model: ViewModel, qtbot: QtBot) -> None:
    QTest.mousePress(canvas, LEFT, CTRL, spot(model, 50, 40))
    with qtbot.waitSignal(model.mark.changed):
        move(canvas, spot(model, 60, 60), CTRL)
    assert model.mark.region == Rect(50, 40, 10, 20)
    move(canvas, spot(model, 70, 60), CTRL)
    assert model.mark.region == Rect(50, 40, 20, 20)
    QTest.mouseRelease(canvas, LEFT, CTRL, spot(model, 70, 60))


def test_a_drag_beyond_the_picture_stops_at_its_edge(canvas: Canvas, model: ViewModel) -> None:
    drag(canvas, spot(model, 50, 40), spot(model, 50, 40) + QPoint(3000, 3000))
    assert model.mark.region == Rect(50, 40, 110, 80)


def test_inside_it_ctrl_drag_moves_the_region(canvas: Canvas, model: ViewModel, marked: Rect) -> None:
    drag(canvas, spot(model, 70, 55), spot(model, 80, 50))
    assert model.mark.region == marked.moved(10, -5)


def test_inside_it_a_plain_drag_still_zooms(canvas: Canvas, model: ViewModel, marked: Rect) -> None:
    drag(canvas, spot(model, 60, 50), spot(model, 80, 60), PLAIN)
    assert model.mark.region == marked
    assert model.scale > 2.0


@pytest.mark.parametrize("modifier", [CTRL, PLAIN])
@pytest.mark.parametrize(
    ("start", "stop", "expected"),
    [
        ((50, 40), (45, 30), Rect(45, 30, 45, 40)),
        ((90, 70), (100, 60), Rect(50, 40, 50, 20)),
        ((90, 55), (95, 20), Rect(50, 40, 45, 30)),
        ((70, 40), (20, 50), Rect(50, 50, 40, 20)),
    ],
)
def test_a_handle_resizes_it_with_and_without_ctrl(
    canvas: Canvas, model: ViewModel, marked: Rect, modifier: Any, start: Any, stop: Any, expected: Rect
) -> None:
    drag(canvas, spot(model, *start), spot(model, *stop), modifier)
    assert model.mark.region == expected
    assert model.scale == 2.0


def test_ctrl_drag_elsewhere_marks_a_new_region_and_ctrl_click_removes_it(
    canvas: Canvas, model: ViewModel, marked: Rect
) -> None:
    QTest.mouseClick(canvas, LEFT, CTRL, spot(model, 70, 55))
    assert model.mark.region == marked
    drag(canvas, spot(model, 100, 80), spot(model, 120, 90))
    assert model.mark.region == Rect(100, 80, 20, 10)
    QTest.mouseClick(canvas, LEFT, CTRL, spot(model, 60, 50))
    assert model.mark.region is None


def test_escape_gives_up_the_drag_first_and_then_removes_the_region(
    canvas: Canvas, model: ViewModel, marked: Rect
) -> None:
    canvas.setFocus()
    QTest.mousePress(canvas, LEFT, CTRL, spot(model, 70, 55))
    move(canvas, spot(model, 90, 60), CTRL)
    assert model.mark.region != marked
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert model.mark.region == marked
    QTest.mouseRelease(canvas, LEFT, CTRL, spot(model, 90, 60))
    assert model.mark.region == marked
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert model.mark.region is None


def test_the_pointer_shows_what_a_press_would_take(canvas: Canvas, model: ViewModel, marked: Rect) -> None:
    no_button = Qt.MouseButton.NoButton
    for at, modifier, shape in (
        ((50, 40), PLAIN, Qt.CursorShape.SizeFDiagCursor),
        ((90, 40), PLAIN, Qt.CursorShape.SizeBDiagCursor),
        ((90, 55), PLAIN, Qt.CursorShape.SizeHorCursor),
        ((70, 55), PLAIN, Qt.CursorShape.CrossCursor),
        ((70, 55), CTRL, Qt.CursorShape.SizeAllCursor),
    ):
        move(canvas, spot(model, *at), modifier, no_button)
        assert canvas.cursor().shape() == shape


def test_the_region_outlasts_moves_of_the_view_and_a_picture_of_another_size_ends_it(
    canvas: Canvas, model: ViewModel, marked: Rect
) -> None:
    model.fit()
    model.zoom_to(4.0)
    model.back()
    assert model.mark.region == marked
    model.set_picture_size((64, 48))
    assert model.mark.region is None


def test_a_drag_that_outlives_its_picture_marks_nothing_in_the_next(
    canvas: Canvas, model: ViewModel, marked: Rect
) -> None:
    QTest.mousePress(canvas, LEFT, CTRL, spot(model, 70, 55))
    model.set_picture_size((64, 48))
    move(canvas, QPoint(100, 100), CTRL)
    QTest.mouseRelease(canvas, LEFT, CTRL, QPoint(100, 100))
    assert model.mark.region is None


def test_every_pane_paints_it_at_the_same_place_with_its_handles_and_note(
    grid: PaneGrid, canvas: Canvas, model: ViewModel, grab: Any
) -> None:
    before = [grab(pane.canvas) for pane in grid.shown_panes]
    drag(canvas, spot(model, 50, 40), spot(model, 90, 70))
    canvas.leaveEvent(QEvent(QEvent.Type.Leave))
    touched = []
    for pane, old in zip(grid.shown_panes, before, strict=True):
        now = grab(pane.canvas)
        touched.append((now != old).any(axis=2))
        x, y = spot(model, 50, 40).toTuple()
        assert (now[y, x] > 200).all(), "the handle at the corner is bright"
        inner = slice(y + 8, y + 50), slice(x + 8, x + 70)
        np.testing.assert_array_equal(now[inner], old[inner])
    for each in touched[1:]:
        np.testing.assert_array_equal(each, touched[0])
    plain = grab(canvas)
    canvas.set_region_note("27.91 dB", is_faded=False)
    noted = grab(canvas)
    canvas.set_region_note("27.91 dB", is_faded=True)
    faded = grab(canvas)
    assert (noted != plain).any()
    assert noted[noted != plain].max() > faded[faded != plain].max()
