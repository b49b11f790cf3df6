"""How the power of a picture is spread over spatial frequencies, regardless of direction."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sr_desktop.imaging.colors.channels import Channel, plane
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Pixels

SEGMENT = 512
"""Greatest side of the segments over which the spectra of large pictures are averaged."""

SMALLEST_SIDE = 16
"""A picture with a shorter side has no spectrum worth the name."""

NYQUIST = 0.5
"""The highest frequency along a row or column, in cycles a pixel."""


class Window(StrEnum):
    """The window that a picture is multiplied with, so that its edges do not show up as power at all frequencies."""

    HANN = "hann"
    NONE = "none"


@dataclass(frozen=True, slots=True, eq=False)
class Spectrum:
    """A radially averaged power spectrum; entry k is the ring of all frequencies nearest to k steps.

    Attributes:
        frequency: ``(K,)`` in cycles a pixel, evenly spaced from 0 to the corner at sqrt(1/2).
        density: ``(K,)`` mean power density of the ring, in squared levels times squared pixels. The sum of `density`
            times `count`, divided by `cells`, is the variance of the (windowed) picture.
        count: ``(K,)`` number of frequencies in the ring.
        cells: Number of pixels of a segment.
    """

    frequency: NDArray[np.float64]
    density: NDArray[np.float64]
    count: NDArray[np.int64]
    cells: int

    def up_to_nyquist(self) -> Spectrum:
        """The rings that are whole, without the mean: above 0, up to `NYQUIST`."""
        whole = (self.frequency > 0) & (self.frequency <= NYQUIST * (1 + 1e-9))
        return Spectrum(self.frequency[whole], self.density[whole], self.count[whole], self.cells)


def radial_spectrum(values: NDArray[np.float64], window: Window = Window.HANN) -> Spectrum:
    """The spectrum of one plane ``(H, W)``, its mean taken off before the window is applied.

    Raises:
        ValueError: A side is shorter than `SMALLEST_SIDE`.
    """
    _check(values.shape)
    return _spectrum(values.shape, _density(values, window))


def picture_spectrum(
    pixels: Pixels, channel: Channel, window: Window = Window.HANN, checkpoint: Callable[[], None] | None = None
) -> Spectrum:
    """The spectrum of a channel of ``(H, W, 3)``.

    Where a side is longer than `SEGMENT`, the spectra of segments that overlap by half or more are averaged (Welch
    1967), so that 64 megapixels need no more memory than one segment.

    Args:
        checkpoint: Called before every segment; may raise to abandon the work.

    Raises:
        ValueError: A side is shorter than `SMALLEST_SIDE`.
    """
    height, width = pixels.shape[:2]
    _check((height, width))
    shape = min(height, SEGMENT), min(width, SEGMENT)
    total = np.zeros((shape[0], shape[1] // 2 + 1))
    places = [(y, x) for y in _starts(height, shape[0]) for x in _starts(width, shape[1])]
    for y, x in places:
        if checkpoint is not None:
            checkpoint()
        segment = pixels[Rect(x, y, shape[1], shape[0]).slices]
        total += _density(plane(segment, channel), window)
    return _spectrum(shape, total / len(places))


def _check(shape: tuple[int, ...]) -> None:
    if len(shape) != 2 or min(shape) < SMALLEST_SIDE:
        raise ValueError(f"a spectrum needs a plane of at least {SMALLEST_SIDE} pixels a side, not {shape}")


def _starts(side: int, segment: int) -> tuple[int, ...]:
    """Where segments begin that together cover a side evenly and overlap by at least half."""
    count = 1 + math.ceil((side - segment) / (segment / 2))
    return tuple(round(start) for start in np.linspace(0, side - segment, count))


def _density(values: NDArray[np.float64], window: Window) -> NDArray[np.float64]:
    """Power density of every frequency that `rfft2` gives, ``(H, W // 2 + 1)``."""
    taper = _taper(values.shape, window)
    deviation = (values - np.vdot(values, taper) / taper.sum()) * taper
    transformed = np.fft.rfft2(deviation)
    power: NDArray[np.float64] = (transformed.real**2 + transformed.imag**2) / np.vdot(taper, taper)
    return power


def _spectrum(shape: tuple[int, ...], density: NDArray[np.float64]) -> Spectrum:
    rings, times = _rings(shape)
    count = np.bincount(rings, times)
    mean = np.bincount(rings, density.ravel() * times) / np.maximum(count, 1)
    frequency = np.arange(len(count), dtype=np.float64) / min(shape)
    return Spectrum(frequency, mean, count.astype(np.int64), shape[0] * shape[1])


@lru_cache(maxsize=8)
def _taper(shape: tuple[int, ...], window: Window) -> NDArray[np.float64]:
    if window is Window.NONE:
        return np.ones(shape)
    rows, columns = (0.5 - 0.5 * np.cos(2 * np.pi * (np.arange(side) + 0.5) / side) for side in shape)
    return np.outer(rows, columns)


@lru_cache(maxsize=8)
def _rings(shape: tuple[int, ...]) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """The ring of every frequency that `rfft2` gives, and how many times it counts: it leaves out the mirrored ones."""
    height, width = shape
    down, across = np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None]
    rings = np.rint(np.hypot(down, across) * min(shape)).astype(np.intp)
    times = np.full(rings.shape, 2.0)
    times[:, 0] = 1
    if width % 2 == 0:
        times[:, -1] = 1
    return rings.ravel(), times.ravel()
