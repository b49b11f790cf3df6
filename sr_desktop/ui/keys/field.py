"""A field that takes one key."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QWidget

from sr_desktop.ui.actions.wording import portable


class KeyField(QKeySequenceEdit):
    """Reports the pressed key, or that the field was cleared by its button; not what it shows in between.

    Signals:
        chosen: The key in Qt's portable text; empty for none.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_pressing = False
        self.setMaximumSequenceLength(1)
        self.setClearButtonEnabled(True)
        self.keySequenceChanged.connect(self._tell_cleared)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take the key; a modifier alone does not count."""
        self._is_pressing = True
        super().keyPressEvent(event)
        self._is_pressing = False
        if not self.keySequence().isEmpty():
            self.chosen.emit(portable(self.keySequence().toString()))

    def show_key(self, key: str) -> None:
        """Show a key; no signal follows."""
        self.blockSignals(True)
        self.setKeySequence(QKeySequence(key))
        self.blockSignals(False)

    @Slot(QKeySequence)
    def _tell_cleared(self, sequence: QKeySequence) -> None:
        # The field clears itself before it takes a new key.
        if sequence.isEmpty() and not self._is_pressing:
            self.chosen.emit("")
