"""How actions and their keys are written, including in the tooltips of widgets that do the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

_MNEMONIC_BEHIND = re.compile(r"\s?\(&[^&]\)")
_TIP = "tip"
_DEFAULTS = "default-keys"


def declare_keys(action: QAction, tip: str, keys: Sequence[str]) -> None:
    """Give a new action its tip and its default keys.

    Args:
        action: The action.
        tip: One sentence on what it does; its tooltip is this and the first key.
        keys: In Qt's portable text, the first shown in menus and tooltips.
    """
    action.setProperty(_TIP, tip)
    action.setProperty(_DEFAULTS, [portable(key) for key in keys])
    set_keys(action, keys)


def set_keys(action: QAction, keys: Sequence[str]) -> None:
    """Give a declared action other keys; its tooltip follows."""
    action.setShortcuts([QKeySequence(key) for key in keys])
    shown = first_key(action)
    action.setToolTip(f"{tip_of(action)} ({shown})" if shown else tip_of(action))
    action.setStatusTip("")


def tip_of(action: QAction) -> str:
    """What the action does, in one sentence without its key."""
    tip = action.property(_TIP)
    return tip if isinstance(tip, str) else action.toolTip()


def default_keys(action: QAction) -> tuple[str, ...]:
    """The keys that a declared action starts with, in Qt's portable text."""
    return tuple(action.property(_DEFAULTS) or ())


def label_of(action: QAction) -> str:
    """The action's text without its mnemonic and its dots."""
    return plain_label(action.text())


def plain_label(text: str) -> str:
    """A label without the ``&`` of its mnemonic, and without the ``…`` of a dialog that follows."""
    # Languages without Latin letters put the mnemonic behind the label: 開啟(&O)….
    bare = _MNEMONIC_BEHIND.sub("", text)
    without = bare.replace("&&", "\0").replace("&", "").replace("\0", "&")
    return without.removesuffix("…")


def first_key(action: QAction) -> str:
    """The key that is shown for an action, as the system writes it; empty if it has none."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def keys_text(action: QAction) -> str:
    """All keys of an action, as the system writes them."""
    return ",  ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())


def portable(key: str) -> str:
    """A key in the one spelling in which keys are compared and stored."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def native(key: str) -> str:
    """A key as the system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


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
