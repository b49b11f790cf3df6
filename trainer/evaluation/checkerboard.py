"""How strongly a picture shows the checkerboard that strided upsampling leaves (Odena et al. 2016, distill.pub).

Two doublings in a row can leave a pattern that repeats every two or four pixels. All of its energy lies at the
frequencies whose components are multiples of a quarter cycle per pixel. A photograph's spectrum knows nothing of these:
there it has as much energy as just beside them. So the measure is the energy at each of those frequencies over that of
its neighbours, about 1 for a clean picture, taken in small windows, apart for flat and for textured places.

What it sees is a pattern that stays the same over a window. One whose strength follows the picture's edges has its
energy in the neighbours as well, and counts for less.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Values = NDArray[np.float64]

PERIOD = 4
"""Pixels after which the pattern of two doublings repeats."""
WINDOW = 32
"""Side of a window in pixels."""
FLAT_BELOW = 4.0
"""Standard deviation of a window, in 8-bit levels, below which the truth counts as flat."""
TEXTURED_ABOVE = 12.0
"""Standard deviation of a window, in 8-bit levels, above which the truth counts as textured."""
_STEP = 16
_FEWEST = 8
"""Windows of a kind that a picture must have to be counted for that kind."""
_NEAR = (-3, -2, 2, 3)
"""Neighbours in bins: a Hann window spreads a pure frequency over one bin to either side, no further."""
_TAPER = np.outer(*2 * [np.hanning(WINDOW + 1)[:-1]])  # the periodic form, whose spectrum ends after the first bin
_ROUNDING = (1 / 12) * float((_TAPER**2).sum() / _TAPER.sum() ** 2)
"""Energy a bin of the noise that rounding to 8 bits makes. It is added everywhere: no less could be seen."""


@dataclass(frozen=True, slots=True)
class StrideSpectrum:
    """Energy in squared 8-bit levels at the 15 frequencies of the stride, such that a sine's is its amplitude's square.

    The sum over a pattern that repeats every four pixels is its variance.

    Attributes:
        at: ``(15,)``, at the frequencies.
        near: ``(15,)``, the geometric mean of the neighbours of each.
    """

    at: Values
    near: Values

    @property
    def ratio(self) -> float:
        """Mean over the frequencies of the energy there over that beside."""
        return float((self.at / self.near).mean())

    @property
    def excess(self) -> float:
        """Root mean square of what stands out from the neighbours, in 8-bit levels; 0 where nothing does."""
        return math.sqrt(max(0.0, float((self.at - self.near).sum())))


@dataclass(frozen=True, slots=True)
class Checkerboard:
    """The artefact in one picture, None for a kind of place that its ground truth has too little of.

    Attributes:
        flat: Ratio in flat places over that of the truth; 1 is no more checkerboard than the truth has.
        textured: The same in textured places.
        flat_levels: How far the pattern stands out in flat places, root mean square in 8-bit levels.
    """

    flat: float | None
    textured: float | None
    flat_levels: float | None


def stride_spectrum(windows: Values) -> StrideSpectrum:
    """The mean spectrum of ``(N, WINDOW, WINDOW)`` luma windows in 8-bit levels, at the stride's frequencies."""
    centered = windows - windows.mean((1, 2), keepdims=True)
    spectrum = np.fft.fft2(centered * _TAPER) / _TAPER.sum()
    power = (spectrum.real**2 + spectrum.imag**2).mean(0) + _ROUNDING
    multiples = range(0, WINDOW, WINDOW // PERIOD)
    places = [(row, column) for row in multiples for column in multiples if row or column]
    return StrideSpectrum(
        np.array([power[place] for place in places]), np.array([_beside(power, *place) for place in places])
    )


def checkerboard(output: Values, ground_truth: Values) -> Checkerboard:
    """The artefact in the luma `output`, ``(H, W)`` in 8-bit levels, against the ground truth of the same size."""
    ours, theirs = _windows(output), _windows(ground_truth)
    deviation = theirs.std((1, 2))
    flat, textured = deviation < FLAT_BELOW, deviation > TEXTURED_ABOVE
    return Checkerboard(
        _relative(ours[flat], theirs[flat]),
        _relative(ours[textured], theirs[textured]),
        stride_spectrum(ours[flat]).excess if _enough(ours[flat]) else None,
    )


def typical_ratio(ratios: Iterable[float | None]) -> float:
    """Geometric mean over pictures, those without a value left out; not a number if all are."""
    logarithms = [math.log(ratio) for ratio in ratios if ratio is not None]
    return math.exp(sum(logarithms) / len(logarithms)) if logarithms else math.nan


def _relative(output: Values, ground_truth: Values) -> float | None:
    return stride_spectrum(output).ratio / stride_spectrum(ground_truth).ratio if _enough(ground_truth) else None


def _enough(windows: Values) -> bool:
    return len(windows) >= _FEWEST


def _windows(plane: Values) -> Values:
    """All windows of a plane, half overlapping: ``(N, WINDOW, WINDOW)``."""
    if min(plane.shape) < WINDOW:
        return np.empty((0, WINDOW, WINDOW))
    found: Values = sliding_window_view(plane, (WINDOW, WINDOW))[::_STEP, ::_STEP]
    return found.reshape(-1, WINDOW, WINDOW)


def _beside(power: Values, row: int, column: int) -> float:
    """Geometric mean of the power near a bin, along those axes only in which it is not zero.

    A photograph has more energy on the axes of its spectrum than off them: what lies on one is compared on it.
    """
    rows = [(row + shift) % WINDOW for shift in _NEAR] if row else [0]
    columns = [(column + shift) % WINDOW for shift in _NEAR] if column else [0]
    return math.exp(float(np.log(power[np.ix_(rows, columns)]).mean()))
