"""The part of an error that repeats with the upsampling's stride: the checkerboard, as a loss.

Losses over recognition networks ask for fine texture. Where its input is smooth, a network without any source of
randomness can give it in only one way: as a pattern that repeats every four pixels, to which those losses hardly react.
"""

from __future__ import annotations

from torch import Tensor
from torch.nn import functional as F

from sr_desktop import SCALE
from trainer.losses.loss import Loss

WINDOW = 32
"""Side in pixels of the windows over which a pattern is averaged."""


def repeating_pattern(difference: Tensor) -> Tensor:
    """The pattern of ``SCALE`` pixels' period in each half overlapping window of ``(N, C, H, W)`` differences.

    Returns:
        ``(N, C, SCALE^2, rows, columns)``: for each position in the period how far the mean over the window of the
        differences there is from the mean over all positions. A picture smaller than a window is one window.
    """
    phases = F.pixel_unshuffle(difference, SCALE)
    side = min(WINDOW // SCALE, *phases.shape[-2:])
    means = F.avg_pool2d(phases, side, max(1, side // 2))
    count, channels, rows, columns = means.shape
    by_position = means.reshape(count, channels // SCALE**2, SCALE**2, rows, columns)
    return by_position - by_position.mean(2, keepdim=True)


def checkerboard(output: Tensor, target: Tensor) -> Tensor:
    """Mean absolute part of the error that repeats every ``SCALE`` pixels, a scalar."""
    return repeating_pattern(output - target).abs().mean()


CHECKERBOARD = Loss(
    "checkerboard",
    "Mean absolute part of the pixels' error that repeats every four pixels, of pixels in 0 to 1.",
    lambda keys, files: checkerboard,
    earlier_keys=("pattern",),
    order=3,
)
