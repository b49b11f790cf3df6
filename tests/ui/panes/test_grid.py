"""The panes side by side: equal sizes, and the same region in all of them through every change."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.panes.grid import PaneGrid
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.view.model import ViewModel


def assert_all_panes_agree(grid: PaneGrid, grab: Any) -> None:
    """Red and green tell the place in the picture: they must be equal in every pane, at every pixel."""
    assert grid.shown_panes
    first, *others = [grab(pane.canvas)[..., :2] for pane in grid.shown_panes]
    for other in others:
        np.testing.assert_array_equal(other, first)


@pytest.mark.parametrize("size", [(640, 480), (641, 479), (1001, 700), (500, 900), (1919, 1003), (3840, 2000)])
def test_all_panes_are_of_one_size_inside_the_grid(grid: PaneGrid, model: ViewModel, size: tuple[int, int]) -> None:
    grid.resize(*size)
    QApplication.processEvents()
    assert len({(pane.width(), pane.height()) for pane in grid.panes}) == 1
    assert len({pane.canvas.device_size for pane in grid.panes}) == 1
    assert model.viewport == grid.panes[0].canvas.device_size
    for pane in grid.panes:
        assert grid.rect().contains(pane.geometry())


def columns_and_rows(grid: PaneGrid) -> tuple[int, int]:
    panes = grid.shown_panes
    return len({pane.x() for pane in panes}), len({pane.y() for pane in panes})


def test_six_panes_are_three_by_two_in_a_wide_window_and_two_by_three_in_a_tall_one(grid: PaneGrid) -> None:
    grid.resize(1200, 700)
    assert columns_and_rows(grid) == (3, 2)
    grid.resize(700, 1200)
    assert columns_and_rows(grid) == (2, 3)


def test_all_panes_show_the_same_region_through_resizes_hides_and_solo(
    grid: PaneGrid, model: ViewModel, grab: Any
) -> None:
    model.zoom_to_region(Rect(50, 40, 31, 23))
    model.step_at(33, 77, 1)
    view = model.view
    for change in (
        lambda: grid.resize(777, 555),
        lambda: grid.set_visible("p2", False),
        lambda: grid.resize(1003, 431),
        lambda: grid.set_visible("p4", False),
        lambda: grid.solo("p3"),
        lambda: grid.solo("p5"),
        lambda: grid.solo(None),
        lambda: grid.set_visible("p2", True),
        lambda: grid.set_order(["p5", "p0"]),
        lambda: grid.resize(902, 601),
        lambda: grid.set_visible("p4", True),
    ):
        change()
        assert_all_panes_agree(grid, grab)
        assert model.scale == view.scale
    assert model.view == view


@pytest.mark.parametrize("scale", [0.31, 0.5, 1.0, 1.37, 3.0, 9.9])
def test_all_panes_show_the_same_region_at_every_scale(
    grid: PaneGrid, model: ViewModel, grab: Any, scale: float
) -> None:
    model.zoom_to(scale)
    model.pan_by(13.4, -7.7)
    assert_all_panes_agree(grid, grab)


def test_the_fitting_view_fits_every_layout(grid: PaneGrid, model: ViewModel) -> None:
    grid.resize(1500, 1000)
    small = model.scale
    grid.solo("p1")
    assert model.is_fit
    assert model.scale > small
    assert model.visible_rect == Rect(0, 0, 160, 120)


def test_only_the_pane_alone_is_shown(grid: PaneGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grid.shown_changed):
        grid.solo("p3")
    assert [pane.method_id for pane in grid.panes if pane.isVisible()] == ["p3"]
    assert grid.pane("p3").size() == grid.size()  # type: ignore[union-attr]
    grid.solo("nobody")
    assert grid.solo_id == "p3"
    grid.solo(None)
    assert all(pane.isVisible() for pane in grid.panes)


def test_a_hidden_pane_can_be_shown_alone_and_stays_hidden(grid: PaneGrid) -> None:
    grid.set_visible("p1", False)
    grid.solo("p1")
    assert [pane.method_id for pane in grid.shown_panes] == ["p1"]
    grid.solo(None)
    assert not grid.is_pane_visible("p1")
    assert len(grid.shown_panes) == 5


def test_hiding_the_pane_alone_brings_back_the_others(grid: PaneGrid) -> None:
    grid.solo("p1")
    grid.set_visible("p1", False)
    assert grid.solo_id is None
    assert [pane.method_id for pane in grid.shown_panes] == ["p0", "p2", "p3", "p4", "p5"]


def test_the_order_is_that_on_the_screen(grid: PaneGrid) -> None:
    grid.set_order(["p5", "nobody", "p3"])
    assert grid.order == ("p5", "p3", "p0", "p1", "p2", "p4")
    by_place = sorted(grid.panes, key=lambda pane: (pane.y(), pane.x()))
    assert tuple(pane.method_id for pane in by_place) == grid.order


def test_without_panes_a_sentence_says_so(grid: PaneGrid) -> None:
    label = grid.findChild(QLabel)
    assert isinstance(label, QLabel)
    assert not label.isVisible()
    for number in range(6):
        grid.set_visible(f"p{number}", False)
    assert label.isVisible()
    assert label.text()
    grid.set_visible("p0", True)
    assert not label.isVisible()


def test_panes_are_added_at_the_end(grid: PaneGrid, model: ViewModel) -> None:
    with pytest.raises(ValueError, match="p0"):
        grid.add_pane(Pane("p0", "Again", model))
    extra = Pane("extra", "Extra", model)
    grid.add_pane(extra)
    assert grid.shown_panes[-1] is extra


def test_every_pane_has_room_at_640_by_480(grid: PaneGrid) -> None:
    grid.resize(640, 400)
    for pane in grid.panes:
        assert pane.canvas.width() >= 200
        assert pane.canvas.height() >= 150
        assert pane.header.shown_columns()
