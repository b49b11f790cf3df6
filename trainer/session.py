"""One run on disk: what `train` does around the loop, from opening the data to the last checkpoint."""

from __future__ import annotations

import csv
import hashlib
import platform
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load

from sr_desktop.networks.card import DataSource
from trainer.checkpoint import BEST, LAST, Checkpoint, load_checkpoint, save_checkpoint
from trainer.data.patches import PatchSampler
from trainer.data.store import PictureStore, find_pictures
from trainer.loop import StepReport, Training
from trainer.losses.combined import CombinedLoss, FeatureFiles
from trainer.losses.lpips import LPIPSAlex
from trainer.provenance import git_commit, library_versions
from trainer.recipe import Recipe, validated
from trainer.validation import ValidationPair, load_pairs, mean_lpips, mean_psnr_y


@dataclass(frozen=True, slots=True)
class TrainRequest:
    """What the user asked of `train`, beside the recipe.

    Attributes:
        out: Folder of the run.
        store: The training pictures.
        validation: Folder of validation pictures; None trains without choosing a best checkpoint.
        files: Weights of recognition networks.
        device: Where to train.
        resume: Go on from the run's last checkpoint.
        init: Published weights to start from.
    """

    out: Path
    store: PictureStore
    validation: Path | None
    files: FeatureFiles
    device: torch.device
    resume: bool = False
    init: Path | None = None


@dataclass(slots=True)
class Run:
    """A training and its folder: logs every step, validates and saves at the recipe's pace.

    Attributes:
        best: Best validation value so far and its step.
        on_validation: Called with the step and the value.
    """

    recipe: Recipe
    request: TrainRequest
    on_validation: Callable[[int, float], None] = lambda step, value: None
    best: tuple[float, int] | None = None
    _seconds_before: float = 0.0
    _initialised_from: str | None = None
    _started: float = field(default_factory=time.monotonic)

    def execute(self, on_step: Callable[[StepReport], None]) -> None:
        """Train to the end; `on_step` may raise `KeyboardInterrupt` to stop after a checkpoint."""
        request, recipe = self.request, self.recipe
        request.out.mkdir(parents=True, exist_ok=True)
        training = Training(recipe, CombinedLoss(recipe.loss, request.files), request.device)
        self._begin(training)
        on_luma = recipe.network.input == "luma"
        pairs = self._validation_pairs()
        sampler = PatchSampler(request.store, recipe.data.crop, recipe.data.batch, recipe.seed, on_luma)
        with _Log(request.out / "log.csv", keep_to=training.step) as log:
            try:
                for report in training.run(sampler):
                    last = report.step == recipe.schedule.steps
                    value = None
                    if pairs and (report.step % recipe.validation.every == 0 or last):
                        value = self._validate(training, pairs, on_luma)
                    log.add(report, value)
                    if report.step % recipe.checkpoint_every == 0 or last:
                        self._save(training, LAST)
                    on_step(report)
            except KeyboardInterrupt:
                self._save(training, LAST)
                raise

    def _begin(self, training: Training) -> None:
        request = self.request
        if request.resume:
            checkpoint = load_checkpoint(request.out / LAST)
            training.restore(checkpoint)
            self.best, self._seconds_before = checkpoint.best, checkpoint.seconds
            self._initialised_from = checkpoint.provenance.get("initialised_from")
        elif request.init is not None:
            content = request.init.read_bytes()
            training.start_from({name: tensor.float() for name, tensor in load(content).items()})
            self._initialised_from = hashlib.sha256(content).hexdigest()

    def _validation_pairs(self) -> list[ValidationPair]:
        if self.request.validation is None:
            return []
        return load_pairs(find_pictures(self.request.validation), self.recipe.validation.crop)

    def _validate(self, training: Training, pairs: list[ValidationPair], on_luma: bool) -> float:
        network, metric = training.average.network, self.recipe.validation.metric
        if metric == "psnr_y":
            value = mean_psnr_y(network, pairs, on_luma)
            better = self.best is None or value > self.best[0]
        else:
            value = mean_lpips(network, pairs, on_luma, self._lpips())
            better = self.best is None or value < self.best[0]
        if better:
            self.best = (value, training.step)
            self._save(training, BEST)
        self.on_validation(training.step, value)
        return value

    def _lpips(self) -> LPIPSAlex:
        files = self.request.files
        if files.alexnet is None or files.lpips_linear is None:
            raise ValueError("Validation by LPIPS needs --alexnet-weights FILE and --lpips-weights FILE.")
        return LPIPSAlex(files.alexnet, files.lpips_linear).to(self.request.device)

    def _save(self, training: Training, name: str) -> None:
        seconds = self._seconds_before + time.monotonic() - self._started
        checkpoint = Checkpoint(
            **training.state(),
            seconds=seconds,
            recipe=self.recipe.model_dump(mode="json"),
            best=self.best,
            provenance=self._provenance(),
        )
        save_checkpoint(self.request.out / name, checkpoint)

    def _provenance(self) -> dict[str, Any]:
        return {
            "data": [source.model_dump() for source in self.request.store.sources],
            "device": device_name(self.request.device),
            "versions": library_versions(),
            "git_commit": git_commit(),
            "initialised_from": self._initialised_from,
        }


class _Log:
    """A CSV of every step. On resume, rows after the checkpoint are dropped, since those steps are taken again."""

    def __init__(self, path: Path, keep_to: int) -> None:
        kept: list[list[str]] = []
        if keep_to and path.is_file():
            with path.open(newline="") as file:
                kept = [row for row in list(csv.reader(file))[1:] if row and int(row[0]) <= keep_to]
        self._file = path.open("w", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow(["step", "loss", "learning_rate", "seconds", "data_seconds", "validation"])
        self._writer.writerows(kept)

    def __enter__(self) -> _Log:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, report: StepReport, value: float | None) -> None:
        """Add a step and, where there was one, its validation."""
        row = [report.step, f"{report.loss:.6g}", f"{report.learning_rate:.4g}"]
        row += [f"{report.seconds:.4f}", f"{report.data_seconds:.4f}", "" if value is None else f"{value:.5f}"]
        self._writer.writerow(row)
        self._file.flush()


def device_name(device: torch.device) -> str:
    """A device in words."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    return f"{platform.processor() or platform.machine()} CPU, {torch.get_num_threads()} threads"


def sources_of(checkpoint: Checkpoint) -> tuple[DataSource, ...]:
    """The data folders noted in a checkpoint."""
    return tuple(DataSource.model_validate(source) for source in checkpoint.provenance["data"])


def recipe_of(checkpoint: Checkpoint) -> Recipe:
    """The recipe noted in a checkpoint."""
    return validated(checkpoint.recipe, "stored in the checkpoint")
