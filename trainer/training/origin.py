"""What a run continues from: its own last checkpoint, given weights, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from trainer.recipes.recipe import Recipe
from trainer.training.checkpoint import LAST, CheckpointError, load_checkpoint, recipe_of
from trainer.training.lineage import read_fitting_start
from trainer.training.loop import Training
from trainer.training.request import TrainRequest
from trainer.training.validation import set_names


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of a run before its first step.

    Attributes:
        best: Best validation value so far and its step; None where it was measured in another way.
        seconds: Time that the run has taken so far.
        initialised_from: Checksum of the file of the weights that it began with.
        before: The trainings that made those weights, as plain values, the first one first.
        provenance: Of the run until it was stopped; empty where it only begins.
    """

    best: tuple[float, int] | None = None
    seconds: float = 0.0
    initialised_from: str | None = None
    before: tuple[dict[str, Any], ...] = ()
    provenance: Mapping[str, Any] = field(default_factory=dict)


def prepare(training: Training, recipe: Recipe, request: TrainRequest) -> Origin:
    """Bring the training to where the request wants it to begin.

    Raises:
        CheckpointError: The checkpoint cannot be read or does not fit the recipe.
        ValueError: The weights do not fit the recipe's network.
        OSError: Their file cannot be read.
    """
    if request.resume:
        return _resumed(training, recipe, request)
    if request.init is None:
        return Origin()
    start = read_fitting_start(request.init, recipe)
    training.start_from(start.tensors)
    before = tuple(one.model_dump(mode="json") for one in start.before)
    return Origin(initialised_from=start.sha256, before=before)


def _resumed(training: Training, recipe: Recipe, request: TrainRequest) -> Origin:
    path = request.out / LAST
    checkpoint = load_checkpoint(path)
    if not checkpoint.optimizer:
        raise CheckpointError(
            f"The checkpoint {path} cannot be continued, since it holds no optimiser: start from it by --init, in "
            "another folder."
        )
    if checkpoint.step > recipe.schedule.steps:
        raise CheckpointError(
            f"The run has taken {checkpoint.step} steps already: schedule.steps is {recipe.schedule.steps}, and cannot "
            "be less."
        )
    try:
        training.restore(checkpoint)
    except (RuntimeError, ValueError, KeyError) as error:
        message = f"The checkpoint {path} does not fit the recipe"
        raise CheckpointError(f"{message} ({_first_line(error)}); leave out --set.") from error
    provenance = checkpoint.provenance
    is_comparable = recipe_of(checkpoint).validation.measures_as(recipe.validation)
    return Origin(
        checkpoint.best if is_comparable and _has_same_pictures(provenance, request) else None,
        checkpoint.seconds,
        provenance.get("initialised_from"),
        tuple(provenance.get("before", ())),
        provenance,
    )


def _has_same_pictures(provenance: Mapping[str, Any], request: TrainRequest) -> bool:
    """Whether it is measured on the validation folders of before, or on none; older checkpoints do not say which."""
    before = provenance.get("validation")
    return not before or not request.validation or sorted(before) == sorted(set_names(request.validation))


def _first_line(error: BaseException) -> str:
    return str(error).strip().splitlines()[0].rstrip(":. ") if str(error).strip() else type(error).__name__
