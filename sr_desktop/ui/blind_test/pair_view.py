"""Two pictures side by side that are zoomed and moved together."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sr_desktop.ui.theme.colors import colors_of

GAP = 12
"""Logical pixels between the two."""

LARGEST_ZOOM = 32.0
"""Screen pixels for a pixel of the picture."""

_STEP = 1.25
_WHEEL_NOTCH = 120


class PairView(QWidget):
    """Shows two pictures of the same size, fitted at first; the wheel zooms, dragging moves, a double click fits.

    Above 100 % every pixel is a square, below it the picture is smoothed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pair-view")
        self.setAccessibleName(self.tr("Two results side by side"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._images: tuple[QImage, QImage] | None = None
        self._zoom = 1.0
        self._centre = QPointF()
        self._is_fitted = True
        self._dragged: QPoint | None = None

    @property
    def images(self) -> tuple[QImage, QImage] | None:
        """The pictures, left and right."""
        return self._images

    @property
    def zoom(self) -> float:
        """Screen pixels for a pixel of the picture."""
        return self._zoom

    @property
    def centre(self) -> QPointF:
        """The point of both pictures, in their pixels, that is in the middle."""
        return QPointF(self._centre)

    def show_pair(self, left: QImage, right: QImage) -> None:
        """Show these, fitted."""
        self._images = (left, right)
        self.fit()

    def clear(self) -> None:
        """Show nothing."""
        self._images = None
        self._end_drag()
        self.update()

    def fit(self) -> None:
        """Show all of both."""
        self._is_fitted = True
        if self._images is not None:
            size, room = self._images[0].size(), self._room(0).size()
            self._zoom = min(LARGEST_ZOOM, room.width() / size.width(), room.height() / size.height()) * self._ratio
            self._zoom = max(self._zoom, 1e-3)
            if self._zoom > 1:
                self._zoom = float(int(self._zoom))
            self._centre = QPointF(size.width() / 2, size.height() / 2)
        self.update()

    def zoom_by(self, factor: float, about: QPointF | None = None) -> None:
        """Zoom; the point of the widget that is named stays where it is, by default the middle."""
        if self._images is None:
            return
        before = self._zoom
        self._zoom = min(LARGEST_ZOOM, max(self._smallest(), before * factor))
        room = self._room(0 if about is None or about.x() < self.width() / 2 else 1)
        offset = QPointF() if about is None else about - room.center()
        self._centre += offset * (self._ratio / before - self._ratio / self._zoom)
        self._is_fitted = False
        self._keep_in_view()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep a fitted pair fitted."""
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom about the pointer."""
        self.zoom_by(_STEP ** (event.angleDelta().y() / _WHEEL_NOTCH), event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin to move."""
        if event.button() is Qt.MouseButton.LeftButton and self._images is not None:
            self._dragged = event.position().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Move both."""
        if self._dragged is not None:
            here = event.position().toPoint()
            self._centre -= QPointF(here - self._dragged) * (self._ratio / self._zoom)
            self._dragged = here
            self._is_fitted = False
            self._keep_in_view()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End moving."""
        self._end_drag()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Fit."""
        self.fit()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Two pictures of a usual size."""
        return QSize(1000, 560)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Large enough to see a difference."""
        return QSize(300, 160)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Both pictures, on the neutral surround."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors_of(self.palette()).color("surround"))
        for side, image in enumerate(self._images or ()):
            room = self._room(side)
            painter.setClipRect(room)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._zoom < 1)
            scale = self._zoom / self._ratio
            corner = room.center() - self._centre * scale
            painter.drawImage(QRectF(corner.x(), corner.y(), image.width() * scale, image.height() * scale), image)
        painter.end()

    @property
    def _ratio(self) -> float:
        return self.devicePixelRatioF()

    def _room(self, side: int) -> QRectF:
        width = (self.width() - GAP) / 2
        return QRectF(side * (width + GAP), 0, max(1.0, width), max(1.0, float(self.height())))

    def _smallest(self) -> float:
        assert self._images is not None
        size, room = self._images[0].size(), self._room(0).size()
        return min(1.0, room.width() / size.width(), room.height() / size.height()) * self._ratio / 2

    def _end_drag(self) -> None:
        self._dragged = None
        self.unsetCursor()

    def _keep_in_view(self) -> None:
        assert self._images is not None
        size = self._images[0].size()
        self._centre.setX(min(max(self._centre.x(), 0.0), float(size.width())))
        self._centre.setY(min(max(self._centre.y(), 0.0), float(size.height())))
        self.update()
