"""What lies under a picture that is not opaque, as it is painted."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QBrush, QColor

from sr_desktop.imaging.backdrop import Backdrop, checkerboard
from sr_desktop.ui.theme.colors import Colors
from sr_desktop.ui.widgets.images import image_of

SQUARE = 8
"""Side of the checkerboard's squares in logical pixels of the screen, whatever the zoom."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A backdrop at the density of a screen.

    Attributes:
        backdrop: The checkerboard or a plain colour.
        square: Side of the checkerboard's squares in device pixels.
    """

    backdrop: Backdrop = field(default_factory=Backdrop)
    square: int = SQUARE

    @classmethod
    def on_screen(cls, backdrop: Backdrop, ratio: float) -> Ground:
        """The one for a screen with so many device pixels to a logical one."""
        return cls(backdrop, max(1, round(SQUARE * ratio)))

    def brush(self, colors: Colors) -> QBrush:
        """Fills with it, from the painter's origin on; the checkerboard has the theme's grays."""
        if self.backdrop.color is not None:
            return QBrush(QColor(*self.backdrop.color))
        shades = [colors.color(name) for name in ("board_dark", "board_bright")]
        first, second = ((shade.red(), shade.green(), shade.blue()) for shade in shades)
        tile = checkerboard(2 * self.square, 2 * self.square, self.square, (first, second))
        return QBrush(image_of(tile))
