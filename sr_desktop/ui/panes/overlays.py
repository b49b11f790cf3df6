"""What is drawn over a picture in device pixels: the dragged rectangle, the marked region, the crosshair, a message."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.theme.fonts import with_tabular_digits
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
    _paint_label(painter, band_label(band), shown, canvas, font, ratio)


def paint_region(
    painter: QPainter, shown: Rect, canvas: Rect, note: str, font: QFont, ratio: float, *, is_faded: bool
) -> None:
    """The marked region with its handles, and a note at its side.

    Args:
        painter: Over the canvas, in device pixels.
        shown: The region in device pixels.
        canvas: The whole canvas in device pixels.
        note: What was measured of it; not shown if the region cannot be seen.
        font: For the note, sized for logical pixels.
        ratio: Device pixels per logical pixel.
        is_faded: Write the note in a weaker colour, because it is being measured again.
    """
    inner = QRect(shown.x, shown.y, shown.width, shown.height)
    line = max(1, round(ratio))
    _frame(painter, inner.adjusted(-line, -line, line, line), line, _BRIGHT)
    _frame(painter, inner.adjusted(-2 * line, -2 * line, 2 * line, 2 * line), line, _DARK)
    half = max(2, round(_HANDLE * ratio))
    for _, (x, y) in handle_spots(shown):
        handle = QRect(x - half, y - half, 2 * half, 2 * half)
        painter.fillRect(handle.adjusted(-line, -line, line, line), _DARK)
        painter.fillRect(handle, _BRIGHT)
    if note and not shown.intersected(canvas).is_empty:
        _paint_label(painter, note, shown.grown(half), canvas, font, ratio, _FADED if is_faded else _BRIGHT)


def _frame(painter: QPainter, outer: QRect, line: int, color: QColor) -> None:
    """A rectangle's outline in whole pixels, drawn inside `outer`."""
    x, y, width, height = outer.x(), outer.y(), outer.width(), outer.height()
    painter.fillRect(x, y, width, line, color)
    painter.fillRect(x, y + height - line, width, line, color)
    painter.fillRect(x, y + line, line, height - 2 * line, color)
    painter.fillRect(x + width - line, y + line, line, height - 2 * line, color)


def _paint_label(
    painter: QPainter, text: str, shown: Rect, canvas: Rect, font: QFont, ratio: float, color: QColor = _BRIGHT
) -> None:
    scaled = with_tabular_digits(font)
    scaled.setPixelSize(round(11 * ratio))
    metrics = QFontMetrics(scaled)
    pad = round(4 * ratio)
    # In a narrow canvas the end is cut off.
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, canvas.width - 4 * pad))
    width, height = metrics.horizontalAdvance(text) + 2 * pad, metrics.height() + pad
    gap = round(5 * ratio)
    # Below the rectangle, or above where there is no room, or inside it, and always on the canvas.
    y = shown.bottom + gap
    if y + height > canvas.bottom:
        y = shown.y - gap - height
    if y < canvas.y:
        y = canvas.bottom - height - gap
    x = min(max(shown.x, canvas.x + pad), canvas.right - width - pad)
    paint_box(painter, QRect(x, y, width, height), text, scaled, ratio, color)


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


def paint_message(painter: QPainter, text: str, canvas: Rect, font: QFont, ratio: float) -> None:
    """A sentence in the middle of the canvas, on a ground of its own, wrapped as needed."""
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


def crosshair_bounds(pixel: Rect, ratio: float) -> Rect:
    """The device pixels that the crosshair at a picture pixel's device rectangle may touch."""
    return pixel.grown(round(12 * ratio) + 2)


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
