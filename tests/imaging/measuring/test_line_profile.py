"""The values along a line."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.imaging.colors.channels import Channel
from sr_desktop.imaging.measuring.line_profile import Line, line_profile

WIDTH, HEIGHT = 40, 30
_rows, _columns = np.mgrid[0:HEIGHT, 0:WIDTH]
RAMP = np.stack([_columns * 4, _rows * 5, 255 - _columns - _rows], axis=-1).astype(np.uint8)

spots = st.tuples(st.integers(0, WIDTH - 1), st.integers(0, HEIGHT - 1))
lines = st.tuples(spots, spots).filter(lambda ends: ends[0] != ends[1]).map(lambda ends: Line(*ends[0], *ends[1]))


def test_along_a_row_it_is_that_row() -> None:
    found = line_profile(RAMP, Line(5, 7, 25, 7), Channel.RED)
    np.testing.assert_array_equal(found.distance, np.arange(21))
    np.testing.assert_allclose(found.value, RAMP[7, 5:26, 0])


@given(lines)
def test_on_a_ramp_it_is_straight_from_one_end_to_the_other(line: Line) -> None:
    found = line_profile(RAMP, line, Channel.BLUE)
    first, last = RAMP[line.y1, line.x1, 2], RAMP[line.y2, line.x2, 2]
    np.testing.assert_allclose(found.value, np.linspace(first, last, len(found.value)), atol=1e-9)
    assert found.distance[-1] == pytest.approx(line.length)
    assert np.diff(found.distance).max() <= 1 + 1e-9


@given(lines, st.sampled_from(Channel), st.integers(1, 5))
def test_the_other_way_round_it_is_turned_round(line: Line, channel: Channel, width: int) -> None:
    noise = np.random.default_rng(3).integers(0, 256, RAMP.shape).astype(np.uint8)
    there = line_profile(noise, line, channel, width)
    back = line_profile(noise, Line(line.x2, line.y2, line.x1, line.y1), channel, width)
    np.testing.assert_allclose(there.value, back.value[::-1], atol=1e-9)
    assert 0 <= there.value.min() <= there.value.max() <= 255


def test_a_wide_line_is_the_mean_of_its_neighbours() -> None:
    noise = np.random.default_rng(3).integers(0, 256, RAMP.shape).astype(np.uint8)
    found = line_profile(noise, Line(5, 10, 25, 10), Channel.GREEN, width=3)
    np.testing.assert_allclose(found.value, noise[9:12, 5:26, 1].mean(axis=0))


def test_what_is_no_line_in_the_picture_is_refused() -> None:
    with pytest.raises(ValueError, match="two pixels"):
        Line(3, 3, 3, 3)
    with pytest.raises(ValueError, match="inside"):
        line_profile(RAMP, Line(0, 0, WIDTH, 0), Channel.LUMA)
    with pytest.raises(ValueError, match="width"):
        line_profile(RAMP, Line(0, 0, 5, 0), Channel.LUMA, width=0)
