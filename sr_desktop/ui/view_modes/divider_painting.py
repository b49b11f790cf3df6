"""How a divider between two results looks, in device pixels."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from sr_desktop.ui.view.state import Size

_DARK = QColor(0, 0, 0, 150)
_BRIGHT = QColor(255, 255, 255, 230)
_LONG, _THICK, _CROSS = 18, 2, 6
"""Half the length and the thickness of a handle, and half the side of the one on a crossing, in line widths."""


def divider_reach(ratio: float) -> int:
    """How many device pixels to each side of its place a divider is painted, including its handles."""
    return (_CROSS + 2) * _line(ratio)


def paint_divider(painter: QPainter, at: int, canvas: Size, ratio: float, *, is_level: bool, has_handle: bool) -> None:
    """A bright line between two dark ones, centred on the first pixel beyond the divider, and a handle.

    Args:
        painter: Over the canvas, in device pixels.
        at: The first device row (of a level divider) or column beyond it.
        canvas: The whole canvas.
        ratio: Device pixels per logical pixel.
        is_level: The divider is horizontal.
        has_handle: It has a handle in its middle.
    """
    line, (width, height) = _line(ratio), canvas
    for offset, color in ((-line, _DARK), (line, _DARK), (0, _BRIGHT)):
        if is_level:
            painter.fillRect(0, at + offset, width, line, color)
        else:
            painter.fillRect(at + offset, 0, line, height, color)
    if not has_handle:
        return
    long, thick, middle = _LONG * line, _THICK * line, at + line // 2
    if is_level:
        _paint_handle(painter, QRect(width // 2 - long, middle - thick, 2 * long, 2 * thick + line), line)
    else:
        _paint_handle(painter, QRect(middle - thick, height // 2 - long, 2 * thick + line, 2 * long), line)


def paint_cross(painter: QPainter, x: int, y: int, ratio: float) -> None:
    """The handle where two dividers cross, at their device column and row."""
    line = _line(ratio)
    half = _CROSS * line
    _paint_handle(painter, QRect(x - half, y - half, 2 * half + line, 2 * half + line), line)


def _paint_handle(painter: QPainter, handle: QRect, line: int) -> None:
    painter.fillRect(handle.adjusted(-line, -line, line, line), _DARK)
    painter.fillRect(handle, _BRIGHT)


def _line(ratio: float) -> int:
    return max(1, round(ratio))
