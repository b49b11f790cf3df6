"""Shrinking to any size equals Pillow's own of the whole picture, band by band."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sr_desktop.imaging import shrinking
from sr_desktop.imaging.shrinking import shrink


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
