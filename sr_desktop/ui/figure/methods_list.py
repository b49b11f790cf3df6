"""The pictures of a figure: which, and in which order."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

_ID = Qt.ItemDataRole.UserRole
_LINES = 7
_SPACING = 1


class MethodsList(QListWidget):
    """Check boxes that are reordered by dragging, or with Alt and the arrows.

    Args:
        titles: ``(id, title, checked)`` of each, in their initial order.
        parent: The dialog.

    Signals:
        changed: The checked pictures or their order have changed.
    """

    changed = Signal()

    def __init__(self, titles: Iterable[tuple[str, str, bool]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figure-methods")
        self.setAccessibleName(self.tr("Pictures of the figure"))
        self.setToolTip(self.tr("Drag to reorder, or move with Alt+Up and Alt+Down"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setSpacing(_SPACING)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for row, choice in enumerate(titles):
            self.insertItem(row, _item(*choice))
        self.setCurrentRow(0)
        self.itemChanged.connect(self._tell)
        self.model().rowsMoved.connect(self._tell)

    @property
    def order(self) -> tuple[str, ...]:
        """All ids in their order."""
        return tuple(self.item(row).data(_ID) for row in range(self.count()))

    @property
    def shown(self) -> tuple[str, ...]:
        """The ids that are checked, in their order."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked)

    def add(self, row: int, choice: tuple[str, str, bool]) -> None:
        """Insert one more picture, ``(id, title, checked)``, before this row."""
        self.blockSignals(True)
        self.insertItem(row, _item(*choice))
        self.blockSignals(False)
        self.updateGeometry()
        self._tell()

    def sizeHint(self) -> QSize:  # noqa: N802
        """The height of its items, up to a limit."""
        row = max(self.sizeHintForRow(0), 18) + 2 * _SPACING
        return QSize(200, row * min(max(self.count(), 3), _LINES) + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The same as the size hint, because the items are few."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Keep Alt and an arrow from the window's own actions."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _step(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Alt and an arrow move the focused item."""
        step = _step(event)
        if step:
            self._move(self.currentRow(), self.currentRow() + step)
        else:
            super().keyPressEvent(event)

    def _move(self, row: int, target: int) -> None:
        if row >= 0 and 0 <= target < self.count():
            item = self.takeItem(row)
            self.insertItem(target, item)
            self.setCurrentRow(target)
            self._tell()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()


def _item(name: str, title: str, checked: bool) -> QListWidgetItem:
    item = QListWidgetItem(title)
    item.setData(_ID, name)
    item.setFlags((item.flags() | Qt.ItemFlag.ItemIsUserCheckable) & ~Qt.ItemFlag.ItemIsDropEnabled)
    item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
    return item


def _step(event: QKeyEvent) -> int:
    """The direction in which the key moves an item: -1 up, 1 down, 0 none."""
    if event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
    return 0
