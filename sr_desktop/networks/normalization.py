"""The one choice that most of the networks share: batch normalisation after a convolution, or nothing."""

from __future__ import annotations

from torch import nn


def normalization(channels: int, batch_norm: bool) -> nn.Module:
    """Batch normalisation (Ioffe and Szegedy 2015, arXiv 1502.03167) over `channels`, or what leaves ``x`` as it is."""
    return nn.BatchNorm2d(channels) if batch_norm else nn.Identity()
