"""Rectangles and pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Picture

rects = st.builds(Rect, st.integers(-20, 20), st.integers(-20, 20), st.integers(0, 30), st.integers(0, 30))


def pixels_of(rect: Rect) -> set[tuple[int, int]]:
    return {(x, y) for x in range(rect.x, rect.right) for y in range(rect.y, rect.bottom)}


@given(rects, rects)
def test_an_intersection_is_what_both_have(a: Rect, b: Rect) -> None:
    both = a.intersected(b)
    assert pixels_of(both) == pixels_of(a) & pixels_of(b)
    assert both.is_empty == (both.area == 0)
    assert not both.area or (a.contains(both) and b.contains(both))


@given(rects, st.integers(0, 8))
def test_growing_and_shrinking_undo_each_other(rect: Rect, margin: int) -> None:
    assert rect.grown(margin).grown(-margin) == rect
    assert rect.grown(margin).area == (rect.width + 2 * margin) * (rect.height + 2 * margin)


@given(rects, st.integers(1, 5))
def test_scaled_and_moved(rect: Rect, factor: int) -> None:
    assert rect.scaled(factor).area == rect.area * factor**2
    assert rect.moved(3, -2).moved(-3, 2) == rect
    x, y = rect.center
    assert rect.scaled(factor).center == pytest.approx((x * factor, y * factor))


def test_slices_index_rows_then_columns() -> None:
    array = np.arange(60).reshape(6, 10)
    assert array[Rect(2, 1, 3, 2).slices].tolist() == [[12, 13, 14], [22, 23, 24]]


def test_negative_sides_are_refused_and_inverted_edges_are_empty() -> None:
    with pytest.raises(ValueError, match="negative"):
        Rect(0, 0, -1, 4)
    assert Rect.from_edges(5, 5, 2, 9).is_empty


def test_a_picture_checks_its_arrays() -> None:
    with pytest.raises(ValueError, match="uint8"):
        Picture(np.zeros((4, 4), dtype=np.uint8), "flat")
    with pytest.raises(ValueError, match="alpha"):
        Picture(np.zeros((4, 4, 3), dtype=np.uint8), "x", alpha=np.zeros((4, 5), dtype=np.uint8))


def test_a_crop_is_a_picture_of_its_own() -> None:
    pixels = np.arange(6 * 8 * 3, dtype=np.uint8).reshape(6, 8, 3)
    picture = Picture(pixels, "x", alpha=pixels[..., 0].copy(), is_gray=True, path=Path("x.png"))
    cropped = picture.cropped(Rect(2, 1, 4, 3))
    assert cropped.size == (4, 3)
    assert np.array_equal(cropped.pixels, pixels[1:4, 2:6])
    assert np.array_equal(cropped.alpha, pixels[1:4, 2:6, 0])
    assert (cropped.name, cropped.is_gray, cropped.path) == ("x", True, Path("x.png"))
    assert not np.shares_memory(cropped.pixels, pixels)
    for outside in (Rect(0, 0, 9, 2), Rect(-1, 0, 3, 3), Rect(2, 2, 0, 3)):
        with pytest.raises(ValueError, match="does not lie inside"):
            picture.cropped(outside)
