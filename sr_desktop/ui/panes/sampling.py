"""Which picture pixel a device pixel shows, by our own index arithmetic rather than by Qt's."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def picture_sources(start: int, stop: int, origin: int, scale: float, limit: int) -> NDArray[np.intp]:
    """For every device pixel from `start` to `stop`, the picture pixel under its centre."""
    centers = (np.arange(start, stop) + (0.5 - origin)) / scale
    sources: NDArray[np.intp] = np.clip(np.floor(centers), 0, limit - 1).astype(np.intp)
    return sources
