"""From the colours of a file to those of sRGB; what is brighter than white is compressed by the curve of ITU-R BT.2390.

The curve is the electrical-electrical transfer function of BT.2390 (section 5.4.1), from the picture's own peak to
reference white, on the largest of R, G and B, so that hues stay. A picture without highlights is not changed by it.
Colours outside sRGB are clipped to it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sr_desktop.imaging.colors.color_spaces import (
    REFERENCE_WHITE,
    ColorSpace,
    Values,
    linear_to_srgb,
    luminance_to_pq,
    pq_to_luminance,
)

_Unit = NDArray[np.float32]

_OUTLIERS = 0.0001
"""The share of the brightest pixels that do not count for the peak."""
_STEPS = 65535
_NARROW = (16 / 255, 235 / 255)


@dataclass(frozen=True, slots=True)
class SpaceConverter:
    """Converts the colours of one picture; see `converter_of`.

    Attributes:
        space: What they are in.
        peak: The brightest of the picture, in multiples of white; at most 1 if nothing is compressed.
    """

    space: ColorSpace
    peak: float

    def __call__(self, unit: _Unit) -> _Unit:
        """From ``(..., 1 or 3)`` in 0 to 1 to sRGB."""
        light = to_light(self.space, unit)
        if self.peak > 1:
            light *= _compression(light, self.peak)
        if light.shape[-1] == 3:
            light = light @ self.space.to_srgb_primaries().T
        # A table serves: 65536 steps are finer than a tenth of a level where the curve is steepest.
        return _SRGB_TABLE[np.rint(np.clip(light, 0, 1) * _STEPS).astype(np.int32)]


def converter_of(space: ColorSpace, some: _Unit) -> SpaceConverter:
    """The converter for a picture.

    Args:
        space: What its colours are in.
        some: Some of its pixels, ``(N, 1 or 3)``; the brightest of them decides on the compression.
    """
    if not space.transfer.is_hdr or not some.size:
        return SpaceConverter(space, 1.0)
    brightest = to_light(space, some).max(axis=-1)
    return SpaceConverter(space, float(np.quantile(brightest, 1 - _OUTLIERS)))


def to_light(space: ColorSpace, unit: _Unit) -> Values:
    """Linear light in multiples of white, in the space's own primaries."""
    values = unit.astype(np.float64)
    if not space.is_full_range:
        black, white = _NARROW
        values = np.clip((values - black) / (white - black), 0, 1)
    return space.transfer.to_linear(values)


def _compression(light: Values, peak: float) -> Values:
    """The factor of every pixel, ``(..., 1)``."""
    brightest = light.max(axis=-1, keepdims=True)
    factor: Values = bt_2390(brightest, peak) / np.maximum(brightest, 1e-9)
    return factor


def bt_2390(light: Values, peak: float) -> Values:
    """Light up to ``peak`` in the range up to 1, both in multiples of reference white; black is 0.

    What is below the knee stays as it is; above it runs a Hermite spline over the values of PQ.
    """
    source, target = luminance_to_pq(np.array([peak, 1.0]) * REFERENCE_WHITE)
    largest = target / source
    knee = 1.5 * largest - 0.5
    values = np.minimum(luminance_to_pq(light * REFERENCE_WHITE) / source, 1)
    t = (values - knee) / (1 - knee)
    spline = (2 * t**3 - 3 * t**2 + 1) * knee + (t**3 - 2 * t**2 + t) * (1 - knee) + (-2 * t**3 + 3 * t**2) * largest
    return np.where(values < knee, light, pq_to_luminance(spline * source) / REFERENCE_WHITE)


_SRGB_TABLE: _Unit = linear_to_srgb(np.linspace(0, 1, _STEPS + 1)).astype(np.float32)
