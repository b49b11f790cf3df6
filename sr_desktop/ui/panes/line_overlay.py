"""The line of the profile, drawn over a picture in device pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from sr_desktop.imaging.measuring.line_profile import Line
from sr_desktop.ui.panes.labels import along_line, label_font
from sr_desktop.ui.panes.overlays import paint_box
from sr_desktop.ui.view.line import middles
from sr_desktop.ui.view.state import Size, ViewState

_DARK = QColor(0, 0, 0, 170)
_BRIGHT = QColor(255, 255, 255, 240)
_RADIUS = 4.0
"""Radius of the handles, in logical pixels."""
_LETTER = 15.0
"""How far the middle of a letter is from its end of the line."""
_TICK = 7.0
"""Half the length of the mark at the place whose values are read."""


def paint_line(
    painter: QPainter,
    line: Line,
    spot: float | None,
    view: ViewState,
    viewport: Size,
    font: QFont,
    ratio: float,
    avoid: Sequence[QRect] = (),
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
        avoid: What the letters must not cover.
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
    scaled = label_font(font, ratio)
    for letter, box in zip("AB", letter_boxes(start, end, font, ratio, avoid), strict=True):
        paint_box(painter, box, letter, scaled, ratio)


def line_areas(
    line: Line, view: ViewState, viewport: Size, font: QFont, ratio: float, avoid: Sequence[QRect]
) -> list[QRect]:
    """What a line, its handles and its letters take of a canvas, in device pixels, as squares along it."""
    start, end = (QPointF(*view.to_device(*middle, viewport)) for middle in middles(line))
    return [*along_line(start, end, round(_RADIUS * ratio) + 1), *letter_boxes(start, end, font, ratio, avoid)]


def letter_boxes(start: QPointF, end: QPointF, font: QFont, ratio: float, avoid: Sequence[QRect]) -> list[QRect]:
    """Where the letters of the ends are: beyond them, or aside where they would cover something to be avoided."""
    along = end - start
    unit = along / max(math.hypot(along.x(), along.y()), 1e-9)
    across = QPointF(-unit.y(), unit.x())
    metrics = QFontMetrics(label_font(font, ratio))
    boxes = []
    for letter, handle, away in (("A", start, -unit), ("B", end, unit)):
        box = QRect(0, 0, metrics.horizontalAdvance(letter) + round(6 * ratio), metrics.height())
        places = []
        for direction in (away, across, -across, (away + across) * 0.75, (away - across) * 0.75):
            box.moveCenter((handle + direction * _LETTER * ratio).toPoint())
            places.append(QRect(box))
        boxes.append(next((place for place in places if not any(map(place.intersects, avoid))), places[0]))
    return boxes
