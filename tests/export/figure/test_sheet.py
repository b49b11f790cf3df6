"""Whole dots for whole pixels."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.export.figure.arrangement import Arrangement, Box
from sr_desktop.export.figure.sheet import MM_PER_INCH, on_dots, resized, whole_dots


def page(width: float, aspect: float) -> Arrangement:
    crops = (Box(1.3, 2.7, width, width * aspect), Box(4.1 + width, 2.7, width, width * aspect))
    return Arrangement(4.1 + 2 * width, 9 + width * aspect, None, (crops,), width, 2)


@given(st.floats(8, 160), st.integers(1, 4000), st.integers(1, 4000), st.floats(50, 1200))
def test_a_pixel_covers_whole_dots_or_the_resolution_is_as_asked(width: float, w: int, h: int, dpi: float) -> None:
    arrangement = page(width, h / w)
    chosen = whole_dots(arrangement, w, dpi)
    assert dpi * 0.999 <= chosen <= 2 * dpi
    dots = width / MM_PER_INCH * chosen / w
    if chosen == dpi and abs(dots - round(dots)) > 1e-6:
        # Even one dot a pixel would need more than twice the resolution.
        assert w / (width / MM_PER_INCH) > 2 * dpi
        return
    assert dots == pytest.approx(round(dots), abs=1e-6)
    for box in on_dots(arrangement, chosen).bands[0]:
        dot = MM_PER_INCH / chosen
        assert box.width / dot == pytest.approx(w * round(dots), abs=1e-3)
        assert box.height / dot == pytest.approx(h * round(dots), abs=1e-3)


@given(st.floats(8, 160), st.floats(0.05, 20), st.floats(50, 1200))
def test_everything_lies_on_dots_and_on_the_page(width: float, aspect: float, dpi: float) -> None:
    snapped = on_dots(page(width, aspect), dpi)
    dot = MM_PER_INCH / dpi
    first = snapped.bands[0][0]
    for length in (first.x, first.y, first.width, first.height, snapped.width, snapped.height):
        assert length / dot == pytest.approx(round(length / dot), abs=1e-6)
    assert first.bottom <= snapped.height


def test_pixels_are_repeated_when_enlarged_and_averaged_when_shrunk() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (40, 48, 3), dtype=np.uint8)
    np.testing.assert_array_equal(resized(noise, 96, 80, crisp=True), noise.repeat(2, 0).repeat(2, 1))
    smooth = resized(noise, 96, 80, crisp=False)
    assert not np.array_equal(smooth, noise.repeat(2, 0).repeat(2, 1))
    # Noise that is averaged loses contrast; if it is thinned it keeps it.
    assert resized(noise, 12, 10, crisp=True).std() < 0.5 * noise.std()
    assert resized(noise, 48, 40, crisp=True) is noise
