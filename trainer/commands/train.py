"""`python -m trainer train`: from a recipe and folders of pictures to a run with checkpoints and logs."""

from __future__ import annotations

import argparse
from typing import Any

from rich.console import Console
from rich.progress import Progress

from sr_desktop.cli.arguments.types import named_path
from sr_desktop.cli.console import plain_console
from sr_desktop.imaging.measuring.metrics import metric_of
from trainer.commands.data_arguments import add_data_arguments, add_device_arguments, picture_folders, prepared_device
from trainer.commands.feature_arguments import add_feature_arguments, feature_files
from trainer.commands.recipe_list import ListRecipes
from trainer.commands.run_folder import add_run_folder_arguments, check_free
from trainer.distributed import World, joined_world
from trainer.recipes.recipe import Recipe, find_recipe, load_recipe
from trainer.training.checkpoint import LAST, load_checkpoint, recipe_of
from trainer.training.closed_form import ClosedFormFit
from trainer.training.interruption import STOPPED, StopRequest
from trainer.training.monitoring.progress import ProgressReporter
from trainer.training.pictures import open_pictures
from trainer.training.request import DataDevice, TrainRequest
from trainer.training.session import Session

_EXAMPLES = """\
A first run, a minute or so on any processor:

  python -m trainer train srcnn --data PHOTOS --val OTHER_PHOTOS --out runs/first --set schedule.steps=300

What it writes into the run's folder: log.csv and tensorboard/ (every step), previews/ (a picture at each validation),
last.pt and best.pt (checkpoints), report.md (curves, recipe, data). Ctrl+C saves and stops; the same command with
--resume continues it. Several GPUs: torchrun --nproc-per-node=4 -m trainer train ..., with the same arguments.
"""


def add_parser(commands: Any) -> None:
    """Add the sub-command to the command line."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "train",
        help="train a network by a recipe",
        description="Train a network by a recipe, on any folders of pictures.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("recipe", help="a TOML file, or the name of a recipe that ships with the trainer")
    parser.add_argument(
        "--recipe-list", action=ListRecipes, help="show the recipes that ship with the trainer and exit"
    )
    parser.add_argument("--set", dest="overrides", action="append", default=[], metavar="KEY=VALUE",
                        help="change a value of the recipe, e.g. --set schedule.steps=2000")  # fmt: skip
    add_run_folder_arguments(parser)
    start = parser.add_mutually_exclusive_group()
    start.add_argument("--resume", action="store_true", help="continue from the run's last checkpoint, by its recipe")
    start.add_argument(
        "--init",
        type=named_path,
        metavar="FILE",
        help="weights to start from: safetensors, or the average of a checkpoint (.pt)",
    )
    add_device_arguments(parser)
    add_data_arguments(parser)
    parser.add_argument(
        "--data-device",
        "--residence",
        default=DataDevice.AUTO,
        type=DataDevice,
        choices=list(DataDevice),
        help="where the pictures are kept during the training: on the host, or on the device that trains; auto takes "
        "a GPU that has room for them twice",
    )
    add_feature_arguments(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Train."""
    recipe = _recipe(options)
    with joined_world() as world:
        return _train(options, recipe, world)


def _train(options: argparse.Namespace, recipe: Recipe, world: World) -> int:
    console = plain_console(quiet=not world.is_first)
    device = prepared_device(options, world)
    request = TrainRequest(
        out=options.out,
        store=open_pictures(picture_folders(options), recipe, console, world),
        validation=tuple(options.val),
        files=feature_files(options),
        device=device,
        resume=options.resume,
        init=options.init,
        data_device=options.data_device,
        world=world,
    )
    if recipe.anchored is not None:
        return _fit(recipe, request, console)
    with StopRequest() as stop, ProgressReporter(recipe, recipe.name, console) as progress:
        step = Session(recipe, request, progress.on_step, progress.on_validation).execute(lambda: stop.requested)
    if step < recipe.schedule.steps:
        saved = (
            f"Stopped at step {step} of {recipe.schedule.steps}; {options.out / LAST} is saved, and the same command"
        )
        console.print(f"{saved} with --resume continues the run.", soft_wrap=True)
        return STOPPED
    console.print(f"Done: the run is in {options.out}.", soft_wrap=True)
    return 0


def _fit(recipe: Recipe, request: TrainRequest, console: Console) -> int:
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("", total=1.0)
        fit = ClosedFormFit(recipe, request, lambda what, share: bar.update(task, description=what, completed=share))
        validation = fit.execute()
    measured = ""
    if validation is not None:
        each = validation.each(3)
        value = metric_of(recipe.validation.metric).named(validation.mean)
        measured = f" Validation: {value}{each and f' ({each})'}."
    console.print(f"Done: the run is in {request.out}.{measured}", soft_wrap=True)
    return 0


def _recipe(options: argparse.Namespace) -> Recipe:
    if options.resume:
        # Not the file's, which may have changed since.
        return recipe_of(load_checkpoint(options.out / LAST), options.overrides)
    check_free(options, "add --resume to continue it, ")
    return load_recipe(find_recipe(options.recipe), options.overrides)
