"""Shows the page of a figure, and lets the user draw and move regions on its whole picture."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.figure.renderer import Preview
from sr_desktop.ui.panes.overlays import paint_tag
from sr_desktop.ui.theme.colors import colors_of

_MARGIN = 16
_BEHIND_OPACITY = 0.6
"""Of a page that is out of date."""
_FAR = 10
"""Picture pixels that an arrow key moves a region with Shift."""
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_SLIP = 4
"""A drag shorter than this, in screen pixels each way, is a click."""


class FigurePreview(QWidget):
    """The page, as large as fits, on a neutral background.

    Args:
        size: ``(width, height)`` of the results in pixels.
        parent: The dialog.

    Signals:
        region_drawn: A `Rect` in picture pixels that was dragged on a whole picture.
        region_moved: ``(number, rect)``: a region, by its place from 0, was moved there.
        region_chosen: ``(number,)``: a region was pressed or stepped to.
    """

    region_drawn = Signal(object)
    region_moved = Signal(int, object)
    region_chosen = Signal(int)

    def __init__(self, size: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figure-preview")
        self.setAccessibleName(self.tr("Preview of the figure"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._whole = Rect(0, 0, *size)
        self._preview: Preview | None = None
        self._message = self.tr("Drawing…")
        self._is_behind = False
        self._scaled: tuple[int, QSize, QImage] | None = None
        self._start: QPointF | None = None
        self._box = QRectF()
        self._end = QPointF()
        self._regions: tuple[Rect, ...] = ()
        self._chosen = -1
        self._moving: Rect | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_regions(self, regions: tuple[Rect, ...]) -> None:
        """These are in the figure, and can be moved."""
        self._regions = regions
        self._chosen = min(self._chosen, len(regions) - 1)

    def choose_region(self, number: int) -> None:
        """The keys move this one from now on; -1 for none."""
        self._chosen = number
        self.update()

    @property
    def preview(self) -> Preview | None:
        """The page shown; None while there is none."""
        return self._preview

    @property
    def message(self) -> str:
        """The message shown instead of a page; empty while a page is shown."""
        return self._message

    def set_preview(self, preview: Preview) -> None:
        """Show this page."""
        self._preview, self._message, self._is_behind = preview, "", False
        self.update()

    @property
    def is_behind(self) -> bool:
        """Whether the page shown is not yet the one of the choices, and says so."""
        return self._is_behind

    def expect(self) -> None:
        """Another page is being drawn: the one shown is out of date."""
        self._is_behind = self._preview is not None
        self.update()

    def set_message(self, message: str) -> None:
        """Show a message instead of a page."""
        self._preview, self._message, self._is_behind = None, message, False
        self._start = None
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """A page of a paper in its usual proportions."""
        return QSize(680, 520)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Large enough to recognise the page."""
        return QSize(220, 160)

    # Positions, in widget coordinates

    def page_area(self) -> QRectF:
        """Where the page is shown; empty without one."""
        if self._preview is None:
            return QRectF()
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        image = self._preview.image
        ratio = self.devicePixelRatioF()
        scale = min(room.width() / image.width(), room.height() / image.height(), 2 / ratio)
        width, height = max(1.0, image.width() * scale), max(1.0, image.height() * scale)
        left, top = room.center().x() - width / 2, room.center().y() - height / 2
        return QRectF(round(left), round(top), width, height)

    def whole_areas(self) -> list[QRectF]:
        """Where whole pictures are shown."""
        page = self.page_area()
        boxes = () if self._preview is None else self._preview.wholes
        return [
            QRectF(
                page.x() + box.x * page.width(),
                page.y() + box.y * page.height(),
                box.width * page.width(),
                box.height * page.height(),
            )
            for box in boxes
        ]

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The page, or why there is none, and the region that is being drawn."""
        colors = colors_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors.color("surround"))
        if self._preview is None:
            painter.setPen(colors.color("text"))
            room = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
        else:
            page = self.page_area()
            painter.setOpacity(_BEHIND_OPACITY if self._is_behind else 1.0)
            painter.drawImage(page.topLeft(), self._shrunk(page))
            painter.setOpacity(1.0)
            if self._is_behind:
                area = Rect(0, 0, self.width(), self.height())
                corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
                paint_tag(painter, self.tr("Drawing…"), area, corner, self.font(), 1.0)
        band = self._band()
        if band is not None:
            painter.fillRect(band, QColor(255, 255, 255, 50))
            painter.setPen(QPen(QColor("black"), 3))
            painter.drawRect(band)
            painter.setPen(QPen(QColor("white"), 1))
            painter.drawRect(band)
        painter.end()

    def _shrunk(self, page: QRectF) -> QImage:
        """The page in the device pixels that it takes, kept until either is another."""
        assert self._preview is not None
        ratio = self.devicePixelRatioF()
        size = QSize(max(1, round(page.width() * ratio)), max(1, round(page.height() * ratio)))
        key = self._preview.image.cacheKey()
        if self._scaled is None or self._scaled[:2] != (key, size):
            image = self._preview.image.scaled(
                size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            image.setDevicePixelRatio(ratio)
            self._scaled = (key, size, image)
        return self._scaled[2]

    def _band(self) -> QRectF | None:
        """The region that is being drawn or moved, or that the keys move; None if there is none."""
        if self._start is None:
            return self._area_of(self._regions[self._chosen]) if self.hasFocus() and self._chosen >= 0 else None
        if self._moving is not None:
            return self._area_of(self._moved())
        return QRectF(self._start, self._end).normalized()

    def _area_of(self, region: Rect) -> QRectF | None:
        """Where a region lies in the whole picture on the page; None without one."""
        boxes = self.whole_areas()
        if not boxes:
            return None
        box = self._box if self._start is not None else boxes[0]
        across, down = box.width() / self._whole.width, box.height() / self._whole.height
        return QRectF(
            box.x() + region.x * across, box.y() + region.y * down, region.width * across, region.height * down
        )

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show which region the keys move."""
        if self._chosen < 0 and self._regions:
            self._chosen = 0
            self.region_chosen.emit(0)
        self.update()
        super().focusInEvent(event)

    # Drawing and moving a region

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin a region on a whole picture, or to move the one that is pressed."""
        if event.button() is Qt.MouseButton.LeftButton:
            box = self._whole_at(event.position())
            if box is not None:
                draws = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                number = None if draws else self._region_at(event.position(), box)
                self._moving = None if number is None else self._regions[number]
                self._box, self._start, self._end = box, event.position(), event.position()
                if number is not None:
                    self._chosen = number
                    self.region_chosen.emit(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Grow the region; without one, the pointer shows where a region can begin."""
        if self._start is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._end = self._inside(event.position())
            self.update()
            return
        # Something that opened meanwhile may have got the release.
        self._let_go()
        box = self._whole_at(event.position())
        if box is None:
            cursor, tip = Qt.CursorShape.ArrowCursor, ""
        elif self._region_at(event.position(), box) is not None:
            cursor, tip = (
                Qt.CursorShape.SizeAllCursor,
                self.tr("Drag to move the region, or use the arrow keys; Ctrl + drag draws another"),
            )
        else:
            cursor, tip = Qt.CursorShape.CrossCursor, self.tr("Drag to add a region")
        self.setCursor(cursor)
        self.setToolTip(tip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Finish the region; a click alone makes none."""
        if event.button() is not Qt.MouseButton.LeftButton or self._start is None:
            return
        start, end = self._start, self._inside(event.position())
        self._end = end
        moved = None if self._moving is None else self._moved()
        self._start = self._moving = None
        self.update()
        if moved is not None:
            self._move(moved)
            return
        if abs(end.x() - start.x()) > _SLIP and abs(end.y() - start.y()) > _SLIP:
            region = self._region(QRectF(start, end).normalized())
            if not region.is_empty:
                self.region_drawn.emit(region)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows move the chosen region, ten pixels with Shift; space chooses the next; Esc cancels what is drawn."""
        step = _STEPS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and self._start is not None:
            self._let_go()
        elif event.key() == Qt.Key.Key_Space and self._regions:
            self._chosen = (self._chosen + 1) % len(self._regions)
            self.region_chosen.emit(self._chosen)
            self.update()
        elif step is not None and 0 <= self._chosen < len(self._regions):
            far = _FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._move(self._kept_inside(self._regions[self._chosen].moved(far * step[0], far * step[1])))
        else:
            super().keyPressEvent(event)

    def _let_go(self) -> None:
        """Draw and move nothing more."""
        if self._start is not None:
            self._start = self._moving = None
            self.update()

    def _move(self, region: Rect) -> None:
        if region != self._regions[self._chosen]:
            self.region_moved.emit(self._chosen, region)

    def _moved(self) -> Rect:
        """The pressed region where the pointer has dragged it."""
        assert self._moving is not None
        assert self._start is not None
        across, down = self._whole.width / self._box.width(), self._whole.height / self._box.height()
        by = self._end - self._start
        return self._kept_inside(self._moving.moved(round(by.x() * across), round(by.y() * down)))

    def _kept_inside(self, region: Rect) -> Rect:
        x = min(max(region.x, 0), self._whole.width - region.width)
        y = min(max(region.y, 0), self._whole.height - region.height)
        return Rect(x, y, region.width, region.height)

    def _region_at(self, at: QPointF, box: QRectF) -> int | None:
        """The number of the region under the pointer; the chosen one before others, small ones before large."""
        x = (at.x() - box.x()) / box.width() * self._whole.width
        y = (at.y() - box.y()) / box.height() * self._whole.height
        under = [
            number for number, one in enumerate(self._regions) if one.x <= x < one.right and one.y <= y < one.bottom
        ]
        return min(under, key=lambda number: (number != self._chosen, self._regions[number].area), default=None)

    def _whole_at(self, at: QPointF) -> QRectF | None:
        return next((area for area in self.whole_areas() if area.contains(at)), None)

    def _inside(self, at: QPointF) -> QPointF:
        box = self._box
        return QPointF(min(max(at.x(), box.left()), box.right()), min(max(at.y(), box.top()), box.bottom()))

    def _region(self, drawn: QRectF) -> Rect:
        """The picture pixels under a rectangle of the widget."""
        across, down = self._whole.width / self._box.width(), self._whole.height / self._box.height()
        return Rect.from_edges(
            math.floor((drawn.left() - self._box.left()) * across),
            math.floor((drawn.top() - self._box.top()) * down),
            math.ceil((drawn.right() - self._box.left()) * across),
            math.ceil((drawn.bottom() - self._box.top()) * down),
        ).intersected(self._whole)
