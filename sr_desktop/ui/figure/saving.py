"""Saves and copies figures in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage

from sr_desktop.engine.worker.jobs import Worker
from sr_desktop.export.figure.jobs import DrawFigureJob, WriteFigureJob
from sr_desktop.export.figure.request import FigureFormat, FigureRequest
from sr_desktop.messages.message import MessageError
from sr_desktop.ui.background.tasks import Task, Tasks
from sr_desktop.ui.background.worker_tasks import in_worker
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.widgets.images import image_of


@dataclass(frozen=True, slots=True)
class FigureFile:
    """The file and the format of a figure."""

    path: Path
    format: FigureFormat


class FigureSaving(QObject):
    """Writes figures with their recipes, and puts them on the clipboard as pictures.

    Args:
        tasks: Where work is waited for in the background.
        worker: Where it is done.
        parent: The window, so that work under way continues when the dialog is closed.

    Signals:
        saved: ``(path,)``: a figure and its recipe are written.
        copied: ``(width, height)``: a picture of that size in pixels is on the clipboard.
        failed: A sentence on why it failed.
    """

    saved = Signal(object)
    copied = Signal(int, int)
    failed = Signal(str)

    def __init__(self, tasks: Tasks, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._worker = worker

    def save(self, file: FigureFile, request: FigureRequest) -> None:
        """Write the figure and its recipe; `saved` or `failed` follows."""
        job, worker = WriteFigureJob(file.path, file.format, request), self._worker
        self._tasks.submit(lambda task: in_worker(worker, job, task.check), done=self.saved.emit, failed=self.tell)

    def copy(self, make_request: Callable[[], FigureRequest]) -> None:
        """Put the figure on the clipboard at its resolution; `copied` or `failed` follows.

        Args:
            make_request: Gives the request; called on another thread.
        """
        worker = self._worker

        def draw(task: Task[QImage]) -> QImage:
            return image_of(in_worker(worker, DrawFigureJob(make_request()), task.check).pixels)

        self._tasks.submit(draw, done=self._put, failed=self.tell)

    def _put(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self.copied.emit(image.width(), image.height())

    def tell(self, error: Exception) -> None:
        """Report why something failed; unexpected errors are raised."""
        if isinstance(error, MemoryError):
            self.failed.emit(self.tr("There is not enough memory for this figure; choose a lower resolution."))
        elif isinstance(error, MessageError):
            self.failed.emit(translated(error.message))
        else:
            raise error
