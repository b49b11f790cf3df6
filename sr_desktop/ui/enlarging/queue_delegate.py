"""Paints one picture of the queue: as it is, enlarged, its name, and what is known of it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sr_desktop.enlarging.items import Item, State
from sr_desktop.imaging.backdrop import Backdrop
from sr_desktop.ui.collection.strip_delegate import paint_thumbnail
from sr_desktop.ui.enlarging.queue_model import AFTER, BEFORE, DETAIL, ITEM
from sr_desktop.ui.panes.ground import Ground
from sr_desktop.ui.theme.colors import Colors, colors_of
from sr_desktop.ui.theme.icons import icon

Index = QModelIndex | QPersistentModelIndex

_BEFORE, _AFTER = QSize(44, 44), QSize(64, 56)
_PAD, _GAP, _ICON = 6, 8, 16
_SQUARE = 4
_ICONS = {
    State.DONE: "check", State.KNOWN: "check", State.RUNNING: "play", State.FAILED: "warning", State.SKIPPED: "hidden",
}  # fmt: skip


class QueueDelegate(QStyledItemDelegate):
    """Rows of one height.

    Args:
        parent: The list.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.backdrop = Backdrop()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """The thumbnails, and two lines of text."""
        return QSize(240, max(_AFTER.height(), 2 * option.fontMetrics.height() + 4) + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The picture before and after, with an arrow between, and two lines of text."""
        # Its attributes are missing from the stubs.
        rect, state, palette = option.rect, option.state, option.palette  # type: ignore[attr-defined]
        metrics = option.fontMetrics  # type: ignore[attr-defined]
        item: Item = index.data(ITEM)
        colors = colors_of(palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(rect, colors.color("button"))
        if item.state is State.RUNNING:
            painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height()), colors.color("accent"))
        x = rect.x() + _PAD + 4
        before = QRect(x, rect.center().y() - _BEFORE.height() // 2, _BEFORE.width(), _BEFORE.height())
        after = QRect(before.right() + 24, rect.center().y() - _AFTER.height() // 2, _AFTER.width(), _AFTER.height())
        ground = Ground(self.backdrop, _SQUARE).brush(colors)
        self._thumbnail(painter, before, index.data(BEFORE), ground, colors)
        self._thumbnail(painter, after, index.data(AFTER), ground, colors)
        painter.setPen(colors.color("dim_text"))
        arrow = QRect(before.right(), rect.y(), 24, rect.height())
        painter.drawText(arrow, int(Qt.AlignmentFlag.AlignCenter), "→")
        name = _ICONS.get(item.state)
        mark = QRect(rect.right() - _PAD - _ICON, rect.center().y() - _ICON // 2, _ICON, _ICON)
        if name is not None:
            icon(name).paint(painter, mark)
        left = after.right() + _GAP + 4
        room = QRect(left, rect.y(), max(0, mark.x() - _GAP - left), rect.height())
        line = metrics.height()
        top = room.center().y() - line - 1
        painter.setPen(colors.color("text"))
        title = str(index.data(Qt.ItemDataRole.DisplayRole))
        painter.drawText(
            QRect(room.x(), top, room.width(), line),
            int(Qt.AlignmentFlag.AlignVCenter),
            metrics.elidedText(title, Qt.TextElideMode.ElideMiddle, room.width()),
        )
        painter.setPen(colors.color("warning" if item.state is State.FAILED else "dim_text"))
        painter.drawText(
            QRect(room.x(), top + line + 3, room.width(), line),
            int(Qt.AlignmentFlag.AlignVCenter),
            metrics.elidedText(str(index.data(DETAIL)), Qt.TextElideMode.ElideRight, room.width()),
        )
        painter.setPen(QPen(colors.color("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    @staticmethod
    def _thumbnail(painter: QPainter, room: QRect, pixmap: object, ground: QBrush, colors: Colors) -> None:
        if isinstance(pixmap, QPixmap):
            paint_thumbnail(painter, room, pixmap, ground)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("header"))
            painter.drawRoundedRect(room, 4, 4)
