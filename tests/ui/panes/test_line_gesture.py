"""Drawing a line with the mouse over one of six panes, and what the panes paint of it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.line_profile import Line
from sr_desktop.ui.panes.canvas import Canvas
from sr_desktop.ui.panes.grid import PaneGrid
from sr_desktop.ui.view.model import ViewModel

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def canvas(grid: PaneGrid, model: ViewModel) -> Canvas:
    """The canvas of the second pane, one picture pixel on two of the screen."""
    model.zoom_to(2.0)
    return grid.panes[1].canvas


def spot(model: ViewModel, column: int, row: int) -> QPoint:
    """Where the middle of a picture pixel is on a canvas."""
    x, y = model.view.to_device(column + 0.5, row + 0.5, model.viewport)
    return QPoint(round(x), round(y))


def move(canvas: Canvas, to: QPoint, modifier: Qt.KeyboardModifier, buttons: Qt.MouseButton = LEFT) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(to), QPointF(canvas.mapToGlobal(to)), Qt.MouseButton.NoButton, buttons, modifier
    )
    QApplication.sendEvent(canvas, event)


def drag(canvas: Canvas, start: QPoint, stop: QPoint, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.mousePress(canvas, LEFT, modifier, start)
    move(canvas, (start + stop) / 2, modifier)
    move(canvas, stop, modifier)
    QTest.mouseRelease(canvas, LEFT, modifier, stop)


@pytest.fixture
def line(canvas: Canvas, model: ViewModel) -> Line:
    """The line that was drawn by a drag with Shift."""
    drag(canvas, spot(model, 50, 40), spot(model, 90, 70), SHIFT)
    assert model.line.line == Line(50, 40, 90, 70)
    return model.line.line


def test_shift_drag_draws_a_line_and_leaves_view_and_region_as_they_are(
    qtbot: QtBot, canvas: Canvas, model: ViewModel
) -> None:
    view = model.view
    model.mark.set(Rect(60, 45, 20, 20))
    with qtbot.waitSignal(model.line.drawn):
        drag(canvas, spot(model, 90, 70), spot(model, 50, 40), SHIFT)
    assert model.line.line == Line(90, 70, 50, 40)
    assert model.view == view
    assert model.mark.region == Rect(60, 45, 20, 20)


def test_with_ctrl_it_keeps_to_rows_columns_and_diagonals(canvas: Canvas, model: ViewModel) -> None:
    drag(canvas, spot(model, 50, 40), spot(model, 90, 44), SHIFT | CTRL)
    assert model.line.line == Line(50, 40, 90, 40)
    drag(canvas, spot(model, 60, 50), spot(model, 80, 68), SHIFT | CTRL)
    assert model.line.line == Line(60, 50, 80, 70)


@pytest.mark.parametrize(
    ("start", "stop", "expected"),
    [
        ((50, 40), (45, 30), Line(45, 30, 90, 70)),
        ((90, 70), (100, 60), Line(50, 40, 100, 60)),
        ((70, 55), (75, 50), Line(55, 35, 95, 65)),
        ((70, 55), (69, 20), Line(49, 5, 89, 35)),
    ],
)
def test_ends_and_the_whole_are_dragged_as_they_are(
    canvas: Canvas, model: ViewModel, line: Line, start: Any, stop: Any, expected: Line
) -> None:
    drag(canvas, spot(model, *start), spot(model, *stop))
    assert model.line.line == expected
    assert model.scale == 2.0


def test_beside_it_a_plain_drag_still_zooms_and_ctrl_marks_a_region(
    canvas: Canvas, model: ViewModel, line: Line
) -> None:
    drag(canvas, spot(model, 70, 55), spot(model, 80, 65), CTRL)
    assert model.line.line == line
    assert model.mark.region is not None
    drag(canvas, spot(model, 55, 70), spot(model, 65, 78))
    assert model.line.line == line
    assert model.scale > 2.0


def test_shift_drag_elsewhere_draws_a_new_line_and_shift_click_removes_it(
    canvas: Canvas, model: ViewModel, line: Line
) -> None:
    drag(canvas, spot(model, 100, 40), spot(model, 110, 45), SHIFT)
    assert model.line.line == Line(100, 40, 110, 45)
    QTest.mouseClick(canvas, LEFT, SHIFT, spot(model, 60, 70))
    assert model.line.line is None


def test_escape_gives_up_the_drag_then_removes_the_line_and_then_the_region(
    canvas: Canvas, model: ViewModel, line: Line
) -> None:
    model.mark.set(Rect(10, 10, 20, 20))
    canvas.setFocus()
    QTest.mousePress(canvas, LEFT, PLAIN, spot(model, 90, 70))
    move(canvas, spot(model, 60, 70), PLAIN)
    assert model.line.line == Line(50, 40, 60, 70)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert model.line.line == line
    QTest.mouseRelease(canvas, LEFT, PLAIN, spot(model, 60, 70))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert model.line.line is None
    assert model.mark.region is not None
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert model.mark.region is None


def test_the_pointer_shows_what_a_press_would_take(canvas: Canvas, model: ViewModel, line: Line) -> None:
    for at, shape in (
        ((50, 40), Qt.CursorShape.SizeAllCursor),
        ((70, 55), Qt.CursorShape.SizeAllCursor),
        ((50, 70), Qt.CursorShape.CrossCursor),
    ):
        move(canvas, spot(model, *at), PLAIN, Qt.MouseButton.NoButton)
        assert canvas.cursor().shape() == shape


def test_a_drag_that_outlives_its_picture_draws_nothing_in_the_next(
    canvas: Canvas, model: ViewModel, line: Line
) -> None:
    QTest.mousePress(canvas, LEFT, PLAIN, spot(model, 90, 70))
    model.set_picture_size((64, 48))
    assert model.line.line is None
    move(canvas, QPoint(100, 100), PLAIN)
    QTest.mouseRelease(canvas, LEFT, PLAIN, QPoint(100, 100))
    assert model.line.line is None


def test_every_pane_paints_it_at_the_same_place_and_the_spot_that_is_read_off(
    grid: PaneGrid, canvas: Canvas, model: ViewModel, grab: Any
) -> None:
    canvas.leaveEvent(QEvent(QEvent.Type.Leave))
    before = [grab(pane.canvas) for pane in grid.shown_panes]
    model.line.set(Line(50, 40, 90, 40))
    drawn = [grab(pane.canvas) for pane in grid.shown_panes]
    x, y = spot(model, 70, 40).toTuple()
    for now, old in zip(drawn, before, strict=True):
        assert (now[y - 1 : y + 2, x].max(axis=0) > 170).all(), "the line is bright"
        assert (now[y - 3 : y + 4, x] < old[y - 3 : y + 4, x]).any(), "on a dark ground"
        assert (now[y + 6, x] == old[y + 6, x]).all()
    model.line.set_spot(0.5)
    for pane in grid.shown_panes:
        assert (grab(pane.canvas)[y + 6, x - 1 : x + 2].max(axis=0) > 170).all()
