"""The training loop: one recipe, from the first step or a checkpoint to the last step."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

import torch
from torch import Tensor, nn

from trainer.data.patches import Batch, Sampler
from trainer.distributed import ALONE, World
from trainer.losses.loss import FeatureFiles
from trainer.optimization.divergence import DivergenceWatch
from trainer.optimization.schedule import rate_factor
from trainer.recipes.recipe import Recipe
from trainer.training.checkpoint import Checkpoint
from trainer.training.learner import Learner

_GPU_STRETCH = 50
"""Steps after which a GPU is waited for and the losses are read; reading each would leave it idle in between."""


@dataclass(frozen=True, slots=True)
class StepReport:
    """One optimiser step: its number counted from 1, mean loss, learning rate and seconds, data time apart.

    Where losses are read only every so many steps, the seconds are the means over these.

    Attributes:
        discriminator: The discriminator's mean loss; None where there is none.
        notice: A sentence about something that the user should know; mostly empty.
    """

    step: int
    loss: float
    learning_rate: float
    seconds: float
    data_seconds: float
    discriminator: float | None = None
    notice: str = ""


class _Prefetcher:
    """Cuts the batch of the next step in a thread while the present one is learned."""

    def __init__(self, thread: Executor, cut: Callable[[int], Batch], step: int, last: int) -> None:
        self._thread, self._cut, self._step, self._last = thread, cut, step, last
        self._future = thread.submit(cut, step)

    def take(self) -> tuple[Batch, float]:
        """The batch, and the seconds that it was waited for."""
        started = time.perf_counter()
        batch = self._future.result()
        waited = time.perf_counter() - started
        self._step += 1
        if self._step < self._last:
            self._future = self._thread.submit(self._cut, self._step)
        return batch, waited


class Training:
    """The live state of a run: what learns, and the number of steps taken.

    Args:
        recipe: What to train and how.
        files: Weights of the recognition networks that the loss needs.
        device: Where to train.
        world: The processes that train together.
        stretch: Steps between two readings of the losses; None takes 1 on the CPU, more on a GPU.

    Attributes:
        step: Steps taken.
        learner: Takes the steps.
        watch: Checks the network's losses.
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
        self.step = 0
        self.learner = Learner(recipe, files, device, world)
        self.watch = DivergenceWatch()
        self._recipe, self._device, self._world = recipe, device, world
        self._stretch = stretch or (1 if device.type == "cpu" else _GPU_STRETCH)

    @property
    def averaged_network(self) -> nn.Module:
        """The moving average of the network, in eval mode: what is measured and published."""
        return self.learner.average.network

    def start_from(self, tensors: Mapping[str, Tensor]) -> None:
        """Begin with published weights instead of fresh ones."""
        self.learner.start_from(tensors)

    def restore(self, checkpoint: Checkpoint) -> None:
        """Continue from a checkpoint."""
        self.step = checkpoint.step
        self.learner.restore(checkpoint)

    def state(self) -> dict[str, Any]:
        """The parts of a checkpoint that the loop owns."""
        return {"step": self.step, **self.learner.state()}

    def run(
        self, sampler: Sampler, should_stop: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[StepReport, ...]]:
        """Train to the recipe's last step; the next batch is cut while this one is learned.

        Yields:
            The reports of a stretch of steps. One ends wherever the recipe measures or saves, and where its finish
            begins: the losses before it are checked against their own kind.

        Raises:
            DivergedError: A loss is not finite or has exploded.
        """
        last = self._recipe.schedule.steps
        self._enter_phase()
        with ThreadPoolExecutor(1) as thread:
            prefetcher = _Prefetcher(thread, partial(self._cut, sampler), self.step, last)
            stop = False
            while self.step < last and not stop:
                started, waited = time.perf_counter(), 0.0
                losses: list[Tensor] = []
                if self.step == self._recipe.finish_start:
                    self._enter_phase()
                while not (losses and self._stretch_ends()):
                    batch, seconds = prefetcher.take()
                    waited += seconds
                    losses.append(self.learner.learn(batch, self.step))
                    self.step += 1
                first, count = self.step - len(losses) + 1, len(losses)
                values, stop = self._read(losses, should_stop())
                taken = (time.perf_counter() - started) / count
                yield tuple(
                    self._report(step, value, taken, waited / count) for step, value in enumerate(values, first)
                )

    def _enter_phase(self) -> None:
        self.learner.enter_phase(self.step)
        self.watch.forget()

    def _stretch_ends(self) -> bool:
        recipe, step = self._recipe, self.step
        pauses = recipe.saves_after(step) or recipe.validates_after(step) or recipe.keeps_after(step)
        return pauses or step == recipe.finish_start or step % self._stretch == 0

    def _cut(self, sampler: Sampler, step: int) -> Batch:
        batch = sampler.at(step)
        on_host = self._device.type == "cuda" and batch.inputs.device.type == "cpu"
        return batch.pinned() if on_host else batch

    def _read(self, losses: list[Tensor], stop: bool) -> tuple[list[list[float]], bool]:
        """The losses of the whole batches, and whether a rank wants to stop; waits for the device and the ranks."""
        own = torch.stack(losses)
        wants_to_stop = own.new_tensor([float(stop)])
        *values, stopping = self._world.mean(torch.cat([own.flatten(), wants_to_stop])).tolist()
        width = own.shape[1]
        return [values[start : start + width] for start in range(0, len(values), width)], stopping > 0

    def _report(self, step: int, losses: list[float], seconds: float, data_seconds: float) -> StepReport:
        """The report of a step, once its losses are found to be in order."""
        loss, *others = losses
        trainer = self.learner.discriminator
        discriminator, notice = None, ""
        if trainer is not None and trainer.learns_at(step - 1):
            (discriminator,) = others
            # First, since what is wrong with it also shows in the network's loss.
            notice = trainer.watch.check(step, discriminator)
        self.watch.check(step, loss)
        rate = self._recipe.optimizer.learning_rate * rate_factor(step - 1, self._recipe.schedule)
        return StepReport(step, loss, rate, seconds, data_seconds, discriminator, notice)
