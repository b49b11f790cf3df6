"""The sheet that a figure is drawn on: its dots, the colours of its marks, and the finished file. No matplotlib."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from sr_desktop.export.figure.arrangement import Arrangement, Box
from sr_desktop.export.figure.content import Colors

MM_PER_INCH = 25.4

_MARK_COLORS = ("#e6194b", "#ffd400", "#00b7ff", "#ff8c00", "#8cff4b", "#c77dff")
"""Seen on photographs, and far apart in lightness or hue."""


def mark_color(number: int) -> str:
    """The colour of a region by its place, as ``#rrggbb``: on the whole picture, around its crops, in lists."""
    return _MARK_COLORS[number % len(_MARK_COLORS)]


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """A figure as a file in memory.

    Attributes:
        encoded: The file.
        width: Of the page in mm.
        height: Of the page in mm.
        wholes: Where on the page a whole picture is: the one with the regions, or every crop if there are none.
        resolution: Dots per inch of a PNG, which may be more than was asked for; 72 for the other formats.
    """

    encoded: bytes
    width: float
    height: float
    wholes: tuple[Box, ...]
    resolution: float


def whole_dots(arrangement: Arrangement, crop_width: int, dpi: float) -> float:
    """The least resolution, from ``dpi`` to twice that, at which a pixel of the first band covers whole dots each way.

    ``dpi`` itself if there is none: then the pixels are finer than the dots, and the crops will be shrunk.

    Args:
        crop_width: Columns of a crop of the first band.
    """
    inches = arrangement.bands[0][0].width / MM_PER_INCH
    # A hair of tolerance: rounding must not ask for one more.
    dots_per_pixel = max(1, math.ceil(dpi * inches / crop_width - 1e-6))
    exact = dots_per_pixel * crop_width / inches
    return exact if exact <= 2 * dpi else dpi


def on_dots(arrangement: Arrangement, dpi: float) -> Arrangement:
    """The arrangement with every picture moved and sized to whole dots, still in mm; the page grows to whole dots."""
    dot = MM_PER_INCH / dpi

    def snapped(box: Box) -> Box:
        return Box(
            round(box.x / dot) * dot,
            round(box.y / dot) * dot,
            max(1, round(box.width / dot)) * dot,
            max(1, round(box.height / dot)) * dot,
        )

    return replace(
        arrangement,
        width=math.ceil(arrangement.width / dot - 1e-6) * dot,
        height=math.ceil(arrangement.height / dot - 1e-6) * dot,
        overview=None if arrangement.overview is None else snapped(arrangement.overview),
        bands=tuple(tuple(snapped(box) for box in band) for band in arrangement.bands),
    )


def resized(pixels: Colors, width: int, height: int, *, crisp: bool) -> Colors:
    """``pixels`` in ``width`` x ``height`` dots: repeated where enlarged and ``crisp``, else filtered."""
    if (pixels.shape[1], pixels.shape[0]) == (width, height):
        return pixels
    enlarges = width >= pixels.shape[1] and height >= pixels.shape[0]
    kernel = Image.Resampling.NEAREST if crisp and enlarges else Image.Resampling.LANCZOS
    return np.asarray(Image.fromarray(np.ascontiguousarray(pixels)).resize((width, height), kernel))
