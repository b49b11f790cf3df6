"""Runs the engine over many pictures, writes what comes out, and tells how it goes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from sr_desktop import SCALE
from sr_desktop.cli.compare_report import PROTOCOL_LINE, mean_table, picture_table
from sr_desktop.cli.console import Outcome, Watch, complain, progress_bar, results, tell
from sr_desktop.cli.interruption import Interruption
from sr_desktop.cli.user_methods import ChosenMethods
from sr_desktop.engine import events
from sr_desktop.engine.comparison import Comparison
from sr_desktop.engine.devices import choose_device, choose_precision
from sr_desktop.engine.errors import EngineError
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.settings import EngineSettings, Mode
from sr_desktop.export.collecting import ResultCollector
from sr_desktop.export.errors import ExportError
from sr_desktop.export.exporter import Exporter
from sr_desktop.export.metrics_files import PictureScores
from sr_desktop.export.names import safe_name
from sr_desktop.export.plan import ExportPlan
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import PictureReadError, read_picture
from sr_desktop.methods import Method


class InputError(Exception):
    """A picture cannot be done; the message is one sentence that names it."""


class CompareJob:
    """One run of ``sr-desktop compare``.

    Args:
        paths: The picture files.
        methods: The methods, in the order of the rows.
        mode: Whether a picture is the truth or the input.
        region: What to write and measure, in output pixels; None for all.
        settings: Device, precision and tiles.
        plan: What is written where; its folder exists.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        methods: ChosenMethods,
        mode: Mode,
        region: Rect | None,
        settings: EngineSettings,
        plan: ExportPlan,
    ) -> None:
        self._paths = paths
        self._methods = methods
        self._mode = mode
        self._region = region
        self._settings = settings
        self._plan = plan
        self._folder = plan.folder
        self._pool = NetworkPool()
        self._exporter = Exporter(plan)
        self._failed = False
        self._titles: dict[str, str] = {}
        self._told: set[str] = set()

    def run(self, console: Console) -> Outcome:
        """Do all pictures; results go to stdout, progress and complaints to ``console``."""
        try:
            choose_precision(self._settings.precision, choose_device(self._settings.device), None)
        except EngineError as error:
            # Every picture would say so again.
            complain(console, str(error))
            return Outcome(failed=True, cancelled=False)
        done: list[PictureScores] = []
        with Interruption() as interruption, progress_bar(console) as progress:
            task = progress.add_task("", total=max(1, len(self._paths)), detail="")
            for number, path in enumerate(self._paths):
                progress.update(task, completed=number, description=path.name, detail="", refresh=True)
                try:
                    scores = self._picture(path, Watch(progress, task, number, self._titles, self._told), interruption)
                except (PictureReadError, InputError, EngineError, ExportError) as error:
                    self._fail(progress.console, str(error))
                else:
                    if scores is not None:
                        done.append(scores)
                        results().print(picture_table(scores, self._titles))
                if interruption.requested:
                    break
            progress.update(task, visible=False)
            self._finish(console)
        self._conclude(console, done, interruption.requested)
        return Outcome(self._failed, interruption.requested)

    def _picture(self, path: Path, watch: Watch, interruption: Interruption) -> PictureScores | None:
        """Compare and write one picture; its scores, None if there are none."""
        picture = read_picture(path)
        catalogue, method_ids = self._methods.for_picture(path)
        methods = catalogue.select(method_ids)
        self._titles.update((method.id, method.title) for method in methods)
        self._check(picture, path, methods)
        comparison = Comparison(picture, method_ids, self._mode, self._settings, self._pool, catalogue)
        collector = ResultCollector(picture, self._mode, method_ids, catalogue)

        def receive(event: events.Event) -> None:
            collector.take(event)
            watch.take(event)

        with interruption.cancels(comparison.cancel):
            if not interruption.requested:
                comparison.run(receive)
        if interruption.requested:
            return None
        for message in collector.failures.values():
            self._fail(watch.console, f"{path}: {message}")
        result = collector.result().within(self._region)
        if not result.methods:
            return None
        report = self._exporter.add(result, cancelled=lambda: interruption.requested)
        return None if report.cancelled else self._exporter.scores[-1]

    def _check(self, picture: Picture, path: Path, methods: Sequence[Method]) -> None:
        """Find out before the work what would make it vain.

        Raises:
            InputError: The region does not lie inside, or a result would replace the picture itself.
        """
        if self._mode is Mode.REFERENCE:
            whole = Rect(0, 0, picture.width // SCALE * SCALE, picture.height // SCALE * SCALE)
        else:
            whole = picture.bounds.scaled(SCALE)
        for region in (self._region, *self._plan.figure_regions):
            if region is not None and not whole.contains(region):
                raise InputError(
                    f"The region {region.x},{region.y},{region.width},{region.height} does not lie inside the result "
                    f"of '{path}', which is {whole.width} x {whole.height} pixels."
                )
        own_folder = (self._folder / safe_name(picture.name)).resolve()
        written = {*(method.id for method in methods), *self._plan.other_stems}
        sources = (path, *(result for one in methods if (result := one.result) is not None))
        if any(source.resolve().parent == own_folder and source.stem in written for source in sources):
            raise InputError(f"'{path}' or a given result would be replaced; choose another folder with --out.")

    def _finish(self, console: Console) -> None:
        try:
            if self._exporter.scores:
                self._exporter.finish()
        except ExportError as error:
            self._fail(console, str(error))

    def _conclude(self, console: Console, done: Sequence[PictureScores], cancelled: bool) -> None:
        if len(done) > 1:
            results().print(mean_table(done, self._titles))
        if done and self._mode is Mode.REFERENCE:
            results().print(PROTOCOL_LINE, style="dim")
        count = f"{len(done)} of {len(self._paths)} pictures"
        if cancelled and not done:
            tell(console, "Cancelled; nothing was written.")
        elif cancelled:
            tell(console, f"Cancelled. The results of {count} are in '{self._folder}'; the rest was not written.")
        elif done:
            tell(console, f"The results of {count} are in '{self._folder}'.")

    def _fail(self, console: Console, sentence: str) -> None:
        self._failed = True
        complain(console, sentence)
