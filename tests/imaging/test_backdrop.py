"""What is seen through transparent pixels: its names, and how it looks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.imaging.backdrop import MIDDLE_GRAY, SHADES, Backdrop, checkerboard
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Layer


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_a_color_keeps_its_name(color: tuple[int, int, int]) -> None:
    assert Backdrop.of(Backdrop(color).id) == Backdrop(color)
    assert Backdrop.of(Backdrop(color).id.upper()).plain == color


def test_the_checkerboard_has_a_name_and_a_gray() -> None:
    assert Backdrop.of("Checkerboard") == Backdrop()
    assert Backdrop().id == "checkerboard"
    assert Backdrop().plain == MIDDLE_GRAY


@pytest.mark.parametrize("name", ["", "white", "#fff", "#12345g", "ffffff", "#1234567"])
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="neither 'checkerboard' nor a colour"):
        Backdrop.of(name)


def test_squares_alternate_from_the_corner() -> None:
    board = checkerboard(7, 5, 2)
    dark, bright = (shade[0] for shade in SHADES)
    assert board.shape == (5, 7, 3)
    assert board[0, :, 0].tolist() == [dark, dark, bright, bright, dark, dark, bright]
    assert board[:, 0, 0].tolist() == [dark, dark, bright, bright, dark]


def test_it_is_seen_through_transparent_pixels_alone() -> None:
    pixels = np.full((6, 8, 3), 200, np.uint8)
    alpha = np.zeros((6, 8), np.uint8)
    alpha[:, 4:] = 255
    area = Rect(2, 1, 5, 4)
    seen = Backdrop().under(Layer(pixels, alpha), area, 1)
    assert np.array_equal(seen[:, :2], checkerboard(5, 4, 1)[:, :2])
    assert (seen[:, 2:] == 200).all()
    assert (Backdrop((1, 2, 3)).under(Layer(pixels, alpha), area, 1)[:, :2] == (1, 2, 3)).all()
    assert np.array_equal(Backdrop().under(Layer(pixels), area, 1), pixels[area.slices])
