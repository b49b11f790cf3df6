"""Rows and columns of panes, by their properties."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.panes.arrangement import arrange

counts = st.integers(1, 12)
widths = st.integers(200, 4000)
heights = st.integers(200, 2200)


@given(counts, widths, heights, st.integers(0, 3))
def test_cells_are_equal_apart_and_inside(count: int, width: int, height: int, gap: int) -> None:
    cells = arrange(count, width, height, gap, 25).cells
    assert len(cells) == count
    assert len({(cell.width, cell.height) for cell in cells}) == 1
    for cell in cells:
        assert Rect(0, 0, width, height).contains(cell)
    for first, second in pairwise(cells):
        assert first.grown(gap).intersected(second).is_empty


@given(counts, widths, heights)
def test_no_row_is_empty(count: int, width: int, height: int) -> None:
    arrangement = arrange(count, width, height, 1, 25)
    assert arrangement.columns * (arrangement.rows - 1) < count <= arrangement.columns * arrangement.rows


@pytest.mark.parametrize(
    ("count", "width", "height", "columns", "rows"),
    [
        (1, 1200, 700, 1, 1),
        (2, 1200, 700, 2, 1),
        (2, 500, 900, 1, 2),
        (4, 1200, 700, 2, 2),
        (6, 1280, 720, 3, 2),
        (6, 640, 480, 3, 2),
        (6, 3840, 2000, 3, 2),
        (6, 720, 1280, 2, 3),
        (7, 1280, 700, 4, 2),
    ],
)
def test_usual_windows(count: int, width: int, height: int, columns: int, rows: int) -> None:
    arrangement = arrange(count, width, height, 1, 25)
    assert (arrangement.columns, arrangement.rows) == (columns, rows)
