"""What is seen through transparent pixels: a checkerboard or a plain colour."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Color, Layer, Pixels, laid_over

CHECKERBOARD = "checkerboard"
"""The id of the checkerboard; that of a plain colour is ``#rrggbb``."""

MIDDLE_GRAY: Color = (128, 128, 128)
"""What stands for the checkerboard where one colour is needed: black and white are equally well seen on it."""

SHADES: tuple[Color, Color] = ((112, 112, 112), (144, 144, 144))
"""Of the checkerboard in files, whose viewer is not known."""

_COLOR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Backdrop:
    """A checkerboard, or a plain colour.

    Attributes:
        color: The colour; None for the checkerboard.
    """

    color: Color | None = None

    @classmethod
    def of(cls, name: str) -> Backdrop:
        """The one of this id, in small or capital letters.

        Raises:
            ValueError: There is none.
        """
        text = name.strip().lower()
        if text == CHECKERBOARD:
            return cls()
        if not _COLOR.fullmatch(text):
            raise ValueError(f"'{name}' is neither '{CHECKERBOARD}' nor a colour such as '#ffffff'")
        red, green, blue = bytes.fromhex(text[1:])
        return cls((red, green, blue))

    @property
    def id(self) -> str:
        """Its name in settings, commands and recipes."""
        return CHECKERBOARD if self.color is None else "#{:02x}{:02x}{:02x}".format(*self.color)

    @property
    def plain(self) -> Color:
        """The colour, or what stands for the checkerboard."""
        return MIDDLE_GRAY if self.color is None else self.color

    def under(self, layer: Layer, area: Rect, square: int) -> Pixels:
        """A part of a layer over it, ``(h, w, 3)``; the checkerboard begins at the part's upper left corner.

        Args:
            layer: What is laid over it.
            area: Which part.
            square: Side of the checkerboard's squares in pixels.
        """
        part = layer.part(area)
        if part.alpha is None or self.color is not None:
            return part.over(self.plain)
        return laid_over(part.pixels, part.alpha, checkerboard(area.width, area.height, square))


def checkerboard(width: int, height: int, square: int, shades: tuple[Color, Color] = SHADES) -> Pixels:
    """A checkerboard ``(height, width, 3)``, the first shade in its upper left corner."""
    rows, columns = np.arange(height) // square, np.arange(width) // square
    board: Pixels = np.array(shades, np.uint8)[(rows[:, np.newaxis] + columns) % 2]
    return board
