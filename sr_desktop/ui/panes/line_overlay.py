"""The line of the profile, drawn over a picture in device pixels."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from sr_desktop.imaging.line_profile import Line
from sr_desktop.ui.panes.overlays import paint_box
from sr_desktop.ui.view.line import middles
from sr_desktop.ui.view.state import Size, ViewState

_DARK = QColor(0, 0, 0, 170)
_BRIGHT = QColor(255, 255, 255, 240)
_RADIUS = 4.0
"""Radius of the handles, in logical pixels."""
_TICK = 7.0
"""Half the length of the mark at the place whose values are read."""


def paint_line(
    painter: QPainter, line: Line, spot: float | None, view: ViewState, viewport: Size, font: QFont, ratio: float
) -> None:
    """The line from A to B with its handles, and a mark across it where values are being read.

    Args:
        painter: Over the canvas, in device pixels.
        line: In picture pixels.
        spot: 0 at A to 1 at B, or None.
        view: Where the picture is.
        viewport: Size of the canvas in device pixels.
        font: For the letters, sized for logical pixels.
        ratio: Device pixels per logical pixel.
    """
    start, end = (QPointF(*view.to_device(*middle, viewport)) for middle in middles(line))
    along = end - start
    length = max(math.hypot(along.x(), along.y()), 1e-9)
    unit = along / length
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    strokes = [(start, end)]
    if spot is not None:
        at, across = start + along * spot, QPointF(-unit.y(), unit.x()) * _TICK * ratio
        strokes.append((at - across, at + across))
    for width, color in ((3.5, _DARK), (1.5, _BRIGHT)):
        painter.setPen(QPen(color, width * ratio, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for first, last in strokes:
            painter.drawLine(first, last)
    radius = _RADIUS * ratio
    for handle in (start, end):
        painter.setPen(QPen(_DARK, ratio))
        painter.setBrush(_BRIGHT)
        painter.drawEllipse(handle, radius, radius)
    painter.restore()
    for letter, handle, away in (("A", start, -unit), ("B", end, unit)):
        _paint_letter(painter, letter, handle + away * 15 * ratio, font, ratio)


def _paint_letter(painter: QPainter, letter: str, middle: QPointF, font: QFont, ratio: float) -> None:
    scaled = QFont(font)
    scaled.setPixelSize(round(11 * ratio))
    metrics = QFontMetrics(scaled)
    box = QRect(0, 0, metrics.horizontalAdvance(letter) + round(6 * ratio), metrics.height())
    box.moveCenter(middle.toPoint())
    paint_box(painter, box, letter, scaled, ratio)
