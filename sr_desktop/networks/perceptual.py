"""Johnson et al., "Perceptual Losses for Real-Time Style Transfer and Super-Resolution", 2016, arXiv 1603.08155."""

from __future__ import annotations

from enum import StrEnum

import torch
from torch import Tensor, nn

from sr_desktop.networks.normalization import normalization
from sr_desktop.networks.upsampler import Upsampler


class Upsampling(StrEnum):
    """How the perceptual network doubles its resolution."""

    NEAREST = "nearest"
    """Nearest-neighbour by 2, then a 3x3 convolution: no overlap of kernels, so the least checkerboard."""
    TRANSPOSED3 = "transposed3"
    """Transposed 3x3 convolution, stride 2: the paper's "stride 1/2"."""
    TRANSPOSED4 = "transposed4"
    """Transposed 4x4 convolution, stride 2: every output pixel is reached by as many weights."""
    SUBPIXEL = "subpixel"
    """3x3 convolution to four times the channels, then a pixel shuffle by 2 (Shi et al. 2016, arXiv 1609.05158)."""


def _upsampling_convolution(channels: int, kind: Upsampling, bias: bool) -> nn.Module:
    match kind:
        case Upsampling.NEAREST:
            return nn.Sequential(nn.Upsample(scale_factor=2), nn.Conv2d(channels, channels, 3, padding=1, bias=bias))
        case Upsampling.TRANSPOSED3:
            return nn.ConvTranspose2d(channels, channels, 3, stride=2, padding=1, output_padding=1, bias=bias)
        case Upsampling.TRANSPOSED4:
            return nn.ConvTranspose2d(channels, channels, 4, stride=2, padding=1, bias=bias)
        case Upsampling.SUBPIXEL:
            return nn.Sequential(nn.Conv2d(channels, 4 * channels, 3, padding=1, bias=bias), nn.PixelShuffle(2))


class ResidualBlock(nn.Module):
    """conv 3x3, norm, ReLU, conv 3x3, norm, plus the input, nothing after the sum. ``(N, C, H, W)`` to the same."""

    def __init__(self, channels: int, batch_norm: bool) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1, bias=not batch_norm)
        self.norm1 = normalization(channels, batch_norm)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1, bias=not batch_norm)
        self.norm2 = normalization(channels, batch_norm)

    def forward(self, x: Tensor) -> Tensor:
        """Apply the block."""
        residual: Tensor = self.norm2(self.conv2(torch.relu(self.norm1(self.conv1(x)))))
        return x + residual


class UpsamplingStage(nn.Module):
    """Upsampling convolution by 2, norm, ReLU. ``(N, C, H, W)`` to ``(N, C, 2H, 2W)``."""

    def __init__(self, channels: int, kind: Upsampling, batch_norm: bool) -> None:
        super().__init__()
        self.kind = kind
        self.conv = _upsampling_convolution(channels, kind, bias=not batch_norm)
        self.norm = normalization(channels, batch_norm)

    def forward(self, x: Tensor) -> Tensor:
        """Apply the stage."""
        return torch.relu(self.norm(self.conv(x)))


class ScaledTanh(nn.Module):
    """tanh, scaled to 0 to 1."""

    def forward(self, x: Tensor) -> Tensor:
        """Bound any values, each by itself."""
        return 0.5 * torch.tanh(x) + 0.5


class PerceptualNetwork(Upsampler):
    """The paper's x4 network (supplementary table 2): all work but the last two doublings at low resolution.

    9x9 convolution, norm, ReLU; four residual blocks; two upsampling stages; 9x9 convolution to RGB.

    Args:
        blocks: Number of residual blocks, 4 in the paper.
        channels: Feature maps throughout, 64 in the paper.
        upsampling: How each of the two stages doubles the resolution.
        batch_norm: With batch normalisation after every convolution but the last, as in the paper.
        tanh: Bound the output by a scaled tanh to 0 to 1, as in the paper; else it is linear.
    """

    def __init__(
        self,
        blocks: int = 4,
        channels: int = 64,
        upsampling: Upsampling | str = Upsampling.NEAREST,
        batch_norm: bool = True,
        tanh: bool = True,
    ) -> None:
        super().__init__()
        kind = Upsampling(upsampling)
        self.head = nn.Conv2d(3, channels, 9, padding=4, bias=not batch_norm)
        self.head_norm = normalization(channels, batch_norm)
        self.blocks = nn.Sequential(*(ResidualBlock(channels, batch_norm) for _ in range(blocks)))
        self.upsampling = nn.Sequential(*(UpsamplingStage(channels, kind, batch_norm) for _ in range(2)))
        self.tail = nn.Conv2d(channels, 3, 9, padding=4)
        self.bound = ScaledTanh() if tanh else nn.Identity()
        # At low resolution: 4 (head), 2 a block, at most 1 and 1/2 (the stages), 4/4 (tail); rounded up.
        self.receptive_radius = 4 + 2 * blocks + 3

    def features(self, x: Tensor) -> Tensor:
        """Everything before the upsampling: ``(N, 3, H, W)`` in 0 to 1, to ``(N, channels, H, W)``."""
        result: Tensor = self.blocks(torch.relu(self.head_norm(self.head(x))))
        return result

    def output(self, x: Tensor) -> Tensor:
        """The last activation: bounds ``(N, 3, H, W)`` to 0 to 1 where the network has its tanh."""
        result: Tensor = self.bound(x)
        return result


NETWORK = PerceptualNetwork
"""What cards and recipes call "perceptual"."""
