"""Writes the picture of one pane in the worker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sr_desktop.export.job import WriteOneJob
from sr_desktop.export.names import safe_name
from sr_desktop.export.results import ORIGINAL, PictureResult
from sr_desktop.imaging.writing import FileFormat
from sr_desktop.ui.background.tasks import Task
from sr_desktop.ui.background.worker_tasks import WorkerTask
from sr_desktop.ui.workspace.session import gatherer
from sr_desktop.ui.workspace.workspace import Feature

Failed = Callable[[Exception], None]
Write = Callable[[Path, Callable[[Path], None], Failed], None]
"""Writes one picture into a file, as `OnePicture.write` does."""


class OnePicture(Feature):
    """Knows what a pane's picture is called as a file, and writes it."""

    def can_write(self, pane_id: str) -> bool:
        """Whether a pane has a picture that can be written now."""
        session = self.workspace.session
        return bool(session.results) if pane_id == ORIGINAL else pane_id in session.results

    def name(self, pane_id: str, file_format: FileFormat) -> str:
        """What the file is called if the user does not say otherwise."""
        plan = self.workspace.session.plan
        picture = "" if plan is None else plan.picture.name
        return f"{safe_name(picture)}-{pane_id}{file_format.suffix}"

    def write(self, path: Path, pane_id: str, done: Callable[[Path], None], failed: Failed) -> None:
        """Write a pane's picture, whole; then `done` is called with the file, or `failed` with what it raised.

        Args:
            path: The file; its suffix says the format.
            pane_id: The pane.
            done: Called on the window's thread.
            failed: Called on the window's thread.
        """
        write = self.writer(pane_id)
        if write is not None:
            write(path, done, failed)

    def writer(self, pane_id: str) -> Write | None:
        """Writes the picture that a pane has now, also later, when it may have another; None if it has none."""
        session, tasks, worker = self.workspace.session, self.workspace.tasks, self.workspace.worker
        gather = gatherer(session, (pane_id,) if pane_id != ORIGINAL else tuple(session.results))
        if gather is None:
            return None

        def write(path: Path, done: Callable[[Path], None], failed: Failed) -> None:
            def begin(result: PictureResult) -> None:
                WorkerTask(tasks, worker, WriteOneJob(path, result, pane_id), done=done, failed=failed)

            def collect(_: Task[PictureResult]) -> PictureResult:
                return gather()

            tasks.submit(collect, done=begin, failed=failed)

        return write
