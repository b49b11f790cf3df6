"""VDSR: very deep convolutional network. Kim et al., 2016, arXiv 1511.04587."""

from __future__ import annotations

from collections.abc import Sequence

from spandrel import StateDict
from torch import Tensor, nn
from torch.nn import functional as F

from sr_desktop.engine.foreign.description import Subject
from sr_desktop.engine.foreign.papers.architecture import PaperArchitecture, Reading, count, renamed
from sr_desktop.engine.foreign.papers.layers import conv

_NAMES = {"conv1.0": "input", "trunk": "residual_layer", "conv2": "output"}
"""Of one common re-implementation; the other has ours."""


class Layer(nn.Module):
    """A convolution and a ReLU."""

    def __init__(self, channels: int, bias: bool) -> None:
        super().__init__()
        self.conv = conv(channels, channels, bias=bias)

    def forward(self, x: Tensor) -> Tensor:
        """Features of the shape of ``x``."""
        return F.relu(self.conv(x))


class Vdsr(nn.Module):
    """Twenty convolutions over the luma of the enlarged picture, whose answer is added to it.

    Args:
        channels: Of its features.
        layers: Between the first and the last.
        bias: Whether the convolutions add something.
    """

    def __init__(self, channels: int, layers: int, bias: bool) -> None:
        super().__init__()
        self.input = conv(1, channels, bias=bias)
        self.residual_layer = nn.Sequential(*(Layer(channels, bias) for _ in range(layers)))
        self.output = conv(channels, 1, bias=bias)

    def forward(self, x: Tensor) -> Tensor:
        """Sharpen ``(N, 1, H, W)``."""
        sharpened: Tensor = x + self.output(self.residual_layer(F.relu(self.input(x))))
        return sharpened


def _read(state: StateDict) -> Sequence[Reading]:
    state = renamed(state, _NAMES)
    network = Vdsr(state["input.weight"].shape[0], count(state, "residual_layer.{}."), "input.bias" in state)
    return [Reading(network, state, 1, channels=1, subject=Subject.ENLARGED_LUMA)]


VDSR = PaperArchitecture("VDSR", _read)
