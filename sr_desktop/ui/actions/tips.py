"""Tooltips of widgets that do what an action does: they tell its key, whichever that is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


class KeyedTip(QObject):
    """Keeps the first keys of actions behind a widget's tooltip, also when the user chooses others.

    Args:
        widget: Its tooltip, as it is now, says what it does.
        actions: What does the same.
    """

    def __init__(self, widget: QWidget, actions: Sequence[QAction]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._tip = widget.toolTip()
        self._actions = tuple(actions)
        for action in self._actions:
            action.changed.connect(self._tell)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        texts = [action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) for action in self._actions]
        keys = ", ".join(text for text in texts if text)
        self._widget.setToolTip(f"{self._tip} ({keys})" if keys else self._tip)
