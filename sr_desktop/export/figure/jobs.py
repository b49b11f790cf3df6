"""Drawing figures as jobs of the worker: the process of the window only shows and copies them."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from PIL import Image

from sr_desktop.engine.worker.jobs import Engine
from sr_desktop.engine.worker.waiting import CheckedWork, Checkpoint
from sr_desktop.export.figure.arrangement import Box
from sr_desktop.export.figure.figure_file import drawn_figure, write_figure
from sr_desktop.export.figure.request import FigureFormat, FigureRequest
from sr_desktop.export.metrics_files import PictureScores, scores_of
from sr_desktop.export.recipe.making import write_recipe
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Pixels

Measured = Mapping[Rect | None, PictureScores]
"""The scores of regions that have been measured, and of the whole (None)."""


@dataclass(frozen=True, slots=True, eq=False)
class FigurePicture:
    """A figure as a picture.

    Attributes:
        pixels: The page, ``(H, W, 3)`` uint8.
        wholes: The whole pictures on it, as fractions of its width and height.
        measured: The scores that were given, and those that had to be measured.
    """

    pixels: Pixels
    wholes: tuple[Box, ...]
    measured: Measured


@dataclass(frozen=True, slots=True)
class DrawFigureJob:
    """Draws a figure as a picture.

    Attributes:
        request: The figure.
        measured: Scores that are known already.
        most_side: The picture is shrunk to this, in pixels; None leaves it as large as it is.
    """

    request: FigureRequest
    measured: Measured = field(default_factory=dict)
    most_side: int | None = None

    def begin(self, engine: Engine) -> CheckedWork[FigurePicture]:
        """As `sr_desktop.engine.worker.jobs.Job`."""
        return CheckedWork(lambda checkpoint: self._draw(engine, checkpoint))

    def _draw(self, engine: Engine, checkpoint: Checkpoint) -> FigurePicture:
        request, measured = _computing_here(self.request, engine), dict(self.measured)

        def scores(region: Rect | None) -> PictureScores:
            if region not in measured:
                measured[region] = scores_of(request.result.within(region), checkpoint)
            return measured[region]

        page = drawn_figure(request, FigureFormat.PNG, scores, checkpoint, is_kept=False)
        checkpoint()
        with Image.open(io.BytesIO(page.encoded)) as opened:
            image = opened.convert("RGB")
        downscale = 1.0 if self.most_side is None else max(image.size) / self.most_side
        if downscale > 1:
            size = (math.ceil(image.width / downscale), math.ceil(image.height / downscale))
            image = image.resize(size, Image.Resampling.LANCZOS)
        wholes = tuple(
            Box(box.x / page.width, box.y / page.height, box.width / page.width, box.height / page.height)
            for box in page.wholes
        )
        return FigurePicture(np.asarray(image), wholes, measured)


@dataclass(frozen=True, slots=True)
class WriteFigureJob:
    """Writes a figure and its recipe; gives the figure's path. Raises as `write_figure` and `write_recipe`.

    Attributes:
        path: The figure's file.
        format: Its format.
        request: The figure.
    """

    path: Path
    format: FigureFormat
    request: FigureRequest

    def begin(self, engine: Engine) -> CheckedWork[Path]:
        """As `sr_desktop.engine.worker.jobs.Job`."""
        return CheckedWork(lambda checkpoint: self._write(engine, checkpoint))

    def _write(self, engine: Engine, checkpoint: Checkpoint) -> Path:
        write_figure(self.path, _computing_here(self.request, engine), self.format, None, checkpoint)
        write_recipe(self.path, self.request, self.format)
        return self.path


def _computing_here(request: FigureRequest, engine: Engine) -> FigureRequest:
    return replace(request, result=request.result.computed_by(engine.computes))
