"""RFDN: residual feature distillation network. Liu et al., 2020, arXiv 2009.11551.

Read are the authors' files, which won AIM 2020 and are the baseline of NTIRE 2022 and 2023. They take 0 to 255.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from spandrel import StateDict
from torch import Tensor, nn
from torch.nn import functional as F

from sr_desktop.engine.foreign.papers.architecture import PaperArchitecture, Reading, count, shuffle_scale
from sr_desktop.engine.foreign.papers.layers import ESA_SMALLEST, LEAK, JoinedBlocks, SpatialAttention, conv
from sr_desktop.model_format import ValueRange


class DistillationBlock(nn.Module):
    """Three times a 1x1 convolution puts features aside and a residual 3x3 convolution refines the rest.

    Args:
        channels: Of its input and output.
        kept: How many are put aside each time.
        inner: Features of the spatial attention.
    """

    def __init__(self, channels: int, kept: int, inner: int) -> None:
        super().__init__()
        self.c1_d = conv(channels, kept, 1)
        self.c1_r = conv(channels, channels)
        self.c2_d = conv(channels, kept, 1)
        self.c2_r = conv(channels, channels)
        self.c3_d = conv(channels, kept, 1)
        self.c3_r = conv(channels, channels)
        self.c4 = conv(channels, kept)
        self.c5 = conv(4 * kept, channels, 1)
        self.esa = SpatialAttention(channels, inner, is_plain=False)

    def forward(self, x: Tensor) -> Tensor:
        """Features of the shape of ``x``."""
        put_aside = []
        steps = ((self.c1_d, self.c1_r), (self.c2_d, self.c2_r), (self.c3_d, self.c3_r))
        for keep, refine in steps:
            put_aside.append(F.leaky_relu(keep(x), LEAK))
            x = F.leaky_relu(refine(x) + x, LEAK)
        last = F.leaky_relu(self.c4(x), LEAK)
        attended: Tensor = self.esa(self.c5(torch.cat([*put_aside, last], dim=1)))
        return attended


class Rfdn(JoinedBlocks):
    """The network, under the names of the authors' files."""

    def __init__(self, channels: int, blocks: int, kept: int, inner: int, scale: int) -> None:
        made = {f"B{number}": DistillationBlock(channels, kept, inner) for number in range(1, blocks + 1)}
        super().__init__(made, channels, scale)


def _read(state: StateDict) -> Sequence[Reading]:
    scale = shuffle_scale(state["upsampler.0.weight"], 3)
    network = Rfdn(
        channels=state["fea_conv.weight"].shape[0],
        blocks=count(state, "B{}.", first=1),
        kept=state["B1.c4.weight"].shape[0],
        inner=state["B1.esa.conv1.weight"].shape[0],
        scale=scale,
    )
    return [
        Reading(network, state, scale, values=values, smallest=ESA_SMALLEST)
        for values in (ValueRange.BYTE, ValueRange.UNIT)
    ]


RFDN = PaperArchitecture("RFDN", _read)
