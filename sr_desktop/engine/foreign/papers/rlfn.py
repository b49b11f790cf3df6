"""RLFN: residual local feature network. Kong et al., 2022, arXiv 2205.07514.

Read are the files of the paper (52 channels, and RLFN-S with 48) and of the challenge NTIRE 2022, under both names that
it has there. They take 0 to 255.
"""

from __future__ import annotations

from collections.abc import Sequence

from spandrel import StateDict
from torch import Tensor, nn
from torch.nn import functional as F

from sr_desktop.engine.foreign.papers.architecture import PaperArchitecture, Reading, count, renamed, shuffle_scale
from sr_desktop.engine.foreign.papers.layers import ESA_SMALLEST, LEAK, SpatialAttention, conv, shuffled
from sr_desktop.model_format import ValueRange

_MOST_BLOCKS = 64
_CHALLENGE_NAMES = {"fea_conv": "conv_1", "LR_conv": "conv_2"} | {
    f"B{number}": f"block_{number}" for number in range(1, _MOST_BLOCKS)
}


class LocalFeatureBlock(nn.Module):
    """Three convolutions with a skip around them, and spatial attention.

    Args:
        channels: Of its input and output.
        middle: Between the convolutions.
        inner: Features of the spatial attention.
    """

    def __init__(self, channels: int, middle: int, inner: int) -> None:
        super().__init__()
        self.c1_r = conv(channels, middle)
        self.c2_r = conv(middle, middle)
        self.c3_r = conv(middle, channels)
        self.c5 = conv(channels, channels, 1)
        self.esa = SpatialAttention(channels, inner, is_plain=True)

    def forward(self, x: Tensor) -> Tensor:
        """Features of the shape of ``x``."""
        y = x
        for step in (self.c1_r, self.c2_r, self.c3_r):
            y = F.leaky_relu(step(y), LEAK)
        attended: Tensor = self.esa(self.c5(y + x))
        return attended


class Rlfn(nn.Module):
    """The network, under the names of the authors' files."""

    def __init__(self, channels: int, blocks: int, middle: int, inner: int, scale: int) -> None:
        super().__init__()
        self.conv_1 = conv(3, channels)
        for number in range(1, blocks + 1):
            setattr(self, f"block_{number}", LocalFeatureBlock(channels, middle, inner))
        self.conv_2 = conv(channels, channels)
        self.upsampler = shuffled(channels, 3, scale)
        self.blocks = blocks

    def forward(self, x: Tensor) -> Tensor:
        """Enlarge ``(N, 3, H, W)``."""
        features = self.conv_1(x)
        last = features
        for number in range(1, self.blocks + 1):
            last = getattr(self, f"block_{number}")(last)
        enlarged: Tensor = self.upsampler(self.conv_2(last) + features)
        return enlarged


def _read(state: StateDict) -> Sequence[Reading]:
    state = renamed(state, _CHALLENGE_NAMES)
    scale = shuffle_scale(state["upsampler.0.weight"], 3)
    network = Rlfn(
        channels=state["conv_1.weight"].shape[0],
        blocks=count(state, "block_{}.", first=1),
        middle=state["block_1.c1_r.weight"].shape[0],
        inner=state["block_1.esa.conv1.weight"].shape[0],
        scale=scale,
    )
    return [
        Reading(network, state, scale, values=values, smallest=ESA_SMALLEST)
        for values in (ValueRange.BYTE, ValueRange.UNIT)
    ]


RLFN = PaperArchitecture("RLFN", _read)
