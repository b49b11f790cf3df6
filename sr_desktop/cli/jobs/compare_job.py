"""Runs the engine over many pictures, writes what comes out, and shows the scores as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console, Group
from rich.text import Text

from sr_desktop.cli.arguments.inputs import ChosenInput
from sr_desktop.cli.arguments.methods import ChosenMethods
from sr_desktop.cli.arguments.reading import Reports, told
from sr_desktop.cli.console import Outcome, Watch, complain, progress_bar, results, tell
from sr_desktop.cli.interruption import Interruption
from sr_desktop.cli.jobs.unmade import Unmade
from sr_desktop.cli.naming import Naming
from sr_desktop.engine import events
from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.comparing.output import Outputs
from sr_desktop.engine.errors import EngineError
from sr_desktop.engine.machine.devices import choose_device, choose_precision
from sr_desktop.engine.measures.registry import computes
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.scratch.store import ScratchStore
from sr_desktop.engine.settings import EngineSettings, Mode
from sr_desktop.export.chart.chart_file import write_chart
from sr_desktop.export.chart.plane import plane_of_pictures
from sr_desktop.export.chart.styles import ChartView, CurveStyles
from sr_desktop.export.collecting import ResultCollector
from sr_desktop.export.errors import ExportError
from sr_desktop.export.evaluating.evaluation import EvaluatedPicture, Evaluation
from sr_desktop.export.exporter import Exporter
from sr_desktop.export.metrics_files import PictureScores
from sr_desktop.export.names import safe_name
from sr_desktop.export.plan import ExportPlan
from sr_desktop.export.results import MethodScores
from sr_desktop.export.tables.text_tables import Cell, Column, Table, as_terminal, score, score_column, words
from sr_desktop.export.tables.times import duration
from sr_desktop.imaging.files.ordinary_files import real_path
from sr_desktop.imaging.files.pairing import PairError
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.metrics import telling_first
from sr_desktop.imaging.measuring.protocol import Protocol
from sr_desktop.imaging.measuring.scores import Compute, Metric
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import PictureReadError, read_picture
from sr_desktop.messages.message import Message
from sr_desktop.messages.names import shown
from sr_desktop.methods import Method
from sr_desktop.networks.published import WeightsError
from sr_desktop.system.allocator import keep_freed_memory

_OF_REGION = "Of the region alone, PSNR over its pixels and SSIM as the mean of the picture's map there. "


def protocol_line(protocol: Protocol, *, of_region: bool = False) -> str:
    """How the numbers, perhaps of a region alone, were measured, in one line."""
    if not protocol.has_original:
        return f"Protocol: {protocol.summary}. Bold is best, underlined is second."
    departs = protocol.input_message
    shrunk = f", Pillow bicubic to 1/{protocol.scale}," if departs is None else f"; {departs};"
    border = "1 pixel" if protocol.border == 1 else f"{protocol.border} pixels"
    return (
        f"Protocol: cropped to a multiple of {protocol.scale}{shrunk} 8 bits, BT.601 studio-range luma, {border} "
        "shaved off every side; SSIM by Wang et al. 2004; transparency over black and over white, the worse score. "
        f"{_OF_REGION if of_region else ''}Bold is best, underlined is second."
    )


class InputError(Exception):
    """A picture cannot be done; the message is one sentence that names it."""


class CompareJob:
    """One run of ``sr-desktop compare``.

    Args:
        paths: The picture files.
        methods: The methods, in the order of the rows.
        given: What the methods are given.
        region: What to write and measure, in output pixels; None for all.
        settings: Device, precision and tiles.
        plan: What is written where; its folder exists.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        methods: ChosenMethods,
        given: ChosenInput,
        region: Rect | None,
        settings: EngineSettings,
        plan: ExportPlan,
    ) -> None:
        self._paths = paths
        self._methods = methods
        self._given = given
        self._region = region
        self._settings = settings
        self._plan = plan
        self._folder = plan.folder
        self._pool = NetworkPool()
        self._outputs = Outputs(ScratchStore())
        self._exporter = Exporter(plan)
        self._unmade = Unmade(plan)
        self._naming = Naming(paths)
        self._reports = Reports(self._naming)
        self._failed = False
        self._whole = 0
        self._in_part = 0
        self._computes: Mapping[str, Compute] = {}
        self._titles: dict[str, str] = {}
        self._shown: set[str] = set()

    def run(self, console: Console) -> Outcome:
        """Do all pictures; results go to stdout, progress and complaints to ``console``."""
        keep_freed_memory()
        try:
            choose_precision(self._settings.precision, choose_device(self._settings.device))
            self._computes = computes(self._methods.metrics)
        except (EngineError, WeightsError) as error:
            # Once: every picture would repeat it.
            complain(console, str(error))
            return Outcome(failed=True, cancelled=False)
        done: list[PictureScores] = []
        with Interruption() as interruption, progress_bar(console) as progress:
            task = progress.add_task("", total=max(1, len(self._paths)), detail="")
            for number, path in enumerate(self._paths):
                progress.update(task, completed=number, description=shown(path.name), detail="", refresh=True)
                try:
                    scores = self._picture(path, Watch(progress, task, number, self._titles, self._shown), interruption)
                except (PictureReadError, PairError, EngineError) as error:
                    self._fail(progress.console, told(self._naming.of(error.message, path)))
                except InputError as error:
                    self._fail(progress.console, str(error))
                except MemoryError:
                    self._fail(
                        progress.console, str(self._naming.of(Message("picture.no-memory", name=path.name), path))
                    )
                else:
                    if scores is not None:
                        done.append(scores)
                        results().print(picture_table(scores, self._titles))
                if interruption.requested:
                    break
            progress.update(task, visible=False)
            self._finish(console)
        self._conclude(console, done, interruption.requested)
        return Outcome(self._failed, interruption.requested, interruption.exit_code)

    def _picture(self, path: Path, watch: Watch, interruption: Interruption) -> PictureScores | None:
        """Compare and write one picture; its scores, None if there are none."""
        picture = read_picture(path, self._given.reading)
        self._reports.tell(picture, watch.console)
        catalogue, method_ids = self._methods.for_picture(path, self._given.choice.scale), self._methods.ids
        methods = catalogue.select(method_ids)
        self._titles.update((method.id, method.title) for method in methods)
        self._check(picture, path, methods)
        source, mode = self._given.source_for(path), self._given.mode
        if source.given is not None:
            self._reports.tell(source.given, watch.console)
        comparison = Comparison(
            picture,
            method_ids,
            mode,
            self._settings,
            self._pool,
            catalogue,
            source,
            self._outputs,
            metrics=self._methods.metrics,
            part=None if self._plan.shows_whole_results else self._region,
        )
        collector = ResultCollector(picture, mode, method_ids, catalogue)

        def receive(event: events.Event) -> None:
            collector.take(event)
            watch.take(event)

        with interruption.cancels(comparison.cancel):
            if not interruption.requested:
                comparison.run(receive)
        if interruption.requested:
            return None
        for message in collector.failures.values():
            self._fail(watch.console, f"{shown(str(path))}: {told(message)}")
        result = replace(collector.result(), computes=self._computes).within(self._region)
        if not result.methods:
            return None
        report = self._exporter.add(result, cancelled=lambda: interruption.requested)
        # Of a folder that cannot be made every file says the same.
        for sentence in dict.fromkeys(map(str, report.failures)):
            self._fail(watch.console, sentence)
        is_whole = not report.failures and not report.cancelled
        self._whole += is_whole
        self._in_part += bool(report.written) and not is_whole
        self._unmade.take(report.written)
        return None if report.cancelled else self._exporter.scores[-1]

    def _check(self, picture: Picture, path: Path, methods: Sequence[Method]) -> None:
        """Find out before the work what would make it useless.

        Raises:
            InputError: The region does not lie inside, or a result would replace the picture itself.
        """
        scale = self._given.choice.scale
        if self._given.mode is Mode.REFERENCE:
            whole = Rect(0, 0, picture.width // scale * scale, picture.height // scale * scale)
        else:
            whole = picture.bounds.scaled(scale)
        for region in (self._region, *self._plan.figure_regions):
            if region is not None and not whole.contains(region):
                raise InputError(
                    f"The region {region.x},{region.y},{region.width},{region.height} does not lie inside the result "
                    f"of '{shown(str(path))}', which is {whole.width} x {whole.height} pixels."
                )
        own_folder = real_path(self._folder / safe_name(picture.name))
        written = {*(method.id for method in methods), *self._plan.other_stems}
        given = (self._given.choice.file_for(path), *(one.result for one in methods))
        sources = (path, *(file for file in given if file is not None))
        if any(real_path(source).parent == own_folder and source.stem in written for source in sources):
            raise InputError(
                f"'{shown(str(path))}' or a given file would be replaced; choose another folder with --out."
            )

    def _finish(self, console: Console) -> None:
        try:
            if self._exporter.scores:
                self._exporter.finish()
                self._draw_plane(self._exporter.scores)
        except ExportError as error:
            self._fail(console, str(error))

    def _draw_plane(self, pictures: Sequence[PictureScores]) -> None:
        path, file_format = self._plan.plane_path, self._plan.plane
        if path is None or file_format is None:
            return
        plane = plane_of_pictures(pictures, self._titles, _evaluation(pictures))
        styles = CurveStyles()
        view = ChartView(*plane.ranges, {name: styles.of(name) for name in plane.methods})
        write_chart(path, plane, view, file_format)

    def _conclude(self, console: Console, done: Sequence[PictureScores], cancelled: bool) -> None:
        if len(done) > 1:
            results().print(mean_table(done, self._titles))
        if done:
            line = protocol_line(_evaluation(done).protocol, of_region=self._region is not None)
            results().print(line, style="dim")
        where = self._where()
        if cancelled:
            tell(
                console,
                f"Cancelled. {where}; the rest was not written." if where else "Cancelled; nothing was written.",
            )
        elif where:
            tell(console, f"{where}.")
        for sentence in self._unmade.sentences():
            tell(console, sentence)

    def _where(self) -> str:
        """Where the results are, as a sentence without its end; empty if nothing was written."""
        folder, count = f"'{shown(str(self._folder))}'", len(self._paths)
        if self._whole:
            more = f", and a part of those of {self._in_part} more" if self._in_part else ""
            return f"The results of {self._whole} of {count} pictures are in {folder}{more}"
        return (
            f"Only a part of the results of {self._in_part} of {count} pictures is in {folder}" if self._in_part else ""
        )

    def _fail(self, console: Console, sentence: str) -> None:
        self._failed = True
        complain(console, sentence)


def picture_table(picture: PictureScores, titles: Mapping[str, str]) -> Group:
    """One picture: a row for every method, by its title."""
    width, height = picture.output_size
    title = f"{shown(picture.image)}  {width} x {height} pixels, {picture.mode}"
    if picture.region is not None:
        region = picture.region
        title += f", region {region.x},{region.y},{region.width},{region.height}"
    if picture.has_reference and (departs := picture.protocol.input_message) is not None:
        title += f", {departs}"
    title += f", x{picture.scale}"
    evaluation = _evaluation([picture])
    run = {name: (titles[name], _run_cells(method)) for name, method in picture.methods.items()}
    others = (Column("seconds", "Time", is_number=True), Column("device", "Device"), Column("precision", "Precision"))
    return _titled(title, _table(evaluation, evaluation.pictures[0], _shown(evaluation, picture), others, run))


def mean_table(pictures: Sequence[PictureScores], titles: Mapping[str, str]) -> Group:
    """Several pictures: the mean of each method over those that all of them succeeded on."""
    evaluation = _evaluation(pictures)
    totals: dict[str, tuple[str, tuple[Cell, ...]]] = {}
    for name in evaluation.method_ids:
        done = [method for picture in pictures if (method := picture.methods.get(name)) is not None]
        seconds = [method.seconds for method in done if method.seconds is not None]
        cells = (_time(sum(seconds) if seconds else None), Cell(len(done), str(len(done))))
        totals[name] = (titles[name], cells)
    counted, count = len(evaluation.counted), len(pictures)
    which = f"{count} pictures" if counted == count else f"the {counted} of {count} pictures that every method did"
    others = (Column("seconds", "Time in all", is_number=True), Column("pictures", "Pictures", is_number=True))
    departs = evaluation.protocol.input_message
    title = f"Mean of {which}" if departs is None else f"Mean of {which}, {departs}"
    return _titled(title, _table(evaluation, None, _shown(evaluation, pictures[0]), others, totals))


def _evaluation(pictures: Sequence[PictureScores]) -> Evaluation:
    method_ids = dict.fromkeys(name for picture in pictures for name in picture.methods)
    # By its whole path, so that its folder has a name.
    return Evaluation(
        tuple(method_ids), tuple(EvaluatedPicture(Path(each.image).absolute(), each) for each in pictures)
    )


def _shown(evaluation: Evaluation, picture: PictureScores) -> tuple[Metric, ...]:
    return telling_first(each for each in evaluation.metrics if picture.has_reference or not each.needs_reference)


def _run_cells(method: MethodScores) -> tuple[Cell, ...]:
    run = method.run
    return (
        _time(method.seconds),
        words(None if run is None else run.device),
        words(None if run is None else run.precision_text),
    )


def _time(seconds: float | None) -> Cell:
    return Cell(seconds, duration(seconds, precise=True))


def _titled(title: str, table: Table) -> Group:
    # Not the table's own title, which would be broken to the width of the columns.
    return Group(Text(title, "bold"), as_terminal(table))


def _table(
    evaluation: Evaluation,
    picture: EvaluatedPicture | None,
    metrics: Sequence[Metric],
    others: tuple[Column, ...],
    methods: Mapping[str, tuple[str, tuple[Cell, ...]]],
) -> Table:
    """Every method's scores on a picture, or (None) in the mean, between its title and its other cells."""
    ranks = {metric: evaluation.standing(picture, metric) for metric in metrics}
    rows = []
    for name, (title, cells) in methods.items():
        own = (score(metric, evaluation.mean(picture, name, metric), ranks[metric][name]) for metric in metrics)
        rows.append((words(shown(title)), *own, *cells))
    return Table((Column("method", "Method"), *map(score_column, metrics), *others), tuple(rows))
