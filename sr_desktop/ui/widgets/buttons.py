"""Buttons that are made the same everywhere."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from sr_desktop.ui.theme.icons import icon as load_icon


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
