"""Runs an evaluation without a window, shows its table, and writes its files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, TaskID

from sr_desktop import SCALE
from sr_desktop.cli.arguments.reading import told
from sr_desktop.cli.console import Outcome, complain, progress_bar, results, tell
from sr_desktop.cli.interruption import Interruption
from sr_desktop.cli.naming import Naming
from sr_desktop.engine.errors import EngineError
from sr_desktop.engine.events import Notice
from sr_desktop.engine.inputs.choice import InputChoice
from sr_desktop.engine.machine.devices import choose_device, choose_precision
from sr_desktop.engine.measures.registry import computes
from sr_desktop.engine.settings import EngineSettings
from sr_desktop.engine.worker.loading import LoadedEngine
from sr_desktop.export.chart.chart_file import ChartFormat, write_chart
from sr_desktop.export.chart.plane import PERCEPTION, plane_of_evaluation
from sr_desktop.export.chart.styles import ChartView, CurveStyles
from sr_desktop.export.errors import ExportError
from sr_desktop.export.evaluating.evaluation import EvaluatedPicture, Evaluation
from sr_desktop.export.evaluating.evaluation_files import evaluation_csv, evaluation_json
from sr_desktop.export.evaluating.job import EvaluateJob, EvaluationEvent, EvaluationProgress, PictureChanged
from sr_desktop.export.evaluating.paper_latex import LatexOptions, evaluation_latex
from sr_desktop.export.evaluating.set_tables import SetTableOptions, published_sources, set_table, usual_metrics
from sr_desktop.export.tables.published import PUBLISHED_SETS
from sr_desktop.export.tables.text_tables import as_terminal, csv_file
from sr_desktop.export.tables.times import clock
from sr_desktop.imaging.files.atomic import write_atomically
from sr_desktop.imaging.measuring.metrics import chosen_ids
from sr_desktop.imaging.measuring.scores import Metric
from sr_desktop.messages.message import Message
from sr_desktop.messages.names import shown
from sr_desktop.networks.published import WeightsError
from sr_desktop.system.allocator import keep_freed_memory

_NOT_PUBLISHED = (
    f"--published adds nothing: papers print scores of {', '.join(PUBLISHED_SETS)} at x{SCALE}, of pictures that were "
    "shrunk by the protocol; the folders must be called so."
)


@dataclass(frozen=True, slots=True)
class Targets:
    """What is written, and where.

    Attributes:
        latex: The table for a paper; None for none, as with the others.
        csv: Every score of every picture, and the means.
        json: The same by set, method and picture.
        options: What the tables hold.
        plane: The perception-distortion plane, in the format that its name ends in.
        metrics: What stands in their cells; None for what papers print.
    """

    latex: Path | None
    csv: Path | None
    json: Path | None
    options: LatexOptions
    plane: Path | None = None
    metrics: tuple[Metric, ...] | None = None


class CommandEvaluation:
    """One run of ``sr-desktop evaluate``.

    Args:
        evaluation: The methods, and the pictures of all sets.
        choice: Where the input of each picture comes from, and the scale.
        settings: Device, precision and tiles.
        targets: What is written.
    """

    def __init__(self, evaluation: Evaluation, choice: InputChoice, settings: EngineSettings, targets: Targets) -> None:
        self._evaluation = evaluation
        self._pictures = list(evaluation.pictures)
        self._choice = choice
        self._settings = settings
        self._targets = targets
        self._naming = Naming(picture.path for picture in evaluation.pictures)
        self._told: set[Message] = set()
        self._failed = False

    def run(self, console: Console) -> Outcome:
        """Measure everything; the table goes to stdout, progress and complaints to ``console``."""
        keep_freed_memory()
        wanted = [metric.id for metric in self._targets.metrics or ()]
        further = chosen_ids(wanted if self._targets.plane is None else (*wanted, PERCEPTION.id))
        try:
            choose_precision(self._settings.precision, choose_device(self._settings.device))
            computes(further)
        except (EngineError, WeightsError) as error:
            # Once: every picture would repeat it.
            complain(console, str(error))
            return Outcome(failed=True, cancelled=False)
        work = EvaluateJob(self._evaluation, self._settings, self._choice, further).begin(LoadedEngine())
        with Interruption() as interruption, progress_bar(console) as progress:
            task = progress.add_task("", total=1.0, detail="")
            with interruption.cancels(work.cancel):
                work.run(lambda event: self._take(event, progress, task))
            progress.update(task, visible=False)
        done = Evaluation(self._evaluation.method_ids, tuple(self._pictures), self._evaluation.catalogue)
        if any(each.evaluation.counted for each in done.sets):
            self._show(done)
            if self._targets.options.published and not published_sources(done.sets):
                tell(console, _NOT_PUBLISHED)
            self._write(done, console)
        elif not interruption.requested:
            complain(console, "No picture has scores of every method; nothing was written.")
            self._failed = True
        if interruption.requested:
            tell(console, "Cancelled; the means are over the pictures that were done.")
        return Outcome(self._failed, interruption.requested, interruption.exit_code)

    def _take(self, event: EvaluationEvent, progress: Progress, task: TaskID) -> None:
        match event:
            case PictureChanged():
                self._pictures[event.place] = event.picture
                if event.picture.is_ended:
                    self._complain(event.picture, progress.console)
            case EvaluationProgress():
                left = "" if event.seconds_left is None else f"{clock(event.seconds_left)} left"
                title = "" if event.method_id is None else shown(self._evaluation.catalogue.title(event.method_id))
                name = shown(self._pictures[event.place].path.name)
                progress.update(task, completed=event.fraction, description=name, detail=f"{title:<12} {left}".rstrip())
            case Notice() if event.message not in self._told:
                self._told.add(event.message)
                tell(progress.console, str(event.message))

    def _complain(self, picture: EvaluatedPicture, console: Console) -> None:
        """Name what failed, and tell what was guessed when the file was read."""
        for plain in picture.notices:
            notice = self._naming.of(plain, picture.path)
            if notice not in self._told:
                self._told.add(notice)
                tell(console, str(notice))
        if picture.problem is not None:
            self._failed = True
            complain(console, told(self._naming.of(picture.problem, picture.path)))
        for message in picture.failures.values():
            self._failed = True
            complain(console, f"{shown(str(picture.path))}: {told(message)}")

    def _show(self, done: Evaluation) -> None:
        metrics = self._targets.metrics
        metrics = usual_metrics(done.sets) if metrics is None else metrics
        table = set_table(done.sets, SetTableOptions(metrics, self._targets.options.published))
        results().print(as_terminal(table))
        for line in table.about:
            results().print(line, style="dim")

    def _write(self, done: Evaluation, console: Console) -> None:
        targets = self._targets
        files: tuple[tuple[Path | None, Callable[[], str]], ...] = (
            (targets.latex, lambda: evaluation_latex(done.sets, targets.options, targets.metrics)),
            (targets.csv, lambda: csv_file(evaluation_csv(done))),
            (targets.json, lambda: evaluation_json(done)),
        )
        for path, text in files:
            if path is not None:
                self._keep(path, partial(_write_text, path, text), console)
        if targets.plane is not None:
            self._keep(targets.plane, partial(_write_plane, targets.plane, done), console)

    def _keep(self, path: Path, write: Callable[[], None], console: Console) -> None:
        try:
            write()
        except ExportError as error:
            self._failed = True
            complain(console, str(error))
        else:
            tell(console, f"Wrote '{shown(str(path))}'.")


def _write_text(path: Path, text: Callable[[], str]) -> None:
    write_atomically(path, text(), ExportError)


def _write_plane(path: Path, done: Evaluation) -> None:
    titles = {name: done.catalogue.title(name) for name in done.method_ids}
    plane = plane_of_evaluation(done, titles, done.name)
    styles = CurveStyles()
    view = ChartView(*plane.ranges, {name: styles.of(name, done.catalogue.get(name).color) for name in plane.methods})
    write_chart(path, plane, view, ChartFormat(path.suffix.lower().removeprefix(".")))
