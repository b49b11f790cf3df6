"""Opens the flip dialog and writes the requested file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot

from sr_desktop.export.flip.jobs import WriteFlipJob
from sr_desktop.export.flip.request import FlipRequest, available
from sr_desktop.export.results import PictureResult
from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.background.worker_tasks import in_worker
from sr_desktop.ui.flip.dialog import FlipDialog
from sr_desktop.ui.workspace.live_results import LiveResults
from sr_desktop.ui.workspace.saving import Saving
from sr_desktop.ui.workspace.workspace import Feature


class Flip(Feature):
    """Opens the flip dialog, and writes flips.

    Signals:
        reported: A sentence on how the saving went.
    """

    reported = Signal(str)

    @Slot()
    def open(self) -> None:
        """Open the flip dialog."""
        region = self.workspace.stage.model.mark.region or self.workspace.stage.model.visible_rect
        if not self.workspace.feature(LiveResults).open(partial(self._make, region), self._fail):
            self.workspace.toasts.notice(self.tr("No pane is finished yet; there is nothing to flip between."))

    def _make(self, region: Rect, result: PictureResult) -> FlipDialog | None:
        if len(available(result)) < 2:
            self.workspace.toasts.notice(self.tr("Only one pane is finished yet; a flip needs two."))
            return None
        dialog = FlipDialog(result, region, self.workspace)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.save_requested.connect(self._save)
        self.reported.connect(dialog.tell)
        return dialog

    def _fail(self, error: Exception) -> None:
        raise error

    @Slot(object, object)
    def _save(self, path: Path, request: FlipRequest) -> None:
        write = partial(in_worker, self.workspace.worker, WriteFlipJob(path, request))
        self.workspace.feature(Saving).save(path, write, self.tr("Saved the flip {path}."), self.reported.emit)
