"""Opens the flip dialog and writes what it asks for."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from sr_desktop.export.errors import ExportError
from sr_desktop.export.flip.flip_file import write_flip
from sr_desktop.export.flip.request import FlipRequest, available
from sr_desktop.export.results import PictureResult
from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.actions.ids import ActionId
from sr_desktop.ui.background.tasks import Task
from sr_desktop.ui.flip.dialog import FlipDialog
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.widgets.desktop import open_folder
from sr_desktop.ui.workspace.parts import WindowParts
from sr_desktop.ui.workspace.session import gatherer


class FlipCommands(QObject):
    """Connects the action that makes flips.

    Signals:
        told: A sentence on how the saving went.
    """

    told = Signal(str)

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        parts.actions[ActionId.FLIP].triggered.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        gather = gatherer(self._parts.session, self._parts.stage.order)
        if gather is None:
            self._parts.toasts.notice(self.tr("No pane is finished yet; there is nothing to flip between."))
            return
        region = self._parts.stage.model.mark.region or self._parts.stage.model.visible_rect
        self._parts.tasks.submit(lambda _: gather(), done=partial(self._open, region))

    def _open(self, region: Rect, result: PictureResult) -> None:
        if len(available(result)) < 2:
            self._parts.toasts.notice(self.tr("Only one pane is finished yet; a flip needs two."))
            return
        dialog = FlipDialog(
            result, self._parts.stage.titles, region, self._parts.settings, self._parts.tasks, self._parts.window
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.save_requested.connect(self._save)
        self.told.connect(dialog.tell)
        dialog.open()

    @Slot(object, object)
    def _save(self, path: Path, request: FlipRequest) -> None:
        def write(task: Task[Path]) -> Path:
            write_flip(path, request, task.check)
            return path

        self._parts.tasks.submit(write, done=self._tell_saved, failed=self._fail)

    def _tell_saved(self, path: Path) -> None:
        toast = self._parts.toasts.notice(self.tr("Saved the flip {path}.").format(path=path))
        toast.add_button(self.tr("Open folder"), partial(open_folder, path.parent))
        self.told.emit(self.tr("Saved {name}.").format(name=path.name))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, ExportError):
            raise error
        sentence = translated(error.message)
        self._parts.toasts.error(sentence)
        self.told.emit(sentence)
