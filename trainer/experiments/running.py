"""Runs what an experiment needs: each run from where it stopped to its end; finished ones are not repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from rich.console import Console
from safetensors.torch import save

from trainer.experiments.definition import START, Experiment
from trainer.experiments.results import run_folder, start_folder
from trainer.losses.loss import FeatureFiles
from trainer.recipes.recipe import Recipe
from trainer.training.checkpoint import LAST, load_checkpoint, recipe_of
from trainer.training.interruption import StopRequest
from trainer.training.lineage import file_checksum
from trainer.training.monitoring.progress import ProgressReporter
from trainer.training.pictures import PictureFolders, open_pictures
from trainer.training.request import TrainRequest
from trainer.training.session import Session
from trainer.writing import whole_file

_START_WEIGHTS = "average.safetensors"


@dataclass(frozen=True, slots=True)
class RunInputs:
    """What all runs of an experiment share, apart from their recipe.

    Attributes:
        pictures: To train on.
        validation: Folders of pictures to measure on, each of which counts alike.
        files: Weights of recognition networks.
        device: Where to train.
    """

    pictures: PictureFolders
    validation: tuple[Path, ...]
    files: FeatureFiles
    device: torch.device


@dataclass(frozen=True, slots=True)
class PlannedRun:
    """A run of an experiment.

    Attributes:
        title: Whose it is, for the progress bar.
        folder: Where it is written.
        recipe: Of the run.
        init: Weights to begin with.
        publishes: Where its averaged weights are put when it is finished, for other runs to begin with.
    """

    title: str
    folder: Path
    recipe: Recipe
    init: Path | None = None
    publishes: Path | None = None


def planned_runs(
    out: Path, experiment: Experiment, seeds: int, overrides: Sequence[str], init: Path | None = None
) -> list[PlannedRun]:
    """All runs in their order; a wrong value in one arm is found before anything starts.

    Args:
        out: Folder of all experiments.
        experiment: Which arms.
        seeds: Runs of each arm.
        overrides: Values of all recipes, as after ``--set``.
        init: Weights to begin with, instead of the experiment's own start.

    Raises:
        RecipeError: A value is impossible.
    """
    runs = []
    for seed in range(seeds):
        first = init
        if init is None and experiment.start:
            folder = start_folder(out, experiment, seed)
            first = folder / _START_WEIGHTS
            recipe = experiment.recipe_of_start(seed, overrides)
            runs.append(PlannedRun(f"{START}, seed {seed}", folder, recipe, publishes=first))
        for arm in experiment.arms:
            folder = run_folder(out, experiment, arm, seed)
            recipe = experiment.recipe_of(arm, seed, overrides)
            runs.append(PlannedRun(f"{arm.name}, seed {seed}", folder, recipe, init=first))
    return runs


def execute(planned: PlannedRun, inputs: RunInputs, stop: StopRequest, console: Console) -> bool:
    """One run, from where it stands to its end; whether it got there.

    Raises:
        ValueError: Its folder holds a run by another recipe.
        CheckpointError, DataError, DivergedError, FeatureWeightsError, OSError: As `Run.execute`.
    """
    folder, recipe = planned.folder, planned.recipe
    begun = (folder / LAST).exists()
    step = _steps_taken(planned) if begun else 0
    if step < recipe.schedule.steps:
        request = TrainRequest(
            out=folder,
            store=open_pictures(inputs.pictures, recipe, console),
            validation=inputs.validation,
            files=inputs.files,
            device=inputs.device,
            resume=begun,
            init=None if begun else planned.init,
        )
        with ProgressReporter(recipe, planned.title, console) as progress:
            step = Session(recipe, request, progress.on_step, progress.on_validation).execute(lambda: stop.requested)
    finished = step == recipe.schedule.steps
    if finished and planned.publishes is not None and not planned.publishes.exists():
        average = load_checkpoint(folder / LAST).average
        content = save({name: tensor.contiguous() for name, tensor in average.items()})
        with whole_file(planned.publishes) as temporary:
            temporary.write_bytes(content)
    return finished


def _steps_taken(planned: PlannedRun) -> int:
    """How far the run in the folder has come, provided that it is the one that is planned."""
    checkpoint = load_checkpoint(planned.folder / LAST)
    if recipe_of(checkpoint) != planned.recipe:
        raise ValueError(f"The folder {planned.folder} holds a run by another recipe; choose another --out.")
    began_with = checkpoint.provenance.get("initialised_from")
    if began_with != (None if planned.init is None else file_checksum(planned.init)):
        weights = "given weights" if planned.init is None else f"other weights than {planned.init}"
        raise ValueError(f"The folder {planned.folder} holds a run that began with {weights}; choose another --out.")
    return checkpoint.step
