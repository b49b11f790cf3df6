"""Losses of single pixels."""

from __future__ import annotations

from torch import Tensor

from trainer.losses.loss import Loss


def mean_absolute(output: Tensor, target: Tensor) -> Tensor:
    """Mean of ``|output - target|``."""
    return (output - target).abs().mean()


def mean_square(output: Tensor, target: Tensor) -> Tensor:
    """Mean of ``(output - target)^2``."""
    return (output - target).square().mean()


L1 = Loss("l1", "Mean absolute difference of pixels in 0 to 1.", lambda keys, files: mean_absolute, order=1)
MSE = Loss("mse", "Mean squared difference of pixels in 0 to 1.", lambda keys, files: mean_square, order=2)
