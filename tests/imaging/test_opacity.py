"""Colours that nobody sees: filled from those around them, and without a part in what is seen."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import BLACK, WHITE, Layer, laid_over
from sr_desktop.imaging.opacity import filled, without_hidden_colors
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.resampling.factors import downscale

ORANGE = (250, 130, 7)


def noise(height: int, width: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)


def of_one_color(alpha: np.ndarray, color: tuple[int, int, int], hidden: np.ndarray | int) -> Picture:
    pixels = np.empty((*alpha.shape, 3), np.uint8)
    pixels[:] = hidden
    pixels[alpha > 0] = color
    return Picture(pixels, "one", alpha=alpha)


def disc(side: int = 64) -> np.ndarray:
    y, x = np.mgrid[:side, :side]
    distance = np.hypot(y - side / 2 + 0.5, x - side / 2 + 0.5)
    return (np.clip(side / 3 - distance + 0.5, 0, 1) * 255).astype(np.uint8)


@pytest.mark.parametrize("fill", [filled, without_hidden_colors])
@pytest.mark.parametrize("color", [WHITE, BLACK, ORANGE])
def test_what_is_hidden_gets_the_color_of_what_is_seen(fill, color: tuple[int, int, int]) -> None:
    picture = fill(of_one_color(disc(37), color, noise(37, 37)))
    assert (picture.pixels == color).all()


@pytest.mark.parametrize("color", [WHITE, BLACK, ORANGE])
def test_what_is_shrunk_has_only_colors_that_were_seen(color: tuple[int, int, int]) -> None:
    small = downscale(of_one_color(disc(), color, noise(64, 64)))
    assert (small.pixels == color).all()


@pytest.mark.parametrize("shape", [(1, 1), (1, 9), (7, 5), (8, 8), (33, 64)])
def test_one_visible_pixel_colors_all(shape: tuple[int, int]) -> None:
    alpha = np.zeros(shape, np.uint8)
    alpha[shape[0] // 2, shape[1] // 3] = 255
    assert (filled(of_one_color(alpha, ORANGE, noise(*shape))).pixels == ORANGE).all()


def test_without_a_visible_pixel_all_is_black() -> None:
    picture = Picture(noise(9, 12), "none", alpha=np.zeros((9, 12), np.uint8))
    for found in (filled(picture), without_hidden_colors(picture), downscale(picture.cropped(Rect(0, 0, 12, 8)))):
        assert not found.pixels.any()


def test_what_is_seen_stays() -> None:
    pixels, alpha = noise(40, 30), np.random.default_rng(1).integers(0, 256, (40, 30), np.uint8)
    picture = Picture(pixels, "p", alpha=alpha)
    kept = without_hidden_colors(picture)
    assert np.array_equal(kept.pixels[alpha > 0], pixels[alpha > 0])
    nearly = filled(picture)
    assert np.array_equal(nearly.pixels[alpha >= 16], pixels[alpha >= 16])
    assert nearly.alpha is kept.alpha is alpha
    for background in (BLACK, WHITE):
        change = laid_over(nearly.pixels, alpha, background).astype(int) - laid_over(pixels, alpha, background)
        assert np.abs(change).max() <= 4


def test_an_opaque_picture_is_left_alone() -> None:
    picture = Picture(noise(8, 8), "p")
    faint = Picture(noise(8, 8), "p", alpha=np.full((8, 8), 16, np.uint8))
    assert filled(picture) is picture
    assert without_hidden_colors(picture) is picture
    assert filled(faint) is faint


def test_a_hole_between_two_colors_goes_over_from_one_to_the_other() -> None:
    pixels, alpha = np.zeros((16, 64, 3), np.uint8), np.zeros((16, 64), np.uint8)
    pixels[:, :16], pixels[:, 48:] = 200, 40
    alpha[:, :16] = alpha[:, 48:] = 255
    row = filled(Picture(pixels, "hole", alpha=alpha)).pixels[8, :, 0].astype(int)
    assert abs(row[16] - 200) < 30
    assert abs(row[47] - 40) < 30
    assert (np.diff(row) <= 0).all()


@given(
    st.integers(1, 20), st.integers(1, 20), st.integers(0, 2**32 - 1), st.sampled_from([filled, without_hidden_colors])
)
def test_hidden_colors_change_nothing(height: int, width: int, seed: int, fill) -> None:
    rng = np.random.default_rng(seed)
    pixels = rng.integers(0, 256, (height, width, 3), np.uint8)
    alpha = rng.choice(np.array([0, 0, 3, 90, 255], np.uint8), (height, width))
    other = np.where(alpha[..., None] == 0, rng.integers(0, 256, pixels.shape, np.uint8), pixels)
    first, second = Picture(pixels, "a", alpha=alpha), Picture(other, "b", alpha=alpha)
    assert np.array_equal(fill(first).pixels, fill(second).pixels)
    for background in (BLACK, WHITE, ORANGE):
        assert np.array_equal(first.layer.over(background), second.layer.over(background))


def test_a_color_is_laid_over_another_by_its_opacity() -> None:
    pixels = np.array([[[255, 255, 255], [200, 100, 0], [10, 20, 30], [7, 8, 9]]], np.uint8)
    alpha = np.array([[255, 128, 1, 0]], np.uint8)
    over = Layer(pixels, alpha).over((0, 50, 255))[0].tolist()
    assert over == [[255, 255, 255], [100, 75, 127], [0, 50, 254], [0, 50, 255]]


@given(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))
def test_laying_over_rounds_to_the_nearest_level(color: int, alpha: int, background: int) -> None:
    pixels, opacity = np.full((1, 1, 3), color, np.uint8), np.full((1, 1), alpha, np.uint8)
    exact = (color * alpha + background * (255 - alpha)) / 255
    assert abs(int(laid_over(pixels, opacity, (background,) * 3)[0, 0, 0]) - exact) <= 0.5


def test_a_part_is_laid_over_as_the_whole_is() -> None:
    layer = Layer(noise(20, 30), noise(20, 30, 1)[..., 0].copy())
    area = Rect(3, 5, 11, 7)
    assert np.array_equal(layer.over(WHITE, area), layer.over(WHITE)[area.slices])
    assert np.array_equal(layer.part(area).over(WHITE), layer.over(WHITE, area))
    opaque = Layer(layer.pixels)
    assert np.shares_memory(opaque.over(WHITE, area), layer.pixels)
