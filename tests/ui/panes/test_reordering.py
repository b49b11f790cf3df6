"""Dragging panes by their titles, on a grid of their own."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sr_desktop.ui.panes.arrangement import arrange
from sr_desktop.ui.panes.grid import PaneGrid
from sr_desktop.ui.panes.header import PaneHeader
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.panes.reordering import PaneReordering, landing_at
from sr_desktop.ui.theme.colors import colors_of

LEFT = Qt.MouseButton.LeftButton
AT = QPoint(30, 10)

pytestmark = pytest.mark.usefixtures("pointer_away")


def header_of(grid: PaneGrid, pane_id: str) -> PaneHeader:
    pane = grid.pane(pane_id)
    assert isinstance(pane, Pane)
    return pane.header


def drag(grid: PaneGrid, pane_id: str, place: QPoint, *, drop: bool = True) -> None:
    """Take a pane by its title and bring it to a place of the grid."""
    header = header_of(grid, pane_id)
    target = header.mapFromGlobal(grid.mapToGlobal(place))
    QTest.mousePress(header, LEFT, pos=AT)
    QTest.mouseMove(header, (AT + target) / 2)
    QTest.mouseMove(header, target)
    if drop:
        QTest.mouseRelease(header, LEFT, pos=target)


def beside(grid: PaneGrid, pane_id: str, fraction: float) -> QPoint:
    """A place on a pane, so far from its left edge."""
    pane = grid.pane(pane_id)
    assert isinstance(pane, Pane)
    return QPoint(pane.x() + round(fraction * pane.width()), pane.y() + pane.height() // 2)


@pytest.mark.parametrize(
    ("pane_id", "target", "fraction", "order"),
    [
        ("p0", "p2", 0.8, "p1 p2 p0 p3 p4 p5"),
        ("p0", "p2", 0.2, "p1 p0 p2 p3 p4 p5"),
        ("p5", "p0", 0.1, "p5 p0 p1 p2 p3 p4"),
        ("p1", "p5", 0.9, "p0 p2 p3 p4 p5 p1"),
        ("p3", "p3", 0.9, "p0 p1 p2 p3 p4 p5"),
        ("p3", "p4", 0.1, "p0 p1 p2 p3 p4 p5"),
    ],
)
def test_a_dragged_pane_lands_before_or_after_the_one_under_the_pointer(
    grid: PaneGrid, grab: Any, pane_id: str, target: str, fraction: float, order: str
) -> None:
    drag(grid, pane_id, beside(grid, target, fraction))
    assert " ".join(grid.order) == order
    by_place = sorted(grid.shown_panes, key=lambda pane: (pane.y(), pane.x()))
    for place, pane in enumerate(by_place):
        # Blue tells the pane (see the fixture), and the middle of every canvas is inside the picture.
        canvas = grab(pane.canvas)
        assert canvas[canvas.shape[0] // 2, canvas.shape[1] // 2, 2] == 40 * int(order.split()[place][1:])


def test_a_mark_shows_where_it_would_land(grid: PaneGrid, grab: Any) -> None:
    before = grab(grid)
    drag(grid, "p0", beside(grid, "p2", 0.3), drop=False)
    seen = grab(grid)
    accent = colors_of(grid.palette()).color("accent")
    is_accent = (seen == [accent.red(), accent.green(), accent.blue()]).all(axis=2)
    pane = grid.pane("p2")
    assert isinstance(pane, Pane)
    bar = is_accent[pane.y() : pane.geometry().bottom(), pane.x() - 1 : pane.x() + 1]
    assert bar.all(), "a bar along the left edge of the pane that will follow"
    drag_end = header_of(grid, "p0").mapFromGlobal(grid.mapToGlobal(beside(grid, "p0", 0.3)))
    QTest.mouseMove(header_of(grid, "p0"), drag_end)
    reordering = grid.findChild(PaneReordering)
    assert isinstance(reordering, PaneReordering)
    assert reordering.mark is None, "there it is already"
    QTest.mouseRelease(header_of(grid, "p0"), LEFT, pos=drag_end)
    np.testing.assert_array_equal(grab(grid), before, "nothing of the drag is left")


def test_the_title_goes_with_the_pointer(grid: PaneGrid, grab: Any) -> None:
    before = grab(grid)
    place = beside(grid, "p4", 0.4)
    drag(grid, "p0", place, drop=False)
    area = (slice(place.y() + 12, place.y() + 30), slice(place.x() + 14, place.x() + 60))
    assert (grab(grid)[area] != before[area]).mean() > 0.9
    QTest.mouseRelease(header_of(grid, "p0"), LEFT, pos=AT)


def test_escape_gives_the_drag_up(qtbot: QtBot, grid: PaneGrid, grab: Any) -> None:
    before, order = grab(grid), grid.order
    drag(grid, "p0", beside(grid, "p2", 0.8), drop=False)
    header = header_of(grid, "p0")
    assert header.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    qtbot.keyClick(header, Qt.Key.Key_Escape)
    assert header.cursor().shape() == Qt.CursorShape.ArrowCursor
    np.testing.assert_array_equal(grab(grid), before)
    QTest.mouseRelease(header, LEFT, pos=header.mapFromGlobal(grid.mapToGlobal(beside(grid, "p2", 0.8))))
    assert grid.order == order


@pytest.mark.parametrize("event", [QEvent.Type.WindowDeactivate, QEvent.Type.UngrabMouse])
def test_a_drag_whose_end_is_not_heard_is_given_up(grid: PaneGrid, event: QEvent.Type) -> None:
    order = grid.order
    drag(grid, "p0", beside(grid, "p2", 0.8), drop=False)
    QApplication.sendEvent(header_of(grid, "p0"), QEvent(event))
    QTest.mouseMove(header_of(grid, "p0"), QPoint(300, 200))
    reordering = grid.findChild(PaneReordering)
    assert isinstance(reordering, PaneReordering)
    assert reordering.mark is None
    assert grid.order == order


def test_a_drop_outside_changes_nothing(grid: PaneGrid) -> None:
    order = grid.order
    drag(grid, "p0", QPoint(grid.width() // 2, grid.height() + 40))
    assert grid.order == order


def test_a_press_that_hardly_moves_is_a_click(grid: PaneGrid, qtbot: QtBot) -> None:
    header, order = header_of(grid, "p0"), grid.order
    QTest.mousePress(header, LEFT, pos=AT)
    QTest.mouseMove(header, AT + QPoint(2, 1))
    QTest.mouseRelease(header, LEFT, pos=AT + QPoint(2, 1))
    assert grid.order == order
    with qtbot.waitSignal(header.solo_requested):
        QTest.mouseDClick(header, LEFT, pos=AT)


def test_hidden_panes_keep_their_neighbours_and_a_pane_alone_stays_alone(grid: PaneGrid) -> None:
    grid.set_visible("p1", False)
    drag(grid, "p5", beside(grid, "p2", 0.1))
    assert grid.order == ("p0", "p1", "p5", "p2", "p3", "p4")
    grid.solo("p3")
    drag(grid, "p3", QPoint(20, 300))
    assert grid.order == ("p0", "p1", "p5", "p2", "p3", "p4")


@given(
    count=st.integers(2, 12),
    width=st.integers(300, 4000),
    height=st.integers(200, 2200),
    x=st.floats(0, 1),
    y=st.floats(0, 1),
)
def test_every_place_means_a_gap_beside_the_pane_nearest_to_it(
    count: int, width: int, height: int, x: float, y: float
) -> None:
    cells = [QRect(cell.x, cell.y, cell.width, cell.height) for cell in arrange(count, width, height, 1, 28).cells]
    place = QPoint(round(x * width), round(y * height))
    landing = landing_at(cells, place)
    assert 0 <= landing.index <= count
    neighbours = [cells[number] for number in (landing.index - 1, landing.index) if 0 <= number < count]
    assert any(landing.mark.intersects(cell) for cell in neighbours)
    if any(cell.contains(place) for cell in cells):
        assert any(cell.contains(place) for cell in neighbours)
