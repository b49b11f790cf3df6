"""FSRCNN: fast super-resolution network. Dong et al., 2016, arXiv 1608.00367."""

from __future__ import annotations

from collections.abc import Sequence

from spandrel import StateDict
from torch import Tensor, nn

from sr_desktop.engine.foreign.description import Subject
from sr_desktop.engine.foreign.papers.architecture import PaperArchitecture, Reading, count, renamed
from sr_desktop.engine.foreign.papers.layers import conv

_SCALES = (4, 3, 2, 8)
"""Tried in this order: the tensors do not tell, for the last kernel is the same for all."""


def _other_names(mapping: int) -> dict[str, str]:
    """Those of the second common re-implementation, for so many mapping layers."""
    names = {"feature_extraction": "first_part", "deconv": "last_part"}
    after = 2 * mapping + 2
    names |= {"shrink.0": "mid_part.0", "shrink.1": "mid_part.1"}
    names |= {f"map.{number}": f"mid_part.{number + 2}" for number in range(2 * mapping)}
    return names | {"expand.0": f"mid_part.{after}", "expand.1": f"mid_part.{after + 1}"}


class Fsrcnn(nn.Module):
    """Features at low resolution, shrunk, mapped, expanded, and a transposed convolution that enlarges.

    Args:
        channels: Of the picture: 1 for luma, 3 for RGB.
        features: The paper's d.
        narrow: The paper's s.
        mapping: The paper's m.
        size: Kernel of the first convolution.
        last_size: Kernel of the transposed convolution.
        scale: How many times it enlarges.
    """

    def __init__(
        self, channels: int, features: int, narrow: int, mapping: int, size: int, last_size: int, scale: int
    ) -> None:
        super().__init__()
        self.first_part = nn.Sequential(conv(channels, features, size), nn.PReLU(features))
        middle: list[nn.Module] = [conv(features, narrow, 1), nn.PReLU(narrow)]
        for _ in range(mapping):
            middle += [conv(narrow, narrow), nn.PReLU(narrow)]
        middle += [conv(narrow, features, 1), nn.PReLU(features)]
        self.mid_part = nn.Sequential(*middle)
        self.last_part = nn.ConvTranspose2d(
            features, channels, last_size, stride=scale, padding=last_size // 2, output_padding=scale - 1
        )

    def forward(self, x: Tensor) -> Tensor:
        """Enlarge ``(N, channels, H, W)``."""
        enlarged: Tensor = self.last_part(self.mid_part(self.first_part(x)))
        return enlarged


def _read(state: StateDict) -> Sequence[Reading]:
    if "feature_extraction.0.weight" in state:
        state = renamed(state, _other_names(count(state, "map.{}.") // 2))
    first, last = state["first_part.0.weight"], state["last_part.weight"]
    channels = first.shape[1]
    subject = Subject.LUMA if channels == 1 else Subject.RGB

    def reading(scale: int) -> Reading:
        network = Fsrcnn(
            channels,
            features=first.shape[0],
            narrow=state["mid_part.0.weight"].shape[0],
            mapping=count(state, "mid_part.{}.") // 2 - 2,
            size=first.shape[-1],
            last_size=last.shape[-1],
            scale=scale,
        )
        return Reading(network, state, scale, channels=channels, subject=subject)

    return [reading(scale) for scale in _SCALES]


FSRCNN = PaperArchitecture("FSRCNN", _read)
