"""Giving methods and results other names and colours."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QMenu

from sr_desktop.methods import SHIPPED, Kind
from sr_desktop.ui.dialogs.name_dialog import NameDialog
from sr_desktop.ui.translation.names import translated_name
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class Renaming(Feature):
    """Renames and colours what has a pane; panes, tables, plots, figures and pages follow.

    Names and colours of the program's methods and of models are kept for the next start, those of added results as
    long as the results are.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        workspace.stage.pane_menu_opening.connect(self._offer)

    def can_rename(self, pane_id: str | None) -> bool:
        """Whether a pane has a name and a colour to choose: all but the original's."""
        return pane_id is not None and self.workspace.session.catalogue.find(pane_id) is not None

    @Slot()
    def ask_for_current(self) -> None:
        """Ask for the name and the colour of the current pane."""
        pane_id = self.workspace.stage.current
        if pane_id is not None and self.can_rename(pane_id):
            self.ask(pane_id)

    def ask(self, pane_id: str) -> None:
        """Ask for the name and the colour of a pane."""
        method = self.workspace.session.catalogue.get(pane_id)
        title = self.workspace.stage.titles[pane_id]
        dialog = NameDialog(title, self._usual(pane_id), method.color, self.workspace.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def apply() -> None:
            self.rename(pane_id, dialog.name.text())
            self.color(pane_id, dialog.color.chosen)

        dialog.accepted.connect(apply)
        dialog.open()

    def rename(self, pane_id: str, title: str) -> None:
        """Give a pane this name. An empty one brings back the usual name."""
        if not self.can_rename(pane_id):
            return
        title = " ".join(title.split()) or self._usual(pane_id)
        session, settings = self.workspace.session, self.workspace.settings
        if title == self.workspace.stage.titles[pane_id]:
            return
        is_own, is_usual = pane_id in SHIPPED.ids, title == self._usual(pane_id)
        # In the catalogue, and so in files, the usual name is the English one.
        session.rename(pane_id, SHIPPED.title(pane_id) if is_own and is_usual else title)
        if is_own:
            settings.keep_name(pane_id, "" if is_usual else title)
        settings.models = tuple(
            replace(method, title=title) if method.id == pane_id else method for method in settings.models
        )
        self.workspace.stage.rename(pane_id, title)
        self.workspace.pane_actions.rename(pane_id, title)

    def color(self, pane_id: str, color: str) -> None:
        """Mark a pane with this colour, ``#rrggbb``, and draw its curves in it; empty for the program's choice."""
        session, settings = self.workspace.session, self.workspace.settings
        if not self.can_rename(pane_id) or color == session.catalogue.get(pane_id).color:
            return
        session.color(pane_id, color)
        if session.catalogue.get(pane_id).kind is not Kind.EXTERNAL:
            settings.keep_color(pane_id, color)
        self.workspace.stage.mark(pane_id)

    def _usual(self, pane_id: str) -> str:
        """The name of the program's own; of what was added, the present one."""
        if pane_id in SHIPPED.ids:
            return translated_name(SHIPPED.title(pane_id))
        return self.workspace.stage.titles[pane_id]

    @Slot(str, QMenu)
    def _offer(self, pane_id: str, menu: QMenu) -> None:
        action = menu.addAction(self.tr("&Rename and colour…"))
        action.setEnabled(self.can_rename(pane_id))
        action.triggered.connect(partial(self._ask, pane_id))

    def _ask(self, pane_id: str, checked: bool = False) -> None:
        self.ask(pane_id)
