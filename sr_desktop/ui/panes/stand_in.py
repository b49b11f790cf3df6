"""A picture that a surface shows temporarily in place of its own."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QImage, QPainter

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.panes.overlays import paint_tag
from sr_desktop.ui.panes.painting import Rendering
from sr_desktop.ui.theme.colors import Colors


@dataclass(frozen=True, slots=True)
class StandIn:
    """What to show, and the mark that says so. Surfaces of one size may share it: it is then rendered once.

    Attributes:
        rendering: The picture.
        note: The mark, a word or two.
    """

    rendering: Rendering
    note: str

    def paint(self, painter: QPainter, image: QImage, colors: Colors, font: QFont, ratio: float) -> None:
        """Paint picture and mark.

        Args:
            painter: Over the canvas, in device pixels.
            image: The picture as rendered for the canvas.
            colors: The theme.
            font: For the mark, sized for logical pixels.
            ratio: Device pixels per logical pixel.
        """
        painter.drawImage(0, 0, image)
        corner, ground = Qt.AlignmentFlag.AlignTop, colors.color("accent")
        paint_tag(painter, self.note, Rect(0, 0, image.width(), image.height()), corner, font, ratio, ground)
