"""`python -m trainer evaluate`: every metric per set, beside the published scores."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from sr_desktop.cli.arguments.reading import Reports, add_reading_arguments, read_options, told
from sr_desktop.cli.arguments.types import named_path
from sr_desktop.cli.console import plain_console
from sr_desktop.cli.naming import Naming
from sr_desktop.engine.errors import EngineError, PictureSizeError
from sr_desktop.engine.machine.devices import choose_device, choose_precision
from sr_desktop.engine.settings import DeviceChoice, EngineSettings, PrecisionChoice
from sr_desktop.imaging.degrading.degradation import EXAMPLES, PLAIN, Degradation, DegradationError, parse_degradation
from sr_desktop.imaging.measuring.scores import Compute
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import PictureReadError, read_picture
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.messages.message import MessageError
from sr_desktop.messages.names import shown
from sr_desktop.methods import SHIPPED
from trainer.commands.feature_arguments import add_metric_arguments, network_metrics_from
from trainer.distributed import joined_world, note_failure
from trainer.evaluation.benchmark import (
    Enlarger,
    Measured,
    SetPicture,
    as_json,
    gathered,
    measured_picture,
    merged,
    pictures_of,
)
from trainer.evaluation.enlargers import method_enlargers, weights_enlargers
from trainer.evaluation.score_table import score_table
from trainer.evaluation.sets import sets_of
from trainer.training.interruption import STOPPED, StopRequest
from trainer.writing import whole_file


def add_parser(commands: Any) -> None:
    """Add the sub-command to the command line."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "evaluate",
        help="measure methods on benchmark sets",
        description="Measure PSNR, SSIM and, with --lpips, LPIPS by the protocol of the published tables, and print "
        "them beside the published scores. Under torchrun the pictures are shared among the processes.",
    )
    parser.add_argument(
        "--data", type=named_path, nargs="+", required=True, metavar="DIR", help="folders, each one a set"
    )
    which = parser.add_mutually_exclusive_group()
    known = ",".join(SHIPPED.ids)
    which.add_argument("--methods", metavar="ID,ID", help=f"methods of the app; all of them: {known}")
    which.add_argument("--weights", type=named_path, nargs="+", metavar="FILE",
                       help="safetensors files with their cards beside them, or checkpoints (RUN/best.pt)")  # fmt: skip
    parser.add_argument("--ensemble", action="store_true",
                        help="measure each network also as the mean of 8 flips and turns, as 'NAME x8'")  # fmt: skip
    parser.add_argument("--degrade", action="append", type=_degradation, default=[], metavar="ID",
                        help="shrink in another way than the protocol's, or also blur, add noise and code as JPEG, in "
                        f"this order; repeat it to measure several: {EXAMPLES}")  # fmt: skip
    parser.add_argument("--json", type=named_path, metavar="FILE", help="write every picture's scores there")
    parser.add_argument("--device", default="auto", choices=[choice.value for choice in DeviceChoice],
                        help="where to compute; auto takes a GPU if there is one")  # fmt: skip
    parser.add_argument("--precision", default="fp32", choices=[choice.value for choice in PrecisionChoice],
                        help="arithmetic of the networks; published scores are fp32 (default)")  # fmt: skip
    add_metric_arguments(parser)
    add_reading_arguments(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Evaluate and print the table; 1 where a picture could not be measured, 130 if it was stopped before the end."""
    sets = sets_of(options.data, options.degrade or (PLAIN,))
    networks = network_metrics_from(options)
    with joined_world() as world:
        # Each rank of a machine on its own GPU.
        settings = EngineSettings(
            DeviceChoice(options.device), PrecisionChoice(options.precision), device_number=world.local_rank
        )
        device = choose_device(settings.device, settings.device_number)
        choose_precision(settings.precision, device)  # what cannot be is said once, not of every picture
        methods = _methods(options, settings)
        pictures = pictures_of(sets)
        measuring = _Measuring(methods, networks, read_options(options), pictures)
        with StopRequest() as stop:
            console = plain_console(quiet=not world.is_first)
            measuring.run(world.share(pictures), console, lambda: stop.requested)
        measured = merged(pictures, measuring.measured, world)
        failed = len(world.gather(measuring.failed))
        stopped = any(world.gather([stop.requested]))
    if not world.is_first:
        return 0
    if measured:
        # First, so that a file that cannot be written costs nothing but itself.
        table = score_table(gathered(measured), f"{device.name}, {options.precision}")
        plain_console(stderr=False).print(table)
        if options.json is not None:
            with whole_file(options.json) as temporary:
                temporary.write_text(json.dumps(as_json(measured, sets), indent=2) + "\n", encoding="utf-8")
    if failed:
        rest = "the means are over the others" if measured else "there is no table"
        sentence = f"{failed} of {len(pictures)} pictures could not be measured; {rest}."
        plain_console().print(sentence, style="red", soft_wrap=True)
        note_failure(sentence)
    if stopped:
        plain_console().print("Stopped; the means are over the pictures that were done." if measured else "Stopped.")
        return STOPPED
    return 1 if failed else 0


def _degradation(text: str) -> Degradation:
    try:
        return parse_degradation(text)
    except DegradationError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _methods(options: argparse.Namespace, settings: EngineSettings) -> dict[str, Enlarger]:
    if options.weights is None:
        chosen = SHIPPED.select(options.methods.split(",")) if options.methods else SHIPPED.offered
        return method_enlargers(chosen, settings, options.ensemble)
    methods: dict[str, Enlarger] = {}
    for path in options.weights:
        for name, enlarger in weights_enlargers(path, settings, options.ensemble).items():
            if name in methods:
                raise ValueError(f"Two of the weights are called '{name}'; measure them one after the other.")
            methods[name] = enlarger
    return methods


class _Measuring:
    """Measures pictures, with a progress bar; tells what is guessed of a picture, and which cannot be measured.

    Args:
        methods: By name.
        networks: What computes metrics that need a network.
        reading: How files are read.
        pictures: Those of all processes.

    Attributes:
        measured: Of the pictures on which every method could be measured.
        failed: The other pictures.
    """

    def __init__(
        self,
        methods: Mapping[str, Enlarger],
        networks: Mapping[str, Compute],
        reading: ReadOptions,
        pictures: Sequence[SetPicture],
    ) -> None:
        self._methods, self._networks, self._reading = methods, networks, reading
        self._naming = Naming(dict.fromkeys(one.path for one in pictures))
        self._reports = Reports(self._naming)
        self.measured: list[Measured] = []
        self.failed: list[SetPicture] = []

    def run(self, pictures: Sequence[SetPicture], console: Console, should_stop: Callable[[], bool]) -> None:
        """Measure these, one after the other, until `should_stop` says so after some method."""
        with Progress(
            TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
            console=console, transient=True, disable=console.quiet,
        ) as progress:  # fmt: skip
            task = progress.add_task("Measuring", total=len(pictures) * len(self._methods))
            # What fails is said by every process.
            said = plain_console() if console.quiet else progress.console

            def read(path: Path) -> Picture:
                picture = read_picture(path, self._reading)
                self._reports.tell(picture, progress.console)
                return picture

            for place, picture in enumerate(pictures):
                own: list[Measured] = []
                try:
                    for one in measured_picture(picture, self._methods, self._networks, read):
                        own.append(one)
                        progress.update(task, advance=1, description=f"{one.set_name} {one.picture} {one.method}")
                        if should_stop():
                            break
                except (PictureReadError, EngineError) as error:
                    self.failed.append(picture)
                    said.print(self._why_not(picture.path, error), style="red", soft_wrap=True)
                    own = []
                if len(own) == len(self._methods):
                    self.measured += own
                if should_stop():
                    break
                progress.update(task, completed=(place + 1) * len(self._methods))

    def _why_not(self, path: Path, error: MessageError) -> str:
        """In a sentence that names the picture."""
        sentence = told(self._naming.of(error.message, path))
        is_named = isinstance(error, PictureReadError | PictureSizeError)
        return sentence if is_named else f"{shown(str(path))}: {sentence}"
