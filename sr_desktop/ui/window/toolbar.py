"""The toolbar: only what is needed all the time."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from PySide6.QtCore import QEvent, QSize, Qt
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


class Texts(Enum):
    """Which buttons have a text beside their icon, from the most to the fewest."""

    ALL = auto()
    SOME = auto()
    NONE = auto()


_KNOWN_BY_ICONS = (ToolBarSection.VIEW_MODE, ToolBarSection.ZOOM)
"""Sections whose texts leave first."""


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
        # Widths that are known: a toolbar can be measured only as it is.
        self._needed: dict[Texts, int] = {}
        self._texts = Texts.ALL
        commands = [
            (command.tool_bar, command)
            for chapter in actions.chapters
            for command in chapter.commands
            if command.tool_bar is not None
        ]
        self._known_by_icons: list[QToolButton] = []
        section: int = ToolBarSection.OPEN
        self._gaps: dict[int, QAction] = {}
        for place, command in sorted(commands, key=lambda entry: entry[0]):
            if place != section:
                section = place
                self._add_gap(section)
            action = actions[command.id]
            if command.id in menus:
                self._add_button(action, menus[command.id])
            else:
                self.addAction(action)
            button = self.widgetForAction(action)
            if place in _KNOWN_BY_ICONS and command.icon and isinstance(button, QToolButton):
                self._known_by_icons.append(button)

    def add_group(self, label: str, icon: str, menu: QMenu) -> None:
        """Add a button, before those at the far end, that shows the commands of a menu."""
        button = QToolButton(self)
        button.setText(label)
        button.setObjectName(f"{icon}-button")
        button.setIcon(load_icon(icon))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.insertWidget(self._gaps[ToolBarSection.END], button)
        self.toolButtonStyleChanged.connect(button.setToolButtonStyle)
        button.setToolButtonStyle(self.toolButtonStyle())

    def _add_gap(self, section: int) -> None:
        """The space or line before a section."""
        if section != ToolBarSection.END:
            self._gaps[section] = self.addSeparator()
            return
        spacer = QWidget(self)
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._gaps[section] = self.addWidget(spacer)

    def add_choice(self, section: ToolBarSection, choice: QWidget) -> None:
        """Add a widget at the end of a section."""
        self.insertWidget(self._gaps[min(gap for gap in self._gaps if gap > section)], choice)

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
        """Show as many texts as there is room for."""
        room = event.size().width()
        for texts in Texts:
            if texts is Texts.NONE or self._width_with(texts) <= room:
                self._show(texts)
                break
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """With another font it is to be measured again."""
        if event.type() == QEvent.Type.FontChange:
            self._needed.clear()
        super().changeEvent(event)

    def _width_with(self, texts: Texts) -> int:
        if texts not in self._needed:
            self._show(texts)
            self._needed[texts] = self.sizeHint().width()
        return self._needed[texts]

    def _show(self, texts: Texts) -> None:
        if texts is self._texts:
            return
        self._texts = texts
        style = Qt.ToolButtonStyle.ToolButtonIconOnly
        self.setToolButtonStyle(style if texts is Texts.NONE else Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if texts is Texts.SOME:
            for button in self._known_by_icons:
                button.setToolButtonStyle(style)
        elif texts is Texts.ALL:
            for button in self._known_by_icons:
                button.setToolButtonStyle(self.toolButtonStyle())
        self.setStyleSheet(_TIGHT if texts is Texts.NONE else "")
