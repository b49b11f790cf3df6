"""Keys that a widget keeps for itself while it has the keyboard, though they are also keys of the window's actions."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

MOVING_KEYS = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
)  # fmt: skip
"""What moves through a list or a table."""

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class ShortcutOverride(QObject):
    """Gives keys without modifiers to a widget before an action of the window can take them.

    Args:
        widget: The widget that keeps them; it owns this object.
        keys: The keys.
    """

    def __init__(self, widget: QWidget, keys: Collection[Qt.Key] = MOVING_KEYS) -> None:
        super().__init__(widget)
        self._keys = keys
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Claim the key; it then arrives as an ordinary press."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._wants(event):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _wants(self, event: QKeyEvent) -> bool:
        return event.key() in self._keys and event.modifiers() in _PLAIN
