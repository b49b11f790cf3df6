"""Joins the palette to the window: what it offers, and doing it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMainWindow

from sr_desktop.ui.actions.actions import Actions
from sr_desktop.ui.actions.ids import ActionId
from sr_desktop.ui.palette import entries
from sr_desktop.ui.palette.entries import Entry
from sr_desktop.ui.palette.palette import Palette
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.workspace.pane_actions import PaneActions

REMEMBERED = 5
"""So many of the commands chosen last are offered first."""


class PaletteCommands(QObject):
    """Opens the palette by its action.

    Args:
        window: What it lies over.
        actions: The window's actions.
        pane_actions: Those of its panes.
        settings: Knows the recent pictures, and the commands chosen last.
        open_picture: Opens one of those pictures.

    Attributes:
        palette: The card.
    """

    def __init__(
        self,
        window: QMainWindow,
        actions: Actions,
        pane_actions: PaneActions,
        settings: Settings,
        open_picture: Callable[[Path], object],
    ) -> None:
        super().__init__(window)
        self._actions = actions
        self._pane_actions = pane_actions
        self._settings = settings
        self._open_picture = open_picture
        opener = actions[ActionId.PALETTE]
        self.palette = Palette(window, opener)
        self.palette.chosen.connect(self._do)
        opener.triggered.connect(self._toggle)

    @Slot()
    def _toggle(self) -> None:
        if self.palette.isVisible():
            self.palette.dismiss()
        else:
            self.palette.open(self._offers(), self._settings.palette_recent)

    def _offers(self) -> list[Entry]:
        known = {str(action_id) for action_id in ActionId}
        shown = [action for action in self._pane_actions.shown if action.objectName() not in known]
        offers = [
            *entries.of_actions(self._actions.groups()),
            *entries.of_panes(shown, self._pane_actions.solo, is_open=self._actions[ActionId.CLOSE].isEnabled()),
            *entries.of_pictures([Path(name) for name in self._settings.recent_files], self._open_picture),
        ]
        return [entry for entry in offers if entry.name != ActionId.PALETTE]

    @Slot(object)
    def _do(self, entry: Entry) -> None:
        if not entry.name.startswith(entries.PICTURE):
            others = [name for name in self._settings.palette_recent if name != entry.name]
            self._settings.palette_recent = (entry.name, *others)[:REMEMBERED]
        entry.run()
