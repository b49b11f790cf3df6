"""What is drawn over a picture in device pixels: the dragged rectangle, the marked region, the crosshair, a message."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.panes.labels import Note, paint_note
from sr_desktop.ui.view.region import handle_spots

_DARK = QColor(0, 0, 0, 150)
_BRIGHT = QColor(255, 255, 255, 230)
_GROUND = QColor(0, 0, 0, 190)
_FADED = QColor(255, 255, 255, 130)
_SHADE = QColor(0, 0, 0, 70)
_HANDLE = 3
"""Half the side of a handle, in logical pixels."""


def band_label(band: Rect) -> str:
    """The size of the dragged region, in picture pixels."""
    return f"{band.width} × {band.height} px"


def paint_band(painter: QPainter, band: Rect, shown: Rect, canvas: Rect, font: QFont, ratio: float) -> None:
    """The dragged rectangle with its size, and a light shade over what will be outside.

    Args:
        painter: Over the canvas, in device pixels.
        band: The region in picture pixels.
        shown: The same in device pixels.
        canvas: The whole canvas in device pixels.
        font: For the label, sized for logical pixels.
        ratio: Device pixels per logical pixel.
    """
    inner = QRect(shown.x, shown.y, shown.width, shown.height)
    line = max(1, round(ratio))
    for side in (
        Rect.from_edges(canvas.x, canvas.y, canvas.right, shown.y),
        Rect.from_edges(canvas.x, shown.bottom, canvas.right, canvas.bottom),
        Rect.from_edges(canvas.x, shown.y, shown.x, shown.bottom),
        Rect.from_edges(shown.right, shown.y, canvas.right, shown.bottom),
    ):
        painter.fillRect(QRect(side.x, side.y, side.width, side.height), _SHADE)
    _frame(painter, inner.adjusted(-line, -line, line, line), line, _BRIGHT)
    _frame(painter, inner.adjusted(-2 * line, -2 * line, 2 * line, 2 * line), line, _DARK)
    paint_note(painter, Note.plain(band_label(band)), shown, canvas, font, ratio)


def paint_region(painter: QPainter, shown: Rect, ratio: float) -> None:
    """The marked region with its handles.

    Args:
        painter: Over the canvas, in device pixels.
        shown: The region in device pixels.
        ratio: Device pixels per logical pixel.
    """
    inner = QRect(shown.x, shown.y, shown.width, shown.height)
    line = max(1, round(ratio))
    _frame(painter, inner.adjusted(-line, -line, line, line), line, _BRIGHT)
    _frame(painter, inner.adjusted(-2 * line, -2 * line, 2 * line, 2 * line), line, _DARK)
    for outer in handle_areas(shown, ratio):
        painter.fillRect(outer, _DARK)
        painter.fillRect(outer.adjusted(line, line, -line, -line), _BRIGHT)


def handle_areas(shown: Rect, ratio: float) -> list[QRect]:
    """Where the handles of a region are painted, with their rims, in device pixels."""
    half, line = max(2, round(_HANDLE * ratio)), max(1, round(ratio))
    side = 2 * (half + line)
    return [QRect(x - half - line, y - half - line, side, side) for _, (x, y) in handle_spots(shown)]


def paint_region_note(
    painter: QPainter,
    note: Note,
    shown: Rect,
    canvas: Rect,
    font: QFont,
    ratio: float,
    avoid: Sequence[QRect] = (),
    *,
    is_faded: bool,
) -> list[QRect]:
    """What was measured of a region, at its side; nothing if the region cannot be seen. Returns where.

    Args:
        painter: Over the canvas, in device pixels.
        note: What was measured.
        shown: The region in device pixels.
        canvas: The whole canvas in device pixels.
        font: For the note, sized for logical pixels.
        ratio: Device pixels per logical pixel.
        avoid: What the note must not cover, besides the handles.
        is_faded: Write it in a weaker colour, because it is being measured again.
    """
    if not note or shown.intersected(canvas).is_empty:
        return []
    half, color = max(2, round(_HANDLE * ratio)), _FADED if is_faded else _BRIGHT
    obstacles = (*handle_areas(shown, ratio), *avoid)
    return [paint_note(painter, note, shown.grown(half), canvas, font, ratio, color, obstacles)]


def paint_value(
    painter: QPainter,
    text: str,
    pixel: Rect,
    canvas: Rect,
    font: QFont,
    ratio: float,
    avoid: Sequence[QRect] = (),
) -> QRect:
    """A value beside the crosshair at a picture pixel's device rectangle; returns where, least over what to avoid."""
    arms, room = pixel.grown(round(11 * ratio)), canvas.intersected(value_bounds(pixel, ratio))
    return paint_note(painter, Note.plain(text), arms, room, font, ratio, avoid=avoid)


def value_bounds(pixel: Rect, ratio: float) -> Rect:
    """The device pixels that `paint_value` may touch for a text of three numbers."""
    return pixel.grown(round(120 * ratio))


def _frame(painter: QPainter, outer: QRect, line: int, color: QColor) -> None:
    """A rectangle's outline in whole pixels, drawn inside `outer`."""
    x, y, width, height = outer.x(), outer.y(), outer.width(), outer.height()
    painter.fillRect(x, y, width, line, color)
    painter.fillRect(x, y + height - line, width, line, color)
    painter.fillRect(x, y + line, line, height - 2 * line, color)
    painter.fillRect(x + width - line, y + line, line, height - 2 * line, color)


def paint_tag(
    painter: QPainter,
    text: str,
    area: Rect,
    corner: Qt.AlignmentFlag,
    font: QFont,
    ratio: float,
    ground: QColor = _GROUND,
) -> None:
    """A short text in a corner of an area, on a ground of its own, cut off where the area ends.

    Args:
        painter: Over the canvas, in device pixels.
        text: What to say.
        area: Where it belongs, in device pixels.
        corner: Which corner of the area.
        font: For the text, sized for logical pixels.
        ratio: Device pixels per logical pixel.
        ground: The colour under the text.
    """
    scaled = QFont(font)
    scaled.setPixelSize(round(12 * ratio))
    metrics = QFontMetrics(scaled)
    margin = round(8 * ratio)
    whole = QRect(area.x, area.y, area.width, area.height)
    box = QRect(0, 0, metrics.horizontalAdvance(text) + round(14 * ratio), metrics.height() + round(6 * ratio))
    room = whole.adjusted(margin, margin, -margin, -margin)
    box.moveTopLeft(room.topLeft())
    if corner & Qt.AlignmentFlag.AlignRight:
        box.moveRight(room.right())
    if corner & Qt.AlignmentFlag.AlignBottom:
        box.moveBottom(room.bottom())
    painter.save()
    painter.setClipRect(whole)
    paint_box(painter, box, text, scaled, ratio, ground=ground)
    painter.restore()


def paint_box(
    painter: QPainter,
    box: QRect,
    text: str,
    scaled: QFont,
    ratio: float,
    color: QColor = _BRIGHT,
    ground: QColor = _GROUND,
) -> None:
    """A text in the middle of a box of its own, in device pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 3 * ratio, 3 * ratio)
    painter.setFont(scaled)
    painter.setPen(color)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_message(painter: QPainter, text: str, canvas: Rect, font: QFont, ratio: float) -> QRect:
    """A sentence in the middle of the canvas, on a ground of its own, wrapped as needed; returns where."""
    scaled = QFont(font)
    scaled.setPixelSize(round(12 * ratio))
    margin, pad = round(12 * ratio), round(9 * ratio)
    room = QRect(canvas.x, canvas.y, canvas.width, canvas.height).adjusted(margin, margin, -margin, -margin)
    room.setWidth(min(room.width(), round(340 * ratio)))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    inner = room.adjusted(pad, pad, -pad, -pad)
    words = QFontMetrics(scaled).boundingRect(inner, int(flags), text)
    box = words.adjusted(-pad, -pad, pad, pad)
    box.moveCenter(QRect(canvas.x, canvas.y, canvas.width, canvas.height).center())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_GROUND)
    painter.drawRoundedRect(box, 4 * ratio, 4 * ratio)
    painter.setFont(scaled)
    painter.setPen(_BRIGHT)
    painter.drawText(box.adjusted(pad, pad, -pad, -pad), flags, text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    return box


def paint_crosshair(painter: QPainter, pixel: Rect, ratio: float) -> None:
    """Four short arms around a picture pixel, the pixel itself left free."""
    line = max(1, round(ratio))
    gap, arm = round(3 * ratio), round(7 * ratio)
    center_x, center_y = pixel.x + pixel.width // 2, pixel.y + pixel.height // 2
    left, right = min(pixel.x, center_x) - gap, max(pixel.right, center_x + line) + gap
    top, bottom = min(pixel.y, center_y) - gap, max(pixel.bottom, center_y + line) + gap
    arms = (
        QRect(left - arm, center_y, arm, line),
        QRect(right, center_y, arm, line),
        QRect(center_x, top - arm, line, arm),
        QRect(center_x, bottom, line, arm),
    )
    painter.setPen(QPen(Qt.PenStyle.NoPen))
    for rect in arms:
        painter.fillRect(rect.adjusted(-line, -line, line, line), _DARK)
    for rect in arms:
        painter.fillRect(rect, _BRIGHT)
