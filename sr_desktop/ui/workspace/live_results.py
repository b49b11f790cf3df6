"""Results that an open dialog works on, kept up to date while methods finish."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog

from sr_desktop.export.results import PictureResult
from sr_desktop.ui.background.tasks import Task
from sr_desktop.ui.workspace.plan import Plan
from sr_desktop.ui.workspace.session import gatherer
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class LiveResults(Feature):
    """Hands the finished results to a dialog each time that one more method has finished, until it closes."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._take: Callable[[PictureResult], None] | None = None
        self._task: Task[PictureResult] | None = None
        workspace.session.method_done.connect(self._follow)
        workspace.session.method_scored.connect(self._follow)
        workspace.session.restarted.connect(self._restart)

    def feed(self, dialog: QDialog, take: Callable[[PictureResult], None]) -> None:
        """Call `take` with all finished results, now if there are more than the dialog has, and from now on."""
        self._take = take
        dialog.finished.connect(self._stop)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        gather = gatherer(self.workspace.session, self.workspace.stage.order)
        if self._take is None or gather is None:
            return
        if self._task is not None:
            self._task.cancel()
        self._task = self.workspace.tasks.submit(lambda _: gather(), done=self._take)

    @Slot(object)
    def _restart(self, plan: Plan | None) -> None:
        """What the dialog has is complete in itself; results of another picture are none of its business."""
        self._stop()

    @Slot()
    def _stop(self) -> None:
        self._take = None
        if self._task is not None:
            self._task.cancel()
            self._task = None
