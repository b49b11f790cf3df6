from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from trainer.evaluation.checkerboard import PERIOD, WINDOW, Checkerboard, checkerboard, stride_spectrum, typical_ratio

Values = NDArray[np.float64]


def noise(seed: int, count: int = 200, deviation: float = 3.0) -> Values:
    """Windows without any structure."""
    return np.random.default_rng(seed).normal(128, deviation, (count, WINDOW, WINDOW))


def pattern(seed: int) -> Values:
    """``(PERIOD, PERIOD)`` with mean 0 and standard deviation 1."""
    tile = np.random.default_rng(seed).normal(size=(PERIOD, PERIOD))
    return (tile - tile.mean()) / tile.std()


def tiled(tile: Values, height: int = WINDOW, width: int = WINDOW) -> Values:
    return np.tile(tile, (height // PERIOD, width // PERIOD))


def scene(seed: int, contrast: float) -> Values:
    """``(128, 128)`` levels whose spectrum falls like that of a photograph, with the grain of 8 bits."""
    random = np.random.default_rng(seed)
    frequency = np.hypot(*np.meshgrid(np.fft.fftfreq(128), np.fft.fftfreq(128)))
    frequency[0, 0] = 1
    spectrum = np.fft.fft2(random.normal(size=(128, 128))) / frequency
    plane = np.fft.ifft2(spectrum).real
    return 128 + contrast * (plane - plane.mean()) / plane.std() + random.uniform(-0.5, 0.5, (128, 128))


@given(seed=st.integers(0, 1000), deviation=st.floats(0.5, 20))
def test_a_clean_picture_gives_about_one(seed: int, deviation: float) -> None:
    spectrum = stride_spectrum(noise(seed, deviation=deviation))
    assert spectrum.ratio == pytest.approx(1, abs=0.15)
    assert spectrum.excess < 0.3 * deviation


@given(seed=st.integers(0, 1000), amplitude=st.floats(0.1, 20))
def test_a_pattern_of_the_strides_period_counts_with_its_variance_and_not_beside(seed: int, amplitude: float) -> None:
    flat = np.full((1, WINDOW, WINDOW), 128.0)
    clean, marked = stride_spectrum(flat), stride_spectrum(flat + amplitude * tiled(pattern(seed)))
    assert (marked.at - clean.at).sum() == pytest.approx(amplitude**2)
    assert marked.near == pytest.approx(clean.near)
    assert marked.excess == pytest.approx(amplitude)


@given(seed=st.integers(0, 1000), amplitude=st.floats(0.5, 5))
def test_on_a_busy_ground_the_ratio_rises_as_computed(seed: int, amplitude: float) -> None:
    windows = noise(seed)
    clean = stride_spectrum(windows)
    board = amplitude * (-1.0) ** np.add(*np.mgrid[:WINDOW, :WINDOW])
    marked = stride_spectrum(windows + board)
    # All of it lies at one of the 15 frequencies, half a cycle in both directions: the middle of the last complete row.
    place = PERIOD * (PERIOD // 2) + PERIOD // 2 - 1
    assert marked.ratio - clean.ratio == pytest.approx(amplitude**2 / 15 / clean.near[place], rel=0.3)
    others = np.delete(np.arange(15), place)
    assert marked.at[others] == pytest.approx(clean.at[others])


@given(seed=st.integers(0, 1000), shift=st.integers(0, PERIOD - 1))
def test_it_does_not_matter_where_the_pattern_begins(seed: int, shift: int) -> None:
    tile = pattern(seed)
    there, here = (stride_spectrum(100 + tiled(np.roll(tile, by, (0, 1)))[None]) for by in (0, shift))
    assert here.ratio == pytest.approx(there.ratio)


def test_the_truth_itself_is_one_and_more_artefact_is_more() -> None:
    for contrast, kind in ((2.0, "flat"), (40.0, "textured")):
        ground_truth = scene(1, contrast)
        board = tiled(pattern(2), 128, 128)
        found = [
            getattr(checkerboard(ground_truth + amplitude * board, ground_truth), kind)
            for amplitude in (0, 0.5, 1, 2, 4)
        ]
        assert found[0] == pytest.approx(1)
        assert found == sorted(found)
        assert found[-1] > 2


def test_flat_and_textured_places_are_told_apart_by_the_truth() -> None:
    quiet, busy = scene(1, 2.0), scene(2, 40.0)
    both = np.concatenate([quiet, busy], 1)
    marked = np.concatenate([quiet + tiled(pattern(3), 128, 128), busy], 1)
    found = checkerboard(marked, both)
    assert found.flat is not None
    assert found.flat > 5
    assert found.textured == pytest.approx(1, abs=0.2)
    assert found.flat_levels == pytest.approx(1, abs=0.15)
    assert checkerboard(quiet, quiet).textured is None
    assert checkerboard(busy[:16], busy[:16]) == Checkerboard(None, None, None)


def test_typical_ratios_leave_out_what_is_not_known() -> None:
    assert typical_ratio([4.0, None, 1.0]) == pytest.approx(2)
    assert math.isnan(typical_ratio([None]))
