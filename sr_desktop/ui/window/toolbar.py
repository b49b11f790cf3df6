"""The toolbar: only what is needed all the time."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from sr_desktop.ui.actions.actions import Actions
from sr_desktop.ui.theme.icons import icon as load_icon
from sr_desktop.ui.window.commands.records import ToolBarSection
from sr_desktop.ui.workspace.workspace import Workspace

_TIGHT = """
QToolBar::separator { margin: 5px 3px; }
QToolButton { padding: 4px 5px; }
QToolButton[popupMode="2"] { padding-right: 14px; }
QToolButton:focus { padding: 3px 4px; }
QToolButton[popupMode="1"] { padding-right: 9px; }
QToolButton[popupMode="1"]:focus { padding-right: 8px; }
"""
"""A style sheet that fits all buttons into a window of 640 logical pixels."""


class ToolBar(QToolBar):
    """Holds the commands that have a place here; the last section is at the far end.

    Args:
        actions: The window's actions.
        menus: Menus of buttons, by the id of the command.
        parent: The window.
    """

    def __init__(self, actions: Actions[Workspace], menus: Mapping[str, QMenu], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setWindowTitle(self.tr("Toolbar"))
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(18, 18))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        # Its last width with text: without text it cannot be measured.
        self._needed = 0
        commands = [
            (command.tool_bar, command)
            for chapter in actions.chapters
            for command in chapter.commands
            if command.tool_bar is not None
        ]
        section: int = ToolBarSection.OPEN
        for place, command in sorted(commands, key=lambda entry: entry[0]):
            if place != section:
                section = place
                self._add_gap(section)
            if command.id in menus:
                self._add_button(actions[command.id], menus[command.id])
            else:
                self.addAction(actions[command.id])

    def add_group(self, label: str, icon: str, menu: QMenu) -> None:
        """Add a button, before those at the far end, that shows the commands of a menu."""
        button = QToolButton(self)
        button.setText(label)
        button.setObjectName(f"{icon}-button")
        button.setIcon(load_icon(icon))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.insertWidget(self._far_end, button)
        self.toolButtonStyleChanged.connect(button.setToolButtonStyle)
        button.setToolButtonStyle(self.toolButtonStyle())

    def _add_gap(self, section: int) -> None:
        """The space or line before a section."""
        if section != ToolBarSection.END:
            self.addSeparator()
            return
        spacer = QWidget(self)
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._far_end = self.addWidget(spacer)

    def _add_button(self, action: QAction, menu: QMenu) -> None:
        """A button with a menu next to it."""
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.addWidget(button)
        self.toolButtonStyleChanged.connect(button.setToolButtonStyle)
        button.setToolButtonStyle(self.toolButtonStyle())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show only icons where there is too little room for text."""
        if self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon:
            self._needed = self.sizeHint().width()
        compact = event.size().width() < self._needed
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if compact else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        if style != self.toolButtonStyle():
            self.setToolButtonStyle(style)
            self.setStyleSheet(_TIGHT if compact else "")
        super().resizeEvent(event)
