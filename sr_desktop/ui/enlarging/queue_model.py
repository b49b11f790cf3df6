"""The pictures of the queue as a Qt model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QPixmap

from sr_desktop.enlarging.events import ThumbnailsMade
from sr_desktop.enlarging.items import Item, State
from sr_desktop.imaging.layer import COLORS, Layer
from sr_desktop.imaging.picture import Pixels
from sr_desktop.messages.names import shown
from sr_desktop.methods import SHIPPED, Catalogue
from sr_desktop.ui.collection.thumbnails import Thumbnails
from sr_desktop.ui.enlarging.wording import item_text
from sr_desktop.ui.widgets.images import layer_image

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()

ITEM = Qt.ItemDataRole.UserRole
"""Role of the `Item`."""
BEFORE = Qt.ItemDataRole.UserRole + 1
"""Role of the picture's thumbnail as a `QPixmap`; None until it is there."""
AFTER = Qt.ItemDataRole.UserRole + 2
"""Role of the enlarged picture's."""
DETAIL = Qt.ItemDataRole.UserRole + 3
"""Role of the second line of text."""

_LARGEST = 40_000_000
"""Pixels of an enlarged picture of an earlier run up to which its file is read for a thumbnail."""
_KEPT = 2000
"""At most this many pairs of thumbnails are kept."""


class QueueModel(QAbstractListModel):
    """A row for each picture. Thumbnails come from the job that makes the pictures, others when a row is painted.

    Args:
        thumbnails: Reads those of pictures that the job has not reached.
        parent: The owner.
    """

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._catalogue = SHIPPED
        self._items: list[Item] = []
        self._made: dict[int, tuple[QPixmap, QPixmap]] = {}
        self._rows: dict[Path, int] = {}
        thumbnails.arrived.connect(self._refresh)

    @property
    def items(self) -> tuple[Item, ...]:
        """What is known of all pictures."""
        return tuple(self._items)

    def set_items(self, items: Sequence[Item], catalogue: Catalogue) -> None:
        """Show these pictures.

        Args:
            items: What is known of them.
            catalogue: What their methods are called.
        """
        self.beginResetModel()
        self._items, self._catalogue = list(items), catalogue
        self._made.clear()
        # Files may have been written again since, and be read in another range.
        self._thumbnails.clear()
        self._rows = {item.source.path: row for row, item in enumerate(items)}
        self._rows |= {item.out: row for row, item in enumerate(items) if item.out is not None}
        self.endResetModel()

    def set_item(self, row: int, item: Item) -> None:
        """More is known of a picture."""
        self.update_items({row: item})

    def update_items(self, items: Mapping[int, Item]) -> None:
        """More is known of the pictures of these rows, at least one."""
        for row, item in items.items():
            self._items[row] = item
            if item.out is not None:
                self._rows[item.out] = row
        self.dataChanged.emit(self.index(min(items)), self.index(max(items)))

    def take(self, made: ThumbnailsMade, row: int) -> None:
        """A picture was enlarged, and looks like this."""
        self._made[row] = _pixmap(made.before), _pixmap(made.after)
        if len(self._made) > _KEPT:
            self._made.pop(next(iter(self._made)))
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802
        """One for each picture."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A picture's name, what is known of it, and how it looks."""
        if not index.isValid():
            return None
        row = index.row()
        item = self._items[row]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown(item.source.path.name)
            case Qt.ItemDataRole.ToolTipRole:
                made = "" if item.out is None else f"\n→ {shown(str(item.out))}"
                return f"{shown(str(item.source.path))}{made}\n{item_text(item, self._catalogue)}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{shown(item.source.path.name)}: {item_text(item, self._catalogue)}"
            case _ if role == ITEM:
                return item
            case _ if role == DETAIL:
                return item_text(item, self._catalogue)
            case _ if role == BEFORE:
                return self._made[row][0] if row in self._made else self._thumbnails.get(item.source.path)
            case _ if role == AFTER:
                return self._after(row, item)
        return None

    def _after(self, row: int, item: Item) -> QPixmap | None:
        if row in self._made:
            return self._made[row][1]
        width, height = item.after or (0, 0)
        if item.state is not State.KNOWN or item.out is None or width * height > _LARGEST:
            return None
        return self._thumbnails.get(item.out)

    @Slot(Path)
    def _refresh(self, path: Path) -> None:
        row = self._rows.get(path)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))


def _pixmap(channels: Pixels) -> QPixmap:
    """Of ``(h, w, 3)``, or with opacity ``(h, w, 4)``."""
    alpha = channels[..., COLORS] if channels.shape[2] > COLORS else None
    return QPixmap.fromImage(layer_image(Layer(channels[..., :COLORS].copy(), alpha)))
