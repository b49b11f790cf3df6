"""Tiles cover the picture exactly once, with their overlaps."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.tiling import nearest_first, split, split_area

sides = st.integers(1, 90)


@given(sides, sides, st.integers(1, 40), st.integers(0, 20))
def test_cores_cover_every_pixel_once(width: int, height: int, core: int, overlap: int) -> None:
    times = np.zeros((height, width), dtype=int)
    for tile in split((width, height), core, overlap):
        times[tile.core.slices] += 1
        assert max(tile.core.width, tile.core.height) <= core
    assert (times == 1).all()


@given(sides, sides, st.integers(1, 40), st.integers(0, 20))
def test_padding_is_the_halo_unless_the_picture_ends(width: int, height: int, core: int, overlap: int) -> None:
    bounds = Rect(0, 0, width, height)
    picture = np.arange(width * height).reshape(height, width)
    for tile in split((width, height), core, overlap):
        assert bounds.contains(tile.padded)
        assert tile.core.x - tile.padded.x == min(overlap, tile.core.x)
        assert tile.core.y - tile.padded.y == min(overlap, tile.core.y)
        assert tile.padded.right - tile.core.right == min(overlap, width - tile.core.right)
        assert tile.padded.bottom - tile.core.bottom == min(overlap, height - tile.core.bottom)
        assert np.array_equal(picture[tile.padded.slices][tile.inner.slices], picture[tile.core.slices])


@given(sides, sides, st.integers(1, 40))
def test_as_few_and_as_even_as_can_be(width: int, height: int, core: int) -> None:
    tiles = split((width, height), core, 0)
    assert len(tiles) == math.ceil(width / core) * math.ceil(height / core)
    widths, heights = {tile.core.width for tile in tiles}, {tile.core.height for tile in tiles}
    assert max(widths) - min(widths) <= 1
    assert max(heights) - min(heights) <= 1


@given(sides, sides, st.integers(1, 40), st.floats(-20, 120), st.floats(-20, 120))
def test_nearest_first_orders_all_by_distance(width: int, height: int, core: int, x: float, y: float) -> None:
    cores = split_area(Rect(0, 0, width, height), core)
    ordered = nearest_first(cores, (x, y))
    assert sorted(ordered, key=id) == sorted(cores, key=id)

    def away(rect: Rect) -> float:
        dx = x - min(max(x, rect.x), rect.right)
        dy = y - min(max(y, rect.y), rect.bottom)
        return math.hypot(dx, dy)

    distances = [away(rect) for rect in ordered]
    assert all(a <= b + 1e-9 for a, b in pairwise(distances))


def test_the_tile_under_the_focus_comes_first() -> None:
    cores = split_area(Rect(0, 0, 300, 200), 50)
    assert nearest_first(cores, (130.0, 60.0))[0] == Rect(100, 50, 50, 50)


def test_an_area_is_cut_where_it_lies() -> None:
    assert split_area(Rect(7, 9, 21, 10), 20) == (Rect(7, 9, 10, 10), Rect(17, 9, 11, 10))
    assert split_area(Rect(7, 9, 0, 10), 20) == ()


@pytest.mark.parametrize(("core", "overlap"), [(0, 4), (16, -1)])
def test_senseless_sizes_are_refused(core: int, overlap: int) -> None:
    with pytest.raises(ValueError, match="core of at least 1"):
        split((10, 10), core, overlap)
