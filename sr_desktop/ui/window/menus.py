"""The menu bar, filled from the commands."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QMenu, QWidget

from sr_desktop.ui.actions.command import Command, MenuId, Submenu
from sr_desktop.ui.inputs.feature import Inputs
from sr_desktop.ui.inputs.menu import InputEntries
from sr_desktop.ui.widgets.ticking_menu import TickingMenu
from sr_desktop.ui.workspace.pane_feed import ORIGINAL
from sr_desktop.ui.workspace.workspace import Feature, Workspace

_TICKED = (MenuId.SHOWN, MenuId.METRICS)
"""Those in which several entries are ticked at a time."""

_BAR = (MenuId.FILE, MenuId.EDIT, MenuId.VIEW, MenuId.PANES, MenuId.MEASURE, MenuId.PICTURES, MenuId.HELP)

_Entry = Command[Workspace] | Submenu[Workspace]


class Menus(Feature):
    """Fills the menu bar; lists the panes in the menus of panes, in their order."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._titles = _titles()
        self._entries = [entry for chapter in workspace.actions.chapters for entry in chapter.entries]
        self._menus: dict[MenuId, QMenu] = {}
        bar = workspace.window.menuBar()
        for menu_id in _BAR:
            bar.addMenu(self._make(menu_id, bar))
        InputEntries(workspace.feature(Inputs), self._menus[MenuId.INPUT])
        workspace.pane_actions.panes_changed.connect(self._list_panes)
        self._list_panes()

    def menu(self, menu_id: MenuId) -> QMenu:
        """The menu of that id."""
        return self._menus[menu_id]

    def _make(self, menu_id: MenuId, parent: QWidget) -> QMenu:
        """A menu with its entries, in sections."""
        kind = TickingMenu if menu_id in _TICKED else QMenu
        menu = self._menus[menu_id] = kind(self._titles[menu_id], parent)
        entries = [entry for entry in self._entries if entry.menu is not None and entry.menu.menu is menu_id]
        section = 0
        for entry in sorted(entries, key=_section):
            if _section(entry) != section:
                section = _section(entry)
                menu.addSeparator()
            if isinstance(entry, Command):
                menu.addAction(self.workspace.actions[entry.id])
            elif entry.holds is not None:
                menu.addMenu(self._make(entry.holds, menu))
            elif entry.make is not None:
                menu.addMenu(entry.make(self.workspace))
        return menu

    @Slot()
    def _list_panes(self) -> None:
        pane_actions = self.workspace.pane_actions
        # The original has a command of its own, listed after the methods.
        shown = [action for action in pane_actions.shown if action.data() != ORIGINAL]
        self._menus[MenuId.SHOWN].insertActions(self.workspace.actions["show-original"], shown)
        self._menus[MenuId.ALONE].addActions(list(pane_actions.solo))


def _section(entry: _Entry) -> int:
    return 0 if entry.menu is None else entry.menu.section


def _titles() -> dict[MenuId, str]:
    translate = QCoreApplication.translate
    return {
        MenuId.FILE: translate("Menus", "&File"),
        MenuId.EDIT: translate("Menus", "&Edit"),
        MenuId.VIEW: translate("Menus", "&View"),
        MenuId.PANES: translate("Menus", "&Panes"),
        MenuId.PICTURES: translate("Menus", "Pi&ctures"),
        MenuId.HELP: translate("Menus", "&Help"),
        MenuId.MEASURE: translate("Menus", "&Measure"),
        MenuId.APPEARANCE: translate("Menus", "&Appearance"),
        MenuId.SESSION: translate("Menus", "Se&ssion"),
        MenuId.SHOWN: translate("Menus", "S&hown panes"),
        MenuId.ALONE: translate("Menus", "Show a&lone"),
        MenuId.INPUT: translate("Menus", "Lo&w resolution"),
        MenuId.METRICS: translate("Menus", "&Further scores"),
        MenuId.ZOOM: translate("Menus", "&Zoom"),
        MenuId.TOGETHER: translate("Menus", "&In wipe and difference"),
        MenuId.SCALE: translate("Menus", "&Scale"),
    }
