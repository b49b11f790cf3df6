"""Paints one picture of the film strip: its thumbnail over its name."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sr_desktop.imaging.backdrop import Backdrop
from sr_desktop.ui.collection.pictures_model import PROBLEM, SCORE
from sr_desktop.ui.panes.ground import Ground
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.theme.fonts import with_tabular_digits
from sr_desktop.ui.theme.icons import icon

Index = QModelIndex | QPersistentModelIndex

THUMBNAIL = QSize(84, 58)
COMPACT_THUMBNAIL = QSize(48, 34)
_PAD = 6
_GAP = 3
_ROUNDING = 4
_ICON = 20
_SQUARE = 4


class StripDelegate(QStyledItemDelegate):
    """Every item has the same size. The current one has a frame in the accent colour.

    Attributes:
        is_compact: Use smaller thumbnails and no names, to save room.
        backdrop: What is seen through transparent pixels.
        has_scores: Whether there is a line for scores under the names.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_compact = False
        self.backdrop = Backdrop()
        self.has_scores = False

    @property
    def thumbnail_size(self) -> QSize:
        """The room for a thumbnail, in logical pixels."""
        return COMPACT_THUMBNAIL if self.is_compact else THUMBNAIL

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """A thumbnail and, if there is room, a line of text, and one for a score."""
        lines = 0 if self.is_compact else 2 if self.has_scores else 1
        text = _GAP + lines * option.fontMetrics.height() if lines else 0
        size = self.thumbnail_size
        return QSize(size.width() + 2 * _PAD, size.height() + 2 * _PAD + text)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The frame, the thumbnail or a stand-in, and the name."""
        # Its attributes are missing from the stubs.
        rect, state, palette = option.rect, option.state, option.palette  # type: ignore[attr-defined]
        metrics = option.fontMetrics  # type: ignore[attr-defined]
        colors = colors_of(palette)
        current = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # A horizontal list makes its items as high as itself, including the scroll bar.
        height = min(rect.height(), self.sizeHint(option, index).height())
        card = QRectF(rect.x(), rect.y(), rect.width(), height).adjusted(1.5, 1.5, -1.5, -1.5)
        if current or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(colors.color("accent"), 2) if current else Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("button"))
            painter.drawRoundedRect(card, _ROUNDING, _ROUNDING)
        room = QRect(rect.topLeft() + QPoint(_PAD, _PAD), self.thumbnail_size)
        pixmap = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(pixmap, QPixmap):
            paint_thumbnail(painter, room, pixmap, Ground(self.backdrop, _SQUARE).brush(colors))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("header"))
            painter.drawRoundedRect(room, _ROUNDING, _ROUNDING)
            if index.data(PROBLEM):
                center = room.center()
                icon("warning").paint(painter, QRect(center.x() - _ICON // 2, center.y() - _ICON // 2, _ICON, _ICON))
        if not self.is_compact:
            painter.setPen(colors.color("text" if current else "dim_text"))
            line = QRect(room.x(), room.bottom() + _GAP, room.width(), metrics.height())
            name = str(index.data(Qt.ItemDataRole.DisplayRole))
            elided = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room.width())
            centered = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(line, centered, elided)
            if score := index.data(SCORE):
                painter.setFont(with_tabular_digits(painter.font()))
                painter.drawText(line.translated(0, metrics.height()), centered, str(score))
        painter.restore()


def paint_thumbnail(painter: QPainter, room: QRect, pixmap: QPixmap, ground: QBrush) -> None:
    """Centred in its room, whole, and not enlarged; over the ground if it is not opaque."""
    size = pixmap.size()
    if size.width() > room.width() or size.height() > room.height():
        size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRect(0, 0, max(1, size.width()), max(1, size.height()))
    target.moveCenter(room.center())
    if pixmap.hasAlphaChannel():
        # It scrolls with its picture.
        painter.setBrushOrigin(target.topLeft())
        painter.fillRect(target, ground)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(target, pixmap)
