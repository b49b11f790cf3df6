"""The training loop: one recipe, one network, from the first step or a checkpoint to the last step."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from statistics import median
from typing import Any, cast

import torch
from torch import Tensor, nn
from torch.nn.modules.batchnorm import _BatchNorm
from torch.nn.parallel import DistributedDataParallel

from sr_desktop.engine.rewriting import accelerate
from sr_desktop.networks.registry import build_network
from trainer.checkpoint import Checkpoint
from trainer.data.patches import Batch, Sampler
from trainer.distributed import ALONE, World
from trainer.ema import WeightAverage
from trainer.initialisation import initialise_as_interpolation
from trainer.losses.combined import CombinedLoss, FeatureFiles
from trainer.optimizer import make_optimizer
from trainer.recipe import Recipe
from trainer.schedule import rate_factor

_WATCHED = 200
"""Steps whose median loss a new loss is held against."""
_EXPLOSION = 20.0
"""Multiple of that median at which a run counts as diverged."""
_GPU_STRETCH = 50
"""Steps after which a GPU is waited for and the losses are read; reading each would leave it idle in between."""


class DivergedError(Exception):
    """The loss is not finite or has exploded; the message says at which step."""


@dataclass(frozen=True, slots=True)
class StepReport:
    """One optimiser step: its number counted from 1, mean loss, learning rate and seconds, data time apart.

    Where losses are read only every so many steps, the seconds are the means over these.
    """

    step: int
    loss: float
    learning_rate: float
    seconds: float
    data_seconds: float


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
        if device.type == "cuda" and not world.is_alone:
            network = nn.SyncBatchNorm.convert_sync_batchnorm(network)  # type: ignore[no-untyped-call]
        self.network = network.to(device=device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.average = WeightAverage(self.network, recipe.optimizer.ema)
        self.optimizer = make_optimizer(self.network, recipe.optimizer)
        self._model = self._runnable()
        finish = recipe.finish
        self._loss = CombinedLoss(recipe.loss, files).to(device)
        self._final_loss = self._loss
        if finish is not None and finish.loss is not None:
            self._final_loss = CombinedLoss(finish.loss, files).to(device)
        self._stretch = stretch or (1 if device.type == "cpu" else _GPU_STRETCH)
        self._recent: deque[float] = deque(maxlen=_WATCHED)

    def start_from(self, tensors: dict[str, Tensor]) -> None:
        """Begin with published weights instead of fresh ones."""
        self.network.load_state_dict(tensors)
        self.average.network.load_state_dict(tensors)

    def restore(self, checkpoint: Checkpoint) -> None:
        """Go on from a checkpoint."""
        self.step = checkpoint.step
        self.network.load_state_dict(checkpoint.network)
        self.average.network.load_state_dict(checkpoint.average)
        self.average.updates = checkpoint.average_updates
        self.optimizer.load_state_dict(checkpoint.optimizer)

    def state(self) -> dict[str, Any]:
        """The parts of a checkpoint that the loop owns."""
        return {
            "step": self.step,
            "network": self.network.state_dict(),
            "average": self.average.network.state_dict(),
            "average_updates": self.average.updates,
            "optimizer": self.optimizer.state_dict(),
        }

    def run(
        self, sampler: Sampler, should_stop: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[StepReport, ...]]:
        """Train to the recipe's last step; the next batch is cut while this one is learned.

        Yields:
            The reports of a stretch of steps. One ends wherever the recipe measures or saves.

        Raises:
            DivergedError: The loss is not finite or has exploded.
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
                for step, value in enumerate(values, first):
                    self._watch(step, value)
                taken = (time.perf_counter() - started) / count
                yield tuple(
                    StepReport(step, value, rate, taken, waited / count)
                    for step, (value, rate) in enumerate(zip(values, rates, strict=True), first)
                )

    def _runnable(self) -> nn.Module:
        """The network as it is run: rewritten, shared with the other ranks, compiled; the same parameters."""
        model = accelerate(self.network)
        if not self.world.is_alone:
            model = DistributedDataParallel(model, [self.device] if self.device.type == "cuda" else None)
        return cast(nn.Module, torch.compile(model)) if self.recipe.compile else model

    def _enter_phase(self) -> None:
        self._model.train()
        self._recent.clear()
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
        for group in self.optimizer.param_groups:
            group["lr"] = group["base_lr"] * factor
        return self.recipe.optimizer.learning_rate * factor

    def _learn(self, batch: Batch) -> Tensor:
        """One step; the loss of this rank's slice, still on the device."""
        recipe = self.recipe
        there = batch.to(self.device)
        loss_of = self._loss if self.step < recipe.finish_start else self._final_loss
        with torch.autocast(self.device.type, torch.bfloat16, enabled=recipe.precision == "bf16"):
            output = self._model(there.inputs)
            # The loss takes fp32 pixels; the recognition networks inside it may run in half precision.
            loss: Tensor = loss_of(output.float(), there.targets)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        if recipe.optimizer.clip_norm:
            nn.utils.clip_grad_norm_(self.network.parameters(), recipe.optimizer.clip_norm)
        self.optimizer.step()
        self.average.update(self.network)
        return loss.detach()

    def _read(self, losses: list[Tensor], stop: bool) -> tuple[list[float], bool]:
        """The losses of the whole batches, and whether a rank wants to stop; waits for the device and the ranks."""
        own = torch.stack(losses)
        *values, wish = self.world.mean(torch.cat([own, own.new_tensor([float(stop)])])).tolist()
        return values, wish > 0

    def _watch(self, step: int, loss: float) -> None:
        usual = median(self._recent) if len(self._recent) == _WATCHED else math.inf
        if not math.isfinite(loss) or loss > _EXPLOSION * usual:
            raise DivergedError(
                f"The training diverged: the loss is {loss:.3g} at step {step}. The last checkpoint is kept; "
                "try a lower optimizer.learning_rate."
            )
        self._recent.append(loss)
