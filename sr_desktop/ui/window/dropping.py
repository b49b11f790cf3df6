"""Dropping pictures on the window, with a frame that shows where they may be dropped."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.workspace.documents import offers_picture


class DropOverlay(QWidget):
    """Covers its host while something that can be opened is dragged over it.

    Attributes:
        takes_results: Whether what is dropped with Shift held is a result for the open picture.

    Signals:
        dropped: The `QMimeData` that was dropped to be opened.
        result_dropped: The `QMimeData` that was dropped to be added as a result.
    """

    dropped = Signal(QMimeData)
    result_dropped = Signal(QMimeData)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.takes_results = False
        self._with_shift = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        host.setAcceptDrops(True)
        host.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow drags over the host."""
        match event:
            case QDropEvent() if event.type() == QEvent.Type.Drop:
                self.hide()
                if offers_picture(event.mimeData()):
                    self._accept(event)
                    # The keyboard focus is still with the program that the picture came from.
                    self._host.activateWindow()
                    (self.result_dropped if self._adds_result else self.dropped).emit(event.mimeData())
                return True
            case QDragEnterEvent():
                if offers_picture(event.mimeData()):
                    self._accept(event)
                    self.setGeometry(self._host.rect())
                    self.show()
                    self.raise_()
                return True
            case QDragMoveEvent():
                self._accept(event)
                return True
            case _ if event.type() == QEvent.Type.DragLeave:
                self.hide()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint a veil, a frame, and what a drop would do."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self.palette().window().color())
        veil.setAlpha(200)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(self.palette().highlight().color(), 3))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(10, 10, -10, -10), 8, 8)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        painter.setFont(font)
        painter.setPen(self.palette().windowText().color())
        middle = int(Qt.AlignmentFlag.AlignCenter)
        effect = self.tr("Drop to add as a result") if self._adds_result else self.tr("Drop to open")
        painter.drawText(self.rect(), middle, effect)
        if self.takes_results and not self._adds_result:
            hint = self.rect().translated(0, round(painter.fontMetrics().height() * 1.5))
            painter.setFont(self.font())
            painter.setPen(colors_of(self.palette()).color("dim_text"))
            painter.drawText(hint, middle, self.tr("Hold Shift to add as a result for the open picture"))
        painter.end()

    @property
    def _adds_result(self) -> bool:
        return self.takes_results and self._with_shift

    def _accept(self, event: QDropEvent) -> None:
        """Accept it as a copy, even if the modifier proposes a move: that would tell its owner to delete the file."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        held = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if held != self._with_shift:
            self._with_shift = held
            self.update()
