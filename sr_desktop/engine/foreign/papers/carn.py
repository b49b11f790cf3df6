"""CARN and CARN-M: cascading residual network. Ahn et al., 2018, arXiv 1803.08664.

Read are the authors' files: CARN, and CARN-M with its grouped convolutions and shared blocks, of one scale or with the
upsampling of x2, x3 and x4 in one file.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

import torch
from spandrel import StateDict
from torch import Tensor, nn
from torch.nn import functional as F

from sr_desktop import SCALE
from sr_desktop.engine.foreign.papers.architecture import PaperArchitecture, Reading
from sr_desktop.engine.foreign.papers.layers import conv

_STEPS = 3
"""How many blocks are in a cascade, of which the network is one and has three."""


class Step(nn.Module):
    """Convolutions with a ReLU after each but the last, a skip around them, and a ReLU."""

    def __init__(self, channels: int, groups: int) -> None:
        super().__init__()
        layers = [conv(channels, channels, groups=groups), nn.ReLU(), conv(channels, channels, groups=groups)]
        if groups > 1:
            layers += [nn.ReLU(), conv(channels, channels, 1)]
        self.body = nn.Sequential(*layers)

    def forward(self, x: Tensor) -> Tensor:
        """Features of the shape of ``x``."""
        return F.relu(self.body(x) + x)


class Fusion(nn.Module):
    """A 1x1 convolution of what is joined, and a ReLU."""

    def __init__(self, given: int, made: int) -> None:
        super().__init__()
        self.body = nn.Sequential(conv(given, made, 1), nn.ReLU())

    def forward(self, x: Tensor) -> Tensor:
        """``(N, made, H, W)``."""
        fused: Tensor = self.body(x)
        return fused


class Cascade(nn.Module):
    """Three parts in a row; each is given all that came before, fused. The network is one, and so is each of its parts.

    Args:
        channels: Of its input and output.
        parts: The parts; one alone is run three times.
    """

    def __init__(self, channels: int, parts: Sequence[nn.Module]) -> None:
        super().__init__()
        for number, part in enumerate(parts, start=1):
            setattr(self, f"b{number}", part)
        for number in range(1, _STEPS + 1):
            setattr(self, f"c{number}", Fusion(channels * (number + 1), channels))
        self.is_shared = len(parts) == 1

    def forward(self, x: Tensor) -> Tensor:
        """Features of the shape of ``x``."""
        joined, last = x, x
        for number in range(1, _STEPS + 1):
            part = getattr(self, "b1" if self.is_shared else f"b{number}")
            joined = torch.cat([joined, part(last)], dim=1)
            last = getattr(self, f"c{number}")(joined)
        return last


class Shift(nn.Module):
    """Takes the mean of the training pictures away, or adds it again."""

    def __init__(self) -> None:
        super().__init__()
        self.shifter = conv(3, 3, 1)

    def forward(self, x: Tensor) -> Tensor:
        """``(N, 3, H, W)``."""
        shifted: Tensor = self.shifter(x)
        return shifted


class Enlarging(nn.Module):
    """Grouped convolutions, each with a ReLU and a shuffle."""

    def __init__(self, channels: int, scale: int, groups: int) -> None:
        super().__init__()
        factors = [3] if scale == 3 else [2] * (scale.bit_length() - 1)
        steps: list[nn.Module] = []
        for factor in factors:
            steps += [conv(channels, channels * factor**2, groups=groups), nn.ReLU(), nn.PixelShuffle(factor)]
        self.body = nn.Sequential(*steps)

    def forward(self, x: Tensor) -> Tensor:
        """``(N, channels, H * scale, W * scale)``."""
        enlarged: Tensor = self.body(x)
        return enlarged


class Carn(Cascade):
    """The network, under the names of the authors' files.

    Args:
        channels: Of its features.
        groups: Of the convolutions in its steps.
        is_shared: Whether the three steps of a part are one and the same.
        scales: By which module of `upsample` it enlarges how many times.
        used: The one that is run.
        enlarging_groups: Of the convolutions that enlarge.
    """

    def __init__(
        self, channels: int, groups: int, is_shared: bool, scales: dict[str, int], used: str, enlarging_groups: int
    ) -> None:
        steps = 1 if is_shared else _STEPS
        super().__init__(
            channels,
            [Cascade(channels, [Step(channels, groups) for _ in range(steps)]) for _ in range(_STEPS)],
        )
        self.sub_mean = Shift()
        self.add_mean = Shift()
        self.entry = conv(3, channels)
        self.upsample = nn.ModuleDict(
            {name: Enlarging(channels, scale, enlarging_groups) for name, scale in scales.items()}
        )
        self.exit = conv(channels, 3)
        self.used = used
        self._scales = dict(scales)

    def forward(self, x: Tensor) -> Tensor:
        """Enlarge ``(N, 3, H, W)``."""
        features = super().forward(self.entry(self.sub_mean(x)))
        enlarged: Tensor = self.add_mean(self.exit(self.upsample[self.used](features)))
        return enlarged

    def at_scale(self, scale: int) -> Carn:
        """The same network, its parameters shared, run at another of its scales."""
        other = copy(self)
        other.used = next(name for name, each in self._scales.items() if each == scale)
        return other


def _readings(state: StateDict) -> list[Reading]:
    channels = state["entry.weight"].shape[0]
    scales = {name: _scale(state, name, channels) for name in ("up", "up2", "up3", "up4") if _first(name) in state}
    used = min(scales, key=lambda name: (abs(scales[name] - SCALE), -scales[name]))
    network = Carn(
        channels,
        groups=channels // state["b1.b1.body.0.weight"].shape[1],
        is_shared="b1.b2.body.0.weight" not in state,
        scales=scales,
        used=used,
        enlarging_groups=channels // state[_first(used)].shape[1],
    )
    others = tuple(scale for name, scale in scales.items() if name != used)
    return [Reading(network, state, scales[used], others=others)]


def _first(name: str) -> str:
    return f"upsample.{name}.body.0.weight"


def _scale(state: StateDict, name: str, channels: int) -> int:
    factor = round((state[_first(name)].shape[0] / channels) ** 0.5)
    steps = sum(key.startswith(f"upsample.{name}.body.") and key.endswith(".weight") for key in state)
    return int(factor**steps)


def _carn(state: StateDict) -> Sequence[Reading]:
    return [] if "b1.b1.body.4.weight" in state else _readings(state)


def _carn_m(state: StateDict) -> Sequence[Reading]:
    return _readings(state) if "b1.b1.body.4.weight" in state else []


CARN = PaperArchitecture("CARN", _carn)
CARN_M = PaperArchitecture("CARN-M", _carn_m)
