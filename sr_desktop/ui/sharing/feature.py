"""Writes the page to share, and says where it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog

from sr_desktop.export.errors import ExportError
from sr_desktop.export.names import safe_name
from sr_desktop.export.page.page import write_page
from sr_desktop.ui.background.tasks import Task
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.widgets.desktop import open_folder
from sr_desktop.ui.workspace.session import gatherer
from sr_desktop.ui.workspace.workspace import Feature


class Sharing(Feature):
    """Shares what is shown: the panes that are not hidden, the marked region if there is one."""

    @Slot()
    def share(self) -> None:
        """Ask for a file, and write the page."""
        workspace = self.workspace
        gather, plan = gatherer(workspace.session, workspace.stage.order), workspace.session.plan
        if gather is None or plan is None:
            workspace.toasts.notice(self.tr("No pane is finished yet; there is nothing to share."))
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = str(Path(folder) / f"{safe_name(plan.picture.name)}.html")
        chosen, _ = QFileDialog.getSaveFileName(
            workspace.window, self.tr("Share as a web page"), suggested, self.tr("Web page (*.html)")
        )
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix else path.with_suffix(".html")
        region, shown = workspace.stage.model.mark.region, set(workspace.stage.unhidden)

        def write(task: Task[Path]) -> Path:
            write_page(path, gather().with_methods(shown).within(region), task.check)
            return path

        workspace.toasts.notice(self.tr("Writing {name}…").format(name=path.name))
        workspace.tasks.submit(write, done=self._tell, failed=self._fail)

    def _tell(self, path: Path) -> None:
        toast = self.workspace.toasts.notice(self.tr("Saved the page {path}.").format(path=path))
        toast.add_button(self.tr("Open folder"), partial(open_folder, path.parent))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, ExportError):
            raise error
        self.workspace.toasts.error(translated(error.message))
