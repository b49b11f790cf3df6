"""The bar that shows which difference has which colour."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sr_desktop.imaging.measuring.difference import DifferenceKind, color_map, reach
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.theme.fonts import with_tabular_digits

_BAR = 14
_MARGIN = 8
_TICK = 4
_PARTS = 4


class ColorBar(QWidget):
    """An upright bar with ticks in 8-bit levels, the greatest difference on top.

    Args:
        parent: The Qt parent.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = DifferenceKind.ABSOLUTE
        self._gain = 1
        self.setAccessibleName(self.tr("Colour bar"))
        self.set_look(self._kind, self._gain)

    def set_look(self, kind: DifferenceKind, gain: int) -> None:
        """Show the bar of these colours."""
        self._kind, self._gain = kind, gain
        if kind is DifferenceKind.ABSOLUTE:
            what = self.tr("Mean over red, green and blue of the absolute difference, in levels of 8 bit (0 to 255).")
        else:
            what = self.tr("Mean over red, green and blue of the difference, in levels of 8 bit (-255 to 255).")
        self.setToolTip(what + "\n" + self.tr("Values beyond the ends have the colour of the end."))
        self.setAccessibleDescription(", ".join(text for _, text in self.ticks()))
        self.update()

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Places on the bar, 0 at the bottom to 1 on top, and the levels there."""
        most = reach(self._gain)
        least = 0.0 if self._kind is DifferenceKind.ABSOLUTE else -most
        places = [step / _PARTS for step in range(_PARTS + 1)]
        return tuple((place, _level(least + place * (most - least))) for place in places)

    def sizeHint(self) -> QSize:  # noqa: N802
        """The bar and the longest number."""
        metrics = self.fontMetrics()
        words = max(metrics.horizontalAdvance("−127.5"), metrics.horizontalAdvance(self.tr("levels")) - _BAR)
        return QSize(2 * _MARGIN + _BAR + 2 * _TICK + words, 200)

    @property
    def bar(self) -> QRect:
        """Where the colours are, in logical pixels."""
        line = self.fontMetrics().height()
        return QRect(_MARGIN, _MARGIN + line + line // 2, _BAR, max(1, self.height() - 2 * _MARGIN - 2 * line))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Unit, colours, ticks."""
        painter = QPainter(self)
        colors, bar = colors_of(self.palette()), self.bar
        painter.fillRect(self.rect(), colors.color("header"))
        painter.setFont(with_tabular_digits(self.font()))
        painter.setPen(colors.color("dim_text"))
        line = self.fontMetrics().height()
        painter.drawText(_MARGIN, _MARGIN, self.width() - _MARGIN, line, Qt.AlignmentFlag.AlignLeft, self.tr("levels"))
        column = np.ascontiguousarray(color_map(self._kind)[::-1, None])
        image = QImage(column.data, 1, len(column), 3, QImage.Format.Format_RGB888)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(bar, image)
        painter.setPen(colors.color("text"))
        for place, text in self.ticks():
            y = bar.y() + round((1 - place) * (bar.height() - 1))
            painter.drawLine(bar.right() + 1, y, bar.right() + _TICK, y)
            room = QRect(bar.right() + 2 * _TICK, y - line // 2, self.width() - bar.right() - 2 * _TICK, line)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


def _level(value: float) -> str:
    """A level with at most one decimal and a true minus sign."""
    return f"{value:.1f}".removesuffix(".0").replace("-", "−")
