"""Chooses what is seen through transparent pixels."""

from __future__ import annotations

from PySide6.QtGui import QBrush, QColor

from sr_desktop.imaging.backdrop import Backdrop
from sr_desktop.ui.dialogs.swatch_choice import SwatchChoice
from sr_desktop.ui.panes.ground import Ground
from sr_desktop.ui.theme.colors import colors_of

_SQUARE = 4


class BackdropChoice(SwatchChoice[Backdrop]):
    """A list of backdrops, and one entry that asks for any other colour."""

    def brush(self, value: Backdrop) -> QBrush:
        """The squares of a checkerboard, or the colour."""
        return Ground(value, _SQUARE).brush(colors_of(self.palette()))

    def color(self, value: Backdrop) -> QColor:
        """Its colour, or the mean of the squares."""
        return QColor(*value.plain)

    def of_color(self, color: QColor) -> Backdrop:
        """That colour everywhere."""
        return Backdrop((color.red(), color.green(), color.blue()))

    def name(self, value: Backdrop) -> str:
        """Its colour as ``#rrggbb``."""
        return value.id
