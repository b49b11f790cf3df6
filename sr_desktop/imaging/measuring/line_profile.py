"""The values of a picture along a line."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sr_desktop.imaging.colors.channels import Channel
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Pixels

LINE_WIDTHS = (1, 3, 5, 9, 15)
"""The numbers of parallel lines over which a profile can be averaged."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line from the middle of one pixel, A, to the middle of another, B, both given by column and row.

    Raises:
        ValueError: The two are one pixel.
    """

    x1: int
    y1: int
    x2: int
    y2: int

    def __post_init__(self) -> None:
        if (self.x1, self.y1) == (self.x2, self.y2):
            raise ValueError("a line needs two pixels")

    @property
    def bounds(self) -> Rect:
        """The smallest rectangle that holds both ends."""
        left, top = min(self.x1, self.x2), min(self.y1, self.y2)
        return Rect.from_edges(left, top, max(self.x1, self.x2) + 1, max(self.y1, self.y2) + 1)

    def moved(self, dx: int, dy: int) -> Line:
        """The same line so many columns and rows further."""
        return Line(self.x1 + dx, self.y1 + dy, self.x2 + dx, self.y2 + dy)

    @property
    def length(self) -> float:
        """From middle to middle, in pixels."""
        return math.hypot(self.x2 - self.x1, self.y2 - self.y1)


@dataclass(frozen=True, slots=True, eq=False)
class LineProfile:
    """Values along a line.

    Attributes:
        distance: ``(N,)`` distances from A in pixels, evenly spaced, at most one pixel apart.
        value: ``(N,)`` values there, 0 to 255.
    """

    distance: NDArray[np.float64]
    value: NDArray[np.float64]


def line_profile(pixels: Pixels, line: Line, channel: Channel, width: int = 1) -> LineProfile:
    """The channel of ``(H, W, 3)`` along a line, interpolated bilinearly between the middles of pixels.

    Args:
        line: Both ends lie inside the picture.
        width: The mean over so many parallel lines, one pixel apart, is taken; where they leave the picture, its
            outermost pixels are repeated.

    Raises:
        ValueError: An end lies outside the picture, or the width is not positive.
    """
    # scipy takes a good part of a second to import: a starting window should not wait for it.
    from scipy.ndimage import map_coordinates

    height, columns = pixels.shape[:2]
    if not all(0 <= x < columns and 0 <= y < height for x, y in ((line.x1, line.y1), (line.x2, line.y2))):
        raise ValueError(f"{line} does not lie inside a picture of {columns} x {height}")
    if width < 1:
        raise ValueError(f"a line of width {width} is none")
    distance = np.linspace(0, line.length, math.ceil(line.length) + 1)
    along_x, along_y = (line.x2 - line.x1) / line.length, (line.y2 - line.y1) / line.length
    aside = np.arange(width) - (width - 1) / 2
    places = np.stack(
        [
            line.y1 + along_y * distance[:, None] + along_x * aside,
            line.x1 + along_x * distance[:, None] - along_y * aside,
        ]
    )
    value = np.zeros(len(distance))
    for place, weight in enumerate(channel.weights):
        if weight:
            found = map_coordinates(pixels[..., place], places, output=np.float64, order=1, mode="nearest")
            value += weight * found.mean(axis=1)
    return LineProfile(distance, value)
