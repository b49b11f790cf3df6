"""SRCNN of other people. Dong et al., 2014, arXiv 1501.00092."""

from __future__ import annotations

from collections.abc import Sequence

from spandrel import StateDict
from torch import Tensor, nn
from torch.nn import functional as F

from sr_desktop.engine.foreign.description import Subject
from sr_desktop.engine.foreign.papers.architecture import PaperArchitecture, Reading, renamed
from sr_desktop.engine.foreign.papers.layers import conv

_NAMES = {"features.0": "conv1", "map.0": "conv2", "reconstruction": "conv3"}
"""Of a common re-implementation; the others have ours."""


class Srcnn(nn.Module):
    """Three convolutions over the luma of the enlarged picture.

    Args:
        channels: Made by the first two.
        sizes: Kernels of the three.
    """

    def __init__(self, channels: tuple[int, int], sizes: tuple[int, int, int]) -> None:
        super().__init__()
        self.conv1 = conv(1, channels[0], sizes[0])
        self.conv2 = conv(channels[0], channels[1], sizes[1])
        self.conv3 = conv(channels[1], 1, sizes[2])

    def forward(self, x: Tensor) -> Tensor:
        """Sharpen ``(N, 1, H, W)``."""
        sharpened: Tensor = self.conv3(F.relu(self.conv2(F.relu(self.conv1(x)))))
        return sharpened


def _read(state: StateDict) -> Sequence[Reading]:
    state = renamed(state, _NAMES)
    first, second, third = (state[f"conv{number}.weight"] for number in (1, 2, 3))
    sizes = (first.shape[-1], second.shape[-1], third.shape[-1])
    network = Srcnn((first.shape[0], second.shape[0]), sizes)
    return [Reading(network, state, 1, channels=1, subject=Subject.ENLARGED_LUMA)]


SRCNN = PaperArchitecture("SRCNN", _read)
