"""LPIPS: Zhang et al., "The Unreasonable Effectiveness of Deep Features as a Perceptual Metric", arXiv 1801.03924."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import torch
from torch import Tensor, nn

SMALLEST_SIDE = 31
"""Pixels a side that a picture needs: smaller ones leave nothing after the second pooling."""

STRIDES = (4, 8, 16, 16, 16)
"""Pixels from one value of a layer to the next, at each of the five rectified convolutions."""

REACH = 96
"""Pixels that the values of the last layer reach to each side, rounded up to a multiple of its stride."""

_SHIFT = (-0.030, -0.088, -0.188)
_SCALE = (0.458, 0.448, 0.450)
"""The authors' normalisation of RGB in -1 to 1."""
_EPSILON = 1e-10
_WIDTHS = (64, 192, 384, 256, 256)
"""Channels of AlexNet's five rectified convolutions."""


class LPIPSAlex(nn.Module):
    """LPIPS version 0.1 over AlexNet.

    Args:
        alexnet: Torchvision's AlexNet convolutions, ``features.N.weight`` and ``.bias``; others are left out.
        linear: The authors' linear weights, ``linN.model.1.weight``.

    Raises:
        ValueError: Weights are missing or of another shape; the message is a sentence.
    """

    def __init__(self, alexnet: Mapping[str, Tensor], linear: Mapping[str, Tensor]) -> None:
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(3, 64, 11, stride=4, padding=2), nn.ReLU(), nn.MaxPool2d(3, 2),
            nn.Conv2d(64, 192, 5, padding=2), nn.ReLU(), nn.MaxPool2d(3, 2),
            nn.Conv2d(192, 384, 3, padding=1), nn.ReLU(),
            nn.Conv2d(384, 256, 3, padding=1), nn.ReLU(),
            nn.Conv2d(256, 256, 3, padding=1), nn.ReLU(),
        )  # fmt: skip
        self._fill(alexnet)
        for number, width in enumerate(_WIDTHS):
            self.register_buffer(f"linear{number}", _linear_layer(linear, number, width), persistent=False)
        self.register_buffer("shift", torch.tensor(_SHIFT).view(1, 3, 1, 1), persistent=False)
        self.register_buffer("scale", torch.tensor(_SCALE).view(1, 3, 1, 1), persistent=False)
        self.eval().requires_grad_(False)

    def forward(self, output: Tensor, target: Tensor) -> Tensor:
        """Distance of each pair, ``(N,)``, of two batches ``(N, 3, H, W)`` RGB in 0 to 1, 31 pixels a side or more."""
        total = torch.zeros(output.shape[0], device=output.device)
        for distances in self.maps(output, target):
            total = total + distances.mean((1, 2))
        return total

    def maps(self, output: Tensor, target: Tensor) -> list[Tensor]:
        """The distances of each pair by place, ``(N, h, w)`` for each layer; h and w are about H and W by `STRIDES`."""
        found = []
        for number, (ours, theirs) in enumerate(zip(self._layers(output), self._layers(target), strict=True)):
            difference = (_unit_length(ours) - _unit_length(theirs)) ** 2
            found.append((difference * self.get_buffer(f"linear{number}")).sum(1))
        return found

    def _fill(self, alexnet: Mapping[str, Tensor]) -> None:
        try:
            self.load_state_dict({key: alexnet[key].float() for key in self.state_dict()})
        except KeyError as error:
            raise ValueError(f"The AlexNet weights lack the tensor {error}.") from error
        except RuntimeError as error:
            raise ValueError(f"The AlexNet weights are of another network: {error}.") from error

    def _layers(self, x: Tensor) -> list[Tensor]:
        x = (2 * x - 1 - self.get_buffer("shift")) / self.get_buffer("scale")
        found = []
        for module in self.features:
            x = cast(Tensor, module(x))
            if isinstance(module, nn.ReLU):
                found.append(x)
        return found


def _linear_layer(tensors: Mapping[str, Tensor], number: int, width: int) -> Tensor:
    name = f"lin{number}.model.1.weight"
    if name not in tensors or tensors[name].shape != (1, width, 1, 1):
        raise ValueError(f"The linear weights of LPIPS have no tensor {name} of {width} values.")
    return tensors[name].float()


def _unit_length(features: Tensor) -> Tensor:
    length = features.float().square().sum(1, keepdim=True).add(1e-20).sqrt()
    return features / (length + _EPSILON)
