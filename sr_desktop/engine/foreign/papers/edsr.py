"""EDSR: enhanced deep residual network. Lim et al., 2017, arXiv 1707.02921.

Read are EDSR (256 channels, 32 blocks) and EDSR-baseline (64, 16) as their authors, BasicSR and mmagic name them. The
authors take 0 to 255 and shift by a convolution; BasicSR shifts and multiplies within. How much a block's answer counts
(0.1 in EDSR, 1 in the baseline) stands in no file: it is told by what comes out.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from spandrel import StateDict
from torch import Tensor, nn

from sr_desktop.engine.foreign.papers.architecture import PaperArchitecture, Reading, count, renamed, shuffle_scale
from sr_desktop.engine.foreign.papers.layers import conv, upsample_steps
from sr_desktop.engine.foreign.papers.residual import ResidualBlock
from sr_desktop.model_format import ValueRange
from sr_desktop.networks.constants import DIV2K_MEAN

_WEIGHTS = (0.1, 1.0)
_MANY_CHANNELS = 128
"""From so many on the paper takes the first weight, which training needs."""


class Edsr(nn.Module):
    """The network, under the names of BasicSR.

    Args:
        channels: Of its features.
        blocks: How many residual ones.
        scale: How many times it enlarges.
        weight: Of a block's answer.
        shift: What is taken from R, G and B and added again, in the range that it takes; None for no shift.
    """

    def __init__(self, channels: int, blocks: int, scale: int, weight: float, shift: tuple[float, ...] | None) -> None:
        super().__init__()
        self.conv_first = conv(3, channels)
        self.body = nn.Sequential(*(ResidualBlock(channels, weight) for _ in range(blocks)))
        self.conv_after_body = conv(channels, channels)
        self.upsample = upsample_steps(channels, scale)
        self.conv_last = conv(channels, 3)
        self.shift = shift

    def forward(self, x: Tensor) -> Tensor:
        """Enlarge ``(N, 3, H, W)``."""
        shift = torch.tensor(self.shift or (0.0,) * 3, dtype=x.dtype, device=x.device).view(1, 3, 1, 1)
        features = self.conv_first(x - shift)
        features = features + self.conv_after_body(self.body(features))
        enlarged: Tensor = self.conv_last(self.upsample(features))
        return enlarged + shift


def _authors_names(blocks: int) -> dict[str, str]:
    names = {"head.0": "conv_first", "tail.0": "upsample", "tail.1": "conv_last", f"body.{blocks}": "conv_after_body"}
    for number in range(blocks):
        names |= {f"body.{number}.body.0": f"body.{number}.conv1", f"body.{number}.body.2": f"body.{number}.conv2"}
    return names


_MMAGIC_NAMES = {"upsample.0.upsample_conv": "upsample.0", "upsample.1.upsample_conv": "upsample.2"}


def _read(state: StateDict) -> Sequence[Reading]:
    values: tuple[ValueRange, ...]
    if "head.0.weight" in state:
        state = renamed(state, _authors_names(count(state, "body.{}.body.0.")))
        bias = state.get("add_mean.bias")
        state = {name: value for name, value in state.items() if not name.startswith(("sub_mean.", "add_mean."))}
        if bias is None:
            values = (ValueRange.BYTE, ValueRange.UNIT)
        else:
            values = (ValueRange.BYTE if float(bias.max()) > 1 else ValueRange.UNIT,)
    else:
        state = renamed({name: value for name, value in state.items() if name != "mean"}, _MMAGIC_NAMES)
        bias, values = None, (ValueRange.BYTE, ValueRange.UNIT)
    channels = state["conv_first.weight"].shape[0]
    blocks, scale = count(state, "body.{}."), _scale(state, channels)
    weights = _WEIGHTS if channels >= _MANY_CHANNELS else _WEIGHTS[::-1]
    return [
        Reading(Edsr(channels, blocks, scale, weight, _shift(bias, one)), state, scale, values=one)
        for one in values
        for weight in weights
    ]


def _shift(bias: Tensor | None, values: ValueRange) -> tuple[float, ...]:
    if bias is not None:
        return tuple(bias.float().tolist())
    return tuple(mean * values.scale[0] for mean in DIV2K_MEAN)


def _scale(state: StateDict, channels: int) -> int:
    scale, step = 1, 0
    while (weight := state.get(f"upsample.{step}.weight")) is not None:
        scale *= shuffle_scale(weight, channels)
        step += 2
    return scale


EDSR = PaperArchitecture("EDSR", _read)
