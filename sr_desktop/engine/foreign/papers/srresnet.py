"""SRResNet and SRGAN's generator. Ledig et al., 2017, arXiv 1609.04802.

Read are its common re-implementations, which differ in norms, biases, activations, and in what they take and give.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from spandrel import ModelTiling, StateDict
from torch import Tensor, nn
from torch.nn import functional as F

from sr_desktop.engine.foreign.papers.architecture import PaperArchitecture, Reading, count, shuffle_scale
from sr_desktop.engine.foreign.papers.dialects import DIALECTS, Dialect
from sr_desktop.engine.foreign.papers.layers import conv
from sr_desktop.engine.foreign.values import from_unit, to_unit


class _Parts:
    """Makes the layers that a state dict has, in a dialect's manner."""

    def __init__(self, state: StateDict, dialect: Dialect) -> None:
        self.state = state
        self.dialect = dialect

    def conv(self, name: str) -> nn.Conv2d:
        made, given, size, _ = self.state[f"{name}.weight"].shape
        return conv(given, made, size, bias=f"{name}.bias" in self.state)

    def norm(self, name: str) -> nn.Module:
        channels = self.state[f"{name}.weight"].shape[0]
        if self.dialect.is_instance_norm:
            return nn.InstanceNorm2d(channels, self.dialect.epsilon, affine=True)
        if f"{name}.running_mean" not in self.state:
            # Early files have an activation there.
            return nn.PReLU(channels)
        # Of the norms within steps the epsilon is the usual one.
        return nn.BatchNorm2d(channels, 1e-5 if name.startswith("steps.") else self.dialect.epsilon)

    def act(self, name: str) -> nn.Module:
        if self.dialect.leak is not None:
            return nn.LeakyReLU(self.dialect.leak)
        return nn.PReLU(self.state[f"{name}.weight"].shape[0])


class Block(nn.Module):
    """Two convolutions, a norm after each and an activation between them, with a skip around them."""

    def __init__(self, parts: _Parts, name: str) -> None:
        super().__init__()
        self.conv1 = parts.conv(f"{name}.conv1")
        self.norm1 = parts.norm(f"{name}.norm1")
        self.act = parts.act(f"{name}.act")
        self.conv2 = parts.conv(f"{name}.conv2")
        self.norm2 = parts.norm(f"{name}.norm2")

    def forward(self, x: Tensor) -> Tensor:
        """Features of the shape of ``x``."""
        refined: Tensor = self.norm2(self.conv2(self.act(self.norm1(self.conv1(x)))))
        return x + refined


class Step(nn.Module):
    """A convolution, perhaps a norm, a pixel shuffle and an activation."""

    def __init__(self, parts: _Parts, name: str) -> None:
        super().__init__()
        self.conv = parts.conv(f"{name}.conv")
        self.norm = parts.norm(f"{name}.norm") if f"{name}.norm.weight" in parts.state else nn.Identity()
        self.act = parts.act(f"{name}.act")
        self.factor = shuffle_scale(self.conv.weight, self.conv.in_channels)

    def forward(self, x: Tensor) -> Tensor:
        """``(N, C, H * factor, W * factor)``."""
        enlarged: Tensor = self.act(F.pixel_shuffle(self.norm(self.conv(x)), self.factor))
        return enlarged


class SrResNet(nn.Module):
    """Residual blocks at low resolution with a skip around all of them, then sub-pixel convolutions.

    Takes and gives 0 to 1; the dialect's own values are made of it within.
    """

    def __init__(self, state: StateDict, dialect: Dialect) -> None:
        super().__init__()
        parts = _Parts(state, dialect)
        self.entry = parts.conv("entry")
        self.act = parts.act("act")
        self.blocks = nn.Sequential(*(Block(parts, f"blocks.{n}") for n in range(count(state, "blocks.{}."))))
        self.middle = parts.conv("middle")
        self.norm = parts.norm("norm")
        self.steps = nn.Sequential(*(Step(parts, f"steps.{n}") for n in range(count(state, "steps.{}."))))
        self.exit = parts.conv("exit")
        self.dialect = dialect

    @property
    def scale(self) -> int:
        """How many times it enlarges."""
        scale = 1
        for step in self.steps:
            assert isinstance(step, Step)
            scale *= step.factor
        return scale

    def forward(self, x: Tensor) -> Tensor:
        """Enlarge ``(N, 3, H, W)``."""
        features = self.act(self.entry(from_unit(x, self.dialect.given)))
        deep = self.norm(self.middle(self.blocks(features)))
        y = self.exit(self.steps(features + deep))
        return to_unit(torch.tanh(y) if self.dialect.is_squashed else y, self.dialect.made)


def _read(state: StateDict) -> Sequence[Reading]:
    dialect = next((one for one in DIALECTS if one.mark in state), None)
    if dialect is None:
        return []
    state = dialect.translated(state)
    network = SrResNet(state, dialect)
    # An instance norm is over the whole picture.
    tiling = ModelTiling.INTERNAL if dialect.is_instance_norm else ModelTiling.SUPPORTED
    return [Reading(network, state, network.scale, tiling=tiling)]


SRRESNET = PaperArchitecture("SRResNet", _read)
