"""Plays the two pictures of a flip in turn, as the file will."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sr_desktop.ui.theme.colors import colors_of

_MARGIN = 12


class FlipPreview(QWidget):
    """Shows one picture, then the other, at the file's rate; at one device pixel per pixel, or smaller if it must.

    Args:
        parent: The dialog.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("flip-preview")
        self.setAccessibleName(self.tr("Preview of the flip"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._images: tuple[QImage, QImage] | None = None
        self._message = self.tr("Drawing…")
        self._second = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._flip)

    @property
    def shown(self) -> QImage | None:
        """The picture currently shown."""
        return None if self._images is None else self._images[self._second]

    @property
    def message(self) -> str:
        """The message shown instead of the pictures; empty while they are shown."""
        return self._message

    def set_images(self, images: tuple[QImage, QImage]) -> None:
        """Play these."""
        self._images, self._message = images, ""
        if not self._timer.isActive():
            self._timer.start()
        self.update()

    def set_message(self, message: str) -> None:
        """Show a message instead."""
        self._images, self._message = None, message
        self._timer.stop()
        self.update()

    def set_seconds(self, seconds: float) -> None:
        """Set how long each picture is shown."""
        interval = max(1, round(seconds * 1000))
        if interval != self._timer.interval():
            self._timer.setInterval(interval)

    def stop(self) -> None:
        """Stop playing."""
        self._timer.stop()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for a flip of the usual size."""
        return QSize(670, 540)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Large enough to recognise the pictures."""
        return QSize(200, 150)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The current picture, centred."""
        colors = colors_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors.color("surround"))
        image = self.shown
        if image is None:
            painter.setPen(colors.color("text"))
            room = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._place(image.size()), image)
        painter.end()

    def _place(self, size: QSize) -> QRect:
        ratio = self.devicePixelRatioF()
        room = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        shown = QSize(round(size.width() / ratio), round(size.height() / ratio))
        if shown.width() > room.width() or shown.height() > room.height():
            shown.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, max(1, shown.width()), max(1, shown.height()))
        place.moveCenter(room.center())
        return place

    @Slot()
    def _flip(self) -> None:
        self._second = not self._second
        self.update()
