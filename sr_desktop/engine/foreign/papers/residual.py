"""The residual block without batch norm that EDSR and MSRResNet have in common."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional as F

from sr_desktop.engine.foreign.papers.layers import conv


class ResidualBlock(nn.Module):
    """Two convolutions with a ReLU between them, and a skip around them.

    Args:
        channels: Of its input and output.
        weight: What the convolutions' answer is multiplied with.
    """

    def __init__(self, channels: int, weight: float = 1.0) -> None:
        super().__init__()
        self.conv1 = conv(channels, channels)
        self.conv2 = conv(channels, channels)
        self.weight = weight

    def forward(self, x: Tensor) -> Tensor:
        """Features of the shape of ``x``."""
        refined: Tensor = self.conv2(F.relu(self.conv1(x)))
        return x + self.weight * refined
