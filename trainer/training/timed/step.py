"""One optimiser step from drawing the patches to the weights' average, captured once and replayed as a whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import torch
from torch import Tensor, nn

from trainer.optimization.optimizer import CombinedOptimizer
from trainer.training.timed.cutting import Places

_WARM_UP = 4
"""Steps taken before the capture, in which libraries choose their kernels and optimisers make their state."""


@dataclass(frozen=True)
class StepParts:
    """What a step moves.

    Attributes:
        draw: Draws where the next batch is cut.
        loss_at: From these places to the loss, a scalar on the device.
        parameters: Its parameters.
        average: The averaged network's parameters, in the same order.
        decay: Of the average.
        optimizer: Over the parameters, made ready by `make_capturable`.
        clip_norm: Largest norm of the gradient; 0 does not clip.
        loss_scale: Factor of the loss while it is differentiated, so that small gradients are not lost in fp16.
    """

    draw: Callable[[], Places]
    loss_at: Callable[[Places], Tensor]
    parameters: list[nn.Parameter]
    average: list[Tensor]
    decay: float
    optimizer: torch.optim.Optimizer | CombinedOptimizer
    clip_norm: float
    loss_scale: float = 1.0


class CapturedStep:
    """A step that a GPU repeats by itself; on other devices the same operations, one after the other.

    Args:
        parts: What it moves.
        device: Where.

    Attributes:
        loss_sum: Sum of the losses of the steps since it was last set to zero, as `prepare` does at its end; a scalar
            on the device.
    """

    def __init__(self, parts: StepParts, device: torch.device) -> None:
        self._parts, self._device = parts, device
        self.loss_sum = torch.zeros((), device=device)
        self._graph: torch.cuda.CUDAGraph | None = None

    def prepare(self) -> int:
        """Warm up and capture; returns the steps that this took, which count like any other, but not their losses."""
        steps = self._warm_up()
        self.loss_sum.zero_()
        return steps

    def _warm_up(self) -> int:
        if self._device.type != "cuda":
            self._run()  # optimisers make their state
            return 1
        side = torch.cuda.Stream()  # type: ignore[no-untyped-call]
        side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(side):
            for _ in range(_WARM_UP):
                self._run()
        torch.cuda.current_stream().wait_stream(side)
        torch.cuda.synchronize()
        self._parts.optimizer.zero_grad(set_to_none=True)
        graph = torch.cuda.CUDAGraph()
        # The validation of the last snapshot may still run in another thread.
        with torch.cuda.graph(graph, capture_error_mode="thread_local"):
            self._run()
        self._graph = graph
        return _WARM_UP

    def take(self) -> None:
        """One step; on a GPU it is only begun."""
        if self._graph is not None:
            self._graph.replay()
        else:
            self._run()

    def _run(self) -> None:
        parts = self._parts
        places = parts.draw()
        parts.optimizer.zero_grad(set_to_none=True)
        loss = parts.loss_at(places)
        (loss * parts.loss_scale).backward()  # type: ignore[no-untyped-call]
        if parts.loss_scale != 1.0:
            gradients = [one.grad for one in parts.parameters if one.grad is not None]
            torch._foreach_mul_(gradients, 1 / parts.loss_scale)
        if parts.clip_norm:
            nn.utils.clip_grad_norm_(parts.parameters, parts.clip_norm, foreach=True)
        parts.optimizer.step()
        with torch.no_grad():
            torch._foreach_lerp_(parts.average, cast(list[Tensor], parts.parameters), 1 - parts.decay)
            self.loss_sum += loss.detach()


def make_capturable(optimizer: torch.optim.Optimizer | CombinedOptimizer, device: torch.device) -> None:
    """Keep learning rates and step counts on the device, so that a captured step follows them."""
    for group in optimizer.param_groups:
        group["lr"] = torch.tensor(group["base_lr"], device=device)
        if "capturable" in group and device.type == "cuda":
            group["capturable"] = True


def set_rate(optimizer: torch.optim.Optimizer | CombinedOptimizer, factor: float) -> None:
    """Learn from the next step on at this factor of the recipe's rates."""
    for group in optimizer.param_groups:
        group["lr"].fill_(group["base_lr"] * factor)


def state_tensors(optimizer: torch.optim.Optimizer | CombinedOptimizer) -> list[Tensor]:
    """All tensors of the optimiser's state, to be copied from and back."""
    parts = optimizer._optimizers if isinstance(optimizer, CombinedOptimizer) else (optimizer,)
    states: list[dict[str, Any]] = [state for part in parts for state in part.state.values()]
    return [value for state in states for value in state.values() if isinstance(value, Tensor)]
