"""Bars that shrink to gray: every shift is consistent, and their mean has the smallest error on average."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.imaging.measuring.bars_study import study_bars
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.resampling.factors import downscale

sides = st.integers(1, 8).map(lambda quarter: 4 * quarter)


@given(width=sides, height=sides)
def test_every_shift_shrinks_to_the_same_gray(width: int, height: int) -> None:
    study = study_bars(width, height)
    assert study.low_resolution.shape == (height // 4, width // 4, 3)
    assert len({guess.pixels.tobytes() for guess in study.candidates}) == 4
    for guess in study.candidates:
        # As parts of bars that go on beyond the edges, which is what they are.
        endless = np.tile(guess.pixels, (16 // height * 2 + 9, 16 // width * 2 + 9, 1))
        small = downscale(Picture(endless, "bars")).pixels[4:-4, 4:-4]
        assert np.unique(small).tolist() == np.unique(study.low_resolution).tolist()
        assert len(np.unique(small)) == 1


@given(width=sides, height=sides)
def test_the_mean_is_gray_and_beats_every_wrong_guess(width: int, height: int) -> None:
    study = study_bars(width, height)
    assert np.unique(study.mean.pixels).tolist() == [128]
    assert study.mean.mse == (128**2 + 127**2) / 2
    assert all(study.mean.mse < guess.mse for guess in study.candidates[1:])
    assert study.mean.mse < study.mse_of_guessing


def test_the_numbers_are_those_of_paper_and_pencil() -> None:
    study = study_bars(16, 8)
    assert [guess.mse for guess in study.candidates] == [0, 255**2 / 2, 255**2, 255**2 / 2]
    assert study.ground_truth.psnr == math.inf
    assert study.opposite is study.candidates[2]
    assert study.opposite.psnr == 0
    assert study.mse_of_guessing == 255**2 / 2
    assert study.mean.psnr == pytest.approx(6.02, abs=0.005)
    assert study.ground_truth.pixels[0, :8, 0].tolist() == [0, 0, 255, 255, 0, 0, 255, 255]
    np.testing.assert_array_equal(study.opposite.pixels, 255 - study.ground_truth.pixels)


@pytest.mark.parametrize(("width", "height", "factor"), [(10, 8, 4), (8, 6, 4), (9, 9, 3), (0, 8, 4)])
def test_what_cannot_be_shrunk_evenly_is_an_error(width: int, height: int, factor: int) -> None:
    with pytest.raises(ValueError, match="cannot be shrunk evenly"):
        study_bars(width, height, factor)
