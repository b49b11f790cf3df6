"""`python -m trainer train`: from a recipe and folders of pictures to a run with checkpoints and logs."""

from __future__ import annotations

import argparse
from collections import deque
from pathlib import Path
from typing import Any

import torch
from platformdirs import user_cache_path
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from trainer.checkpoint import LAST, CheckpointError, load_checkpoint
from trainer.data.store import DataError, PictureStore, open_store
from trainer.loop import DivergedError, StepReport
from trainer.losses.combined import FeatureFiles
from trainer.losses.features import FeatureWeightsError
from trainer.recipe import Recipe, RecipeError, find_recipe, load_recipe
from trainer.session import Run, TrainRequest, recipe_of

_SHOWN = 50
"""Steps over which the printed loss is averaged."""


def add_parser(commands: Any) -> None:
    """Add the sub-command to the command line."""
    parser: argparse.ArgumentParser = commands.add_parser("train", help="train a network by a recipe")
    parser.add_argument("recipe", help="a TOML file, or the name of a recipe that ships with the trainer")
    parser.add_argument(
        "--data", type=Path, nargs="+", required=True, metavar="DIR", help="folders of training pictures"
    )
    parser.add_argument("--val", type=Path, metavar="DIR", help="folder of validation pictures, never a benchmark set")
    parser.add_argument("--out", type=Path, required=True, metavar="RUN", help="folder of the run")
    parser.add_argument("--resume", action="store_true", help="go on from the run's last checkpoint")
    parser.add_argument("--init", type=Path, metavar="FILE", help="safetensors weights to start from")
    parser.add_argument("--set", dest="overrides", action="append", default=[], metavar="KEY=VALUE",
                        help="change a value of the recipe, e.g. --set schedule.steps=2000")  # fmt: skip
    parser.add_argument("--device", default="auto", choices=("auto", "cpu", "cuda", "mps"))
    parser.add_argument("--threads", type=int, metavar="N", help="processor threads to compute with")
    parser.add_argument("--cache", type=Path, default=user_cache_path("sr-desktop") / "training", metavar="DIR",
                        help="where decoded pictures are kept between runs")  # fmt: skip
    parser.add_argument(
        "--vgg-weights", type=Path, metavar="FILE", help="VGG-16 features; else torchvision downloads them"
    )
    parser.add_argument("--alexnet-weights", type=Path, metavar="FILE", help="AlexNet features, for LPIPS")
    parser.add_argument("--lpips-weights", type=Path, metavar="FILE", help="linear weights of LPIPS")
    parser.set_defaults(
        run=run,
        failures=(RecipeError, DataError, CheckpointError, DivergedError, FeatureWeightsError, ValueError, OSError),
    )


def run(options: argparse.Namespace) -> int:
    """Train."""
    console = Console(stderr=True)
    if options.threads:
        torch.set_num_threads(options.threads)
    recipe = _recipe(options)
    store = _store(options, recipe, console)
    files = FeatureFiles(options.vgg_weights, options.alexnet_weights, options.lpips_weights)
    device = pick_device(options.device)
    request = TrainRequest(options.out, store, options.val, files, device, options.resume, options.init)
    with Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
        TextColumn("{task.fields[figures]}"), console=console,
    ) as progress:  # fmt: skip
        task = progress.add_task(recipe.name, total=recipe.schedule.steps, figures="")
        recent: deque[float] = deque(maxlen=_SHOWN)

        def on_step(report: StepReport) -> None:
            recent.append(report.loss)
            rate = recipe.data.batch / report.seconds
            figures = f"loss {sum(recent) / len(recent):.5f}  lr {report.learning_rate:.1e}  {rate:.1f} patches/s"
            progress.update(task, completed=report.step, figures=figures)

        def on_validation(step: int, value: float) -> None:
            unit = " dB PSNR-Y" if recipe.validation.metric == "psnr_y" else " LPIPS-Alex"
            progress.console.print(f"step {step}: validation {value:.3f}{unit}", highlight=False)

        Run(recipe, request, on_validation).execute(on_step)
    console.print(f"Done: the run is in {options.out}.")
    return 0


def pick_device(choice: str) -> torch.device:
    """The device asked for; ``auto`` takes CUDA, then MPS, then the CPU.

    Raises:
        ValueError: The machine has no such device.
    """
    available = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    if choice == "auto":
        choice = next(name for name, present in available.items() if present)
    if not available[choice]:
        raise ValueError(f"This machine has no working {choice} device; leave out --device or choose cpu.")
    return torch.device(choice)


def _recipe(options: argparse.Namespace) -> Recipe:
    if options.resume and not options.overrides:
        return recipe_of(load_checkpoint(options.out / LAST))
    return load_recipe(find_recipe(options.recipe), tuple(options.overrides))


def _store(options: argparse.Namespace, recipe: Recipe, console: Console) -> PictureStore:
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("Reading pictures", total=None)
        store = open_store(
            options.data,
            options.cache,
            exclude=recipe.data.exclude,
            smallest=recipe.data.crop,
            progress=lambda done, total: progress.update(task, completed=done, total=total),
        )
    for skipped in store.skipped:
        console.print(f"[yellow]left out:[/] {skipped.reason}", highlight=False)
    megapixels = sum(source.megapixels for source in store.sources)
    console.print(f"{len(store.entries)} pictures, {megapixels:.0f} megapixels; {len(store.skipped)} left out")
    return store
