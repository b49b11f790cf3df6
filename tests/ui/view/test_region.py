"""Moving and resizing a marked region."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.view.marks import RegionMark
from sr_desktop.ui.view.region import HANDLES, INSIDE, Grip, dragged, grip_at, handle_at, handle_spots

PICTURE = (100, 80)
REGION = Rect(20, 10, 30, 40)


@st.composite
def regions(draw: st.DrawFn) -> Rect:
    left, right = sorted((draw(st.integers(0, 99)), draw(st.integers(1, 100))))
    top, bottom = sorted((draw(st.integers(0, 79)), draw(st.integers(1, 80))))
    return Rect.from_edges(left, top, max(right, left + 1), max(bottom, top + 1))


@given(regions(), st.sampled_from((INSIDE, *HANDLES)), st.integers(-300, 300), st.integers(-300, 300))
def test_no_drag_empties_the_region_or_takes_it_out_of_the_picture(region: Rect, grip: Grip, dx: int, dy: int) -> None:
    result = dragged(region, grip, dx, dy, PICTURE)
    assert not result.is_empty
    assert Rect(0, 0, *PICTURE).contains(result)
    if grip == INSIDE:
        assert (result.width, result.height) == (region.width, region.height)


@pytest.mark.parametrize(
    ("grip", "by", "expected"),
    [
        (INSIDE, (5, -3), Rect(25, 7, 30, 40)),
        (INSIDE, (500, 500), Rect(70, 40, 30, 40)),
        (Grip(-1, -1), (5, 5), Rect(25, 15, 25, 35)),
        (Grip(1, 0), (7, 99), Rect(20, 10, 37, 40)),
        (Grip(0, 1), (99, -10), Rect(20, 10, 30, 30)),
        (Grip(1, 1), (-40, 0), Rect(10, 10, 10, 40)),
        (Grip(-1, 0), (30, 0), Rect(49, 10, 1, 40)),
    ],
)
def test_a_grip_moves_what_it_holds(grip: Grip, by: tuple[int, int], expected: Rect) -> None:
    assert dragged(REGION, grip, *by, PICTURE) == expected


def test_every_handle_is_hit_at_its_spot_and_the_inside_between_them() -> None:
    for grip, spot in handle_spots(REGION):
        assert handle_at(REGION, *spot, 3) == grip
        assert grip_at(REGION, *spot, 3) == grip
    assert handle_at(REGION, 30, 20, 3) is None
    assert grip_at(REGION, 30, 20, 3) == INSIDE
    assert grip_at(REGION, 60, 20, 3) is None


def test_a_tiny_region_is_still_taken_by_a_corner() -> None:
    grip = handle_at(Rect(10, 10, 2, 2), 11, 11, 5)
    assert grip is not None
    assert grip.column
    assert grip.row


def test_an_empty_region_is_not_marked(qapp: object) -> None:
    with pytest.raises(ValueError, match="at least one pixel"):
        RegionMark().set(Rect(3, 3, 0, 5))
