"""A pair of pictures that distances between deep features are tried on."""

from __future__ import annotations

import numpy as np

from sr_desktop.imaging.picture import Pixels


def pair(width: int, height: int) -> tuple[Pixels, Pixels]:
    """An output and its original: waves and a product, and every third row inverted, the right half moved."""
    y, x = np.mgrid[:height, :width]
    one = np.stack([(x * 7 + y * 3) % 256, (x * y) % 256, 128 + 100 * np.sin(x / 5)], axis=2).astype(np.uint8)
    other = one.copy()
    other[::3] = 255 - other[::3]
    other[:, width // 2 :] = np.roll(one[:, width // 2 :], 2, axis=0)
    return one, other


def never() -> None:
    """A checkpoint that lets all work be done."""
