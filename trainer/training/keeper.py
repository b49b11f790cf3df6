"""Writes the checkpoints of a run: the last, the best, and those that the recipe keeps."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from trainer.recipes.recipe import Recipe
from trainer.training.checkpoint import BEST, LAST, Checkpoint, kept_name, save_checkpoint
from trainer.training.loop import Training
from trainer.training.origin import Origin


class CheckpointKeeper:
    """Writes checkpoints into a run's folder.

    Args:
        folder: The run's.
        recipe: The run's.
        origin: What the run continues from.
        provenance: Data, device, versions and commit of the run, for every checkpoint.

    Attributes:
        best: Best validation value so far and its step; None before the first validation.
    """

    def __init__(self, folder: Path, recipe: Recipe, origin: Origin, provenance: dict[str, Any]) -> None:
        self.best = origin.best
        self._folder = folder
        self._recipe = recipe
        self._seconds_before = origin.seconds
        self._provenance = provenance
        self._started = time.monotonic()

    def save_best(self, training: Training, value: float) -> None:
        """Keep the present weights as the best so far."""
        self.best = (value, training.step)
        self._save(training, BEST)

    def save_if_due(self, training: Training) -> None:
        """Write what the recipe asks for after the step just taken."""
        if self._recipe.keeps_after(training.step):
            self._save(training, kept_name(training.step))
        # While the loss explodes, the checkpoint from before may soon be needed.
        if self._recipe.saves_after(training.step) and training.watch.is_calm:
            self.save_last(training)

    def save_last(self, training: Training) -> Checkpoint:
        """Write the checkpoint from which the run can be resumed."""
        return self._save(training, LAST)

    def _save(self, training: Training, name: str) -> Checkpoint:
        checkpoint = Checkpoint(
            **training.state(),
            seconds=self._seconds_before + time.monotonic() - self._started,
            recipe=self._recipe.model_dump(mode="json"),
            best=self.best,
            provenance={**self._provenance, "date": datetime.now(UTC).date().isoformat()},
        )
        save_checkpoint(self._folder / name, checkpoint)
        return checkpoint
