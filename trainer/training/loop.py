"""The training loop: one recipe, one network, from the first step or a checkpoint to the last step."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

import torch
from torch import Tensor, nn
from torch.nn.modules.batchnorm import _BatchNorm
from torch.nn.parallel import DistributedDataParallel

from sr_desktop.engine.fast_forms import fast_form
from sr_desktop.networks.registry import build_network
from trainer.adversarial.opponent import Opponent
from trainer.data.patches import Batch, Sampler
from trainer.distributed import ALONE, World
from trainer.losses.combined import CombinedLoss
from trainer.losses.loss import FeatureFiles
from trainer.optimization.divergence import DivergenceWatch
from trainer.optimization.ema import WeightAverage
from trainer.optimization.schedule import rate_factor
from trainer.optimization.stepping import Stepper
from trainer.recipes.recipe import Recipe
from trainer.training.checkpoint import Checkpoint
from trainer.training.initialisation import initialise_as_interpolation, initialise_without_checkerboard

_GPU_STRETCH = 50
"""Steps after which a GPU is waited for and the losses are read; reading each would leave it idle in between."""

_HALVES = {"bf16": torch.bfloat16, "fp16": torch.float16}
"""The arithmetic of autocast by the recipe's name for it."""


@dataclass(frozen=True, slots=True)
class StepReport:
    """One optimiser step: its number counted from 1, mean loss, learning rate and seconds, data time apart.

    Where losses are read only every so many steps, the seconds are the means over these.

    Attributes:
        discriminator: The discriminator's mean loss; None where there is none.
        notice: A sentence on something that the user should know of; mostly empty.
    """

    step: int
    loss: float
    learning_rate: float
    seconds: float
    data_seconds: float
    discriminator: float | None = None
    notice: str = ""


class _Upcoming:
    """The batch of the next step, cut in a thread while the present one is learned."""

    def __init__(self, cutter: Executor, cut: Callable[[int], Batch], step: int, last: int) -> None:
        self._cutter, self._cut, self._step, self._last = cutter, cut, step, last
        self._future = cutter.submit(cut, step)

    def take(self) -> tuple[Batch, float]:
        """The batch, and the seconds that one had to wait for it."""
        started = time.perf_counter()
        batch = self._future.result()
        waited = time.perf_counter() - started
        self._step += 1
        if self._step < self._last:
            self._future = self._cutter.submit(self._cut, self._step)
        return batch, waited


class Training:
    """The live state of a run: network, average, optimiser and the number of steps taken.

    Args:
        recipe: What to train and how.
        files: Weights of the recognition networks that the loss needs.
        device: Where to train.
        world: The processes that train together. Batch norm takes its statistics over all of them on GPUs; on the
            CPU, where PyTorch has no such form, each process takes those of its slice.
        stretch: Steps between two readings of the losses; None takes 1 on the CPU, more on a GPU.

    Attributes:
        watch: Judges the network's losses.
    """

    def __init__(
        self,
        recipe: Recipe,
        files: FeatureFiles,
        device: torch.device,
        world: World = ALONE,
        stretch: int | None = None,
    ) -> None:
        torch.manual_seed(recipe.seed)
        torch.backends.cudnn.benchmark = True  # all batches have one shape
        self.recipe = recipe
        self.device = device
        self.world = world
        self.step = 0
        network = build_network(recipe.network.name, recipe.network.parameters)
        if recipe.network.initialisation == "interpolation":
            initialise_as_interpolation(network)
        elif recipe.network.initialisation == "icnr":
            initialise_without_checkerboard(network)
        if device.type == "cuda" and not world.is_alone:
            network = nn.SyncBatchNorm.convert_sync_batchnorm(network)  # type: ignore[no-untyped-call]
        self.network = network.to(device=device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.average = WeightAverage(self.network, recipe.optimizer.ema)
        self.stepper = Stepper(self.network, recipe.optimizer, device, recipe.precisions)
        self._model = self._runnable()
        self.opponent = self._make_opponent()
        finish = recipe.finish
        self._loss = CombinedLoss(recipe.loss, files).to(device)
        self._final_loss = self._loss
        if finish is not None and finish.loss is not None:
            self._final_loss = CombinedLoss(finish.loss, files).to(device)
        self._stretch = stretch or (1 if device.type == "cpu" else _GPU_STRETCH)
        self.watch = DivergenceWatch()

    def start_from(self, tensors: Mapping[str, Tensor]) -> None:
        """Begin with published weights instead of fresh ones."""
        self.network.load_state_dict(tensors)
        self.average.network.load_state_dict(tensors)

    def restore(self, checkpoint: Checkpoint) -> None:
        """Go on from a checkpoint."""
        self.step = checkpoint.step
        self.network.load_state_dict(checkpoint.network)
        self.average.network.load_state_dict(checkpoint.average)
        self.average.updates = checkpoint.average_updates
        self.stepper.restore(checkpoint.optimizer, checkpoint.scaler)
        if self.opponent is not None:
            self.opponent.restore(checkpoint.opponent)

    def state(self) -> dict[str, Any]:
        """The parts of a checkpoint that the loop owns."""
        return {
            "step": self.step,
            "network": self.network.state_dict(),
            "average": self.average.network.state_dict(),
            "average_updates": self.average.updates,
            **self.stepper.state(),
            "opponent": None if self.opponent is None else self.opponent.state(),
        }

    def run(
        self, sampler: Sampler, should_stop: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[StepReport, ...]]:
        """Train to the recipe's last step; the next batch is cut while this one is learned.

        Yields:
            The reports of a stretch of steps. One ends wherever the recipe measures or saves.

        Raises:
            DivergedError: A loss is not finite or has exploded.
        """
        last = self.recipe.schedule.steps
        self._enter_phase()
        with ThreadPoolExecutor(1) as cutter:
            upcoming = _Upcoming(cutter, partial(self._cut, sampler), self.step, last)
            stop = False
            while self.step < last and not stop:
                started, waited = time.perf_counter(), 0.0
                losses: list[Tensor] = []
                rates: list[float] = []
                while not (losses and self._stretch_ends()):
                    if self.step == self.recipe.finish_start:
                        self._enter_phase()
                    batch, seconds = upcoming.take()
                    waited += seconds
                    rates.append(self._set_rate())
                    losses.append(self._learn(batch))
                    self.step += 1
                first, count = self.step - len(losses) + 1, len(losses)
                values, stop = self._read(losses, should_stop())
                taken = (time.perf_counter() - started) / count
                yield tuple(
                    self._report(step, value, rate, taken, waited / count)
                    for step, (value, rate) in enumerate(zip(values, rates, strict=True), first)
                )

    def _runnable(self) -> nn.Module:
        """The network as it is run: rewritten, shared with the other ranks, compiled; the same parameters."""
        model = fast_form(self.network)
        if not self.world.is_alone:
            model = DistributedDataParallel(model, [self.device] if self.device.type == "cuda" else None)
        return cast(nn.Module, torch.compile(model)) if self.recipe.compile else model

    def _make_opponent(self) -> Opponent | None:
        recipe = self.recipe
        if recipe.adversarial is None:
            return None
        half = recipe.precision == "bf16"
        return Opponent(recipe.adversarial, self.device, self.world, half=half, compiled=recipe.compile)

    def _enter_phase(self) -> None:
        self._model.train()
        self.watch.forget()
        finish = self.recipe.finish
        if finish is not None and finish.freeze_batch_norm and self.step >= self.recipe.finish_start:
            for module in self._model.modules():
                if isinstance(module, _BatchNorm):
                    module.eval()

    def _stretch_ends(self) -> bool:
        recipe, step = self.recipe, self.step
        pauses = recipe.saves_after(step) or recipe.validates_after(step) or recipe.keeps_after(step)
        return pauses or step % self._stretch == 0

    def _cut(self, sampler: Sampler, step: int) -> Batch:
        batch = sampler.at(step)
        on_host = self.device.type == "cuda" and batch.inputs.device.type == "cpu"
        return batch.pinned() if on_host else batch

    def _set_rate(self) -> float:
        factor = rate_factor(self.step, self.recipe.schedule)
        self.stepper.set_rate(factor)
        return self.recipe.optimizer.learning_rate * factor

    def _learn(self, batch: Batch) -> Tensor:
        """One step; the losses of this rank's slice, the network's and any opponent's, still on the device."""
        recipe = self.recipe
        there = batch.to(self.device)
        loss_of = self._loss if self.step < recipe.finish_start else self._final_loss
        half = _HALVES.get(recipe.precision_at(self.step))
        with torch.autocast(self.device.type, half, enabled=half is not None):
            # The losses take fp32 pixels; the networks inside them may run in half precision.
            output = self._model(there.inputs).float()
            loss: Tensor = loss_of(output, there.targets)
        if self.opponent is not None:
            loss = loss + self.opponent.term(output, there.targets, self.step)
        self.stepper.take(loss)
        self.average.update(self.network)
        losses = [loss.detach()]
        if self.opponent is not None:
            factor = rate_factor(self.step, recipe.schedule)
            losses.append(self.opponent.learn(output, there.targets, self.step, factor))
        return torch.stack(losses)

    def _read(self, losses: list[Tensor], stop: bool) -> tuple[list[list[float]], bool]:
        """The losses of the whole batches, and whether a rank wants to stop; waits for the device and the ranks."""
        own = torch.stack(losses)
        wish = own.new_tensor([float(stop)])
        *values, wishes = self.world.mean(torch.cat([own.flatten(), wish])).tolist()
        width = own.shape[1]
        return [values[start : start + width] for start in range(0, len(values), width)], wishes > 0

    def _report(self, step: int, losses: list[float], rate: float, seconds: float, data_seconds: float) -> StepReport:
        """The report of a step whose losses are all in order."""
        loss, *opponents = losses
        discriminator, notice = None, ""
        if self.opponent is not None and self.opponent.plays_at(step - 1):
            (discriminator,) = opponents
            # First, since what is wrong with it also shows in the network's loss.
            notice = self.opponent.watch.check(step, discriminator)
        self.watch.check(step, loss)
        return StepReport(step, loss, rate, seconds, data_seconds, discriminator, notice)
