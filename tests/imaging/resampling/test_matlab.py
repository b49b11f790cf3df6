from __future__ import annotations

import numpy as np
import pytest

from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.resampling.factors import downscale
from sr_desktop.imaging.resampling.matlab import matlab_shrink


def imresize_by_definition(column: np.ndarray, factor: int) -> np.ndarray:
    """MATLAB's documented sum, pixel by pixel, over one column of values."""
    n = len(column)

    def cubic(x: float) -> float:
        x = abs(x)
        if x <= 1:
            return 1.5 * x**3 - 2.5 * x**2 + 1
        return -0.5 * x**3 + 2.5 * x**2 - 4 * x + 2 if x <= 2 else 0.0

    mirrored = [*range(n), *reversed(range(n))]
    result = []
    for out in range(n // factor):
        centre = (out + 0.5) * factor - 0.5
        places = range(int(centre) - 2 * factor - 2, int(centre) + 2 * factor + 3)
        weights = [cubic((centre - place) / factor) for place in places]
        total = sum(weight * column[mirrored[place % (2 * n)]] for weight, place in zip(weights, places, strict=True))
        result.append(total / sum(weights))
    return np.array(result)


@pytest.mark.parametrize("factor", [2, 3, 4])
def test_it_is_the_documented_sum(factor: int) -> None:
    column = np.random.default_rng(factor).integers(0, 256, 12 * factor).astype(np.uint8)
    expected = np.rint(np.clip(imresize_by_definition(column, factor), 0, 255))
    # Equal columns, so that shrinking the rows changes nothing.
    shrunk = matlab_shrink(np.repeat(column[:, None], 4 * factor, axis=1), factor)
    assert np.array_equal(shrunk, np.repeat(expected[:, None], 4, axis=1))


def test_away_from_the_edges_it_is_pillows_within_a_level() -> None:
    pixels = np.random.default_rng(3).integers(0, 256, (96, 80, 3)).astype(np.uint8)
    ours = matlab_shrink(pixels, 4).astype(int)
    pillows = downscale(Picture(pixels, "noise")).pixels.astype(int)
    inner = (slice(3, -3), slice(3, -3))
    assert np.abs(ours[inner] - pillows[inner]).max() <= 1
    assert not np.array_equal(ours[:2], pillows[:2])


def test_rows_are_rounded_before_columns_as_matlab_does() -> None:
    pixels = np.random.default_rng(4).integers(0, 256, (32, 32)).astype(np.uint8)
    down = np.stack([np.rint(np.clip(imresize_by_definition(column, 4), 0, 255)) for column in pixels.T], axis=1)
    across = np.stack([np.rint(np.clip(imresize_by_definition(row, 4), 0, 255)) for row in down])
    assert np.array_equal(matlab_shrink(pixels, 4), across)


def test_uneven_sides_are_refused() -> None:
    with pytest.raises(ValueError, match="does not shrink evenly"):
        matlab_shrink(np.zeros((12, 10, 3), np.uint8), 4)
