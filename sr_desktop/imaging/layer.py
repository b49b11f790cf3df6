"""Colours with their opacity, and what is seen of them over a background."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sr_desktop.imaging.geometry import Rect

Pixels = NDArray[np.uint8]
"""``(H, W, 3)`` uint8 sRGB, C-contiguous."""

Opacity = NDArray[np.uint8]
"""``(H, W)`` uint8, 0 invisible to 255 opaque."""

COLORS = 3
"""Channels of colour."""

OPAQUE = 255
"""The opacity of what cannot be seen through."""

Color = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

_ROWS_PIXELS = 1 << 20
"""Pixels that are looked at together."""

BLACK: Color = (0, 0, 0)
WHITE: Color = (255, 255, 255)


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Colours and their opacity.

    Attributes:
        pixels: ``(H, W, 3)`` uint8 sRGB.
        alpha: ``(H, W)`` uint8; None if all is opaque.
    """

    pixels: Pixels
    alpha: Opacity | None = None

    def over(self, background: Color, area: Rect | None = None) -> Pixels:
        """The pixels, or those of a part, laid over a plain colour: ``(h, w, 3)``; a view of the own ones if opaque."""
        pixels = self.pixels if area is None else self.pixels[area.slices]
        if self.alpha is None:
            return pixels
        return laid_over(pixels, self.alpha if area is None else self.alpha[area.slices], background)

    def part(self, area: Rect) -> Layer:
        """A part of it, as views."""
        return Layer(self.pixels[area.slices], None if self.alpha is None else self.alpha[area.slices])

    def is_of(self, other: Layer | None) -> bool:
        """Whether the two are the same arrays."""
        return other is not None and self.pixels is other.pixels and self.alpha is other.alpha


def is_colorless(pixels: Pixels) -> bool:
    """Whether the three channels are equal everywhere; a few rows at a time, so that it takes no memory."""
    rows = max(1, _ROWS_PIXELS // max(1, pixels.shape[1]))
    bands = (pixels[top : top + rows] for top in range(0, pixels.shape[0], rows))
    return all((band[..., :1] == band).all() for band in bands)


def laid_over(pixels: Pixels, alpha: Opacity, background: Color | Pixels) -> Pixels:
    """Straight colours ``(H, W, 3)`` composited over a colour or a picture, in sRGB values as browsers do, rounded."""
    opacity = alpha[..., np.newaxis].astype(np.uint16)
    # 255 times 255 fits into 16 bits with the half of 255 that rounds.
    laid = pixels * opacity
    laid += np.array(background, np.uint16) * (255 - opacity)
    laid += 127
    laid //= 255
    return laid.astype(np.uint8)
