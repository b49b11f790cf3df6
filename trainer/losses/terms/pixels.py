"""Losses of single pixels."""

from __future__ import annotations

from torch import Tensor

from sr_desktop.imaging.colors.color import LUMA_WEIGHTS
from trainer.losses.loss import Loss

_RED, _GREEN, _BLUE = LUMA_WEIGHTS.tolist()

CHARBONNIER_EPSILON = 1e-3
"""Of values in 0 to 1: the difference, a quarter of an 8-bit level, below which the loss is about a square."""

LOG_FLOOR = 3e-5
"""Of values in 0 to 1: the mean squared difference, that of 45 dB, below which a patch counts less and less."""


def mean_absolute(output: Tensor, target: Tensor) -> Tensor:
    """Mean of ``|output - target|``."""
    return (output - target).abs().mean()


def mean_square(output: Tensor, target: Tensor) -> Tensor:
    """Mean of ``(output - target)^2``."""
    return (output - target).square().mean()


def charbonnier(output: Tensor, target: Tensor) -> Tensor:
    """Mean of ``sqrt((output - target)^2 + epsilon^2)``; for equal pictures it is epsilon."""
    return ((output - target).square() + CHARBONNIER_EPSILON**2).sqrt().mean()


def mean_absolute_luma(output: Tensor, target: Tensor) -> Tensor:
    """Mean of the absolute difference of Y / 255, Y being the studio-range luma of BT.601 (16 to 235).

    A batch of one channel holds Y / 255 already.
    """
    return _luma_difference(output, target).abs().mean()


def log_square_luma(output: Tensor, target: Tensor) -> Tensor:
    """Mean over the patches of ``ln(1 + MSE / LOG_FLOOR)``, with the MSE of Y / 255 (see `mean_absolute_luma`).

    Every patch counts by the factor by which its error shrinks, as every picture does in a mean of PSNR.
    """
    squares = _luma_difference(output, target).square().mean(dim=(1, 2, 3))
    return (1 + squares / LOG_FLOOR).log().mean()


def _luma_difference(output: Tensor, target: Tensor) -> Tensor:
    difference = output - target
    if difference.shape[1] == 3:
        # Plain numbers: no matrix product, which autocast would compute in half precision, and nothing that is copied
        # to the device, which a captured step cannot do.
        red, green, blue = difference.unbind(1)
        difference = (_RED * red + _GREEN * green + _BLUE * blue).unsqueeze(1)
    return difference


L1 = Loss("l1", "Mean absolute difference of pixels in 0 to 1.", lambda keys, files: mean_absolute, order=1)
MSE = Loss("mse", "Mean squared difference of pixels in 0 to 1.", lambda keys, files: mean_square, order=2)
CHARBONNIER = Loss(
    "charbonnier",
    "Mean absolute difference of pixels in 0 to 1, rounded off at zero: sqrt(difference^2 + 0.001^2) "
    "(Lai et al. 2017, arXiv 1704.03915).",
    lambda keys, files: charbonnier,
)
LUMA = Loss(
    "luma",
    "Mean absolute difference of the BT.601 luma in 0 to 1, in which the published tables are measured; blind to "
    "errors of colour.",
    lambda keys, files: mean_absolute_luma,
)
LOG_LUMA = Loss(
    "log_luma",
    "Logarithm of each patch's mean squared difference of the BT.601 luma: what a mean of PSNR-Y over pictures counts; "
    "blind to errors of colour.",
    lambda keys, files: log_square_luma,
)
