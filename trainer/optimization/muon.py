"""Muon: momentum whose step is the nearest matrix with orthogonal rows, so that all directions learn alike.

Jordan et al. 2024, "Muon: An optimizer for hidden layers in neural networks" (kellerjordan.github.io/posts/muon); the
size of a step is that of Liu et al. 2025, arXiv 2502.16982, equation 4, so that learning rates for Adam fit.
PyTorch's own `torch.optim.Muon` refuses the kernels of convolutions, which have four axes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor, nn

_QUINTIC = (3.4445, -4.7750, 2.0315)
"""Coefficients of the iteration, steep at zero; five rounds end between 0.7 and 1.2 (the post's section "Tuning")."""
_ROUNDS = 5
_ADAM_RMS = 0.2
"""Root mean square of a step of Adam, as a rule, in learning rates (Liu et al., section 2.2)."""


class Muon(torch.optim.Optimizer):
    """Muon with Nesterov momentum, for matrices and for the kernels of convolutions as ``(out, in * height * width)``.

    Args:
        parameters: Tensors of two or more axes, or groups of them.
        lr: Learning rate, of the size that Adam would have.
        momentum: Share of the earlier gradients that is kept at a step.
        weight_decay: Share of the weights that a step takes away, in learning rates (Liu et al., equation 3). Steps
            are of one size whatever the gradient, so that without it the weights grow as long as they learn.
        rounds: Arithmetic in which a step is made orthogonal. bf16 serves as well and is several times faster where
            the processor has it (the post's section "Runtime analysis").
    """

    def __init__(
        self,
        parameters: Iterable[Tensor] | Iterable[dict[str, Any]],
        lr: float,
        momentum: float = 0.95,
        weight_decay: float = 0.0,
        rounds: torch.dtype = torch.float32,
    ) -> None:
        super().__init__(parameters, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})
        self._rounds = rounds

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take up a state; one that was saved before weights could decay has none of it."""
        super().__setstate__(state)
        for group in self.param_groups:
            group.setdefault("weight_decay", 0.0)

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]
        """Take one step; matrices of one shape are made orthogonal together."""
        for group in self.param_groups:
            alike: defaultdict[torch.Size, list[nn.Parameter]] = defaultdict(list)
            for parameter in group["params"]:
                if parameter.grad is not None:
                    alike[parameter.shape].append(parameter)
            for parameters in alike.values():
                steps = orthogonal(self._pushed(parameters, group["momentum"]), self._rounds)
                size = _ADAM_RMS * max(steps.shape[1:]) ** 0.5
                rate = group["lr"]
                values: list[Tensor] = [*parameters]
                if decay := group["weight_decay"]:
                    torch._foreach_mul_(values, 1 - rate * decay)
                shape = (-1, *parameters[0].shape)
                if isinstance(rate, Tensor):
                    # Read on the device, so that a captured step follows the schedule.
                    torch._foreach_sub_(values, list((steps * (rate * size)).view(shape).unbind()))
                else:
                    torch._foreach_add_(values, list(steps.view(shape).unbind()), alpha=-rate * size)

    def _pushed(self, parameters: list[nn.Parameter], momentum: float) -> Tensor:
        """The gradients of parameters of one shape with Nesterov's momentum, as matrices ``(N, rows, columns)``."""
        gradients = [parameter.grad for parameter in parameters if parameter.grad is not None]
        for parameter, gradient in zip(parameters, gradients, strict=True):
            if "momentum" not in self.state[parameter]:
                self.state[parameter]["momentum"] = torch.zeros_like(gradient)
        kept = [self.state[parameter]["momentum"] for parameter in parameters]
        torch._foreach_lerp_(kept, gradients, 1 - momentum)
        return torch.stack([pushed.flatten(1) for pushed in torch._foreach_lerp(gradients, kept, momentum)])


def orthogonal(matrices: Tensor, rounds: torch.dtype = torch.float32) -> Tensor:
    """For each of ``(N, rows, columns)`` about U V^T of its singular value decomposition U S V^T, by Newton-Schulz.

    The singular values of the result lie between 0.7 and 1.2, which works as well as 1 and takes five rounds.

    Args:
        matrices: At any length.
        rounds: The arithmetic; the result is of this kind too.
    """
    a, b, c = _QUINTIC
    tall = matrices.shape[1] > matrices.shape[2]
    x = matrices.float().mT if tall else matrices.float()
    x = (x / (torch.linalg.matrix_norm(x, keepdim=True) + 1e-7)).to(rounds)
    for _ in range(_ROUNDS):
        gram = x @ x.mT
        x = a * x + (b * gram + c * gram @ gram) @ x
    result: Tensor = x.mT if tall else x
    return result
