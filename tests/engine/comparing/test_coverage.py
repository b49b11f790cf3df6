"""What is done of a picture and what is missing."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.engine.comparing.coverage import Coverage
from sr_desktop.imaging.geometry import Rect

WIDTH, HEIGHT = 23, 17


@st.composite
def rects(draw: st.DrawFn) -> Rect:
    left, top = draw(st.integers(0, WIDTH - 1)), draw(st.integers(0, HEIGHT - 1))
    return Rect(left, top, draw(st.integers(1, WIDTH - left)), draw(st.integers(1, HEIGHT - top)))


@given(st.lists(rects(), max_size=6), rects())
def test_what_is_missing_is_cut_into_rectangles_that_cover_it_exactly(done: list[Rect], asked: Rect) -> None:
    coverage, mask = Coverage((WIDTH, HEIGHT)), np.zeros((HEIGHT, WIDTH), int)
    for rect in done:
        coverage.add(rect)
        mask[rect.slices] = 1
    assert coverage.missing_area == (mask == 0).sum()
    missing, times = mask[asked.slices] == 0, np.zeros((HEIGHT, WIDTH), int)
    for rect in coverage.missing_in(asked):
        assert not rect.is_empty
        times[rect.slices] += 1
    np.testing.assert_array_equal(times[asked.slices], missing)
    assert times.sum() == missing.sum()
    assert coverage.has(asked) == (not missing.any())
    box = coverage.box_of_missing(asked)
    assert box.is_empty == (not missing.any())
    if missing.any():
        rows, columns = np.argwhere(times).T
        expected = Rect.from_edges(int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1)
        assert box == expected


def test_what_lies_outside_counts_as_done() -> None:
    coverage = Coverage((10, 10))
    assert coverage.has(Rect(20, 20, 5, 5))
    assert coverage.missing_in(Rect(8, 8, 10, 10)) == (Rect(8, 8, 2, 2),)


def test_a_drag_leaves_two_strips() -> None:
    coverage = Coverage((100, 100))
    coverage.add(Rect(10, 10, 40, 30))
    assert set(coverage.missing_in(Rect(20, 15, 40, 30))) == {Rect(50, 15, 10, 25), Rect(20, 40, 40, 5)}
