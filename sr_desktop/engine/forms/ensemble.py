"""The geometric self-ensemble, "x8": eight answers instead of one.

Timofte, Rothe and Van Gool, "Seven Ways to Improve Example-Based Single Image Super Resolution", 2016, arXiv
1511.02228, section 3.6 (enhanced prediction); Lim et al. 2017, arXiv 1707.02921, section 3.4.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from sr_desktop.engine.forms.deterministic import deterministic_form
from sr_desktop.engine.settings import ENSEMBLE_ANSWERS


class SelfEnsemble(nn.Module):
    """A network run on all eight flips and rotations of its input, its outputs turned back and averaged.

    It takes eight times as long and gains a tenth of a decibel or so, as a rule. It may take the network's place
    wherever the engine runs one, tiles included: it reaches no further than the network does.

    Args:
        network: With `scale`, and `receptive_radius` unless it is a model of the user's; its parameters are shared.

    Attributes:
        scale: The network's.
        receptive_radius: The network's, in every direction alike; None if it does not say.
    """

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = deterministic_form(network)
        self.scale = network.scale
        self.receptive_radius = getattr(network, "receptive_radius", None)

    def forward(self, x: Tensor) -> Tensor:
        """The mean of the eight answers to ``(N, C, H, W)``, of the shape and range of one."""
        total: Tensor | None = None
        for flipped in (False, True):
            for turns in range(4):
                seen = torch.rot90(x.flip(3) if flipped else x, turns, (2, 3))
                answer = torch.rot90(self.network(seen.contiguous(memory_format=torch.channels_last)), -turns, (2, 3))
                # In fp32 whatever the network computes in, so that averaging adds no rounding of its own.
                answer = (answer.flip(3) if flipped else answer).float()
                total = answer if total is None else total + answer
        assert total is not None
        return total / ENSEMBLE_ANSWERS
