"""Dialogs that work on the finished results, kept up to date while methods finish."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog

from sr_desktop.export.results import PictureResult
from sr_desktop.ui.background.tasks import Task
from sr_desktop.ui.workspace.plan import Plan
from sr_desktop.ui.workspace.session import gatherer
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class LiveDialog(QDialog):
    """A dialog that works on all finished results."""

    def take(self, result: PictureResult) -> None:
        """Offer what has finished since it was opened."""
        raise NotImplementedError


Make = Callable[[PictureResult], LiveDialog | None]
"""Makes a dialog of all finished results; None if it says instead why there is none."""


class LiveResults(Feature):
    """Opens one such dialog at a time, and hands it the results each time that one more method has finished."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._opening: Task[PictureResult] | None = None
        self._take: Callable[[PictureResult], None] | None = None
        self._task: Task[PictureResult] | None = None
        workspace.session.method_done.connect(self._follow)
        workspace.session.method_scored.connect(self._follow)
        workspace.session.restarted.connect(self._restart)

    def open(self, make: Make, failed: Callable[[Exception], None]) -> bool:
        """Gather the results, which takes a moment, and open a dialog on them; none beside one that is on its way.

        Args:
            make: Makes the dialog.
            failed: Called instead with what was raised while they were gathered.

        Returns:
            Whether there are any results.
        """
        session = self.workspace.session
        gather = gatherer(session, self.workspace.stage.order)
        if gather is None:
            return False
        if self._opening is None:
            self._opening = self.workspace.tasks.submit(
                lambda _: gather(), done=partial(self._show, session.plan, make), failed=partial(self._fail, failed)
            )
        return True

    def _show(self, plan: Plan | None, make: Make, result: PictureResult) -> None:
        self._opening = None
        dialog = make(result)
        if dialog is None:
            return
        dialog.finished.connect(self._stop)
        if plan is self.workspace.session.plan:
            self._take = dialog.take
            # More may have finished meanwhile.
            self._follow()
        dialog.open()

    def _fail(self, failed: Callable[[Exception], None], error: Exception) -> None:
        self._opening = None
        failed(error)

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
