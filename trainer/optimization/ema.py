"""The running average of the weights, which is what gets measured and published."""

from __future__ import annotations

import copy

import torch
from torch import Tensor, nn


class WeightAverage:
    """Exponential moving average of a network's parameters; buffers (batch norm statistics) are copied.

    The decay grows from 0 as ``(1 + n) / (10 + n)`` up to its final value, so that the start is forgotten quickly.

    Attributes:
        network: The averaged network, in eval mode.
    """

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.network = copy.deepcopy(network).eval().requires_grad_(False)
        self.decay = decay
        self.updates = 0

    @torch.no_grad()
    def update(self, network: nn.Module) -> None:
        """Move the average towards the network's present weights."""
        decay = min(self.decay, (1 + self.updates) / (10 + self.updates))
        self.updates += 1
        averaged: list[Tensor] = list(self.network.parameters())
        present: list[Tensor] = list(network.parameters())
        torch._foreach_lerp_(averaged, present, 1 - decay)
        for own, buffer in zip(self.network.buffers(), network.buffers(), strict=True):
            own.copy_(buffer)
