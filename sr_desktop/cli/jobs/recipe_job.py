"""Makes a figure again from its recipe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console

from sr_desktop.cli.console import Outcome, Watch, complain, progress_bar, tell
from sr_desktop.cli.interruption import Interruption
from sr_desktop.engine import events
from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.errors import EngineError, ModelFileError
from sr_desktop.engine.foreign.model_methods import model_method
from sr_desktop.engine.inputs.external import external_method
from sr_desktop.engine.inputs.source import InputSource
from sr_desktop.engine.machine.devices import choose_device, choose_precision
from sr_desktop.engine.measures.registry import computes
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.settings import DeviceChoice, EngineSettings, PrecisionChoice
from sr_desktop.export.collecting import ResultCollector
from sr_desktop.export.errors import ExportCancelled
from sr_desktop.export.figure.figure_file import write_figure
from sr_desktop.export.figure.request import FigureFormat
from sr_desktop.export.recipe.making import write_recipe
from sr_desktop.export.recipe.model import FigureRecipe, RecipeMethod
from sr_desktop.export.recipe.paths import found
from sr_desktop.export.recipe.reading import (
    RecipeError,
    differences,
    find_external,
    find_input,
    find_picture,
    read_recipe,
    request_of,
)
from sr_desktop.export.results import PictureResult
from sr_desktop.imaging.degrading.degradation import parse_degradation
from sr_desktop.imaging.measuring.metrics import chosen_ids
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import read_picture
from sr_desktop.messages.message import Message, MessageError
from sr_desktop.messages.names import shown, unescaped
from sr_desktop.methods import SHIPPED, Catalogue, Method, UnknownMethodError
from sr_desktop.model_format import parse_format

_INTERPOLATION = "uint8"


@dataclass(frozen=True, slots=True)
class _Run:
    """Methods with the same settings, by their ids in the recipe and in the catalogue."""

    settings: EngineSettings
    ids: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Opened:
    """The picture, and where the methods' input comes from."""

    picture: Picture
    source: InputSource


class RecipeJob:
    """One run of ``sr-desktop compare --recipe``.

    Args:
        recipe_file: The recipe.
        folder: Where the figure goes; it exists.
        settings: How networks run; what is left to choose is taken from the recipe.
        file_format: Of the figure; None for the recipe's.
    """

    def __init__(
        self, recipe_file: Path, folder: Path, settings: EngineSettings, file_format: FigureFormat | None = None
    ) -> None:
        self._recipe_file = recipe_file
        self._folder = folder
        self._settings = settings
        self._format = file_format
        self._catalogue: Catalogue = SHIPPED
        self._pool = NetworkPool()

    def run(self, console: Console) -> Outcome:
        """Make the figure; whatever may make it differ is reported."""
        interruption = Interruption()
        try:
            recipe = read_recipe(self._recipe_file)
            picture_file = find_picture(recipe, self._recipe_file)
            target = self._target(recipe, picture_file)
            name = unescaped(recipe.picture.name)
            picture = replace(read_picture(picture_file, recipe.picture.reading), name=name)
            runs = self._runs(recipe)
            opened = _Opened(picture, self._source(recipe))
            with interruption:
                result = self._computed(recipe, opened, runs, interruption, console)
                if result is None:
                    raise ExportCancelled
                for difference in differences(recipe, result):
                    tell(console, str(difference))
                self._write(recipe, result, target, _checkpoint(interruption))
        except ExportCancelled:
            tell(console, "Cancelled; nothing was written.")
            return Outcome(failed=False, cancelled=True, cancelled_code=interruption.exit_code)
        except MessageError as error:
            complain(console, str(error))
            return Outcome(failed=True, cancelled=False)
        except MemoryError:
            complain(console, str(Message("figure.no-memory", name=self._recipe_file.name)))
            return Outcome(failed=True, cancelled=False)
        tell(console, f"The figure is '{shown(str(target))}'.")
        return Outcome(failed=False, cancelled=False)

    def _source(self, recipe: FigureRecipe) -> InputSource:
        """Where the input comes from."""
        given = find_input(recipe, self._recipe_file)
        file = recipe.low_resolution
        low = None if given is None or file is None else read_picture(given, file.reading)
        return InputSource(parse_degradation(recipe.degradation), low, recipe.scale)

    def _target(self, recipe: FigureRecipe, picture_file: Path) -> Path:
        name = Path(recipe.figure.file)
        target = self._folder / (name if self._format is None else name.with_suffix(self._format.suffix))
        if target.resolve() == picture_file.resolve():
            raise RecipeError(Message("recipe.replaces-picture", path=picture_file))
        return target

    def _runs(self, recipe: FigureRecipe) -> list[_Run]:
        runs: dict[EngineSettings, dict[str, str]] = {}
        for method in recipe.methods:
            runs.setdefault(self._settings_of(method), {})[method.id] = self._catalogue_id(method)
        return [_Run(settings, ids) for settings, ids in runs.items()]

    def _settings_of(self, method: RecipeMethod) -> EngineSettings:
        asked = self._settings
        if method.precision in (None, _INTERPOLATION):
            return EngineSettings(tile=asked.tile or method.tile, threads=asked.threads)
        wanted = EngineSettings(
            DeviceChoice(method.device_kind) if asked.device is DeviceChoice.AUTO else asked.device,
            PrecisionChoice(method.arithmetic) if asked.precision is PrecisionChoice.AUTO else asked.precision,
            asked.tile or method.tile,
            method.is_ensemble,
            method.device_number if asked.device is DeviceChoice.AUTO else asked.device_number,
            backend=asked.backend,
            threads=asked.threads,
        )
        try:
            choose_precision(wanted.precision, choose_device(wanted.device))
        except EngineError:
            if asked.device is not DeviceChoice.AUTO or asked.precision is not PrecisionChoice.AUTO:
                raise
            # Not possible on this machine: use what is, and report the difference.
            return EngineSettings(
                tile=wanted.tile,
                self_ensemble=wanted.self_ensemble,
                backend=wanted.backend,
                threads=wanted.threads,
            )
        return wanted

    def _catalogue_id(self, method: RecipeMethod) -> str:
        if method.result is not None:
            return self._known(external_method(find_external(method, self._recipe_file), self._catalogue, method.title))
        if method.model is None:
            try:
                return self._catalogue.get(method.id).id
            except UnknownMethodError as error:
                raise RecipeError(Message("recipe.impossible", path=self._recipe_file, why=error.message)) from None
        try:
            file, known = found(method.model, self._recipe_file.parent), parse_format(method.model_format or "")
            return self._known(model_method(file, self._catalogue, known))
        except ModelFileError as error:
            raise RecipeError(error.message) from error

    def _known(self, method: Method) -> str:
        """Add a method to the catalogue unless it is there; its id."""
        if method not in self._catalogue.added:
            self._catalogue = self._catalogue.adding(method)
        return method.id

    def _computed(
        self,
        recipe: FigureRecipe,
        opened: _Opened,
        runs: list[_Run],
        interruption: Interruption,
        console: Console,
    ) -> PictureResult | None:
        """The results of all methods under the recipe's ids; None after Ctrl+C."""
        catalogue_ids = [catalogue_id for run in runs for catalogue_id in run.ids.values()]
        collector = ResultCollector(opened.picture, recipe.mode, catalogue_ids, self._catalogue)
        titles = {method.id: method.title for method in self._catalogue.select(catalogue_ids)}
        told: set[str] = set()
        with progress_bar(console) as progress:
            task = progress.add_task(shown(opened.picture.name), total=len(runs), detail="")
            for number, run in enumerate(runs):
                watch = Watch(progress, task, number, titles, told)
                comparison = Comparison(
                    opened.picture,
                    tuple(run.ids.values()),
                    recipe.mode,
                    run.settings,
                    self._pool,
                    self._catalogue,
                    opened.source,
                    metrics=chosen_ids(recipe.layout.numbers),
                )

                def receive(event: events.Event, watch: Watch = watch) -> None:
                    collector.take(event)
                    watch.take(event)

                with interruption.cancels(comparison.cancel):
                    if not interruption.requested:
                        comparison.run(receive)
            progress.update(task, visible=False)
        if interruption.requested:
            return None
        for message in collector.failures.values():
            raise RecipeError(Message("recipe.method-failed", path=self._recipe_file, why=message))
        result = replace(collector.result(), computes=computes(chosen_ids(recipe.layout.numbers)))
        by_id = {method.method: method for method in result.methods}
        pairs = {recipe_id: catalogue_id for run in runs for recipe_id, catalogue_id in run.ids.items()}
        methods = tuple(replace(by_id[pairs[method.id]], method=method.id) for method in recipe.methods)
        return replace(result, methods=methods)

    def _write(self, recipe: FigureRecipe, result: PictureResult, target: Path, checkpoint: Callable[[], None]) -> None:
        request = request_of(recipe, result)
        file_format = self._format or recipe.figure.format
        write_figure(target, request, file_format, None, checkpoint)
        write_recipe(target, request, file_format)


def _checkpoint(interruption: Interruption) -> Callable[[], None]:
    def check() -> None:
        if interruption.requested:
            raise ExportCancelled

    return check
