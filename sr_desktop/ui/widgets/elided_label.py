"""A label that shortens its text rather than widening its window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class ElidedLabel(QWidget):
    """One line of text, cut with an ellipsis where there is no room.

    Args:
        text: What it says.
        parent: The Qt parent.
        reserve: The widest text that it usually holds, for which it asks room; without one it takes what is left.
        align: Left or right.
        mode: Where it is cut.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        reserve: str | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)
        self._reserve = reserve
        self._align = align
        self._mode = mode
        policy = QSizePolicy.Policy.Ignored if reserve is None else QSizePolicy.Policy.Maximum
        self.setSizePolicy(policy, QSizePolicy.Policy.Preferred)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the widest text, or for this one."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._reserve or self._text) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for nothing but the ellipsis."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("…"), metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        shown = self.fontMetrics().elidedText(self._text, self._mode, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | self._align), shown)
        painter.end()
