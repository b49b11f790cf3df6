"""One run on disk: what `train` does around the loop, from opening the data to the last checkpoint."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import torch

from trainer.data.degraded import DegradedSampler
from trainer.data.hardness import cell_errors, corners_by_error
from trainer.data.patches import PatchPlan, PatchSampler, Sampler
from trainer.data.resident import ResidentSampler, fits
from trainer.data.store import PictureStore, find_pictures
from trainer.distributed import ALONE, World
from trainer.losses.loss import FeatureFiles
from trainer.losses.terms.lpips import LPIPSAlex, lpips_alex
from trainer.recipes.recipe import Recipe
from trainer.training.checkpoint import (
    BEST,
    LAST,
    Checkpoint,
    CheckpointError,
    kept_name,
    load_checkpoint,
    save_checkpoint,
)
from trainer.training.devices import device_name
from trainer.training.lineage import read_start
from trainer.training.loop import StepReport, Training
from trainer.training.monitoring.preview import FOLDER as PREVIEWS
from trainer.training.monitoring.preview import draw_preview, save_preview
from trainer.training.monitoring.report import CURVES, REPORT, write_report
from trainer.training.monitoring.run_log import BOARD, RunLog
from trainer.training.provenance import git_commit, library_versions
from trainer.training.validation import ValidationPair, load_pairs, mean_lpips, mean_psnr_y


class Residence(StrEnum):
    """Where the pictures lie during a training."""

    AUTO = "auto"
    """On the GPU if they take at most half of its free memory, else on the host."""
    HOST = "host"
    """In files that are memory-mapped; the processor cuts the patches."""
    DEVICE = "device"
    """Where the network is; patches are cut there."""


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
        init: Weights or a checkpoint to start from.
        residence: Where the training pictures lie.
        world: The processes that train together.
    """

    out: Path
    store: PictureStore
    validation: Path | None
    files: FeatureFiles
    device: torch.device
    resume: bool = False
    init: Path | None = None
    residence: Residence = Residence.AUTO
    world: World = ALONE


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
    _provenance: dict[str, Any] = field(default_factory=dict)
    _started: float = field(default_factory=time.monotonic)
    _pairs: list[ValidationPair] = field(default_factory=list)
    _lpips: LPIPSAlex | None = None

    def execute(self, on_step: Callable[[StepReport], None], should_stop: Callable[[], bool] = lambda: False) -> int:
        """Train to the end, or until `should_stop` says so after some step; return the step of the last checkpoint.

        Raises:
            DivergedError: The loss is not finite or has exploded; the last checkpoint is from before.
            CheckpointError, DataError, FeatureWeightsError, ValueError: Something that was asked for cannot be had.
        """
        request = self.request
        writes = request.world.is_first
        # Whatever can be wrong with what was asked is found here, before the first step and before a file is touched.
        sampler = self._sampler()
        training = Training(self.recipe, request.files, request.device, request.world)
        self._begin(training)
        if writes and request.validation is not None:
            self._pairs = load_pairs(find_pictures(request.validation), self.recipe.validation)
            self._lpips = self._make_lpips() if self.recipe.validation.metric == "lpips" else None
        request.out.mkdir(parents=True, exist_ok=True)
        if writes and not request.resume:
            _clear(request.out)
        with RunLog(request.out, keep_to=training.step) if writes else nullcontext() as log:
            for reports in training.run(sampler, should_stop):
                if log is not None:
                    self._record(training, reports, log)
                for report in reports:
                    on_step(report)
            if writes:
                last = self._save(training, LAST)
        if writes:
            write_report(request.out, last)
        return training.step

    def _begin(self, training: Training) -> None:
        request = self.request
        begun: dict[str, Any] = {"initialised_from": None, "before": []}
        if request.resume:
            checkpoint = load_checkpoint(request.out / LAST)
            try:
                training.restore(checkpoint)
            except (RuntimeError, ValueError, KeyError) as error:
                message = f"The checkpoint {request.out / LAST} does not fit the recipe"
                raise CheckpointError(f"{message} ({_first_line(error)}); leave out --set.") from error
            self.best, self._seconds_before = checkpoint.best, checkpoint.seconds
            begun |= {name: checkpoint.provenance[name] for name in begun if name in checkpoint.provenance}
        elif request.init is not None:
            start = read_start(request.init)
            try:
                training.start_from(start.tensors)
            except RuntimeError as error:
                message = f"The weights {request.init} do not fit the recipe's network"
                raise ValueError(f"{message} ({_first_line(error)}).") from error
            begun["initialised_from"] = start.sha256
            begun["before"] = [one.model_dump(mode="json") for one in start.before]
        # Noted once: the checkout may change while the run goes on.
        self._provenance = _provenance(request) | begun

    def _sampler(self) -> Sampler:
        request, data, world = self.request, self.recipe.data, self.request.world
        on_luma = self._on_luma
        store = request.store
        corners = None
        if data.hardness:
            with world.first_of_machine_first():
                corners = corners_by_error(cell_errors(store), store.sizes, data.crop, data.hardness)
        plan = PatchPlan(store.sizes, data.crop, data.batch, self.recipe.seed, world.rank, world.size, corners)
        if self.recipe.degradation is not None:
            if request.residence is Residence.DEVICE:
                raise ValueError("Degraded patches are made on the host: leave out --residence device.")
            return DegradedSampler(store, plan, self.recipe.degradation)
        unasked = request.residence is Residence.AUTO and fits(store, on_luma, request.device)
        if unasked or request.residence is Residence.DEVICE:
            return ResidentSampler(store, plan, on_luma, request.device)
        return PatchSampler(store, plan, on_luma)

    @property
    def _on_luma(self) -> bool:
        return self.recipe.network.input == "luma"

    def _record(self, training: Training, reports: tuple[StepReport, ...], log: RunLog) -> None:
        """Log a stretch of steps, and measure and save where the recipe says so."""
        recipe, step = self.recipe, training.step
        value = self._validate(training, log) if self._pairs and recipe.validates_after(step) else None
        log.add(reports, value)
        if recipe.keeps_after(step):
            self._save(training, kept_name(step))
        # While the loss explodes, the checkpoint from before may soon be wanted.
        if recipe.saves_after(step) and training.watch.is_calm:
            self._save(training, LAST)

    def _validate(self, training: Training, log: RunLog) -> float:
        network, step = training.average.network, training.step
        if self._lpips is None:
            value = mean_psnr_y(network, self._pairs, self._on_luma)
            better = self.best is None or value > self.best[0]
        else:
            value = mean_lpips(network, self._pairs, self._on_luma, self._lpips)
            better = self.best is None or value < self.best[0]
        if better:
            self.best = (value, step)
            self._save(training, BEST)
        preview = draw_preview(network, self._pairs, self._on_luma, f"{self.recipe.name}, step {step}")
        save_preview(self.request.out, step, preview)
        log.add_preview(step, preview)
        self.on_validation(step, value)
        return value

    def _make_lpips(self) -> LPIPSAlex:
        return lpips_alex(self.request.files).to(self.request.device)

    def _save(self, training: Training, name: str) -> Checkpoint:
        seconds = self._seconds_before + time.monotonic() - self._started
        checkpoint = Checkpoint(
            **training.state(),
            seconds=seconds,
            recipe=self.recipe.model_dump(mode="json"),
            best=self.best,
            provenance={**self._provenance, "date": datetime.now(UTC).date().isoformat()},
        )
        save_checkpoint(self.request.out / name, checkpoint)
        return checkpoint


def _clear(folder: Path) -> None:
    """Remove what an earlier run left in its folder, so that nothing of it is taken for this one's."""
    for pattern in (LAST, BEST, "step-*.pt", f"{PREVIEWS}/step-*.png", f"{BOARD}/events.*", REPORT, CURVES):
        for path in folder.glob(pattern):
            path.unlink()


def _provenance(request: TrainRequest) -> dict[str, Any]:
    device, world = device_name(request.device), request.world
    return {
        "data": [source.model_dump() for source in request.store.sources],
        "device": device if world.is_alone else f"{world.size} processes, each on {device}",
        "versions": library_versions(),
        "git_commit": git_commit(),
    }


def _first_line(error: BaseException) -> str:
    return str(error).strip().splitlines()[0].rstrip(":. ") if str(error).strip() else type(error).__name__
