"""Draws the preview of a figure in the background: the latest request, soon after the last change."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from sr_desktop.engine.worker.jobs import Worker
from sr_desktop.export.figure.arrangement import Box
from sr_desktop.export.figure.jobs import DrawFigureJob, FigurePicture, Measured
from sr_desktop.export.figure.request import FigureRequest
from sr_desktop.messages.message import MessageError
from sr_desktop.ui.background.tasks import Task, Tasks
from sr_desktop.ui.background.worker_tasks import in_worker
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.widgets.images import image_of

PAUSE_MS = 120
"""The figure is drawn once nothing has changed for this long."""

FINEST_DPI = 400.0
"""A preview need not be finer: it is scaled down for the screen."""

_MOST_SIDE = 2400


@dataclass(frozen=True, slots=True)
class Preview:
    """A drawn page.

    Attributes:
        image: The page.
        wholes: The whole pictures on it, as fractions of its width and height.
    """

    image: QImage
    wholes: tuple[Box, ...]


class PreviewRenderer(QObject):
    """Runs at most one drawing at a time, and caches the scores of each region.

    Args:
        tasks: Where work is waited for in the background.
        worker: Where it is done.
        parent: The dialog.

    Signals:
        drawn: A `Preview`.
        failed: A sentence on why there is no preview.
    """

    drawn = Signal(object)
    failed = Signal(str)

    def __init__(self, tasks: Tasks, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._worker = worker
        self._measured: Measured = {}
        self._request: FigureRequest | None = None
        self._task: Task[FigurePicture] | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._start)

    def forget_scores(self) -> None:
        """From now on the figures show other results."""
        self.stop()
        self._measured = {}

    def show(self, request: FigureRequest | None) -> None:
        """Draw this soon and drop earlier requests; None draws nothing."""
        self.stop()
        self._request = request
        if request is not None:
            self._timer.start()

    def stop(self) -> None:
        """Draw nothing more."""
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    @Slot()
    def _start(self) -> None:
        request = self._request
        if request is not None:
            layout = replace(request.layout, dpi=min(request.layout.dpi, FINEST_DPI))
            job = DrawFigureJob(replace(request, layout=layout), self._measured, _MOST_SIDE)
            worker = self._worker
            self._task = self._tasks.submit(
                lambda task: in_worker(worker, job, task.check), done=self._take, failed=self._tell
            )

    def _take(self, page: FigurePicture) -> None:
        self._measured = page.measured
        self.drawn.emit(Preview(image_of(page.pixels), page.wholes))

    def _tell(self, error: Exception) -> None:
        if isinstance(error, MessageError):
            self.failed.emit(translated(error.message))
            return
        if not isinstance(error, MemoryError):
            raise error
        self.failed.emit(self.tr("There is not enough memory to draw this figure."))
