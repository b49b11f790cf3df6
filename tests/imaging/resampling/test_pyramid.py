"""Box averages, whole and piecemeal."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.resampling import pyramid
from sr_desktop.imaging.resampling.pyramid import build_pyramid, update_pyramid


def noise(width: int, height: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)


@given(st.integers(1, 70), st.integers(1, 70), st.integers(1, 20))
def test_every_level_is_the_mean_of_the_one_below(width: int, height: int, min_side: int) -> None:
    levels = build_pyramid(noise(width, height), min_side)
    assert max(levels[-1].shape[:2]) <= min_side
    for below, level in pairwise(levels):
        assert max(below.shape[:2]) > min_side
        assert level.flags.c_contiguous
        assert level.shape == (-(-below.shape[0] // 2), -(-below.shape[1] // 2), 3)
        rows, columns = level.shape[0] * 2, level.shape[1] * 2
        even = np.pad(below, ((0, rows - below.shape[0]), (0, columns - below.shape[1]), (0, 0)), mode="edge")
        mean = even.astype(float).reshape(level.shape[0], 2, level.shape[1], 2, 3).mean(axis=(1, 3))
        assert np.array_equal(level, np.floor(mean + 0.5))


@given(
    st.integers(1, 80),
    st.integers(1, 80),
    st.lists(st.tuples(st.integers(-9, 85), st.integers(-9, 85), st.integers(0, 50), st.integers(0, 50)), max_size=4),
)
def test_updating_what_was_touched_equals_building_anew(
    width: int, height: int, rects: list[tuple[int, int, int, int]]
) -> None:
    pixels, fresh = noise(width, height), noise(width, height, 1)
    levels = build_pyramid(pixels, 4)
    assert levels[0] is pixels
    for x, y, w, h in rects:
        rect = Rect(x, y, w, h)
        inside = rect.intersected(Rect(0, 0, width, height)).slices
        pixels[inside] = fresh[inside]
        update_pyramid(levels, rect)
        for kept, rebuilt in zip(levels, build_pyramid(pixels, 4), strict=True):
            assert np.array_equal(kept, rebuilt)


def test_an_update_touches_no_more_than_it_must() -> None:
    levels = build_pyramid(noise(64, 64), 8)
    levels[1][:] = 7
    update_pyramid(levels, Rect(10, 20, 4, 2))
    changed = np.argwhere((levels[1] != 7).any(axis=2))
    assert changed.min(axis=0).tolist() == [10, 5]
    assert changed.max(axis=0).tolist() == [10, 6]


def test_strips_make_no_difference() -> None:
    pixels = noise(21, 4 * pyramid.STRIP_ROWS + 3)
    level = build_pyramid(pixels, 140)[1]
    mean = pixels[: 4 * pyramid.STRIP_ROWS, :20].astype(float).reshape(-1, 2, 10, 2, 3).mean(axis=(1, 3))
    assert np.array_equal(level[:-2, :10], np.floor(mean + 0.5))


def test_a_small_picture_is_its_own_pyramid() -> None:
    pixels = noise(200, 256)
    assert build_pyramid(pixels) == (pixels,)
