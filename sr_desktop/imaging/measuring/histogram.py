"""How often each level occurs."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from sr_desktop.imaging.colors.channels import Channel, plane
from sr_desktop.imaging.picture import Pixels

LEVELS = 256
"""The levels of 8 bits, 0 to 255, one bin each."""

_STRIP_PIXELS = 1 << 20


def histogram(pixels: Pixels, channel: Channel, checkpoint: Callable[[], None] | None = None) -> NDArray[np.int64]:
    """The number of pixels of ``(H, W, 3)`` at each level of a channel, ``(256,)``; luma is rounded to whole levels.

    Args:
        checkpoint: Called now and then; may raise to abandon the work.
    """
    counts = np.zeros(LEVELS, np.int64)
    rows = max(1, _STRIP_PIXELS // max(1, pixels.shape[1]))
    for top in range(0, pixels.shape[0], rows):
        if checkpoint is not None:
            checkpoint()
        strip = pixels[top : top + rows]
        levels = np.rint(plane(strip, channel)).astype(np.intp)
        counts += np.bincount(levels.ravel(), minlength=LEVELS)
    return counts
