"""SRResNet: Ledig et al., "Photo-Realistic Single Image Super-Resolution Using a GAN", 2017, arXiv 1609.04802."""

from __future__ import annotations

from torch import Tensor, nn

from sr_desktop.networks.normalization import normalization
from sr_desktop.networks.upsampler import SubPixelStage, Upsampler


class ResidualBlock(nn.Module):
    """conv 3x3, norm, PReLU, conv 3x3, norm, plus the input (figure 4 of the paper). ``(N, C, H, W)`` to the same."""

    def __init__(self, channels: int, batch_norm: bool) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1, bias=not batch_norm)
        self.norm1 = normalization(channels, batch_norm)
        self.activation = nn.PReLU()
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1, bias=not batch_norm)
        self.norm2 = normalization(channels, batch_norm)

    def forward(self, x: Tensor) -> Tensor:
        """Apply the block."""
        residual: Tensor = self.norm2(self.conv2(self.activation(self.norm1(self.conv1(x)))))
        return x + residual


class SRResNet(Upsampler):
    """The generator of SRGAN (figure 4 of the paper), trained alone for mean squared or absolute error.

    9x9 convolution and PReLU; residual blocks; 3x3 convolution; the sum with what entered the blocks;
    two sub-pixel stages; 9x9 convolution to RGB.

    Args:
        blocks: Number of residual blocks, 16 in the paper.
        channels: Feature maps throughout, 64 in the paper.
        batch_norm: With batch normalisation, as in the paper. Without, each convolution has a bias instead: the form
            that the paper's network takes when its normalisation is folded into the convolutions.
    """

    def __init__(self, blocks: int = 16, channels: int = 64, batch_norm: bool = True) -> None:
        super().__init__()
        self.head = nn.Conv2d(3, channels, 9, padding=4)
        self.head_activation = nn.PReLU()
        self.blocks = nn.Sequential(*(ResidualBlock(channels, batch_norm) for _ in range(blocks)))
        self.trunk_conv = nn.Conv2d(channels, channels, 3, padding=1, bias=not batch_norm)
        self.trunk_norm = normalization(channels, batch_norm)
        self.upsampling = nn.Sequential(*(SubPixelStage(channels, nn.PReLU()) for _ in range(2)))
        self.tail = nn.Conv2d(channels, 3, 9, padding=4)
        # At low resolution: 4 (head), 2 a block, 1 (trunk), 1 and 1/2 (the stages), 4/4 (tail); rounded up.
        self.receptive_radius = 4 + 2 * blocks + 1 + 3

    def features(self, x: Tensor) -> Tensor:
        """Everything before the upsampling: ``(N, 3, H, W)`` in 0 to 1, to ``(N, channels, H, W)``."""
        x = self.head_activation(self.head(x))
        deep: Tensor = self.trunk_norm(self.trunk_conv(self.blocks(x)))
        return x + deep


NETWORK = SRResNet
"""What cards and recipes call "srresnet"."""
