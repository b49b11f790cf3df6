"""Saving the result of one pane as a picture."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu

from sr_desktop.imaging.writing import FORMATS, FileFormat
from sr_desktop.messages.message import MessageError
from sr_desktop.ui.exporting.dialog import default_folder
from sr_desktop.ui.exporting.one_picture import OnePicture, Write
from sr_desktop.ui.theme.icons import icon
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.workspace.saving import Saving
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class SavingOne(Feature):
    """Asks where a result is to be saved, and saves it whole, in the format of the name.

    It is the first entry of the menus of a pane, that of its picture and that of its title.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        workspace.stage.pane_menu_opening.connect(self._offer)

    @Slot(str, QMenu)
    def _offer(self, pane_id: str, menu: QMenu) -> None:
        action = QAction(self.tr("&Save this result…"), menu)
        action.setObjectName("save-this")
        action.setEnabled(self.workspace.stage.layer_of(pane_id) is not None)
        action.triggered.connect(lambda: self.ask(pane_id))
        first = menu.actions()[0]
        # A menu has icons for all of its entries or for none.
        if not first.icon().isNull():
            action.setIcon(icon("export"))
        menu.insertAction(first, action)

    def ask(self, pane_id: str) -> None:
        """Ask for the file of this pane's result."""
        plan, settings, one = self.workspace.session.plan, self.workspace.settings, self.workspace.feature(OnePicture)
        # Another picture may be open by the time that the dialog ends: what is written is what the name stands for.
        write = one.writer(pane_id)
        if plan is None or write is None:
            return
        chosen = settings.export_format
        dialog = QFileDialog(self.workspace.window, self.tr("Save this result"))
        dialog.setObjectName("save-result")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        filters = {_filter_of(one): one for one in FORMATS}
        dialog.setNameFilters(list(filters))
        dialog.selectNameFilter(_filter_of(chosen))
        dialog.setDefaultSuffix(chosen.suffix.removeprefix("."))
        dialog.filterSelected.connect(
            lambda name: dialog.setDefaultSuffix(filters[name].suffix.removeprefix(".")) if name in filters else None
        )
        folder = settings.export_folder or (default_folder() if plan.picture.path is None else plan.picture.path.parent)
        dialog.setDirectory(str(folder))
        dialog.selectFile(one.name(pane_id, chosen))
        dialog.fileSelected.connect(partial(self._save, write))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, write: Write, name: str) -> None:
        saved = self.tr("Saved {path}")
        saving = self.workspace.feature(Saving)
        write(Path(name), lambda path: saving.report(path, saved), self._fail)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, MessageError):
            raise error
        self.workspace.toasts.error(translated(error.message))


def _filter_of(file_format: FileFormat) -> str:
    return f"{file_format.title} ({' '.join(f'*{suffix}' for suffix in file_format.suffixes)})"
