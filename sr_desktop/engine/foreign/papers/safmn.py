"""SAFMN: spatially-adaptive feature modulation. Sun et al., 2023, arXiv 2302.13800.

Read are the files of the paper, of the challenge NTIRE 2023, of SAFMN++ for NTIRE 2024, and of its light form for AIS
2024. All modulate features by what they look like in pictures several times smaller.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from spandrel import ModelTiling, StateDict
from torch import Tensor, nn
from torch.nn import functional as F

from sr_desktop.engine.foreign.papers.architecture import PaperArchitecture, Reading, count, shuffle_scale
from sr_desktop.engine.foreign.papers.layers import conv, shuffled

_EPSILON = 1e-6
_LEVELS = 4
_POOLED = 8
"""How many times smaller SAFMN++ looks at the picture."""


class ChannelNorm(nn.Module):
    """Layer norm over the channels of each pixel."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(channels))
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x: Tensor) -> Tensor:
        """Features of the shape of ``x``."""
        variance, mean = torch.var_mean(x, dim=1, correction=0, keepdim=True)
        normed: Tensor = (x - mean) / torch.sqrt(variance + _EPSILON)
        return self.weight[:, None, None] * normed + self.bias[:, None, None]


class ResponseNorm(nn.Module):
    """Global response norm: each channel by its energy over the picture, next to the mean of all."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.gamma = nn.Parameter(torch.zeros(1, channels, 1, 1))
        self.beta = nn.Parameter(torch.zeros(1, channels, 1, 1))

    def forward(self, x: Tensor) -> Tensor:
        """Features of the shape of ``x``."""
        energy = torch.linalg.vector_norm(x, dim=(2, 3), keepdim=True)
        share = energy / (energy.mean(dim=1, keepdim=True) + _EPSILON)
        normed: Tensor = self.gamma * (x * share) + self.beta + x
        return normed


class Modulation(nn.Module):
    """A quarter of the channels each, pooled once, twice, four and eight times (or from four to sixteen).

    Args:
        channels: Of its input and output.
        bias: Whether its convolutions add something.
        first_power: Of two, by which the second quarter is pooled.
    """

    def __init__(self, channels: int, bias: bool, first_power: int) -> None:
        super().__init__()
        part = channels // _LEVELS
        self.mfr = nn.ModuleList(conv(part, part, groups=part, bias=bias) for _ in range(_LEVELS))
        self.aggr = conv(channels, channels, 1, bias=bias)
        self.first_power = first_power

    def forward(self, x: Tensor) -> Tensor:
        """``x`` times its modulation."""
        size = x.shape[-2:]
        seen = []
        for level, (part, layer) in enumerate(zip(x.chunk(_LEVELS, dim=1), self.mfr, strict=True)):
            if level:
                times = 2 ** (level - 1 + self.first_power)
                part = layer(F.adaptive_max_pool2d(part, (size[0] // times, size[1] // times)))
                seen.append(F.interpolate(part, size=size, mode="nearest"))
            else:
                seen.append(layer(part))
        return F.gelu(self.aggr(torch.cat(seen, dim=1))) * x


class Mixer(nn.Module):
    """A 3x3 convolution to more channels, GELU, and a 1x1 convolution back."""

    def __init__(self, channels: int, wide: int, bias: bool) -> None:
        super().__init__()
        self.ccm = nn.Sequential(conv(channels, wide, bias=bias), nn.GELU(), conv(wide, channels, 1, bias=bias))

    def forward(self, x: Tensor) -> Tensor:
        """Features of the shape of ``x``."""
        mixed: Tensor = self.ccm(x)
        return mixed


class Block(nn.Module):
    """A modulation and a mixer, each with a skip around it, and in the paper with a norm before it."""

    def __init__(self, channels: int, wide: int, is_challenge: bool) -> None:
        super().__init__()
        if not is_challenge:
            self.norm1 = ChannelNorm(channels)
            self.norm2 = ChannelNorm(channels)
        self.safm = Modulation(channels, not is_challenge, 2 if is_challenge else 1)
        self.ccm = Mixer(channels, wide, not is_challenge)
        self.is_challenge = is_challenge

    def forward(self, x: Tensor) -> Tensor:
        """Features of the shape of ``x``."""
        x = x + self.safm(x if self.is_challenge else self.norm1(x))
        mixed: Tensor = self.ccm(x if self.is_challenge else self.norm2(x))
        return x + mixed


class Safmn(nn.Module):
    """The network of the paper, or of the challenge NTIRE 2023, which adds the enlarged picture."""

    def __init__(self, channels: int, wide: int, blocks: int, scale: int, is_challenge: bool) -> None:
        super().__init__()
        self.to_feat = conv(3, channels)
        if is_challenge:
            self.norm = ResponseNorm(channels)
        self.feats = nn.Sequential(*(Block(channels, wide, is_challenge) for _ in range(blocks)))
        self.to_img = shuffled(channels, 3, scale)
        self.scale = scale
        self.is_challenge = is_challenge

    def forward(self, x: Tensor) -> Tensor:
        """Enlarge ``(N, 3, H, W)``."""
        features = self.to_feat(x)
        if not self.is_challenge:
            plain: Tensor = self.to_img(self.feats(features) + features)
            return plain
        added: Tensor = self.to_img(self.feats(self.norm(features)))
        return added + _enlarged(x, self.scale)


class SimpleModulation(nn.Module):
    """SAFMN++: the first channels by themselves, looked at eight times smaller."""

    def __init__(self, channels: int, part: int) -> None:
        super().__init__()
        self.proj = conv(channels, channels, bias=False)
        self.dwconv = conv(part, part, groups=part, bias=False)
        self.out = conv(channels, channels, 1, bias=False)
        self.part = part

    def forward(self, x: Tensor) -> Tensor:
        """Features of the shape of ``x``."""
        height, width = x.shape[-2:]
        first, rest = self.proj(x).tensor_split([self.part], dim=1)
        seen = self.dwconv(F.adaptive_max_pool2d(first, (height // _POOLED, width // _POOLED)))
        seen = F.gelu(F.interpolate(seen, size=(height, width), mode="bilinear", align_corners=False))
        modulated: Tensor = self.out(F.gelu(torch.cat([rest, seen * first], dim=1)))
        return modulated


class SimpleMixer(nn.Module):
    """As `Mixer`, under the names of SAFMN++, or those of its light form."""

    def __init__(self, channels: int, wide: int, is_light: bool) -> None:
        super().__init__()
        first, second = conv(channels, wide, bias=False), conv(wide, channels, 1, bias=False)
        if is_light:
            self.conv = nn.Sequential(first, nn.GELU(), second)
        else:
            self.conv1, self.conv2 = first, second
        self.is_light = is_light

    def forward(self, x: Tensor) -> Tensor:
        """Features of the shape of ``x``."""
        mixed: Tensor = self.conv(x) if self.is_light else self.conv2(F.gelu(self.conv1(x)))
        return mixed


class SimpleBlock(nn.Module):
    """A modulation and a mixer, and in SAFMN++ a skip around both."""

    def __init__(self, channels: int, part: int, wide: int, is_light: bool) -> None:
        super().__init__()
        self.conv1 = SimpleModulation(channels, part)
        self.conv2 = SimpleMixer(channels, wide, is_light)
        self.is_light = is_light

    def forward(self, x: Tensor) -> Tensor:
        """Features of the shape of ``x``."""
        y: Tensor = self.conv2(self.conv1(x))
        return y if self.is_light else x + y


class SafmnPlusPlus(nn.Module):
    """SAFMN++ adds the enlarged picture; its light form the first features instead."""

    def __init__(self, channels: int, part: int, wide: int, blocks: int, scale: int, is_light: bool) -> None:
        super().__init__()
        self.to_feat = conv(3, channels, bias=False)
        self.feats = nn.Sequential(*(SimpleBlock(channels, part, wide, is_light) for _ in range(blocks)))
        self.to_img = shuffled(channels, 3, scale, bias=False)
        self.scale = scale
        self.is_light = is_light

    def forward(self, x: Tensor) -> Tensor:
        """Enlarge ``(N, 3, H, W)``."""
        features = self.to_feat(x)
        deep = self.feats(features)
        if self.is_light:
            plain: Tensor = self.to_img(deep + features)
            return plain
        added: Tensor = self.to_img(deep)
        return added + _enlarged(x, self.scale)


def _enlarged(x: Tensor, scale: int) -> Tensor:
    return F.interpolate(x, scale_factor=scale, mode="bilinear", align_corners=False)


def _read(state: StateDict) -> Sequence[Reading]:
    channels = state["to_feat.weight"].shape[0]
    blocks, scale = count(state, "feats.{}."), shuffle_scale(state["to_img.0.weight"], 3)
    network: nn.Module
    if "feats.0.conv1.proj.weight" in state:
        is_light = "feats.0.conv2.conv.0.weight" in state
        wide = state[f"feats.0.conv2.{'conv.0' if is_light else 'conv1'}.weight"].shape[0]
        part = state["feats.0.conv1.dwconv.weight"].shape[0]
        network = SafmnPlusPlus(channels, part, wide, blocks, scale, is_light)
        smallest = _POOLED
    else:
        is_challenge = "norm.gamma" in state
        network = Safmn(channels, state["feats.0.ccm.ccm.0.weight"].shape[0], blocks, scale, is_challenge)
        smallest = 2 ** (_LEVELS if is_challenge else _LEVELS - 1)
    return [Reading(network, state, scale, tiling=ModelTiling.DISCOURAGED, smallest=smallest)]


SAFMN = PaperArchitecture("SAFMN", _read)
