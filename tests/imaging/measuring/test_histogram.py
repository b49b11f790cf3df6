"""How often each level occurs."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from sr_desktop.imaging.colors.channels import Channel
from sr_desktop.imaging.measuring import histogram as module
from sr_desktop.imaging.measuring.histogram import histogram

pictures = hnp.arrays(np.uint8, st.tuples(st.integers(1, 9), st.integers(1, 9), st.just(3)))


@given(pictures, st.sampled_from(Channel))
def test_every_pixel_is_counted_once_wherever_it_is(pixels: np.ndarray, channel: Channel) -> None:
    counts = histogram(pixels, channel)
    assert counts.sum() == pixels.shape[0] * pixels.shape[1]
    shuffled = np.random.default_rng(0).permutation(pixels.reshape(-1, 3)).reshape(pixels.shape)
    np.testing.assert_array_equal(histogram(shuffled, channel), counts)


@given(pictures)
def test_a_channel_is_counted_at_its_levels(pixels: np.ndarray) -> None:
    expected = np.bincount(pixels[..., 1].ravel(), minlength=256)
    np.testing.assert_array_equal(histogram(pixels, Channel.GREEN), expected)


def test_strips_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (37, 21, 3)).astype(np.uint8)
    whole = histogram(pixels, Channel.LUMA)
    monkeypatch.setattr(module, "_STRIP_PIXELS", 50)
    checks: list[None] = []
    np.testing.assert_array_equal(histogram(pixels, Channel.LUMA, lambda: checks.append(None)), whole)
    assert len(checks) == 19
