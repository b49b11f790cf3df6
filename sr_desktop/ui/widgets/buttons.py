"""Buttons that are made the same everywhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QToolButton, QWidget

from sr_desktop.ui.theme.icons import icon as load_icon


class _SecondClicks(QObject):
    """Keeps the second click of every double click from a button."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """As Qt asks: whether the event goes no further."""
        return event.type() == QEvent.Type.MouseButtonDblClick


def ignore_second_clicks(*buttons: QAbstractButton) -> None:
    """Let a double click press these buttons once, and not at all if it began on another that stood in their place.

    Both are for what changes under the pointer: a click that was meant for what was there must not reach what follows.
    """
    for button in buttons:
        button.installEventFilter(_SecondClicks(button))


def tool_button(parent: QWidget, text: str, tip: str = "", icon: str | None = None) -> QToolButton:
    """A small button with its text, or with only an icon, for which the text is its accessible name."""
    button = QToolButton(parent)
    button.setAccessibleName(text)
    button.setToolTip(tip)
    if icon is None:
        button.setText(text)
    else:
        button.setAutoRaise(True)
        button.setIcon(load_icon(icon))
        button.setIconSize(QSize(14, 14))
    return button


def action_button(parent: QWidget, action: QAction) -> QToolButton:
    """A button for an action, with its icon and its short text; the tooltip includes the key."""
    button = QToolButton(parent)
    button.setObjectName(f"{action.objectName()}-button")
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setIconSize(QSize(16, 16))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
