"""Shows why the smallest squared error gives a blurred answer: bars that become flat gray when shrunk.

Bars as wide as half the scale factor repeat once within every shrunk pixel. The resampling kernel weighs the
positions of such a period equally, so that the bars become one flat gray at any shift: every shift of them is an
answer as consistent as the true one. Their mean is gray, and nothing else has a smaller error on average.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sr_desktop import SCALE
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.psnr import psnr_of_mse
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.imaging.resampling.factors import downscale

_MARGIN = 4
"""Shrunk pixels beyond each edge while shrinking: the kernel reaches two far, and is cut off at a picture's edge."""


@dataclass(frozen=True, slots=True, eq=False)
class Guess:
    """An answer, measured against the ground truth.

    Attributes:
        pixels: ``(H, W, 3)`` uint8.
        mse: Mean squared error in 8-bit levels squared.
    """

    pixels: Pixels
    mse: float

    @property
    def psnr(self) -> float:
        """In dB; infinite for the ground truth itself."""
        return psnr_of_mse(self.mse)


@dataclass(frozen=True, slots=True, eq=False)
class BarsStudy:
    """Bars, all pictures that shrink to the same result, and the mean of these.

    Attributes:
        low_resolution: The ground truth, shrunk: ``(H / 4, W / 4, 3)`` uint8.
        candidates: Every shift of the bars, by 0, 1, 2, … pixels to the right; the first is the ground truth. All
            shrink to `low_resolution`.
        mean: The mean of the candidates, rounded.
    """

    low_resolution: Pixels
    candidates: tuple[Guess, ...]
    mean: Guess

    @property
    def ground_truth(self) -> Guess:
        """The bars as they were."""
        return self.candidates[0]

    @property
    def opposite(self) -> Guess:
        """The candidate that is black where the ground truth is white: as sharp, and wrong everywhere."""
        return max(self.candidates, key=lambda guess: guess.mse)

    @property
    def mse_of_guessing(self) -> float:
        """The average MSE of choosing one of the candidates at random."""
        return sum(guess.mse for guess in self.candidates) / len(self.candidates)


def study_bars(width: int, height: int, factor: int = SCALE) -> BarsStudy:
    """Vertical black and white bars, half a ``factor`` wide each, on ``width`` x ``height`` pixels.

    Raises:
        ValueError: The factor is odd, or a side is not a multiple of it.
    """
    if factor < 2 or factor % 2 or width % factor or height % factor or width < 1 or height < 1:
        raise ValueError(f"bars of {width} x {height} pixels cannot be shrunk evenly by {factor}")
    pictures = [_bars(width, height, factor, shift) for shift in range(factor)]
    ground_truth = pictures[0]
    mean = np.rint(np.mean(pictures, axis=0)).astype(np.uint8)
    return BarsStudy(
        low_resolution=_shrunk(width, height, factor),
        candidates=tuple(_guess(pixels, ground_truth) for pixels in pictures),
        mean=_guess(mean, ground_truth),
    )


def _shrunk(width: int, height: int, factor: int) -> Pixels:
    """The bars, shrunk as if they continued beyond the edges."""
    margin = _MARGIN * factor
    small = downscale(Picture(_bars(width + 2 * margin, height + 2 * margin, factor, margin), "bars"), factor)
    return small.cropped(Rect(_MARGIN, _MARGIN, width // factor, height // factor)).pixels


def _bars(width: int, height: int, period: int, shift: int) -> Pixels:
    is_white = (np.arange(width) - shift) % period >= period // 2
    row = np.where(is_white, 255, 0).astype(np.uint8)
    return np.ascontiguousarray(np.broadcast_to(row[None, :, None], (height, width, 3)))


def _guess(pixels: Pixels, ground_truth: Pixels) -> Guess:
    return Guess(pixels, float(np.mean(np.subtract(pixels, ground_truth, dtype=np.float64) ** 2)))
