"""EDSR: Lim, Son, Kim, Nah and Lee, "Enhanced Deep Residual Networks for SISR", 2017, arXiv 1707.02921."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from sr_desktop.networks.constants import DIV2K_MEAN, EDSR_RESIDUAL_SCALING
from sr_desktop.networks.upsampler import SubPixelStage, Upsampler


class ResidualBlock(nn.Module):
    """conv 3x3, ReLU, conv 3x3, scaled, plus the input (section 3.1, figure 2c). ``(N, C, H, W)`` to the same.

    No batch norm: it would take away the freedom of range that a picture needs. The scaling, before the sum, keeps
    wide networks from diverging (section 3.3).
    """

    def __init__(self, channels: int, scaling: float) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1)
        self.scaling = scaling

    def forward(self, x: Tensor) -> Tensor:
        """Apply the block."""
        residual: Tensor = self.conv2(torch.relu(self.conv1(x)))
        return x + self.scaling * residual


class EDSR(Upsampler):
    """The paper's single-scale network for x4 (section 3.2, figure 3).

    The mean colour is subtracted; 3x3 convolution; residual blocks and a 3x3 convolution; the sum with what entered
    the blocks; two sub-pixel stages; 3x3 convolution to RGB; the mean colour is added.

    The paper's final network (table 1) has 32 blocks of 256 channels, 43 million values; its baseline has 16 of 64 and
    no residual scaling, 1.5 million.

    Args:
        blocks: Number of residual blocks.
        channels: Feature maps throughout.
        residual_scaling: Factor of each block's residual, 0.1 in the paper's final network, 1 in its baseline.

    Attributes:
        mean: The colour that is subtracted and added, ``(1, 3, 1, 1)`` in 0 to 1.
    """

    mean: Tensor

    def __init__(self, blocks: int = 32, channels: int = 64, residual_scaling: float = EDSR_RESIDUAL_SCALING) -> None:
        super().__init__()
        self.register_buffer("mean", torch.tensor(DIV2K_MEAN).view(1, 3, 1, 1), persistent=False)
        self.head = nn.Conv2d(3, channels, 3, padding=1)
        self.blocks = nn.Sequential(*(ResidualBlock(channels, residual_scaling) for _ in range(blocks)))
        self.trunk_conv = nn.Conv2d(channels, channels, 3, padding=1)
        self.upsampling = nn.Sequential(SubPixelStage(channels), SubPixelStage(channels))
        self.tail = nn.Conv2d(channels, 3, 3, padding=1)
        # At low resolution: 1 (head), 2 a block, 1 (trunk), 1 and 1/2 (the stages), 1/4 (tail); rounded up.
        self.receptive_radius = 1 + 2 * blocks + 1 + 2

    def features(self, x: Tensor) -> Tensor:
        """Everything before the upsampling: ``(N, 3, H, W)`` in 0 to 1, to ``(N, channels, H, W)``."""
        x = self.head(x - self.mean)
        deep: Tensor = self.trunk_conv(self.blocks(x))
        return x + deep

    def output(self, x: Tensor) -> Tensor:
        """Add the mean colour to ``(N, 3, H, W)``."""
        return x + self.mean


NETWORK = EDSR
"""What cards and recipes call "edsr"."""
