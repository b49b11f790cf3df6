"""Exports as jobs of the worker: encoding and drawing take nothing from the process of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sr_desktop.engine.worker.jobs import Emit, Engine, PlainWork
from sr_desktop.export.exporter import ExportReport, export_results
from sr_desktop.export.images import write_input, write_method, write_original
from sr_desktop.export.plan import ExportPlan
from sr_desktop.export.results import ORIGINAL, PictureResult


@dataclass(frozen=True, slots=True)
class ExportJob:
    """Writes one result; emits how far it is, 0 to 1. Raises as `export_results`.

    Attributes:
        plan: What to write, and where.
        result: What is written.
    """

    plan: ExportPlan
    result: PictureResult

    def begin(self, engine: Engine) -> PlainWork[ExportReport]:
        """As `sr_desktop.engine.worker.jobs.Job`."""
        return PlainWork(lambda emit, is_cancelled: self._write(engine, emit, is_cancelled))

    def _write(self, engine: Engine, emit: Emit, is_cancelled: Callable[[], bool]) -> ExportReport:
        def tell(done: int, total: int, _path: Path) -> None:
            emit(done / total)

        return export_results(self.plan, [self.result.computed_by(engine.computes)], tell, is_cancelled)


@dataclass(frozen=True, slots=True)
class WriteOneJob:
    """Writes one picture of a result, whole; gives the file. Raises as `write_method`.

    Attributes:
        path: The file; its suffix says the format.
        result: What is written.
        name: Id of its method, or `ORIGINAL` for the ground truth, and the input where there is none.
        quality: As `FileFormat.options`.
    """

    path: Path
    result: PictureResult
    name: str
    quality: int | None = None

    def begin(self, engine: Engine) -> PlainWork[Path]:
        """As `sr_desktop.engine.worker.jobs.Job`."""
        return PlainWork(lambda _emit, _is_cancelled: self._write())

    def _write(self) -> Path:
        if self.name != ORIGINAL:
            (method,) = self.result.with_methods([self.name]).methods
            write_method(self.path, self.result, method, self.quality)
        elif self.result.ground_truth is None:
            write_input(self.path, self.result, self.quality)
        else:
            write_original(self.path, self.result, self.quality)
        return self.path
