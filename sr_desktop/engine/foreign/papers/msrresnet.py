"""MSRResNet: SRResNet without batch norm, the first stage of ESRGAN. Wang et al., 2018, arXiv 1809.00219.

Read are the files of BasicSR and those of its descendant mmagic.
"""

from __future__ import annotations

from collections.abc import Sequence

from spandrel import StateDict
from torch import Tensor, nn
from torch.nn import functional as F

from sr_desktop.engine.foreign.papers.architecture import PaperArchitecture, Reading, count, renamed, shuffle_scale
from sr_desktop.engine.foreign.papers.layers import conv
from sr_desktop.engine.foreign.papers.residual import ResidualBlock

_NAMES = {"upsample1.upsample_conv": "upconv1", "upsample2.upsample_conv": "upconv2"}
"""Of mmagic."""

_LEAK = 0.1


class MsrResNet(nn.Module):
    """The network, under the names of BasicSR.

    Args:
        channels: Of its features.
        blocks: How many residual ones.
        factors: Of its one or two pixel shuffles.
    """

    def __init__(self, channels: int, blocks: int, factors: Sequence[int]) -> None:
        super().__init__()
        self.conv_first = conv(3, channels)
        self.body = nn.Sequential(*(ResidualBlock(channels) for _ in range(blocks)))
        for number, factor in enumerate(factors, start=1):
            setattr(self, f"upconv{number}", conv(channels, channels * factor**2))
        self.conv_hr = conv(channels, channels)
        self.conv_last = conv(channels, 3)
        self.factors = tuple(factors)

    def forward(self, x: Tensor) -> Tensor:
        """Enlarge ``(N, 3, H, W)``."""
        y = self.body(F.leaky_relu(self.conv_first(x), _LEAK))
        for number, factor in enumerate(self.factors, start=1):
            y = F.leaky_relu(F.pixel_shuffle(getattr(self, f"upconv{number}")(y), factor), _LEAK)
        y = self.conv_last(F.leaky_relu(self.conv_hr(y), _LEAK))
        enlarged: Tensor = y + F.interpolate(x, size=y.shape[-2:], mode="bilinear", align_corners=False)
        return enlarged


def _read(state: StateDict) -> Sequence[Reading]:
    state = renamed(state, _NAMES)
    channels = state["conv_first.weight"].shape[0]
    factors = [
        shuffle_scale(state[f"upconv{number}.weight"], channels)
        for number in range(1, count(state, "upconv{}.", first=1) + 1)
    ]
    scale = 1
    for factor in factors:
        scale *= factor
    return [Reading(MsrResNet(channels, count(state, "body.{}."), factors), state, scale)]


MSRRESNET = PaperArchitecture("MSRResNet", _read)
