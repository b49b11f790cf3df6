"""Labels next to what they belong to, where they cover nothing that can be grabbed or read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.theme.fonts import with_tabular_digits

BRIGHT = QColor(255, 255, 255, 230)
GROUND = QColor(0, 0, 0, 190)
ELLIPSIS = "…"
"""Stands for what is left out."""
_SIZE = 11
"""Height of the letters, in logical pixels."""


@dataclass(frozen=True, slots=True)
class Note:
    """Parts of a text, some of them bold, the most important first.

    Attributes:
        parts: Texts, each with whether it is bold.
        tip: What its tooltip says: all of it in full, whatever of it is shown.
    """

    parts: tuple[tuple[str, bool], ...] = ()
    tip: str = ""

    @classmethod
    def plain(cls, text: str) -> Note:
        """One that is nowhere bold."""
        return cls(((text, False),)) if text else cls()

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.parts)

    @property
    def text(self) -> str:
        """All of it, without its looks."""
        return "  ".join(text for text, _ in self.parts)


def label_font(font: QFont, ratio: float, *, bold: bool = False) -> QFont:
    """The font of labels, for a painter in device pixels."""
    scaled = with_tabular_digits(font)
    scaled.setPixelSize(round(_SIZE * ratio))
    scaled.setBold(bold)
    return scaled


def along_line(start: QPointF, end: QPointF, reach: int) -> Iterator[QRect]:
    """Squares of half the side `reach` that cover a line: what a label must not lie on."""
    length = math.hypot(end.x() - start.x(), end.y() - start.y())
    steps = max(1, math.ceil(length / max(1, reach)))
    for step in range(steps + 1):
        at = (start + (end - start) * (step / steps)).toPoint()
        yield QRect(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)


def best_place(size: QSize, beside: QRect, canvas: QRect, avoid: Sequence[QRect], gap: int) -> QRect:
    """Where a label goes: below what it belongs to, or above, at a side, or inside, where it covers least of the rest.

    Args:
        size: Of the label.
        beside: What it belongs to.
        canvas: It lies inside.
        avoid: What it should not cover.
        gap: Room between both.
    """

    def covered(place: QRect) -> int:
        parts = (place.intersected(one) for one in avoid)
        return sum(part.width() * part.height() for part in parts if not part.isEmpty())

    places = [_inside(QRect(x, y, size.width(), size.height()), canvas) for x, y in _corners(size, beside, canvas, gap)]
    return min(places, key=covered)


def _corners(size: QSize, beside: QRect, canvas: QRect, gap: int) -> Iterator[tuple[int, int]]:
    """Upper left corners of the places that are tried, the best first."""
    left, right = beside.left(), beside.right() + 1 - size.width()
    below, above = beside.bottom() + 1 + gap, beside.top() - gap - size.height()
    rows = [y for y in (below, above) if canvas.top() <= y and y + size.height() <= canvas.bottom() + 1]
    for y in rows:
        for x in (left, right, beside.center().x() - size.width() // 2):
            yield x, y
    for y in (beside.top(), beside.center().y() - size.height() // 2):
        for x in (beside.right() + 1 + gap, beside.left() - gap - size.width()):
            if canvas.left() <= x and x + size.width() <= canvas.right() + 1:
                yield x, y
    for share in (0.98, 0.02, 0.75, 0.25, 0.6, 0.4):
        for x in (left + 2 * gap, right - 2 * gap):
            yield x, canvas.top() + round((canvas.height() - size.height()) * share)


def _inside(place: QRect, canvas: QRect) -> QRect:
    x = min(max(place.x(), canvas.left()), canvas.right() + 1 - place.width())
    y = min(max(place.y(), canvas.top()), canvas.bottom() + 1 - place.height())
    return QRect(x, y, place.width(), place.height())


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a note where it is painted: left edge and line, in device pixels from the note's corner."""

    text: str
    is_bold: bool
    left: int
    line: int


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A note in lines.

    Attributes:
        parts: What is painted of it, and where.
        width: Of its widest line, in device pixels.
        lines: How many there are.
    """

    parts: tuple[_Part, ...]
    width: int
    lines: int

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands in each line."""
        return tuple("  ".join(each.text for each in self.parts if each.line == line) for line in range(self.lines))


def lay_out_note(note: Note, room: int, most_lines: int, metrics: Mapping[bool, QFontMetrics]) -> LaidOut:
    """Break a note between its parts where a line is full; no number is cut.

    What finds no line is left out, and an ellipsis says so. Only a part that is wider than a line is cut.

    Args:
        note: What it says.
        room: Width of a line in device pixels.
        most_lines: So many there may be, one at least.
        metrics: Of its letters, plain and bold.
    """
    between, ellipsis = metrics[False].horizontalAdvance("  "), metrics[False].horizontalAdvance(ELLIPSIS)
    parts: list[_Part] = []
    end, line = 0, 0
    for number, (text, bold) in enumerate(note.parts):
        start = end + between if end else 0
        width = metrics[bold].horizontalAdvance(text)
        is_last = line + 1 == most_lines
        kept = between + ellipsis if is_last and number + 1 < len(note.parts) else 0
        if start and start + width + kept > room:
            if is_last:
                parts.append(_Part(ELLIPSIS, False, start, line))
                break
            start, line = 0, line + 1
            kept = between + ellipsis if line + 1 == most_lines and number + 1 < len(note.parts) else 0
        # Qt elides what is a fraction of a pixel wider than its advance says.
        left = room - start - kept
        shown = text if width <= left else metrics[bold].elidedText(text, Qt.TextElideMode.ElideRight, max(0, left))
        if not shown:
            # There is not even room for the ellipsis of what follows.
            shown = metrics[bold].elidedText(text, Qt.TextElideMode.ElideRight, max(0, room - start))
            parts += [_Part(shown, bold, start, line)] if shown else []
            break
        parts.append(_Part(shown, bold, start, line))
        end = start + metrics[bold].horizontalAdvance(shown)
    widths = [each.left + metrics[each.is_bold].horizontalAdvance(each.text) for each in parts]
    return LaidOut(tuple(parts), max(widths, default=0), line + 1)


def paint_note(
    painter: QPainter,
    note: Note,
    beside: Rect,
    canvas: Rect,
    font: QFont,
    ratio: float,
    color: QColor = BRIGHT,
    avoid: Iterable[QRect] = (),
) -> QRect:
    """A label on a ground of its own, next to what it belongs to; returns where.

    In a narrow canvas it takes several lines, but no more than half of the canvas's height; see `lay_out_note`.

    Args:
        painter: Over the canvas, in device pixels.
        note: What it says.
        beside: What it belongs to, in device pixels.
        canvas: The whole canvas, in device pixels.
        font: Sized for logical pixels.
        ratio: Device pixels per logical pixel.
        color: Of the text.
        avoid: What it should not cover.
    """
    pad = round(4 * ratio)
    fonts = {bold: label_font(font, ratio, bold=bold) for bold in (False, True)}
    metrics = {bold: QFontMetrics(one) for bold, one in fonts.items()}
    height = metrics[False].height()
    most_lines = max(1, (canvas.height // 2 - pad) // height)
    laid_out = lay_out_note(note, max(0, canvas.width - 4 * pad), most_lines, metrics)
    size = QSize(laid_out.width + 2 * pad, laid_out.lines * height + pad)
    area = QRect(canvas.x, canvas.y, canvas.width, canvas.height).adjusted(pad, 0, -pad, 0)
    near = QRect(beside.x, beside.y, beside.width, beside.height)
    place = best_place(size, near, area, list(avoid), round(5 * ratio))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(GROUND)
    painter.drawRoundedRect(place, 3 * ratio, 3 * ratio)
    painter.setPen(color)
    for part in laid_out.parts:
        painter.setFont(fonts[part.is_bold])
        where = QRect(place.x() + pad + part.left, place.y() + pad // 2 + part.line * height, laid_out.width, height)
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, part.text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    return place
