"""Sizes: a factor or a long side, never more than four times, never another shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.enlarging.errors import EnlargeError, LargeEnoughError
from sr_desktop.enlarging.size import Target

SIDES = st.integers(4, 20_000)
SIZES = st.tuples(SIDES, SIDES)
FACTORS = st.floats(1, 4, exclude_min=True)


@given(SIZES, FACTORS)
def test_each_side_grows_by_the_factor_to_the_nearest_pixel(size: tuple[int, int], factor: float) -> None:
    made = Target(factor).size_of(size, "a")
    for before, after in zip(size, made, strict=True):
        assert abs(after - before * factor) <= 0.5
        assert before <= after <= 4 * before


@given(SIZES, st.integers(1, 90_000))
def test_the_long_side_is_met_and_the_shape_kept_or_it_is_said_why_not(size: tuple[int, int], side: int) -> None:
    target, longest = Target(long_side=side), max(size)
    if side <= longest:
        with pytest.raises(LargeEnoughError, match="already"):
            target.size_of(size, "a")
    elif side > 4 * longest:
        with pytest.raises(EnlargeError, match=f"at most {4 * longest} pixels"):
            target.size_of(size, "a")
    else:
        made = target.size_of(size, "a")
        assert max(made) == side
        assert abs(min(made) - min(size) * side / longest) <= 0.5
        assert all(after <= 4 * before for before, after in zip(size, made, strict=True))


@given(SIZES)
def test_a_turned_picture_gets_the_turned_size(size: tuple[int, int]) -> None:
    for target in (Target(2), Target(2.7), Target(long_side=3 * max(size))):
        assert target.size_of(size[::-1], "a") == target.size_of(size, "a")[::-1]


@given(st.one_of(st.builds(Target, st.integers(2, 4)), st.builds(Target, long_side=st.integers(1, 10**6))))
def test_a_target_reads_what_it_writes(target: Target) -> None:
    assert Target.parse(str(target)) == target


@pytest.mark.parametrize(
    ("text", "target"),
    [("2", Target(2)), ("x3", Target(3)), ("×2.5", Target(2.5)), (" X4 ", Target(4)), ("6000 PX", Target(4, 6000))],
)
def test_people_write_sizes_in_several_ways(text: str, target: Target) -> None:
    assert Target.parse(text) == target


@pytest.mark.parametrize("text", ["", "large", "x", "4x4", "-2", "px", "6000 km", "nan", "inf"])
def test_what_is_no_size_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(EnlargeError, match="is no size"):
        Target.parse(text)


@pytest.mark.parametrize("text", ["0", "1", "x4.01", "5", "0px"])
def test_what_is_out_of_range_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(EnlargeError, match=r"at most 4 times|at least one pixel"):
        Target.parse(text)
