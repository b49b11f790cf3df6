"""The difference of two pictures, pixel by pixel, and the colours that show it."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sr_desktop.imaging.layer import Layer, Pixels
from sr_desktop.imaging.measuring.color_maps import diverging, sequential
from sr_desktop.imaging.opacity import MEASURED_OVER

GAINS = (1, 2, 4, 8, 16, 32)
"""How many times a difference is magnified before it is shown."""

CHANNELS = 3
_GREATEST_SUM = 255 * CHANNELS


class DifferenceKind(StrEnum):
    """What is shown of the difference of each channel; the mean over red, green and blue is taken of that."""

    ABSOLUTE = "absolute"
    SIGNED = "signed"


def difference_sums(first: Layer, second: Layer, kind: DifferenceKind) -> NDArray[np.int16]:
    """The sum over the channels of the (absolute) difference, first less second: three times the mean, and exact.

    Where they are not opaque, of the difference over black and that over white the greater: what scores measure.

    Args:
        first: Of ``(H, W)`` pixels.
        second: Of as many.
        kind: Whether opposite differences cancel.

    Returns:
        ``(H, W)``, 0 to 765, or if signed -765 to 765.

    Raises:
        ValueError: The shapes are not the same.
    """
    if first.alpha is None and second.alpha is None:
        return _sums(first.pixels, second.pixels, kind)
    over_black, over_white = (
        _sums(first.over(background), second.over(background), kind) for background in MEASURED_OVER
    )
    greater: NDArray[np.int16] = np.where(np.abs(over_black) >= np.abs(over_white), over_black, over_white)
    return greater


def _sums(first: Pixels, second: Pixels, kind: DifferenceKind) -> NDArray[np.int16]:
    if first.shape != second.shape or first.ndim != CHANNELS or first.shape[2] != CHANNELS:
        raise ValueError(f"pictures of {first.shape} and {second.shape} have no difference")
    difference = np.subtract(first, second, dtype=np.int16)
    if kind is DifferenceKind.ABSOLUTE:
        np.abs(difference, out=difference)
    # Adding the three planes is several times as fast as `sum` over so short an axis.
    sums: NDArray[np.int16] = difference[..., 0] + difference[..., 1] + difference[..., 2]
    return sums


def reach(gain: int) -> float:
    """The difference in 8-bit levels that has the last colour; greater ones have it too."""
    return 255 / gain


@cache
def color_map(kind: DifferenceKind) -> Pixels:
    """The colours from the least to the greatest difference that has its own, ``(256 or 511, 3)``."""
    colors = sequential() if kind is DifferenceKind.ABSOLUTE else diverging()
    colors.setflags(write=False)
    return colors


@cache
def color_table(kind: DifferenceKind, gain: int) -> Pixels:
    """The colour of every sum that `difference_sums` can give.

    Returns:
        ``(766, 3)`` from 0 on if absolute; ``(1531, 3)`` from -765 on if signed.

    Raises:
        ValueError: The gain is below 1.
    """
    if gain < 1:
        raise ValueError(f"a gain of {gain} is none")
    sums = np.arange(_GREATEST_SUM + 1)
    # Whole numbers all the way, halves up: round(sum / 3 * gain).
    steps = np.minimum((2 * sums * gain + CHANNELS) // (2 * CHANNELS), 255)
    if kind is DifferenceKind.SIGNED:
        steps = 255 + np.concatenate((-steps[:0:-1], steps))
    table: Pixels = color_map(kind)[steps]
    table.setflags(write=False)
    return table


def lowest_sum(kind: DifferenceKind) -> int:
    """The sum that the first colour of `color_table` belongs to."""
    return 0 if kind is DifferenceKind.ABSOLUTE else -_GREATEST_SUM


def difference_colors(first: Layer, second: Layer, kind: DifferenceKind, gain: int) -> Pixels:
    """The difference of two pictures of ``(H, W)`` pixels as a picture ``(H, W, 3)``."""
    colors: Pixels = color_table(kind, gain)[difference_sums(first, second, kind) - lowest_sum(kind)]
    return colors
