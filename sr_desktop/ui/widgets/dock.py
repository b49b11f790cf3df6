"""A dock that says when the user closes it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDockWidget


class ClosableDock(QDockWidget):
    """A dock that says when the user closes it.

    Signals:
        closed: The user closed it by its button.
    """

    closed = Signal()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Say that it was the user."""
        super().closeEvent(event)
        self.closed.emit()
