"""Parts that several networks of papers share."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional as F

LEAK = 0.05
"""Slope of the leaky ReLU of IMDN and what came of it."""

ESA_SMALLEST = 15
"""Shortest side that `SpatialAttention` can shrink: its convolution and its pooling leave one value."""


def conv(given: int, made: int, size: int = 3, *, bias: bool = True, groups: int = 1) -> nn.Conv2d:
    """A convolution that keeps the size."""
    return nn.Conv2d(given, made, size, padding=size // 2, bias=bias, groups=groups)


def shuffled(given: int, made: int, scale: int, *, bias: bool = True) -> nn.Sequential:
    """A 3x3 convolution and a pixel shuffle: ``(N, given, H, W)`` to ``(N, made, H * scale, W * scale)``."""
    return nn.Sequential(conv(given, made * scale**2, bias=bias), nn.PixelShuffle(scale))


class JoinedBlocks(nn.Module):
    """Blocks in a row whose answers are all joined, under the names that IMDN and RFDN share.

    Args:
        blocks: By the names under which the files have them, in their order.
        channels: Of the features before and after each.
        scale: How many times each side is enlarged.
    """

    def __init__(self, blocks: Mapping[str, nn.Module], channels: int, scale: int) -> None:
        super().__init__()
        self.fea_conv = conv(3, channels)
        for name, block in blocks.items():
            self.add_module(name, block)
        self.c = nn.Sequential(conv(channels * len(blocks), channels, 1), nn.LeakyReLU(LEAK))
        self.LR_conv = conv(channels, channels)
        self.upsampler = shuffled(channels, 3, scale)
        self._names = tuple(blocks)

    def forward(self, x: Tensor) -> Tensor:
        """Enlarge ``(N, 3, H, W)``."""
        features = self.fea_conv(x)
        answers, last = [], features
        for name in self._names:
            last = getattr(self, name)(last)
            answers.append(last)
        enlarged: Tensor = self.upsampler(self.LR_conv(self.c(torch.cat(answers, dim=1))) + features)
        return enlarged


def upsample_steps(channels: int, scale: int, activation: type[nn.Module] | None = None) -> nn.Sequential:
    """Convolutions and shuffles that enlarge by a power of two, or by three, with an activation before each shuffle."""
    factors = [3] if scale == 3 else [2] * (scale.bit_length() - 1)
    steps: list[nn.Module] = []
    for factor in factors:
        steps.append(conv(channels, channels * factor**2))
        if activation is not None:
            steps.append(activation())
        steps.append(nn.PixelShuffle(factor))
    return nn.Sequential(*steps)


class SpatialAttention(nn.Module):
    """ESA: where in the picture the features matter, seen at a sixth of its size.

    Liu et al., 2020, arXiv 2009.11551; Kong et al., 2022, arXiv 2205.07514 leave two of its convolutions out.

    Args:
        channels: Of its input and output.
        inner: Of its own features.
        is_plain: Whether it is the shorter one.
    """

    def __init__(self, channels: int, inner: int, is_plain: bool) -> None:
        super().__init__()
        self.conv1 = conv(channels, inner, 1)
        self.conv_f = conv(inner, inner, 1)
        if not is_plain:
            self.conv_max = conv(inner, inner)
            self.conv3_ = conv(inner, inner)
        self.conv2 = nn.Conv2d(inner, inner, 3, stride=2)
        self.conv3 = conv(inner, inner)
        self.conv4 = conv(inner, channels, 1)
        self.is_plain = is_plain

    def forward(self, x: Tensor) -> Tensor:
        """``x`` times its attention."""
        narrow = self.conv1(x)
        seen = F.max_pool2d(self.conv2(narrow), kernel_size=7, stride=3)
        if self.is_plain:
            seen = self.conv3(seen)
        else:
            seen = F.relu(self.conv_max(seen))
            seen = self.conv3_(F.relu(self.conv3(seen)))
        seen = F.interpolate(seen, x.shape[-2:], mode="bilinear", align_corners=False)
        return x * torch.sigmoid(self.conv4(seen + self.conv_f(narrow)))
