"""The optimiser that a recipe asks for."""

from __future__ import annotations

import torch
from torch import nn

from trainer.sections import OptimizerSection


def make_optimizer(network: nn.Module, section: OptimizerSection) -> torch.optim.Optimizer:
    """Adam or SGD over the network's parameters, those named in `layer_rates` with a learning rate of their own.

    Raises:
        ValueError: A key of `layer_rates` begins the name of no parameter.
    """
    groups: dict[float, list[nn.Parameter]] = {}
    names = [name for name, _ in network.named_parameters()]
    for prefix in section.layer_rates:
        if not any(name.startswith(prefix) for name in names):
            raise ValueError(f"optimizer.layer_rates: the network has no parameter that begins with '{prefix}'.")
    for name, parameter in network.named_parameters():
        factors = [factor for prefix, factor in section.layer_rates.items() if name.startswith(prefix)]
        groups.setdefault(factors[0] if factors else 1.0, []).append(parameter)
    parameters = [
        {"params": group, "lr": section.learning_rate * factor, "base_lr": section.learning_rate * factor}
        for factor, group in groups.items()
    ]
    if section.kind == "sgd":
        return torch.optim.SGD(parameters, momentum=section.momentum)
    return torch.optim.Adam(parameters, betas=section.betas)
