"""Differences are exact, and every colour stands for what the bar says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import colormaps

from sr_desktop.imaging.layer import Layer
from sr_desktop.imaging.measuring.color_maps import diverging, sequential
from sr_desktop.imaging.measuring.difference import (
    GAINS,
    DifferenceKind,
    color_map,
    color_table,
    difference_colors,
    difference_sums,
    lowest_sum,
    reach,
)

ABSOLUTE, SIGNED = DifferenceKind.ABSOLUTE, DifferenceKind.SIGNED


def test_sums_are_those_of_the_definition() -> None:
    noise = np.random.default_rng(3)
    first, second = (noise.integers(0, 256, (7, 5, 3), dtype=np.uint8) for _ in range(2))
    wide = first.astype(int) - second.astype(int)
    np.testing.assert_array_equal(difference_sums(Layer(first), Layer(second), ABSOLUTE), np.abs(wide).sum(axis=2))
    np.testing.assert_array_equal(difference_sums(Layer(first), Layer(second), SIGNED), wide.sum(axis=2))


def test_the_extremes_do_not_overflow() -> None:
    black, white = np.zeros((1, 1, 3), np.uint8), np.full((1, 1, 3), 255, np.uint8)
    assert difference_sums(Layer(black), Layer(white), ABSOLUTE).item() == 765
    assert difference_sums(Layer(black), Layer(white), SIGNED).item() == -765
    assert difference_sums(Layer(white), Layer(black), SIGNED).item() == 765
    for kind in DifferenceKind:
        np.testing.assert_array_equal(difference_colors(Layer(white), Layer(black), kind, 1)[0, 0], color_map(kind)[-1])
    np.testing.assert_array_equal(difference_colors(Layer(black), Layer(white), SIGNED, 32)[0, 0], color_map(SIGNED)[0])


@given(st.sampled_from(GAINS), st.integers(-765, 765))
def test_a_colour_tells_the_mean_difference_to_half_a_step(gain: int, total: int) -> None:
    steps = round(min(max(total / 3 * gain, -255), 255) + 1e-9)
    np.testing.assert_array_equal(color_table(SIGNED, gain)[total - lowest_sum(SIGNED)], color_map(SIGNED)[255 + steps])
    np.testing.assert_array_equal(color_table(ABSOLUTE, gain)[abs(total)], color_map(ABSOLUTE)[abs(steps)])


@pytest.mark.parametrize("gain", GAINS)
def test_no_difference_is_black_or_neutral_whatever_the_gain(gain: int) -> None:
    same = np.full((2, 2, 3), 77, np.uint8)
    assert difference_colors(Layer(same), Layer(same), ABSOLUTE, gain).max() <= 4
    np.testing.assert_array_equal(
        difference_colors(Layer(same), Layer(same), SIGNED, gain), np.full((2, 2, 3), 0xF7, np.uint8)
    )
    assert reach(gain) * gain == 255


def test_what_cannot_be_subtracted_is_refused() -> None:
    with pytest.raises(ValueError, match="have no difference"):
        difference_sums(Layer(np.zeros((2, 2, 3), np.uint8)), Layer(np.zeros((2, 3, 3), np.uint8)), ABSOLUTE)
    with pytest.raises(ValueError, match="gain of 0"):
        color_table(ABSOLUTE, 0)


def test_the_maps_are_those_of_matplotlib() -> None:
    expected = np.array(colormaps["inferno"].colors) * 255
    assert np.abs(sequential() - expected).max() <= 0.5 + 1e-9
    assert np.abs(diverging() - colormaps["RdBu_r"].resampled(511)(np.arange(511))[:, :3] * 255).max() < 3


def test_lightness_rises_to_the_end_or_falls_to_both_ends() -> None:
    weights = np.array([0.2126, 0.7152, 0.0722])
    assert (np.diff((sequential() / 255) ** 2.2 @ weights) > -1e-3).all()
    lightness = (diverging() / 255) ** 2.2 @ weights
    assert (np.diff(lightness[:256]) > -1e-2).all()
    assert (np.diff(lightness[255:]) < 1e-2).all()


@pytest.mark.parametrize("kind", list(DifferenceKind))
def test_of_what_can_be_seen_through_the_greater_difference_over_black_or_white_is_shown(kind: DifferenceKind) -> None:
    color = np.array([[[0, 0, 0], [255, 255, 255], [90, 90, 90], [7, 8, 9]]], np.uint8)
    other = np.array([[[0, 0, 0], [255, 255, 255], [60, 60, 60], [200, 100, 50]]], np.uint8)
    alpha, other_alpha = np.array([[255, 255, 255, 0]], np.uint8), np.array([[155, 155, 255, 0]], np.uint8)
    sums = difference_sums(Layer(color, alpha), Layer(other, other_alpha), kind)[0].tolist()
    # A black and a white that fade differ by their opacity; what is invisible in both does not differ.
    sign = -1 if kind is SIGNED else 1
    assert sums == [sign * 300, 300, 90, 0]
    assert difference_sums(Layer(color), Layer(other), kind)[0, 3] != 0
