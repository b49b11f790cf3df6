"""Dropping pictures on the window, with a frame that shows where they may be dropped."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from sr_desktop.ui.window.documents import offers_picture


class DropOverlay(QWidget):
    """Covers its host while something that can be opened is dragged over it.

    Signals:
        dropped: The `QMimeData` that was dropped.
    """

    dropped = Signal(QMimeData)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
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
                    event.acceptProposedAction()
                    # The keyboard is still with the program that the picture came from.
                    self._host.activateWindow()
                    self.dropped.emit(event.mimeData())
                return True
            case QDragEnterEvent():
                if offers_picture(event.mimeData()):
                    event.acceptProposedAction()
                    self.setGeometry(self._host.rect())
                    self.show()
                    self.raise_()
                return True
            case _ if event.type() == QEvent.Type.DragLeave:
                self.hide()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """A veil, a frame, and what would happen."""
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
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.tr("Drop to open"))
        painter.end()
