"""The whole state of a run, written to a temporary file and renamed, so that a kill leaves the last one whole."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import torch

from sr_desktop.imaging.files.atomic import atomic_path
from sr_desktop.messages.reasons import why_not_written
from trainer.recipes.recipe import Recipe, overridden, validated

CHECKPOINT_SUFFIX = ".pt"
LAST = f"last{CHECKPOINT_SUFFIX}"
BEST = f"best{CHECKPOINT_SUFFIX}"

_EARLIER_NAMES = {"opponent": "discriminator"}
"""Names that values of a checkpoint had before."""


def kept_name(step: int) -> str:
    """Name of the checkpoint that is kept of a step."""
    return f"step-{step:08d}{CHECKPOINT_SUFFIX}"


class CheckpointError(Exception):
    """A checkpoint that cannot be read or written; the message is one sentence that names the file."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Everything that a run needs to continue as if it had never stopped.

    Attributes:
        step: Optimiser steps taken.
        seconds: Wall-clock time so far, all earlier runs included.
        recipe: The validated recipe as plain values.
        network: Weights.
        average: Weights of the moving average.
        average_updates: How many updates it has had.
        optimizer: State of the optimiser.
        best: Best validation value so far and its step; None before the first validation.
        provenance: Data, device, versions, commit, day and what it began with, as in the weights card.
        scaler: State of what scales the loss in fp16, else empty.
        discriminator: Discriminator and its optimiser in an adversarial training, else None.
    """

    step: int
    seconds: float
    recipe: dict[str, Any]
    network: dict[str, torch.Tensor]
    average: dict[str, torch.Tensor]
    average_updates: int
    optimizer: dict[str, Any]
    best: tuple[float, int] | None
    provenance: dict[str, Any]
    scaler: dict[str, Any] = field(default_factory=dict)
    discriminator: dict[str, Any] | None = None


def save_checkpoint(path: Path, checkpoint: Checkpoint) -> None:
    """Write a checkpoint, whole or not at all.

    Raises:
        CheckpointError: It cannot be written, as on a full disk; an earlier one of that name is untouched.
    """
    try:
        # Into a file of ours: torch's own says nothing of what the system said.
        with atomic_path(path) as temporary, temporary.open("wb") as file:
            torch.save({name: getattr(checkpoint, name) for name in checkpoint.__slots__}, file)
    except (OSError, RuntimeError) as error:
        cause = _system_error(error)
        if cause is None:
            raise
        reason = why_not_written(cause, path)
        raise CheckpointError(f"The checkpoint {path} cannot be written: {reason}.") from error


def _system_error(error: BaseException | None) -> OSError | None:
    """What the system said, behind the error that torch made of it."""
    while error is not None and not isinstance(error, OSError):
        error = error.__context__
    return error


def load_checkpoint(path: Path) -> Checkpoint:
    """Read a checkpoint; only tensors and plain values are let in.

    Raises:
        CheckpointError: It is missing, damaged or not a checkpoint of this trainer.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise CheckpointError(f"There is no checkpoint {path}.") from None
    except OSError as error:
        raise CheckpointError(f"The checkpoint {path} cannot be read: {error.strerror}.") from error
    return parse_checkpoint(content, path)


def parse_checkpoint(content: bytes, path: Path) -> Checkpoint:
    """The checkpoint that a file holds whose content was read already.

    Raises:
        CheckpointError: It is damaged or not a checkpoint of this trainer.
    """
    try:
        values = torch.load(BytesIO(content), map_location="cpu", weights_only=True)
        for earlier, current in _EARLIER_NAMES.items():
            if earlier in values:
                values[current] = values.pop(earlier)
        return Checkpoint(**values)
    except Exception as error:  # torch.load raises anything that its unpickler comes across
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise CheckpointError(f"The checkpoint {path} cannot be read: {reason}.") from error


def recipe_of(checkpoint: Checkpoint, overrides: Sequence[str] = ()) -> Recipe:
    """The recipe noted in a checkpoint, changed by ``section.key=value`` each.

    Raises:
        RecipeError: It is not one of this version, or an override is impossible.
    """
    return validated(overridden(deepcopy(checkpoint.recipe), overrides), "stored in the checkpoint")
