"""Peak signal-to-noise ratio of a mean squared error."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray


def psnr_of_mse(mse: float, peak: float = 255.0) -> float:
    """Peak signal-to-noise ratio in dB of a mean squared error; infinite at zero."""
    return 10 * math.log10(peak**2 / mse) if mse > 0 else math.inf


def sum_of_squares(differences: NDArray[np.float64]) -> float:
    """The sum of squared differences of any shape, which are squared in place. As `weighted`, no matrix product."""
    return float(np.square(differences, out=differences).sum())
