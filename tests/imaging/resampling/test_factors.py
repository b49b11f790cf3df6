"""Cropping, shrinking and enlarging."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import laid_over
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.resampling.factors import (
    Kernel,
    crop_to_multiple,
    downscale,
    upscale,
    upscale_alpha,
    upscale_part,
)


def noise(width: int, height: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)


@given(st.integers(4, 40), st.integers(4, 40), st.integers(1, 4))
def test_crop_keeps_the_top_left_and_fits(width: int, height: int, multiple: int) -> None:
    picture = Picture(noise(width, height), "p", alpha=noise(width, height)[..., 0])
    cropped = crop_to_multiple(picture, multiple)
    assert cropped.width % multiple == cropped.height % multiple == 0
    assert width - cropped.width < multiple
    assert height - cropped.height < multiple
    assert np.array_equal(cropped.pixels, picture.pixels[: cropped.height, : cropped.width])
    assert picture.alpha is not None
    assert cropped.alpha is not None
    assert np.array_equal(cropped.alpha, picture.alpha[: cropped.height, : cropped.width])


def test_a_picture_that_fits_is_not_copied() -> None:
    picture = Picture(noise(8, 12), "p")
    assert crop_to_multiple(picture) is picture


def test_a_picture_under_the_multiple_is_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match=r"'tiny' is 3 x 9 pixels; it needs at least 4 x 4"):
        crop_to_multiple(Picture(noise(3, 9), "tiny"))


def keys_shrink(line: np.ndarray, factor: int) -> np.ndarray:
    """Bicubic (a = -0.5) shrink of one row by the textbook: the kernel stretched by the factor, weights normalised."""
    out = []
    for i in range(len(line) // factor):
        t = np.abs((np.arange(len(line)) + 0.5 - (i + 0.5) * factor) / factor)
        a = -0.5
        near = ((a + 2) * t - (a + 3)) * t**2 + 1
        far = a * (((t - 5) * t + 8) * t - 4)
        w = np.where(t < 1, near, np.where(t < 2, far, 0))
        out.append((w / w.sum()) @ line)
    return np.array(out)


def test_shrink_is_the_textbook_bicubic_with_antialias() -> None:
    pixels = noise(32, 24)
    rows = np.apply_along_axis(keys_shrink, 1, pixels.astype(float), 4)
    expected = np.apply_along_axis(keys_shrink, 0, np.clip(np.rint(rows), 0, 255), 4)
    got = downscale(Picture(pixels, "p")).pixels
    assert got.shape == (6, 8, 3)
    # Pillow works in fixed point: a half may be rounded the other way.
    assert np.abs(got - np.clip(expected, 0, 255)).max() < 0.51


def test_gray_stays_gray_and_alpha_comes_along() -> None:
    gray = noise(16, 16)[..., 0]
    picture = Picture(np.dstack([gray] * 3), "g", alpha=gray[::-1].copy(), is_gray=True)
    small = downscale(picture)
    assert small.is_gray
    assert small.alpha is not None
    as_color = downscale(Picture(np.dstack([gray[::-1]] * 3), "a")).pixels[..., 0].astype(int)
    # Colours are rounded and cut off between rows and columns as well.
    assert np.abs(small.alpha - as_color).max() <= 1
    for channel in (1, 2):
        assert np.array_equal(small.pixels[..., channel], small.pixels[..., 0])


def test_where_all_is_opaque_the_shrink_is_that_of_an_opaque_picture() -> None:
    pixels = noise(64, 48)
    alpha = np.full((48, 64), 255, np.uint8)
    alpha[:4, :4] = 0
    veiled, opaque = downscale(Picture(pixels, "v", alpha=alpha)), downscale(Picture(pixels, "o"))
    # The kernel reaches two and a half shrunk pixels, so the fourth column and row are the first that see none of it.
    assert np.array_equal(veiled.pixels[3:], opaque.pixels[3:])
    assert np.array_equal(veiled.pixels[:, 3:], opaque.pixels[:, 3:])
    assert not np.array_equal(veiled.pixels, opaque.pixels)


@pytest.mark.parametrize("background", [0, 255])
def test_the_composite_of_the_shrunk_is_the_shrunk_composite(background: int) -> None:
    """A bright thing beside its faint and dark shadow: only premultiplied colours come out right."""
    pixels = np.full((32, 32, 3), 60, np.uint8)
    pixels[:, :18] = 200
    alpha = np.full((32, 32), 90, np.uint8)
    alpha[:, :18] = 220
    small = downscale(Picture(pixels, "shadow", alpha=alpha))
    assert small.alpha is not None
    seen = laid_over(pixels, alpha, (background,) * 3)
    expected = downscale(Picture(seen, "seen")).pixels.astype(int)
    assert np.abs(laid_over(small.pixels, small.alpha, (background,) * 3) - expected).max() <= 1


def test_shrink_refuses_an_uneven_size() -> None:
    with pytest.raises(ValueError, match="does not shrink evenly"):
        downscale(Picture(noise(10, 8), "p"))


def test_nearest_repeats_every_pixel() -> None:
    pixels = noise(5, 3)
    assert np.array_equal(upscale(pixels, 4, Kernel.NEAREST), pixels.repeat(4, axis=0).repeat(4, axis=1))


@pytest.mark.parametrize("kernel", list(Kernel))
def test_a_flat_picture_stays_flat(kernel: Kernel) -> None:
    pixels = np.full((6, 7, 3), (3, 140, 255), dtype=np.uint8)
    large = upscale(pixels, 4, kernel)
    assert large.shape == (24, 28, 3)
    assert large.flags.c_contiguous
    assert large.flags.writeable
    assert (large == pixels[0, 0]).all()


@pytest.mark.parametrize("kernel", list(Kernel))
def test_alpha_is_enlarged_as_a_channel_is(kernel: Kernel) -> None:
    pixels = noise(9, 6)
    assert np.array_equal(upscale_alpha(pixels[..., 1], 4, kernel), upscale(pixels, 4, kernel)[..., 1])


def test_bilinear_blends_the_two_nearest() -> None:
    pixels = np.zeros((1, 2, 3), dtype=np.uint8)
    pixels[0, 1] = 80
    # Centres of the enlarged pixels lie at 1/8, 3/8, ... of a source pixel; the edges are repeated.
    assert upscale(pixels, 4, Kernel.BILINEAR)[0, :, 0].tolist() == [0, 0, 10, 30, 50, 70, 80, 80]


@pytest.mark.parametrize("kernel", Kernel)
@given(data=st.data())
def test_a_part_is_enlarged_as_the_whole_is(kernel: Kernel, data: st.DataObject) -> None:
    width, height = data.draw(st.integers(1, 40), "width"), data.draw(st.integers(1, 40), "height")
    left, top = data.draw(st.integers(0, width - 1), "left"), data.draw(st.integers(0, height - 1), "top")
    part = Rect(
        left, top, data.draw(st.integers(1, width - left), "across"), data.draw(st.integers(1, height - top), "down")
    )
    pixels = noise(width, height, data.draw(st.integers(0, 99), "seed"))
    found = upscale_part(pixels, 4, kernel, part)
    assert found.flags.c_contiguous
    np.testing.assert_array_equal(found, upscale(pixels, 4, kernel)[part.scaled(4).slices])
