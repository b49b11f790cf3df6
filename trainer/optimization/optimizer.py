"""The optimiser that a recipe asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import torch
from torch import nn

from trainer.optimization.muon import Muon
from trainer.recipes.sections import OptimizerSection

_SMALLEST_MATRIX = 16
"""Rows and columns below which a kernel has too few directions for Muon, and is left to Adam."""


class CombinedOptimizer:
    """Several optimisers, each over its own parameters, used as one."""

    def __init__(self, *optimizers: torch.optim.Optimizer) -> None:
        self._optimizers = optimizers

    @property
    def param_groups(self) -> list[dict[str, Any]]:
        """The groups of all of them."""
        return [group for optimizer in self._optimizers for group in optimizer.param_groups]

    def zero_grad(self, set_to_none: bool = True) -> None:
        """Forget the gradients."""
        for optimizer in self._optimizers:
            optimizer.zero_grad(set_to_none)

    def step(self) -> None:
        """A step of each."""
        for optimizer in self._optimizers:
            optimizer.step()

    def state_dict(self) -> dict[str, Any]:
        """What `load_state_dict` takes."""
        return {"optimizers": [optimizer.state_dict() for optimizer in self._optimizers]}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Continue from the state of the same optimisers over the same parameters."""
        for optimizer, own in zip(self._optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(own)


def make_optimizer(
    network: nn.Module, section: OptimizerSection, rounds: torch.dtype = torch.float32
) -> torch.optim.Optimizer | CombinedOptimizer:
    """The recipe's optimiser over the network's parameters, those named in `layer_rates` with a rate of their own.

    Args:
        network: Whose parameters.
        section: Which optimiser.
        rounds: Muon's arithmetic.

    Raises:
        ValueError: A key of `layer_rates` begins the name of no parameter.
    """
    names = [name for name, _ in network.named_parameters()]
    for prefix in section.layer_rates:
        if not any(name.startswith(prefix) for name in names):
            raise ValueError(f"optimizer.layer_rates: the network has no parameter that begins with '{prefix}'.")
    if section.kind == "sgd":
        return torch.optim.SGD(_groups(network.named_parameters(), section), momentum=section.momentum)
    if section.kind == "adam":
        return torch.optim.Adam(_groups(network.named_parameters(), section), betas=section.betas)
    matrices: list[tuple[str, nn.Parameter]] = []
    others: list[tuple[str, nn.Parameter]] = []
    for name, parameter in network.named_parameters():
        (matrices if _is_matrix(parameter) else others).append((name, parameter))
    parts: list[torch.optim.Optimizer] = []
    if matrices:
        groups = _groups(matrices, section)
        parts.append(Muon(groups, section.learning_rate, section.momentum, section.weight_decay, rounds))
    if others:
        parts.append(torch.optim.Adam(_groups(others, section, section.adam_rate), betas=section.betas))
    return CombinedOptimizer(*parts)


def _is_matrix(parameter: nn.Parameter) -> bool:
    return parameter.ndim > 1 and min(parameter.flatten(1).shape) >= _SMALLEST_MATRIX


def _groups(
    parameters: Iterable[tuple[str, nn.Parameter]], section: OptimizerSection, factor: float = 1.0
) -> list[dict[str, Any]]:
    """The parameters by their learning rate, which `base_lr` remembers for the schedule."""
    by_rate: defaultdict[float, list[nn.Parameter]] = defaultdict(list)
    for name, parameter in parameters:
        own = [own for prefix, own in section.layer_rates.items() if name.startswith(prefix)]
        by_rate[section.learning_rate * factor * (own[0] if own else 1.0)].append(parameter)
    return [{"params": group, "lr": rate, "base_lr": rate} for rate, group in by_rate.items()]
