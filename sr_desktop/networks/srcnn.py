"""SRCNN: Dong, Loy, He and Tang, "Image Super-Resolution Using Deep Convolutional Networks", 2014, arXiv 1501.00092."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class SRCNN(nn.Module):
    """Three convolutions on the luma of a bicubic enlargement (section 3.1 of the paper).

    Patch extraction, non-linear mapping and reconstruction: by default 9x9, 5x5 and 5x5 kernels with 64 and 32
    feature maps, "9-5-5" in the paper's tables; kernels ``(9, 1, 5)`` give its "9-1-5".

    The picture's edge is repeated outwards where a kernel reaches over it, as the authors' test code does.

    Args:
        kernels: Side of the three kernels, odd.
        channels: Feature maps after the first and the second convolution.
        residual: Add the input to the output, so that only what bicubic lost is restored (not in the paper).

    Attributes:
        scale: 1, since the input already has the size of the output.
        receptive_radius: How far from an output pixel the input still matters, in input pixels.
    """

    scale = 1

    def __init__(
        self, kernels: Sequence[int] = (9, 5, 5), channels: Sequence[int] = (64, 32), residual: bool = False
    ) -> None:
        super().__init__()
        widths = (1, *channels, 1)
        self.convolutions = nn.ModuleList(
            nn.Conv2d(before, after, kernel) for (before, after), kernel in zip(pairwise(widths), kernels, strict=True)
        )
        self.residual = residual
        self._margins = tuple(kernel // 2 for kernel in kernels)
        self.receptive_radius = sum(self._margins)

    def forward(self, luma: Tensor) -> Tensor:
        """Restore a luma plane: ``(N, 1, H, W)``, studio-range BT.601 luma / 255, to the same shape and range."""
        x = luma
        for index, convolution in enumerate(self.convolutions):
            if index > 0:
                x = torch.relu(x)
            margin = self._margins[index]
            x = convolution(F.pad(x, (margin, margin, margin, margin), mode="replicate"))
        return x + luma if self.residual else x


NETWORK = SRCNN
"""What cards and recipes call "srcnn"."""
