"""A hint lies on no mark as long as a place at the sides is free."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.export.chart.hint_place import hint_place

ROOM, HINT = (300.0, 160.0), (44.0, 20.0)
CORNER = (300 - 44 - 4, 160 - 20 - 4)
Mark = tuple[float, float, float]


def is_on(place: tuple[float, float], mark: Mark) -> bool:
    """Whether a mark's circle reaches into the hint's rectangle."""
    (left, top), (x, y, radius) = place, mark
    across = max(left - x, 0, x - left - HINT[0])
    down = max(top - y, 0, y - top - HINT[1])
    return math.hypot(across, down) < radius


MARKS = st.lists(st.tuples(st.floats(0, 300), st.floats(0, 160), st.floats(1, 12)), max_size=20)


@given(MARKS)
def test_it_is_inside_and_in_the_corner_if_that_is_free(marks: list[Mark]) -> None:
    x, y = hint_place(ROOM, HINT, marks)
    assert 4 <= x <= 300 - 44 - 4
    assert 4 <= y <= 160 - 20 - 4
    if not any(is_on(CORNER, mark) for mark in marks):
        assert (x, y) == CORNER
    others = [CORNER, (4, CORNER[1]), (CORNER[0], 4), (4, 4)]
    assert sum(is_on((x, y), mark) for mark in marks) <= min(sum(is_on(at, mark) for mark in marks) for at in others)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        # One mark in the corner: it moves just beyond it, along the nearer way.
        ([(280.0, 150.0, 6.0)], "above"),
        # All of the right side: it moves to the left along the lower side.
        ([(280.0, float(y), 6.0) for y in range(0, 161, 5)], "left"),
    ],
)
def test_it_moves_along_the_sides(marks: list[Mark], expected: str) -> None:
    place = hint_place(ROOM, HINT, marks)
    assert not any(is_on(place, mark) for mark in marks)
    if expected == "above":
        assert (place[0], place[1] < CORNER[1]) == (CORNER[0], True)
    else:
        assert (place[0] < CORNER[0], place[1]) == (True, CORNER[1])


def test_a_plot_that_is_too_small_for_it_is_no_error() -> None:
    assert hint_place((10.0, 10.0), HINT, [(5.0, 5.0, 3.0)]) == (0.0, 0.0)
