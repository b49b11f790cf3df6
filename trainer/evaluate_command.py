"""`python -m trainer evaluate`: PSNR, SSIM and LPIPS per set, beside the published figures."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from sr_desktop.engine.settings import DeviceChoice, EngineSettings, PrecisionChoice
from sr_desktop.imaging.atomic import atomic_path
from sr_desktop.imaging.reading import PictureReadError
from sr_desktop.methods import DEFAULT_IDS, UnknownMethodError, get_methods
from sr_desktop.networks.weights import WeightsError
from trainer.data.store import DataError
from trainer.enlargers import method_enlargers, weights_enlarger
from trainer.evaluation import Enlarger, as_json, count_pictures, evaluate, gathered
from trainer.losses.features import FeatureWeightsError
from trainer.losses.lpips import LPIPSAlex
from trainer.score_table import score_table


def add_parser(commands: Any) -> None:
    """Add the sub-command to the command line."""
    parser: argparse.ArgumentParser = commands.add_parser("evaluate", help="measure methods on benchmark sets")
    parser.add_argument("--data", type=Path, nargs="+", required=True, metavar="DIR", help="folders, each one a set")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--methods", metavar="ID,ID", help=f"methods of the app; all of them: {','.join(DEFAULT_IDS)}")
    which.add_argument("--weights", type=Path, metavar="FILE", help="a safetensors file with its card beside it")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every picture's figures there")
    parser.add_argument("--device", default="auto", choices=[choice.value for choice in DeviceChoice])
    parser.add_argument("--precision", default="fp32", choices=[choice.value for choice in PrecisionChoice])
    add_lpips_arguments(parser)
    parser.set_defaults(
        run=run,
        failures=(
            DataError,
            PictureReadError,
            UnknownMethodError,
            WeightsError,
            FeatureWeightsError,
            ValueError,
            OSError,
        ),
    )


def add_lpips_arguments(parser: argparse.ArgumentParser) -> None:
    """The two files that LPIPS-Alex is computed from."""
    parser.add_argument("--alexnet-weights", type=Path, metavar="FILE", help="AlexNet features, for LPIPS")
    parser.add_argument("--lpips-weights", type=Path, metavar="FILE", help="linear weights of LPIPS, for LPIPS")


def lpips_from(options: argparse.Namespace) -> LPIPSAlex | None:
    """LPIPS-Alex if both of its files were given, None if neither was.

    Raises:
        ValueError: Only one was given.
        FeatureWeightsError: A file cannot be read.
    """
    if options.alexnet_weights is None and options.lpips_weights is None:
        return None
    if options.alexnet_weights is None or options.lpips_weights is None:
        raise ValueError("LPIPS needs both --alexnet-weights FILE and --lpips-weights FILE.")
    return LPIPSAlex(options.alexnet_weights, options.lpips_weights)


def run(options: argparse.Namespace) -> int:
    """Evaluate and print the table."""
    settings = EngineSettings(DeviceChoice(options.device), PrecisionChoice(options.precision))
    methods: dict[str, Enlarger]
    if options.weights is not None:
        methods = {options.weights.stem: weights_enlarger(options.weights, settings)}
    else:
        ids = options.methods.split(",") if options.methods else DEFAULT_IDS
        methods = method_enlargers(get_methods(ids), settings)
    lpips = lpips_from(options)
    total = count_pictures(options.data) * len(methods)
    measured = []
    with Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
        console=Console(stderr=True), transient=True,
    ) as progress:  # fmt: skip
        task = progress.add_task("Measuring", total=total)
        for one in evaluate(options.data, methods, lpips):
            measured.append(one)
            progress.update(task, advance=1, description=f"{one.set_name} {one.stem} {one.method}")
    sets = gathered(measured)
    if options.json is not None:
        with atomic_path(options.json) as temporary:
            temporary.write_text(json.dumps(as_json(sets), indent=2) + "\n", encoding="utf-8")
    Console().print(score_table(sets, f"{options.device}, {options.precision}"))
    return 0
