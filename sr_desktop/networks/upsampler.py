"""What the networks have in common that work at low resolution and double it twice at the end."""

from __future__ import annotations

from torch import Tensor, nn


class Upsampler(nn.Module):
    """A network from low-resolution RGB to four times its size: features, upsampling stages, a last convolution.

    A network that derives from it gets, without further code, the engine's fast form for the stages that have one and
    the trainer's start as an interpolation. `features` alone must be given.

    Attributes:
        scale: 4.
        receptive_radius: How far from an output pixel the input still matters, in input pixels.
        head: The first convolution, from RGB.
        blocks: The residual blocks; the last convolution of each is called ``conv2``.
        upsampling: Two stages, each from ``(N, C, H, W)`` to ``(N, C, 2H, 2W)``.
        tail: The last convolution, to RGB.
    """

    scale = 4
    receptive_radius: int
    head: nn.Conv2d
    blocks: nn.Sequential
    upsampling: nn.Sequential
    tail: nn.Conv2d

    def features(self, x: Tensor) -> Tensor:
        """Everything before the upsampling: ``(N, 3, H, W)`` in 0 to 1, to ``(N, C, H, W)``."""
        raise NotImplementedError

    def output(self, x: Tensor) -> Tensor:
        """What is done after the last convolution, each pixel by itself: ``(N, 3, 4H, 4W)`` to the same."""
        return x

    def forward(self, x: Tensor) -> Tensor:
        """Enlarge ``(N, 3, H, W)`` RGB in 0 to 1 to ``(N, 3, 4H, 4W)``; as a rule the output is not clamped."""
        return self.output(self.tail(self.upsampling(self.features(x))))


class SubPixelStage(nn.Module):
    """conv 3x3 to four times the channels, pixel shuffle by 2, activation. ``(N, C, H, W)`` to ``(N, C, 2H, 2W)``.

    Shi et al. 2016, arXiv 1609.05158.

    Args:
        channels: Feature maps before and after.
        activation: Acts on each value by itself, and on all channels alike; None for none.
    """

    def __init__(self, channels: int, activation: nn.Module | None = None) -> None:
        super().__init__()
        self.conv = nn.Conv2d(channels, 4 * channels, 3, padding=1)
        self.shuffle = nn.PixelShuffle(2)
        self.activation = activation or nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        """Apply the stage."""
        result: Tensor = self.activation(self.shuffle(self.conv(x)))
        return result
