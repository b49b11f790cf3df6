"""Saving the result of one pane as a picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from sr_desktop.export.images import write_method, write_original
from sr_desktop.export.names import safe_name
from sr_desktop.export.results import ORIGINAL, PictureResult
from sr_desktop.imaging.writing import FORMATS, FileFormat
from sr_desktop.ui.exporting.dialog import default_folder
from sr_desktop.ui.workspace.saving import Saving
from sr_desktop.ui.workspace.session import gatherer
from sr_desktop.ui.workspace.workspace import Feature


class SavingOne(Feature):
    """Asks where a result is to be saved, and saves it whole, in the format of the name."""

    def ask(self, pane_id: str) -> None:
        """Ask for the file of this pane's result."""
        session, settings = self.workspace.session, self.workspace.settings
        plan = session.plan
        gather = gatherer(session, (pane_id,) if pane_id != ORIGINAL else tuple(session.results))
        if plan is None or gather is None:
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
        dialog.selectFile(f"{safe_name(plan.picture.name)}-{pane_id}{chosen.suffix}")
        dialog.fileSelected.connect(lambda name: self._save(Path(name), pane_id, gather))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, path: Path, pane_id: str, gather: Callable[[], PictureResult]) -> None:
        def write(_: Callable[[], None]) -> None:
            result = gather()
            if pane_id == ORIGINAL:
                write_original(path, result)
            else:
                write_method(path, result, result.methods[0])

        self.workspace.feature(Saving).save(path, write, self.tr("Saved {path}"))


def _filter_of(file_format: FileFormat) -> str:
    return f"{file_format.title} ({' '.join(f'*{suffix}' for suffix in file_format.suffixes)})"
