"""From a loss to new weights: gradients, their scale in fp16, their clipping, the optimiser."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, cast

import torch
from torch import Tensor, nn

from trainer.optimization.optimizer import make_optimizer
from trainer.recipes.sections import OptimizerSection, Precision

_ADAMS_OWN = "betas"
"""What only Adam's groups of parameters have."""


class Stepper:
    """Takes the optimiser steps of a network.

    Small gradients vanish in fp16, so there the loss is multiplied before they are computed and they are divided
    afterwards; a step whose gradients overflow is left out, and the next factor is smaller (Micikevicius et al.
    2018, arXiv 1710.03740, section 3.2).

    Args:
        network: Whose parameters.
        section: The optimiser, and the largest norm of the gradient.
        device: Where they are.
        precisions: The arithmetic of the losses that will be given. With fp16 among them they are multiplied, with
            bf16 Muon uses it too.

    Attributes:
        optimizer: The optimiser.
    """

    def __init__(
        self, network: nn.Module, section: OptimizerSection, device: torch.device, precisions: Collection[Precision]
    ) -> None:
        self._parameters = list(network.parameters())
        self._clip_norm = section.clip_norm
        self.optimizer = make_optimizer(network, section, torch.bfloat16 if "bf16" in precisions else torch.float32)
        self._scaler = torch.amp.GradScaler(device.type, enabled="fp16" in precisions)

    def set_rate(self, factor: float) -> None:
        """Learn from now on at this factor of the recipe's rates."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["base_lr"] * factor

    def take(self, loss: Tensor) -> None:
        """Take the step that lowers a loss, a scalar in fp32."""
        optimizer = cast(torch.optim.Optimizer, self.optimizer)
        optimizer.zero_grad(set_to_none=True)
        self._scaler.scale(loss).backward()  # type: ignore[no-untyped-call]
        if self._clip_norm:
            self._scaler.unscale_(optimizer)
            nn.utils.clip_grad_norm_(self._parameters, self._clip_norm)
        self._scaler.step(optimizer)
        self._scaler.update()

    def state(self) -> dict[str, Any]:
        """Its part of a checkpoint: ``optimizer``, and ``scaler`` (empty where nothing is scaled)."""
        return {"optimizer": self.optimizer.state_dict(), "scaler": self._scaler.state_dict()}

    def restore(self, optimizer: dict[str, Any], scaler: dict[str, Any]) -> None:
        """Continue from a checkpoint, at the section's own rates: a recipe may be changed when a run is resumed.

        Raises:
            ValueError: It is of another kind of optimiser.
        """
        own = [_rates(group) for group in self.optimizer.param_groups]
        self.optimizer.load_state_dict(optimizer)
        for group, rates in zip(self.optimizer.param_groups, own, strict=True):
            if (_ADAMS_OWN in group) != (_ADAMS_OWN in rates):
                raise ValueError("it is of another optimizer.kind")
            group.update(rates)
        if scaler:
            self._scaler.load_state_dict(scaler)


def _rates(group: dict[str, Any]) -> dict[str, Any]:
    """What a group of parameters has beside them."""
    return {name: value for name, value in group.items() if name != "params"}
