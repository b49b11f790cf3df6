"""`python -m trainer evaluate`: every metric per set, beside the published scores."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from sr_desktop.cli.naming import Naming
from sr_desktop.cli.reading_arguments import Reports, add_reading_arguments, read_options
from sr_desktop.engine.devices import choose_device
from sr_desktop.engine.settings import DeviceChoice, EngineSettings, PrecisionChoice
from sr_desktop.imaging.degradation import EXAMPLES, PLAIN, Degradation, DegradationError, parse_degradation
from sr_desktop.imaging.origin import ReadOptions
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.scores import Compute
from sr_desktop.methods import SHIPPED
from trainer.commands.console import plain_console
from trainer.commands.feature_arguments import add_metric_arguments, network_metrics_from
from trainer.data.store import find_pictures
from trainer.distributed import World, joined_world
from trainer.evaluation.benchmark import Enlarger, Measured, as_json, count_pictures, evaluate, gathered, merged
from trainer.evaluation.enlargers import method_enlargers, weights_enlargers
from trainer.evaluation.score_table import score_table
from trainer.evaluation.sets import BenchmarkSet, sets_of
from trainer.writing import whole_file


def add_parser(commands: Any) -> None:
    """Add the sub-command to the command line."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "evaluate",
        help="measure methods on benchmark sets",
        description="Measure PSNR, SSIM and, with --lpips, LPIPS by the protocol of the published tables, and print "
        "them beside the published scores. Under torchrun the pictures are shared among the processes.",
    )
    parser.add_argument("--data", type=Path, nargs="+", required=True, metavar="DIR", help="folders, each one a set")
    which = parser.add_mutually_exclusive_group()
    known = ",".join(SHIPPED.ids)
    which.add_argument("--methods", metavar="ID,ID", help=f"methods of the app; all of them: {known}")
    which.add_argument("--weights", type=Path, nargs="+", metavar="FILE",
                       help="safetensors files with their cards beside them, or checkpoints (RUN/best.pt)")  # fmt: skip
    parser.add_argument("--ensemble", action="store_true",
                        help="measure each network also as the mean of 8 flips and turns, as 'NAME x8'")  # fmt: skip
    parser.add_argument("--degrade", action="append", type=_degradation, default=[], metavar="ID",
                        help="shrink in another way than the protocol's, or also blur, add noise and code as JPEG, in "
                        f"this order; repeat it to measure several: {EXAMPLES}")  # fmt: skip
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every picture's scores there")
    parser.add_argument("--device", default="auto", choices=[choice.value for choice in DeviceChoice],
                        help="where to compute; auto takes a GPU if there is one")  # fmt: skip
    parser.add_argument("--precision", default="fp32", choices=[choice.value for choice in PrecisionChoice],
                        help="arithmetic of the networks; published scores are fp32 (default)")  # fmt: skip
    add_metric_arguments(parser)
    add_reading_arguments(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Evaluate and print the table."""
    sets = sets_of(options.data, options.degrade or (PLAIN,))
    networks = network_metrics_from(options)
    with joined_world() as world:
        # Each rank of a machine on its own GPU.
        settings = EngineSettings(
            DeviceChoice(options.device), PrecisionChoice(options.precision), device_number=world.local_rank
        )
        methods = _methods(options, settings)
        console = plain_console(quiet=not world.is_first)
        reading = read_options(options)
        measured = merged(sets, _measured(sets, methods, networks, world, console, reading), world)
    if not world.is_first:
        return 0
    # First, so that a file that cannot be written costs nothing but itself.
    table = score_table(gathered(measured), f"{choose_device(settings.device).name}, {options.precision}")
    plain_console(stderr=False).print(table)
    if options.json is not None:
        with whole_file(options.json) as temporary:
            temporary.write_text(json.dumps(as_json(measured, sets), indent=2) + "\n", encoding="utf-8")
    return 0


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


def _measured(
    sets: Sequence[BenchmarkSet],
    methods: dict[str, Enlarger],
    networks: Mapping[str, Compute],
    world: World,
    console: Console,
    reading: ReadOptions,
) -> list[Measured]:
    """This process's share, with a progress bar; what is guessed of a picture is told."""
    measured = []
    reports = Reports(Naming(path for one in sets for path in find_pictures(one.folder)))

    def read(path: Path) -> Picture:
        picture = read_picture(path, reading)
        reports.tell(picture, progress.console)
        return picture

    with Progress(
        TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
        console=console, transient=True, disable=console.quiet,
    ) as progress:  # fmt: skip
        task = progress.add_task("Measuring", total=count_pictures(sets, world) * len(methods))
        for one in evaluate(sets, methods, networks, world, read):
            measured.append(one)
            progress.update(task, advance=1, description=f"{one.set_name} {one.picture} {one.method}")
    return measured
