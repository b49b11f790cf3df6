"""Draws the preview of a figure in the background: the latest request, soon after the last change."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from PIL import Image
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from sr_desktop.export.errors import ExportError
from sr_desktop.export.figure.arrangement import Box
from sr_desktop.export.figure.figure_file import drawn_figure
from sr_desktop.export.figure.request import FigureFormat, FigureRequest
from sr_desktop.export.metrics_files import PictureScores, scores_of
from sr_desktop.export.results import PictureResult
from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.background.tasks import Task, Tasks
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
        result: The results that the figures show.
        tasks: Where work runs in the background.
        parent: The dialog.

    Signals:
        drawn: A `Preview`.
        failed: A sentence on why there is no preview.
    """

    drawn = Signal(object)
    failed = Signal(str)

    def __init__(self, result: PictureResult, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._result = result
        self._tasks = tasks
        self._measured: dict[Rect | None, PictureScores] = {}
        self._request: FigureRequest | None = None
        self._task: Task[Preview] | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._start)

    def set_result(self, result: PictureResult) -> None:
        """From now on the figures show these results."""
        self.stop()
        self._result = result
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

    def scores(self, region: Rect | None, task: Task[object]) -> PictureScores:
        """The scores of all methods over a region, measured once. Called by the drawing threads."""
        measured = self._measured
        found = measured.get(region)
        if found is None:
            found = scores_of(self._result.within(region), task.check)
            measured[region] = found
        return found

    @Slot()
    def _start(self) -> None:
        request = self._request
        if request is not None:
            self._task = self._tasks.submit(partial(self._draw, request), done=self.drawn.emit, failed=self._tell)

    def _draw(self, request: FigureRequest, task: Task[Preview]) -> Preview:
        layout = replace(request.layout, dpi=min(request.layout.dpi, FINEST_DPI))
        page = drawn_figure(
            replace(request, layout=layout),
            FigureFormat.PNG,
            lambda region: self.scores(region, task),  # type: ignore[arg-type]  # it only asks whether to continue
            task.check,
        )
        task.check()
        with Image.open(io.BytesIO(page.encoded)) as opened:
            image = opened.convert("RGB")
        downscale = max(image.size) / _MOST_SIDE
        if downscale > 1:
            size = (math.ceil(image.width / downscale), math.ceil(image.height / downscale))
            image = image.resize(size, Image.Resampling.LANCZOS)
        wholes = tuple(
            Box(box.x / page.width, box.y / page.height, box.width / page.width, box.height / page.height)
            for box in page.wholes
        )
        return Preview(image_of(np.asarray(image)), wholes)

    def _tell(self, error: Exception) -> None:
        if isinstance(error, ExportError):
            self.failed.emit(translated(error.message))
            return
        if not isinstance(error, MemoryError):
            raise error
        self.failed.emit(self.tr("There is not enough memory to draw this figure."))
