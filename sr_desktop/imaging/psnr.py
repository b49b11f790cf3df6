"""Peak signal-to-noise ratio of a mean squared error."""

from __future__ import annotations

import math


def psnr_of_mse(mse: float, peak: float = 255.0) -> float:
    """Peak signal-to-noise ratio in dB of a mean squared error; infinite at zero."""
    return 10 * math.log10(peak**2 / mse) if mse > 0 else math.inf
