"""Where weights come from: a checkpoint's training as a card describes it, and those whose weights it began with."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load
from torch import Tensor

from sr_desktop.networks.card import DataSource, Training
from sr_desktop.networks.published import WeightsError, read_card
from trainer.recipes.recipe import Recipe
from trainer.training.checkpoint import CHECKPOINT_SUFFIX, Checkpoint, parse_checkpoint, recipe_of
from trainer.training.trial import outlined_network


@dataclass(frozen=True, slots=True)
class Start:
    """Weights that a training begins with.

    Attributes:
        tensors: By name, fp32.
        sha256: Checksum of their file.
        before: The trainings that made them, as far as they are known, the first one first.
    """

    tensors: Mapping[str, Tensor]
    sha256: str
    before: tuple[Training, ...]


def read_start(path: Path) -> Start:
    """Read weights to begin with: safetensors, with the card next to them if it is theirs, or a checkpoint's average.

    Raises:
        CheckpointError: The checkpoint cannot be read.
        OSError: The file cannot be read.
        ValueError: It contains no weights.
    """
    content = path.read_bytes()
    sha256 = _checksum(content)
    if path.suffix == CHECKPOINT_SUFFIX:
        checkpoint = parse_checkpoint(content, path)
        return Start(checkpoint.average, sha256, _with_those_before(training_of(checkpoint)))
    try:
        tensors = {name: tensor.float() for name, tensor in load(content).items()}
    except SafetensorError as error:
        raise ValueError(f"The weights {path} cannot be read ({error}).") from error
    return Start(tensors, sha256, _from_card(path.with_suffix(".json"), sha256))


def read_fitting_start(path: Path, recipe: Recipe) -> Start:
    """As `read_start`, of weights for the recipe's network.

    Raises:
        CheckpointError, OSError: As there.
        RecipeError: There is no such network.
        ValueError: It contains no weights, or those of another network.
    """
    start = read_start(path)
    shapes = {name: tensor.shape for name, tensor in start.tensors.items()}
    difference = _difference(shapes, outlined_network(recipe).state_dict())
    if difference:
        raise ValueError(f"The weights {path} do not fit the recipe's network ({difference}).")
    return start


def _difference(shapes: Mapping[str, torch.Size], own: Mapping[str, Tensor]) -> str:
    """The first way in which the shapes of some weights are not a network's own; empty if they are."""
    for name, tensor in own.items():
        if name not in shapes:
            return f"they lack {name}"
        if shapes[name] != tensor.shape:
            return f"their {name} is {_size(shapes[name])}, not {_size(tensor.shape)}"
    return next((f"it has no {name}" for name in shapes if name not in own), "")


def _size(shape: torch.Size) -> str:
    return " x ".join(map(str, shape)) or "a single number"


def file_checksum(path: Path) -> str:
    """SHA-256 of a file, by which a run notes the weights that it began with.

    Raises:
        OSError: The file cannot be read.
    """
    return _checksum(path.read_bytes())


def training_of(checkpoint: Checkpoint) -> Training:
    """A checkpoint's training."""
    recipe = recipe_of(checkpoint)
    provenance = checkpoint.provenance
    return Training(
        recipe=recipe.model_dump(mode="json"),
        data=tuple(DataSource.model_validate(source) for source in provenance["data"]),
        validation=tuple(provenance.get("validation", ())),
        steps=checkpoint.step,
        seconds=round(checkpoint.seconds),
        device=provenance["device"],
        precision=recipe.precision,
        date=provenance.get("date", ""),
        git_commit=provenance["git_commit"],
        versions=provenance["versions"],
        initialised_from=provenance.get("initialised_from"),
        before=tuple(Training.model_validate(one) for one in provenance.get("before", ())),
    )


def _checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _from_card(path: Path, sha256: str) -> tuple[Training, ...]:
    try:
        card = read_card(path)
    except WeightsError:
        return ()
    return _with_those_before(card.training) if card.sha256 == sha256 else ()


def _with_those_before(training: Training) -> tuple[Training, ...]:
    return (*training.before, training.model_copy(update={"before": ()}))
