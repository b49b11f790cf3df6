"""Paints a line of the palette: icon, title with the letters that were meant, detail, keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sr_desktop.ui.palette.model import LINE, Line
from sr_desktop.ui.theme.colors import Colors, colors_of
from sr_desktop.ui.theme.icons import icon

_ICON = 16
_MARGIN = 10
_GAP = 14
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LineDelegate(QStyledItemDelegate):
    """One line of text high, with air."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """All lines are equally high."""
        return QSize(0, QFontMetrics(option.font).height() + 14)  # type: ignore[attr-defined]

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint it in the colours of the palette."""
        line: Line = index.data(LINE)
        colors = colors_of(option.palette)  # type: ignore[attr-defined]
        room: QRect = option.rect  # type: ignore[attr-defined]
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("accent"))
            painter.drawRoundedRect(room.adjusted(4, 1, -4, -1), 4, 4)
        inner = room.adjusted(_MARGIN, 0, -_MARGIN, 0)
        self._paint_icon(painter, line, inner, is_selected)
        inner.setLeft(inner.left() + _ICON + _MARGIN)
        strong, weak = _text_colors(colors, enabled=line.entry.enabled, selected=is_selected)
        font: QFont = option.font  # type: ignore[attr-defined]
        painter.setFont(font)
        painter.setPen(weak)
        painter.drawText(inner, _RIGHT, line.entry.keys)
        keys = QFontMetrics(font).horizontalAdvance(line.entry.keys)
        inner.setRight(inner.right() - (keys + _GAP if keys else 0))
        inner.setLeft(_paint_title(painter, line, inner, strong, font) + _GAP)
        painter.setFont(font)
        painter.setPen(weak)
        if inner.width() > _GAP:
            detail = QFontMetrics(font).elidedText(line.entry.detail, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, _LEFT, detail)
        painter.restore()

    def _paint_icon(self, painter: QPainter, line: Line, room: QRect, is_selected: bool) -> None:
        shown = icon("check") if line.entry.checked else line.entry.icon
        if shown is not None:
            place = QRect(room.left(), room.center().y() - _ICON // 2 + 1, _ICON, _ICON)
            mode = QIcon.Mode.Selected if is_selected else QIcon.Mode.Normal
            shown.paint(painter, place, mode=mode if line.entry.enabled else QIcon.Mode.Disabled)


def _text_colors(colors: Colors, *, enabled: bool, selected: bool) -> tuple[QColor, QColor]:
    """Of the title, and of what stands beside it."""
    strong = colors.color("accent_text" if selected else "text" if enabled else "dim_text")
    weak = colors.color("accent_text" if selected else "dim_text")
    if not enabled:
        strong.setAlpha(150)
        weak.setAlpha(150)
    return strong, weak


def _paint_title(painter: QPainter, line: Line, room: QRect, color: QColor, font: QFont) -> int:
    """Paint the title letter by letter, those that were meant bold; where it ends."""
    bold = QFont(font)
    bold.setBold(True)
    painter.setPen(color)
    left = room.left()
    for is_meant, text in _runs(line):
        used = bold if is_meant else font
        painter.setFont(used)
        metrics = QFontMetrics(used)
        rest = QRect(left, room.top(), room.right() - left, room.height())
        if rest.width() <= 0:
            break
        painter.drawText(rest, _LEFT, metrics.elidedText(text, Qt.TextElideMode.ElideRight, rest.width()))
        left += metrics.horizontalAdvance(text)
    return min(left, room.right())


def _runs(line: Line) -> list[tuple[bool, str]]:
    """The title in pieces of letters that were meant and of others."""
    runs: list[tuple[bool, str]] = []
    for place, letter in enumerate(line.entry.title):
        is_meant = place in line.match.places
        if runs and runs[-1][0] == is_meant:
            runs[-1] = (is_meant, runs[-1][1] + letter)
        else:
            runs.append((is_meant, letter))
    return runs
