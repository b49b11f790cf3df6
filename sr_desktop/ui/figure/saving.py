"""Saves and copies figures in the background."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage

from sr_desktop.export.errors import ExportError
from sr_desktop.export.figure.figure_file import draw_figure, write_figure
from sr_desktop.export.figure.request import FigureFormat, FigureRequest
from sr_desktop.export.recipe.making import write_recipe
from sr_desktop.imaging.writing import PictureWriteError
from sr_desktop.ui.background.tasks import Task, Tasks
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
        tasks: Where work runs in the background.
        parent: The window, so that work under way continues when the dialog is closed.

    Signals:
        saved: ``(path,)``: a figure and its recipe are written.
        copied: ``(width, height)``: a picture of that size in pixels is on the clipboard.
        failed: A sentence on why it failed.
    """

    saved = Signal(object)
    copied = Signal(int, int)
    failed = Signal(str)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks

    def save(self, file: FigureFile, request: FigureRequest) -> None:
        """Write the figure and its recipe; `saved` or `failed` follows."""

        def write(task: Task[Path]) -> Path:
            write_figure(file.path, request, file.format, None, task.check)
            write_recipe(file.path, request, file.format)
            return file.path

        self._tasks.submit(write, done=self.saved.emit, failed=self.tell)

    def copy(self, make_request: Callable[[], FigureRequest]) -> None:
        """Put the figure on the clipboard at its resolution; `copied` or `failed` follows.

        Args:
            make_request: Gives the request; called on the drawing thread.
        """

        def draw(task: Task[QImage]) -> QImage:
            encoded = draw_figure(make_request(), FigureFormat.PNG, None, task.check)
            with Image.open(io.BytesIO(encoded)) as image:
                return image_of(np.asarray(image.convert("RGB")))

        self._tasks.submit(draw, done=self._put, failed=self.tell)

    def _put(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self.copied.emit(image.width(), image.height())

    def tell(self, error: Exception) -> None:
        """Report why something failed; unexpected errors are raised."""
        if isinstance(error, MemoryError):
            self.failed.emit(self.tr("There is not enough memory for this figure; choose a lower resolution."))
        elif isinstance(error, ExportError | PictureWriteError):
            self.failed.emit(translated(error.message))
        else:
            raise error
