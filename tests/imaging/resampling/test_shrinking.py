"""Shrinking to any size equals Pillow's own of the whole picture, band by band."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Layer
from sr_desktop.imaging.resampling import shrinking
from sr_desktop.imaging.resampling.shrinking import shrink, shrink_layer


@given(
    st.tuples(st.integers(1, 60), st.integers(1, 60)),
    st.tuples(st.floats(0.05, 1), st.floats(0.05, 1)),
    st.integers(0, 2**32 - 1),
)
def test_bands_give_what_the_whole_gives(size: tuple[int, int], shares: tuple[float, float], seed: int) -> None:
    small = tuple(max(1, round(side * share)) for side, share in zip(size, shares, strict=True))
    array = np.random.default_rng(seed).integers(0, 256, (size[1], size[0], 3), np.uint8)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shrinking, "_BAND_PIXELS", 1)
        made = shrink(array, (small[0], small[1]))
    narrow = Image.fromarray(array).resize((small[0], size[1]), Image.Resampling.LANCZOS)
    whole = np.asarray(narrow.resize(small, Image.Resampling.LANCZOS))
    assert made.shape == whole.shape
    # Where a band begins is not exact to the last bit of its weights.
    assert np.abs(made.astype(int) - whole).max() <= 1


def test_opacity_is_shrunk_too_and_the_same_size_is_the_picture_itself() -> None:
    alpha = np.tile(np.arange(0, 240, 5, dtype=np.uint8), (12, 1))
    shrunk = shrink(alpha, (24, 6))
    assert shrunk.shape == (6, 24)
    assert np.abs(shrunk.astype(int) - alpha.reshape(6, 2, 24, 2).mean((1, 3))).max() <= 2
    assert shrink(alpha, (48, 12)) is alpha


def test_it_can_be_abandoned_between_bands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shrinking, "_BAND_PIXELS", 1)
    calls = iter(range(3))

    def check() -> None:
        if next(calls) == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        shrink(np.zeros((20, 20, 3), np.uint8), (5, 5), check)


@given(st.integers(0, 2**32 - 1), st.tuples(st.floats(0.2, 0.9), st.floats(0.2, 0.9)))
def test_a_layer_shrinks_as_what_is_seen_of_it_does(seed: int, shares: tuple[float, float]) -> None:
    random = np.random.default_rng(seed)
    # Coarse, so that the kernel's overshoot, which is cut off at 0 and 255, matters little.
    coarse = Image.fromarray(random.integers(60, 196, (6, 7, 4), np.uint8), "RGBA")
    whole = np.asarray(
        Image.merge("RGBA", [band.resize((56, 48), Image.Resampling.BICUBIC) for band in coarse.split()])
    )
    layer = Layer(np.ascontiguousarray(whole[..., :3]), np.ascontiguousarray(whole[..., 3]))
    size = round(56 * shares[0]), round(48 * shares[1])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shrinking, "_BAND_PIXELS", 1)
        shrunk = shrink_layer(layer, size)
    for background in ((0, 0, 0), (255, 255, 255)):
        expected = shrink(np.ascontiguousarray(layer.over(background, Rect(0, 0, 56, 48))), size)
        seen = shrunk.over(background, Rect(0, 0, *size))
        assert np.abs(seen.astype(int) - expected).max() <= 3


def test_a_layer_that_is_opaque_shrinks_as_its_colours_do() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (20, 30, 3), np.uint8)
    assert np.array_equal(shrink_layer(Layer(pixels), (12, 9)).pixels, shrink(pixels, (12, 9)))
    opaque = shrink_layer(Layer(pixels, np.full((20, 30), 255, np.uint8)), (12, 9))
    assert np.abs(opaque.pixels.astype(int) - shrink(pixels, (12, 9))).max() <= 1
    assert opaque.alpha is not None
    assert opaque.alpha.min() == 255
    unseen = shrink_layer(Layer(pixels, np.zeros((20, 30), np.uint8)), (12, 9))
    assert np.array_equal(unseen.pixels, shrink(pixels, (12, 9)))
    layer = Layer(pixels, np.zeros((20, 30), np.uint8))
    assert shrink_layer(layer, (30, 20)).pixels is pixels
