"""Giving another name to what the user has added."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QInputDialog

from sr_desktop.ui.workspace.workspace import Feature


class Renaming(Feature):
    """Renames models and results of the user's own; the program's methods keep the names of their papers."""

    def can_rename(self, pane_id: str) -> bool:
        """Whether a pane's name is the user's to choose."""
        return any(method.id == pane_id for method in self.workspace.session.catalogue.added)

    def ask(self, pane_id: str) -> None:
        """Ask for the new name."""
        dialog = QInputDialog(self.workspace.window)
        dialog.setObjectName("rename")
        dialog.setWindowTitle(self.tr("Rename"))
        dialog.setLabelText(self.tr("Name of the pane, in tables and figures too:"))
        dialog.setTextValue(self.workspace.stage.titles[pane_id])
        dialog.textValueSelected.connect(lambda title: self.rename(pane_id, title))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def rename(self, pane_id: str, title: str) -> None:
        """Give a pane this name; a model keeps it for the next start. An empty name changes nothing."""
        title = " ".join(title.split())
        if not title or not self.can_rename(pane_id):
            return
        session, settings = self.workspace.session, self.workspace.settings
        session.rename(pane_id, title)
        settings.models = tuple(
            replace(method, title=title) if method.id == pane_id else method for method in settings.models
        )
        self.workspace.stage.rename(pane_id, title)
        self.workspace.pane_actions.rename(pane_id, title)
