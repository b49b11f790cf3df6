"""Power over spatial frequency."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from sr_desktop.imaging.colors.channels import Channel, plane
from sr_desktop.imaging.measuring.spectrum import SEGMENT, Window, picture_spectrum, radial_spectrum

sides = st.integers(16, 70)


def noise(height: int, width: int, seed: int = 0) -> NDArray[np.float64]:
    return np.random.default_rng(seed).uniform(0, 255, (height, width))


@given(sides, sides, st.integers(0, 9))
def test_without_a_window_all_power_together_is_the_variance(height: int, width: int, seed: int) -> None:
    values = noise(height, width, seed)
    found = radial_spectrum(values, Window.NONE)
    assert found.count.sum() == height * width == found.cells
    assert (found.density * found.count).sum() / found.cells == pytest.approx(values.var())


@given(sides, sides)
def test_with_the_window_it_is_the_power_of_what_the_window_leaves(height: int, width: int) -> None:
    values = noise(height, width)
    rows, columns = (np.sin(np.pi * (np.arange(side) + 0.5) / side) ** 2 for side in (height, width))
    taper = np.outer(rows, columns)
    left = (values - np.average(values, weights=taper)) * taper
    found = radial_spectrum(values)
    expected = (left**2).sum() / (taper**2).sum()
    assert (found.density * found.count).sum() / found.cells == pytest.approx(expected)


@given(st.integers(3, 29), st.booleans())
def test_a_sine_has_one_peak_at_its_frequency(cycles: int, upright: bool) -> None:
    wave = np.cos(2 * np.pi * cycles * np.arange(64) / 64)
    values = 100 + 50 * np.broadcast_to(wave, (64, 64))
    found = radial_spectrum(values.T if upright else values)
    assert found.frequency[found.density.argmax()] == pytest.approx(cycles / 64)
    far = np.abs(found.frequency - cycles / 64) > 3 / 64
    assert found.density[far].max() < 1e-6 * found.density.max()


@given(st.integers(0, 50), st.integers(0, 50))
def test_shifting_around_the_edges_changes_nothing(down: int, across: int) -> None:
    values = noise(48, 40)
    shifted = np.roll(values, (down, across), axis=(0, 1))
    one, other = radial_spectrum(values, Window.NONE), radial_spectrum(shifted, Window.NONE)
    np.testing.assert_allclose(one.density, other.density, atol=1e-6)


@given(sides, sides, st.floats(0.1, 9), st.floats(-99, 99))
def test_brightness_changes_nothing_and_contrast_counts_squared(
    height: int, width: int, gain: float, offset: float
) -> None:
    values = noise(height, width)
    plain, changed = radial_spectrum(values), radial_spectrum(values * gain + offset)
    np.testing.assert_allclose(changed.density, plain.density * gain**2, rtol=1e-6, atol=1e-6)


def test_a_picture_of_one_colour_has_no_power() -> None:
    np.testing.assert_allclose(radial_spectrum(np.full((20, 30), 77.0)).density, 0, atol=1e-15)


def test_turned_and_mirrored_pictures_have_the_same() -> None:
    values = noise(33, 50)
    expected = radial_spectrum(values).density
    for same in (values.T, values[::-1], values[:, ::-1]):
        np.testing.assert_allclose(radial_spectrum(np.ascontiguousarray(same)).density, expected, atol=1e-9)


def test_white_noise_is_flat_also_in_segments() -> None:
    pixels = np.random.default_rng(2).integers(0, 256, (700, SEGMENT + 300, 3)).astype(np.uint8)
    checks: list[None] = []
    found = picture_spectrum(pixels, Channel.RED, checkpoint=lambda: checks.append(None)).up_to_nyquist()
    assert len(checks) == 2 * 3
    assert found.frequency[0] == pytest.approx(1 / SEGMENT)
    assert found.frequency[-1] == pytest.approx(0.5)
    np.testing.assert_allclose(found.density[20:], (256**2 - 1) / 12, rtol=0.2)


def test_a_small_picture_is_one_segment() -> None:
    pixels = np.random.default_rng(2).integers(0, 256, (40, 60, 3)).astype(np.uint8)
    found, expected = picture_spectrum(pixels, Channel.LUMA), radial_spectrum(plane(pixels, Channel.LUMA))
    np.testing.assert_allclose(found.density, expected.density)
    np.testing.assert_array_equal(found.frequency, expected.frequency)


@pytest.mark.parametrize("shape", [(15, 40), (40, 15)])
def test_what_is_too_small_is_refused(shape: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="at least 16"):
        radial_spectrum(np.zeros(shape))
    with pytest.raises(ValueError, match="at least 16"):
        picture_spectrum(np.zeros((*shape, 3), np.uint8), Channel.LUMA)
