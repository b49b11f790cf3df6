"""What stands at the left of a pane's header: a mark in the method's colour, its name, and what it was given."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from sr_desktop.export.chart.styles import CurveStyle
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.theme.curves import curve_color
from sr_desktop.ui.widgets.eliding import elided_apart

_MARK = 8
"""Side of the mark."""
_MARK_GAP = 6
_TAG_GAP = 8
_LONGEST_TAG = 96
_MIDDLE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TitleLine:
    """Measures and paints it in the font and colours of a widget.

    Args:
        text: The name.
        widget: The header.

    Attributes:
        text: The name.
        neighbours: Names of all headers that are shown; where they are cut they stay apart.
        style: How the mark is coloured; None without one.
        tag: What the methods were given, where that is not the protocol's; else empty.
    """

    def __init__(self, text: str, widget: QWidget) -> None:
        self._widget = widget
        self.text = text
        self.neighbours: tuple[str, ...] = ()
        self.style: CurveStyle | None = None
        self.tag = ""

    @property
    def font(self) -> QFont:
        """That of the name."""
        font = QFont(self._widget.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    @property
    def width(self) -> int:
        """Room that the mark and the whole name need, in logical pixels."""
        return self._mark_width + QFontMetrics(self.font).horizontalAdvance(self.text) + 1

    @property
    def tag_width(self) -> int:
        """Room for the tag, with the space before it."""
        if not self.tag:
            return 0
        return min(_LONGEST_TAG, QFontMetrics(self._widget.font()).horizontalAdvance(self.tag) + 1) + _TAG_GAP

    def fitted(self, width: int) -> str:
        """The name as it is written where mark, name and tag share so many logical pixels."""
        return elided_apart(self.text, self.neighbours, self._room_for_text(width), QFontMetrics(self.font))

    def paint(self, painter: QPainter, room: QRect) -> None:
        """Paint mark, name and tag into this room."""
        colors = colors_of(self._widget.palette())
        if self.style is not None:
            mark = QRect(room.x(), room.center().y() - _MARK // 2 + 1, _MARK, _MARK)
            painter.fillRect(mark, curve_color(self.style, self._widget.palette()))
        painter.setFont(self.font)
        painter.setPen(colors.color("text"))
        painter.drawText(room.adjusted(self._mark_width, 0, 0, 0), _MIDDLE_LEFT, self.fitted(room.width()))
        left = min(self.width, self._mark_width + self._room_for_text(room.width())) + _TAG_GAP
        behind = room.adjusted(left, 0, 0, 0)
        behind.setWidth(min(behind.width(), _LONGEST_TAG))
        if self.tag and behind.width() > 0:
            painter.setFont(self._widget.font())
            elided = painter.fontMetrics().elidedText(self.tag, Qt.TextElideMode.ElideRight, behind.width())
            painter.drawText(behind, _MIDDLE_LEFT, elided)

    @property
    def _mark_width(self) -> int:
        return 0 if self.style is None else _MARK + _MARK_GAP

    def _room_for_text(self, width: int) -> int:
        return max(0, width - self._mark_width - self.tag_width)
