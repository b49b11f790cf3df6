"""A table that copies its own rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView


class TableView(QTableView):
    """A table whose Ctrl+C is its own while it has the keyboard."""

    copy_requested = Signal()

    def event(self, event: QEvent) -> bool:
        """Takes the key before the window's own Ctrl+C gets it."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_copy(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ctrl+C copies rows, where a table of Qt would copy one cell."""
        if _is_copy(event):
            self.copy_requested.emit()
        else:
            super().keyPressEvent(event)


def _is_copy(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy)
