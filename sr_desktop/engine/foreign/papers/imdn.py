"""IMDN: information multi-distillation network. Hui et al., 2019, arXiv 1909.11856.

Read are the authors' files; those of the challenges AIM 2019 and NTIRE 2022 (its baseline) and the authors' fast one
(RTC), whose blocks have no channel attention.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import torch
from spandrel import ModelTiling, StateDict
from torch import Tensor, nn
from torch.nn import functional as F

from sr_desktop.engine.foreign.papers.architecture import PaperArchitecture, Reading, count, shuffle_scale
from sr_desktop.engine.foreign.papers.layers import LEAK, JoinedBlocks, conv, shuffled
from sr_desktop.model_format import ValueRange


class ContrastAttention(nn.Module):
    """A weight for each channel, from its mean and its standard deviation over the picture."""

    def __init__(self, channels: int, inner: int) -> None:
        super().__init__()
        self.conv_du = nn.Sequential(conv(channels, inner, 1), nn.ReLU(), conv(inner, channels, 1), nn.Sigmoid())

    def forward(self, x: Tensor) -> Tensor:
        """``x`` times its weights."""
        deviation, mean = torch.std_mean(x, dim=(2, 3), correction=0, keepdim=True)
        weighted: Tensor = x * self.conv_du(deviation + mean)
        return weighted


class Distillation(nn.Module):
    """A block: three times a part of the features is put aside and the rest convolved further.

    Args:
        channels: Of its input and output.
        kept: How many are put aside each time.
        inner: Features of the channel attention; None without one.
    """

    def __init__(self, channels: int, kept: int, inner: int | None) -> None:
        super().__init__()
        rest = channels - kept
        self.sizes = [kept, rest]
        self.c1 = conv(channels, channels)
        self.c2 = conv(rest, channels)
        self.c3 = conv(rest, channels)
        self.c4 = conv(rest, kept)
        self.c5 = conv(4 * kept, channels, 1)
        if inner is not None:
            self.cca = ContrastAttention(4 * kept, inner)

    def forward(self, x: Tensor) -> Tensor:
        """Features of the shape of ``x``."""
        put_aside, rest = [], x
        for step in (self.c1, self.c2, self.c3):
            kept, rest = torch.split(F.leaky_relu(step(rest), LEAK), self.sizes, dim=1)
            put_aside.append(kept)
        joined = torch.cat([*put_aside, self.c4(rest)], dim=1)
        if hasattr(self, "cca"):
            joined = self.cca(joined)
        fused: Tensor = self.c5(joined) + x
        return fused


class Imdn(JoinedBlocks):
    """The authors' network, under the names of their files."""

    def __init__(self, channels: int, blocks: int, kept: int, inner: int, scale: int) -> None:
        made = {f"IMDB{number}": Distillation(channels, kept, inner) for number in range(1, blocks + 1)}
        super().__init__(made, channels, scale)


class PlainImdn(nn.Module):
    """The one of the challenges: blocks in a row, without attention.

    Args:
        channels: Of its features.
        blocks: How many.
        kept: How many channels a block puts aside each time.
        last_size: Kernel of the convolution after the blocks.
        scale: How many times it enlarges.
    """

    def __init__(self, channels: int, blocks: int, kept: int, last_size: int, scale: int) -> None:
        super().__init__()
        self.first = conv(3, channels)
        body = [Distillation(channels, kept, None) for _ in range(blocks)]
        self.body = nn.Sequential(*body, conv(channels, channels, last_size))
        self.upsampler = shuffled(channels, 3, scale)

    def forward(self, x: Tensor) -> Tensor:
        """Enlarge ``(N, 3, H, W)``."""
        features = self.first(x)
        enlarged: Tensor = self.upsampler(features + self.body(features))
        return enlarged


_PLAIN_NAMES = (
    (re.compile(r"^(model\.)?0\."), "first."),
    (re.compile(r"^(model\.)?1\.sub\."), "body."),
    (re.compile(r"^(model\.)?2\."), "upsampler.0."),
    (re.compile(r"\.conv1x1(\.0)?\."), ".c5."),
    (re.compile(r"\.conv([1-4])(\.0)?\."), r".c\1."),
)


def _authors(state: StateDict) -> list[Reading]:
    channels = state["fea_conv.weight"].shape[0]
    network = Imdn(
        channels=channels,
        blocks=count(state, "IMDB{}.", first=1),
        kept=state["IMDB1.c4.weight"].shape[0],
        inner=state["IMDB1.cca.conv_du.0.weight"].shape[0],
        scale=shuffle_scale(state["upsampler.0.weight"], 3),
    )
    return _ranges(network, state, shuffle_scale(state["upsampler.0.weight"], 3), ModelTiling.DISCOURAGED)


def _plain(state: StateDict) -> list[Reading]:
    for pattern, name in _PLAIN_NAMES:
        state = {pattern.sub(name, key): value for key, value in state.items()}
    blocks = count(state, "body.{}.") - 1
    scale = shuffle_scale(state["upsampler.0.weight"], 3)
    network = PlainImdn(
        channels=state["first.weight"].shape[0],
        blocks=blocks,
        kept=state["body.0.c4.weight"].shape[0],
        last_size=state[f"body.{blocks}.weight"].shape[-1],
        scale=scale,
    )
    return _ranges(network, state, scale, ModelTiling.SUPPORTED)


def _ranges(network: nn.Module, state: StateDict, scale: int, tiling: ModelTiling) -> list[Reading]:
    return [
        Reading(network, state, scale, values=values, tiling=tiling) for values in (ValueRange.UNIT, ValueRange.BYTE)
    ]


def _read(state: StateDict) -> Sequence[Reading]:
    return _authors(state) if "fea_conv.weight" in state else _plain(state)


IMDN = PaperArchitecture("IMDN", _read)
