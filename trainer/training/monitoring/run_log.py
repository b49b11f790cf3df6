"""The log of a run: every step as a row of a CSV file, and the same for TensorBoard where it is installed."""

from __future__ import annotations

import csv
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np
from PIL import Image

from trainer.training.loop import StepReport
from trainer.training.validation import Validation
from trainer.writing import refusals, whole_file

LOG = "log.csv"
BOARD = "tensorboard"
_COLUMNS = ("step", "loss", "learning_rate", "seconds", "data_seconds", "validation", "discriminator")
_OF_FOLDER = "validation of "
"""Before the name of a folder: its own column, where there are several."""
_BOARD_EVERY = 10
"""Steps whose mean is one point on TensorBoard."""


@dataclass(frozen=True, slots=True)
class LogRow:
    """One step as logged; `validation` is None where the network was not measured.

    `discriminator` is its loss, None in a training without one. `folders` has the validation of each folder where there
    are several, whose mean is `validation`.
    """

    step: int
    loss: float
    learning_rate: float
    seconds: float
    data_seconds: float
    validation: float | None
    discriminator: float | None = None
    folders: Mapping[str, float] = field(default_factory=dict)


class RunLog:
    """Writes the log. On resume, what comes after the checkpoint is dropped, since those steps are taken again.

    Args:
        folder: Of the run.
        keep_to: Steps taken.
        validation: Names of the validation folders.
    """

    def __init__(self, folder: Path, keep_to: int, validation: Sequence[str] = ()) -> None:
        path = folder / LOG
        kept = [row for row in _rows(path) if int(row["step"]) <= keep_to] if keep_to and path.is_file() else []
        own = [f"{_OF_FOLDER}{name}" for name in validation] if len(validation) > 1 else []
        columns = list(dict.fromkeys([*_COLUMNS, *(name for row in kept[:1] for name in row), *own]))
        with whole_file(path) as temporary, temporary.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows(kept)
        self._path = path
        with refusals(path):
            self._file = path.open("a", newline="", encoding="utf-8")
        self._writer = csv.DictWriter(self._file, columns, restval="", extrasaction="ignore")
        self._board_folder = folder / BOARD
        with refusals(self._board_folder):
            self._board = _open_board(self._board_folder, keep_to)
        self._waiting: list[StepReport] = []

    def __enter__(self) -> RunLog:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            with refusals(self._path):
                self._file.close()
        finally:
            if self._board is not None:
                with refusals(self._board_folder):
                    self._board.close()

    def add(self, reports: Sequence[StepReport], validation: Validation | None) -> None:
        """Add some steps and, where there was one, the validation after the last of them."""
        with refusals(self._path):
            self._write(reports, validation)
        if self._board is not None:
            self._waiting += reports
            with refusals(self._board_folder):
                self._plot(reports[-1].step, None if validation is None else validation.mean)

    def _plot(self, last: int, validation: float | None) -> None:
        """On TensorBoard."""
        if len(self._waiting) >= _BOARD_EVERY or validation is not None:
            self._board.add_scalar("loss", fmean(report.loss for report in self._waiting), last)
            known = [report.discriminator for report in self._waiting if report.discriminator is not None]
            if known:
                self._board.add_scalar("discriminator", fmean(known), last)
            self._board.add_scalar("learning rate", self._waiting[-1].learning_rate, last)
            self._board.add_scalar("seconds a step", fmean(report.seconds for report in self._waiting), last)
            self._board.add_scalar("data seconds a step", fmean(report.data_seconds for report in self._waiting), last)
            self._waiting = []
        if validation is not None:
            self._board.add_scalar("validation", validation, last)

    def _write(self, reports: Sequence[StepReport], validation: Validation | None) -> None:
        last = reports[-1]
        for report in reports:
            cells: dict[str, object] = {
                "step": report.step,
                "loss": f"{report.loss:.6g}",
                "learning_rate": f"{report.learning_rate:.4g}",
                "seconds": f"{report.seconds:.4f}",
                "data_seconds": f"{report.data_seconds:.4f}",
            }
            if report.discriminator is not None:
                cells["discriminator"] = f"{report.discriminator:.6g}"
            if validation is not None and report is last:
                cells["validation"] = f"{validation.mean:.5f}"
                # Without a column of its own where it is the only one.
                cells |= {f"{_OF_FOLDER}{name}": f"{value:.5f}" for name, value in validation.folders.items()}
            self._writer.writerow(cells)
        self._file.flush()

    def add_preview(self, step: int, picture: Image.Image) -> None:
        """Show a preview on TensorBoard."""
        if self._board is not None:
            with refusals(self._board_folder):
                self._board.add_image("preview", np.asarray(picture), step, dataformats="HWC")


def read_log(folder: Path) -> list[LogRow]:
    """The log of a run, in the order of its steps.

    Raises:
        OSError: There is none, or it cannot be read.
    """
    found = []
    for row in _rows(folder / LOG):
        step, *numbers, validation, discriminator = (row.pop(name, "") for name in _COLUMNS)
        loss, rate, seconds, data_seconds = map(float, numbers)
        folders = {name.removeprefix(_OF_FOLDER): float(value) for name, value in row.items() if value}
        others = _optional(validation), _optional(discriminator), folders
        found.append(LogRow(int(step), loss, rate, seconds, data_seconds, *others))
    return found


def _optional(text: str) -> float | None:
    return float(text) if text else None


def _rows(path: Path) -> Iterator[dict[str, str]]:
    """By the names of the columns; runs from before there were discriminators lack theirs."""
    with path.open(newline="", encoding="utf-8") as file:
        header, *rows = list(csv.reader(file)) or [list(_COLUMNS)]
    # A kill may have cut the last row short.
    return (dict(zip(header, row, strict=True)) for row in rows if len(row) == len(header))


def _open_board(folder: Path, keep_to: int) -> Any:
    """A TensorBoard writer; None where it is not installed, or cannot write a path that is no UTF-8.

    Nothing is lost: the CSV has the same numbers.
    """
    try:
        from torch.utils.tensorboard import SummaryWriter
    except ImportError:
        return None
    if not isinstance(threading.excepthook, _BoardErrorsLeftOut):
        threading.excepthook = _BoardErrorsLeftOut(threading.excepthook)
    try:
        return SummaryWriter(str(folder), purge_step=keep_to + 1 if keep_to else None)
    except UnicodeEncodeError:
        return None


class _BoardErrorsLeftOut:
    """What is done with errors of threads, but for those of TensorBoard's: it raises them once more when it is called.

    It stays, since such a thread may outlive a log, even one that could not be opened.
    """

    def __init__(self, usual: Callable[[threading.ExceptHookArgs], object]) -> None:
        self._usual = usual

    def __call__(self, raised: threading.ExceptHookArgs) -> None:
        is_of_board = type(raised.thread).__module__.startswith("tensorboard.")
        if not (is_of_board and isinstance(raised.exc_value, OSError)):
            self._usual(raised)
