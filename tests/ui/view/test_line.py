"""The arithmetic of a line that is drawn, moved and turned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.imaging.measuring.line_profile import Line
from sr_desktop.ui.view.line import LineGrip, drawn, line_dragged, line_grip_at

PICTURE = (40, 30)
spots = st.tuples(st.integers(0, 39), st.integers(0, 29))
anywhere = st.tuples(st.integers(-99, 99), st.integers(-99, 99))
lines = st.tuples(spots, spots).filter(lambda ends: ends[0] != ends[1]).map(lambda ends: Line(*ends[0], *ends[1]))


def is_inside(line: Line) -> bool:
    return all(0 <= x < 40 and 0 <= y < 30 for x, y in ((line.x1, line.y1), (line.x2, line.y2)))


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ((10, 10), LineGrip.START),
        ((14, 10), LineGrip.START),
        ((50, 10), LineGrip.END),
        ((30, 14), LineGrip.WHOLE),
        ((30, 16), None),
        ((56, 10), None),
    ],
)
def test_what_lies_within_reach(at: tuple[float, float], expected: LineGrip | None) -> None:
    assert line_grip_at((10, 10), (50, 10), at, 5) is expected


@given(spots, anywhere, st.booleans())
def test_a_drawn_line_begins_where_it_was_pressed_and_stays_inside(
    fixed: tuple[int, int], moving: tuple[int, int], is_straight: bool
) -> None:
    line = drawn(fixed, moving, PICTURE, is_straight=is_straight)
    if line is None:
        return
    assert (line.x1, line.y1) == fixed
    assert is_inside(line)
    dx, dy = abs(line.x2 - line.x1), abs(line.y2 - line.y1)
    assert not is_straight or dx == 0 or dy == 0 or dx == dy


@given(lines, st.sampled_from(LineGrip), anywhere, st.booleans())
def test_a_dragged_line_stays_inside_and_what_is_not_held_stays_put(
    line: Line, grip: LineGrip, by: tuple[int, int], is_straight: bool
) -> None:
    moved = line_dragged(line, grip, *by, PICTURE, is_straight=is_straight)
    if moved is None:
        assert grip is not LineGrip.WHOLE
        return
    assert is_inside(moved)
    match grip:
        case LineGrip.START:
            assert (moved.x2, moved.y2) == (line.x2, line.y2)
        case LineGrip.END:
            assert (moved.x1, moved.y1) == (line.x1, line.y1)
        case LineGrip.WHOLE:
            assert (moved.x2 - moved.x1, moved.y2 - moved.y1) == (line.x2 - line.x1, line.y2 - line.y1)
