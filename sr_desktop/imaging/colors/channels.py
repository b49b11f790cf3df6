"""What is plotted of a picture's colours: one channel, or the luma of all three on the scale of 8-bit values.

This luma spans the whole range, 0 to 255, so that a gray pixel has its own value; `color.luma`, in which quality is
measured, spans 16 to 235.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from sr_desktop.imaging.picture import Pixels

LUMA_WEIGHTS = (0.299, 0.587, 0.114)
"""Weights of R, G and B in the full-range luma of ITU-R BT.601."""


class Channel(StrEnum):
    """One number a pixel, 0 to 255."""

    LUMA = "luma"
    RED = "red"
    GREEN = "green"
    BLUE = "blue"

    @property
    def weights(self) -> tuple[float, float, float]:
        """How much of R, G and B it holds; the three add up to one."""
        match self:
            case Channel.LUMA:
                return LUMA_WEIGHTS
            case Channel.RED:
                return 1.0, 0.0, 0.0
            case Channel.GREEN:
                return 0.0, 1.0, 0.0
            case Channel.BLUE:
                return 0.0, 0.0, 1.0

    @property
    def description(self) -> str:
        """What it is, for files and figures."""
        return "BT.601 luma, full range 0..255" if self is Channel.LUMA else f"{self.value} channel, 0..255"


def plane(pixels: Pixels, channel: Channel) -> NDArray[np.float64]:
    """The channel of ``(H, W, 3)`` as ``(H, W)``, 0 to 255, not rounded."""
    values = np.zeros(pixels.shape[:2])
    for place, weight in enumerate(channel.weights):
        if weight:
            values += weight * pixels[..., place]
    return values
