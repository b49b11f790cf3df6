"""The training loop: one recipe, one network, from the first step or a checkpoint to the last step."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import median
from typing import Any

import torch
from torch import Tensor, nn

from sr_desktop.engine.rewriting import accelerate
from sr_desktop.networks.registry import build_network
from trainer.checkpoint import Checkpoint
from trainer.data.patches import Batch, PatchSampler
from trainer.ema import WeightAverage
from trainer.initialisation import initialise_as_interpolation
from trainer.recipe import OptimizerSection, Recipe
from trainer.schedule import rate_factor

_WATCHED = 200
"""Steps whose median loss a new loss is held against."""
_EXPLOSION = 20.0
"""Multiple of that median at which a run counts as diverged."""


class DivergedError(Exception):
    """The loss is not finite or has exploded; the message says at which step."""


@dataclass(frozen=True, slots=True)
class StepReport:
    """One optimiser step: its number counted from 1, mean loss, learning rate and seconds, data time apart."""

    step: int
    loss: float
    learning_rate: float
    seconds: float
    data_seconds: float


class Training:
    """The live state of a run: network, average, optimiser and the number of steps taken."""

    def __init__(self, recipe: Recipe, loss: nn.Module, device: torch.device) -> None:
        torch.manual_seed(recipe.seed)
        self.recipe = recipe
        self.device = device
        self.step = 0
        network = build_network(recipe.network.name, recipe.network.parameters)
        if recipe.network.initialisation == "interpolation":
            initialise_as_interpolation(network)
        self.network = network.to(device=device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.average = WeightAverage(self.network, recipe.optimizer.ema)
        self.optimizer = make_optimizer(self.network, recipe.optimizer)
        self._fast = accelerate(self.network)
        self._loss = loss.to(device)
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

    def run(self, sampler: PatchSampler) -> Iterator[StepReport]:
        """Train to the recipe's last step, a report after each; the next batch is cut while this one is learned.

        Raises:
            DivergedError: The loss is not finite.
        """
        self._fast.train()
        last = self.recipe.schedule.steps
        with ThreadPoolExecutor(1) as cutter:
            upcoming = cutter.submit(sampler.at, self.step)
            while self.step < last:
                started = time.perf_counter()
                batch = upcoming.result()
                waited = time.perf_counter() - started
                if self.step + 1 < last:
                    upcoming = cutter.submit(sampler.at, self.step + 1)
                loss, rate = self._learn(batch)
                self.step += 1
                yield StepReport(self.step, loss, rate, time.perf_counter() - started, waited)

    def _learn(self, batch: Batch) -> tuple[float, float]:
        optimizer, recipe = self.optimizer, self.recipe
        factor = rate_factor(self.step, recipe.schedule)
        for group in optimizer.param_groups:
            group["lr"] = group["base_lr"] * factor
        inputs = batch.inputs.to(self.device, memory_format=torch.channels_last)
        targets = batch.targets.to(self.device, memory_format=torch.channels_last)
        half = recipe.precision == "bf16"
        with torch.autocast(self.device.type, torch.bfloat16, enabled=half):
            output = self._fast(inputs)
            # The loss takes fp32 pixels; the recognition networks inside it may run in half precision.
            loss = self._loss(output.float(), targets)
        value = float(loss.detach())
        self._watch(value)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        if recipe.optimizer.clip_norm:
            nn.utils.clip_grad_norm_(self.network.parameters(), recipe.optimizer.clip_norm)
        optimizer.step()
        self.average.update(self.network)
        return value, recipe.optimizer.learning_rate * factor

    def _watch(self, loss: float) -> None:
        usual = median(self._recent) if len(self._recent) == _WATCHED else math.inf
        if not math.isfinite(loss) or loss > _EXPLOSION * usual:
            raise DivergedError(
                f"The training diverged: the loss is {loss:.3g} at step {self.step + 1}. The last checkpoint is kept; "
                "try a lower optimizer.learning_rate."
            )
        self._recent.append(loss)


def make_optimizer(network: nn.Module, section: OptimizerSection) -> torch.optim.Optimizer:
    """Adam over the network's parameters, those named in `layer_rates` with a learning rate of their own."""
    groups: dict[float, list[nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        factors = [factor for prefix, factor in section.layer_rates.items() if name.startswith(prefix)]
        groups.setdefault(factors[0] if factors else 1.0, []).append(parameter)
    parameters = [
        {"params": group, "lr": section.learning_rate * factor, "base_lr": section.learning_rate * factor}
        for factor, group in groups.items()
    ]
    return torch.optim.Adam(parameters, betas=section.betas)
