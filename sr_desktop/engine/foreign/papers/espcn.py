"""ESPCN: efficient sub-pixel convolution network. Shi et al., 2016, arXiv 1609.05158.

The common re-implementations have three or four convolutions, with tanh or ReLU between them, and with or without a
sigmoid at the end; what they have in common in their files is told apart by what comes out.
"""

from __future__ import annotations

from collections.abc import Sequence

from spandrel import StateDict
from torch import Tensor, nn

from sr_desktop.engine.foreign.description import Subject
from sr_desktop.engine.foreign.papers.architecture import (
    PaperArchitecture,
    Reading,
    count,
    renamed,
    shuffle_scale,
)
from sr_desktop.engine.foreign.papers.layers import conv

_NAMES = (
    {"first_part.0": "conv1", "first_part.2": "conv2", "last_part.0": "conv3"},
    {"feature_maps.0": "conv1", "feature_maps.2": "conv2", "sub_pixel.0": "conv3"},
)
"""Of two re-implementations; others have ours."""

Activation = type[nn.Module]

_ACTIVATIONS: dict[int, Sequence[tuple[Activation, Activation]]] = {
    3: ((nn.Tanh, nn.Identity), (nn.Tanh, nn.Sigmoid), (nn.ReLU, nn.Identity)),
    4: ((nn.ReLU, nn.Identity), (nn.Tanh, nn.Sigmoid), (nn.Tanh, nn.Identity)),
}
"""By number of convolutions: after each but the last, and after the last; the commonest first."""


class Espcn(nn.Module):
    """Convolutions at low resolution and a pixel shuffle.

    Args:
        shapes: ``(given, made, size)`` of each convolution.
        activations: After each but the last, and after the last.
        scale: How many times it enlarges.
    """

    def __init__(
        self, shapes: Sequence[tuple[int, int, int]], activations: tuple[Activation, Activation], scale: int
    ) -> None:
        super().__init__()
        for number, (given, made, size) in enumerate(shapes, start=1):
            setattr(self, f"conv{number}", conv(given, made, size))
        self.count = len(shapes)
        self.between, self.after = activations[0](), activations[1]()
        self.shuffle = nn.PixelShuffle(scale)

    def forward(self, x: Tensor) -> Tensor:
        """Enlarge ``(N, channels, H, W)``."""
        for number in range(1, self.count):
            x = self.between(getattr(self, f"conv{number}")(x))
        enlarged: Tensor = self.after(self.shuffle(getattr(self, f"conv{self.count}")(x)))
        return enlarged


def _read(state: StateDict) -> Sequence[Reading]:
    for names in _NAMES:
        state = renamed(state, names)
    convolutions = [state[f"conv{number}.weight"] for number in range(1, count(state, "conv{}.", first=1) + 1)]
    shapes = [(one.shape[1], one.shape[0], one.shape[-1]) for one in convolutions]
    channels = shapes[0][0]
    scale = shuffle_scale(convolutions[-1], channels)
    if scale < 2:
        return []
    subject = Subject.LUMA if channels == 1 else Subject.RGB
    return [
        Reading(Espcn(shapes, activations, scale), state, scale, channels=channels, subject=subject)
        for activations in _ACTIVATIONS[len(shapes)]
    ]


ESPCN = PaperArchitecture("ESPCN", _read)
