"""BT.601 studio range there and back."""

from __future__ import annotations

import numpy as np
import pytest

from sr_desktop.imaging.colors.color import luma, rgb_to_ycbcr, ycbcr_to_rgb


def test_every_colour_survives_the_round_trip() -> None:
    green, blue = np.meshgrid(np.arange(256, dtype=np.uint8), np.arange(256, dtype=np.uint8))
    for red in range(256):
        pixels = np.dstack([np.full_like(green, red), green, blue])
        assert np.array_equal(ycbcr_to_rgb(rgb_to_ycbcr(pixels)), pixels)


@pytest.mark.parametrize(
    ("rgb", "ycbcr"),
    [
        ((0, 0, 0), (16, 128, 128)),
        ((255, 255, 255), (235, 128, 128)),
        ((255, 0, 0), (81.481, 90.203, 240)),
        ((0, 255, 0), (144.553, 53.797, 34.214)),
        ((0, 0, 255), (40.966, 240, 109.786)),
    ],
)
def test_the_corners_of_the_cube_are_those_of_the_standard(rgb: tuple[int, ...], ycbcr: tuple[float, ...]) -> None:
    pixel = np.array(rgb, dtype=np.uint8).reshape(1, 1, 3)
    assert rgb_to_ycbcr(pixel).dtype == np.float32
    assert rgb_to_ycbcr(pixel).ravel() == pytest.approx(ycbcr, abs=1e-3)
    assert luma(pixel).item() == pytest.approx(ycbcr[0], abs=1e-9)


def test_colours_out_of_range_are_clipped() -> None:
    wild = np.array([[[300.0, 128, 128], [-40, 128, 128]]], dtype=np.float32)
    assert ycbcr_to_rgb(wild).tolist() == [[[255] * 3, [0] * 3]]
