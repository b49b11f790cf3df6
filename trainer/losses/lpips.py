"""LPIPS: Zhang et al., "The Unreasonable Effectiveness of Deep Features as a Perceptual Metric", arXiv 1801.03924."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import torch
from torch import Tensor, nn

from trainer.losses.features import read_feature_weights

_SHIFT = (-0.030, -0.088, -0.188)
_SCALE = (0.458, 0.448, 0.450)
"""The authors' normalisation of RGB in -1 to 1."""
_EPSILON = 1e-10


class LPIPSAlex(nn.Module):
    """LPIPS version 0.1 over AlexNet, from local files.

    Args:
        alexnet: Safetensors file of torchvision's AlexNet convolutions, ``features.N.weight`` and ``.bias``.
        linear: Safetensors file of the authors' linear weights, ``linN.model.1.weight``.

    Raises:
        FeatureWeightsError: A file cannot be read.
    """

    def __init__(self, alexnet: Path, linear: Path) -> None:
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(3, 64, 11, stride=4, padding=2), nn.ReLU(), nn.MaxPool2d(3, 2),
            nn.Conv2d(64, 192, 5, padding=2), nn.ReLU(), nn.MaxPool2d(3, 2),
            nn.Conv2d(192, 384, 3, padding=1), nn.ReLU(),
            nn.Conv2d(384, 256, 3, padding=1), nn.ReLU(),
            nn.Conv2d(256, 256, 3, padding=1), nn.ReLU(),
        )  # fmt: skip
        self.load_state_dict({name: tensor.float() for name, tensor in read_feature_weights(alexnet).items()})
        for number, tensor in enumerate(read_feature_weights(linear).values()):
            self.register_buffer(f"linear{number}", tensor.float(), persistent=False)
        self.register_buffer("shift", torch.tensor(_SHIFT).view(1, 3, 1, 1), persistent=False)
        self.register_buffer("scale", torch.tensor(_SCALE).view(1, 3, 1, 1), persistent=False)
        self.eval().requires_grad_(False)

    def forward(self, output: Tensor, target: Tensor) -> Tensor:
        """Distance of each pair, ``(N,)``, of two batches ``(N, 3, H, W)`` RGB in 0 to 1, 31 pixels a side or more."""
        total = torch.zeros(output.shape[0], device=output.device)
        for number, (ours, theirs) in enumerate(zip(self._layers(output), self._layers(target), strict=True)):
            difference = (_unit_length(ours) - _unit_length(theirs)) ** 2
            weighted = (difference * self.get_buffer(f"linear{number}")).sum(1)
            total = total + weighted.mean((1, 2))
        return total

    def _layers(self, x: Tensor) -> list[Tensor]:
        x = (2 * x - 1 - self.get_buffer("shift")) / self.get_buffer("scale")
        found = []
        for module in self.features:
            x = cast(Tensor, module(x))
            if isinstance(module, nn.ReLU):
                found.append(x)
        return found


def _unit_length(features: Tensor) -> Tensor:
    length = features.float().square().sum(1, keepdim=True).add(1e-20).sqrt()
    return features / (length + _EPSILON)
