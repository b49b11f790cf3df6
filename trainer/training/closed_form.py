"""A run that is fitted in closed form rather than trained by steps: A+."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import torch

from trainer.anchored.fitting import fit_regressors, fitted, learn_dictionary
from trainer.anchored.samples import collect
from trainer.recipes.recipe import Recipe
from trainer.training.checkpoint import BEST, LAST, Checkpoint, save_checkpoint
from trainer.training.monitoring.preview import save_preview
from trainer.training.monitoring.report import write_report
from trainer.training.origin import Origin
from trainer.training.provenance import run_provenance
from trainer.training.request import TrainRequest
from trainer.training.session import clear
from trainer.training.validation import Validation
from trainer.training.validator import Validator
from trainer.writing import own_folder

Progress = Callable[[str, float], None]
"""Called with what is being done, and the share of it that is done, 0 to 1."""


@dataclass(frozen=True, slots=True)
class ClosedFormFit:
    """A fit and its folder: the same checkpoints, preview and report as of a training.

    Attributes:
        recipe: What to fit and how; it has an ``[anchored]`` table.
        request: With what, and where to.
        on_progress: Called now and then.
    """

    recipe: Recipe
    request: TrainRequest
    on_progress: Progress = lambda what, share: None

    def execute(self) -> Validation | None:
        """Fit, measure and write; returns what was measured, None without validation pictures.

        Raises:
            ValueError: A fit was asked to continue something, or to run in several processes; or there are too few
                patches.
            DataError: A validation folder holds no pictures.
        """
        recipe, request = self.recipe, self.request
        if request.resume or request.init is not None:
            raise ValueError(f"The recipe {recipe.name} is fitted in one go: leave out --resume and --init.")
        if not request.world.is_alone:
            raise ValueError(f"The recipe {recipe.name} is fitted by one process; start it without torchrun.")
        validator = Validator(recipe, request) if request.validation else None
        started = time.monotonic()
        tensors = self._tensors()
        seconds = time.monotonic() - started
        with own_folder(request.out):
            return self._write(tensors, seconds, validator)

    def _write(
        self, tensors: dict[str, torch.Tensor], seconds: float, validator: Validator | None
    ) -> Validation | None:
        """Measure what was fitted, and write it into the run's folder."""
        recipe, request = self.recipe, self.request
        clear(request.out)
        measured = None
        if validator is not None:
            self.on_progress("Measuring", 0)
            network = fitted(tensors)
            measured = validator.measure(network)
            save_preview(request.out, 0, validator.preview(network, 0))
        provenance = run_provenance(request.store, torch.device("cpu"), Origin(), validation=request.validation)
        checkpoint = Checkpoint(
            step=0,
            seconds=seconds,
            recipe=recipe.model_dump(mode="json"),
            network=tensors,
            average=tensors,
            average_updates=0,
            optimizer={},
            best=None if measured is None else (measured.mean, 0),
            provenance={**provenance, "date": datetime.now(UTC).date().isoformat()},
        )
        for name in (LAST, BEST):
            save_checkpoint(request.out / name, checkpoint)
        write_report(request.out, checkpoint)
        return measured

    def _tensors(self) -> dict[str, torch.Tensor]:
        recipe, section = self.recipe, self.recipe.anchored
        assert section is not None
        atoms, components = recipe.network.parameters["atoms"], recipe.network.parameters["components"]
        cut, fit = "Cutting patches", "Fitting regressors"
        samples = collect(
            self.request.store, section, components, recipe.seed, lambda share: self.on_progress(cut, share)
        )
        self.on_progress("Learning the dictionary", 0)
        dictionary = learn_dictionary(samples.features, atoms, section, recipe.seed)
        regressors = fit_regressors(samples, dictionary, section, lambda share: self.on_progress(fit, share))
        return {"projection": samples.projection, "atoms": dictionary, "regressors": regressors}
