"""Carrying out an export plan, file by file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sr_desktop.export.errors import ExportCancelled, ExportError
from sr_desktop.export.metrics_files import PictureScores
from sr_desktop.export.plan import ExportPlan, OutputFile
from sr_desktop.export.results import PictureResult
from sr_desktop.imaging.files.atomic import make_folder
from sr_desktop.imaging.files.ordinary_files import real_path
from sr_desktop.imaging.writing import PictureWriteError
from sr_desktop.messages.message import Message

ProgressCallback = Callable[[int, int, Path], None]
"""``(done, total, path)``: before every file, how many of how many are done and which is next; at last, all done."""

CancelCheck = Callable[[], bool]
"""Asked before every file, and now and then while a region is measured; True ends the export."""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What became of an export.

    Attributes:
        written: The files that were written, each of them whole.
        cancelled: Whether it was cancelled before all were.
        failures: Why others could not be written, a message for each; none of them keeps the rest from being tried.
    """

    written: tuple[Path, ...]
    cancelled: bool
    failures: tuple[Message, ...] = ()


class Exporter:
    """Writes the results of many pictures under one plan as they come in, keeping no pixels.

    Call `add` for every picture, then `finish` for the table. What a killed run left half written in the folders is
    removed.
    """

    def __init__(self, plan: ExportPlan) -> None:
        """Nothing is written before the first `add`."""
        self._plan = plan
        self._names = plan.folder_names()
        self._scores: list[PictureScores] = []

    @property
    def scores(self) -> tuple[PictureScores, ...]:
        """The scores of the pictures so far, as in the table; empty if the plan has none."""
        return tuple(self._scores)

    def add(
        self,
        result: PictureResult,
        progress: ProgressCallback | None = None,
        cancelled: CancelCheck | None = None,
    ) -> ExportReport:
        """Write one picture's files; what cannot be written is in the report."""
        picture = self._plan.picture_files(result, self._names.take(result.name), _checkpoint(cancelled))
        report = _write_all(picture.files, self._plan.sources, progress, cancelled)
        if self._plan.metrics_csv and not report.cancelled:
            try:
                self._scores.append(picture.scores())
            except ExportCancelled:
                return replace(report, cancelled=True)
        return report

    def finish(self) -> tuple[Path, ...]:
        """Write the table of the pictures so far, if the plan has one; the files written.

        Raises:
            ExportError: It cannot be written.
        """
        if not self._plan.metrics_csv:
            return ()
        return _whole(_write_all([self._plan.csv_file(self._scores)], self._plan.sources)).written


def export_results(
    plan: ExportPlan,
    results: Sequence[PictureResult],
    progress: ProgressCallback | None = None,
    cancelled: CancelCheck | None = None,
) -> ExportReport:
    """Write all that the plan says of all results. Existing files are replaced: ask `ExportPlan.existing` before.

    Raises:
        ExportError: A file cannot be written; all others have been tried, and none is half-written.
    """
    names = plan.folder_names()
    pictures = [plan.picture_files(result, names.take(result.name), _checkpoint(cancelled)) for result in results]
    files = [file for picture in pictures for file in picture.files]
    if plan.metrics_csv:
        table = plan.csv_path
        files.append(OutputFile(table, lambda: plan.csv_file([picture.scores() for picture in pictures]).write()))
    return _whole(_write_all(files, plan.sources, progress, cancelled))


def _whole(report: ExportReport) -> ExportReport:
    """The report of what was written without a failure."""
    if report.failures:
        raise ExportError(report.failures[0])
    return report


def _checkpoint(cancelled: CancelCheck | None) -> Callable[[], None] | None:
    """The cancel check as something that raises, for work that nests deeper."""
    if cancelled is None:
        return None

    def check() -> None:
        if cancelled():
            raise ExportCancelled

    return check


def _write_all(
    files: Sequence[OutputFile],
    sources: Collection[Path],
    progress: ProgressCallback | None = None,
    cancelled: CancelCheck | None = None,
) -> ExportReport:
    written: list[Path] = []
    failures: list[Message] = []
    for number, file in enumerate(files):
        if file.of is not None and file.of not in written:
            continue
        if cancelled is not None and cancelled():
            return ExportReport(tuple(written), True, tuple(failures))
        if progress is not None:
            progress(number, len(files), file.path)
        try:
            _write(file, sources)
        except ExportCancelled:
            return ExportReport(tuple(written), True, tuple(failures))
        except ExportError as error:
            failures.append(error.message)
        else:
            written.append(file.path)
    if progress is not None and written:
        progress(len(files), len(files), written[-1])
    return ExportReport(tuple(written), False, tuple(failures))


def _write(file: OutputFile, sources: Collection[Path]) -> None:
    if real_path(file.path) in sources:
        why = Message("reason.file-in-the-way")
        raise ExportError(Message("file.not-written", path=file.path, reason=why))
    make_folder(file.path.parent, ExportError)
    try:
        file.write()
    except PictureWriteError as error:
        raise ExportError(error.message) from error
