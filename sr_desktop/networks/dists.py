"""DISTS: Ding et al., "Image Quality Assessment: Unifying Structure and Texture Similarity", arXiv 2004.07728."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.utils import skip_init

from sr_desktop.networks import vgg16

WIDTHS = (3, *(block[-1] for block in vgg16.BLOCKS))
"""Channels of what is compared: the picture itself, and the last rectified convolution of each block."""

SMALLEST_SIDE = 32
"""Pixels a side below which the last block has less than two values a side, so nothing of texture is left there."""

_EPSILON = 1e-6
"""The paper's c1 and c2."""


class WindowLayer(nn.Module):
    """A layer that looks at windows of 3 x 3 values, so that of a picture it can be given rows alone.

    Attributes:
        stride: Values from one window to the next.
    """

    stride: int


class Convolution(WindowLayer):
    """A convolution with its rectifier. Zeros are added left and right alone."""

    stride = 1

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.convolution: nn.Conv2d = skip_init(  # type: ignore[no-untyped-call]
            nn.Conv2d, inputs, outputs, 3, padding=(0, 1)
        )

    def forward(self, x: Tensor) -> Tensor:
        """``(N, C, h + 2, W)`` to ``(N, outputs, h, W)``."""
        return F.relu_(self.convolution(x))


class L2Pooling(WindowLayer):
    """The paper's l2 pooling: the root of the mean square in a Hann window, in place of VGG's maxima."""

    stride = 2

    def __init__(self, channels: int) -> None:
        super().__init__()
        hann = torch.tensor([0.25, 0.5, 0.25])
        window = torch.outer(hann, hann).expand(channels, 1, 3, 3)
        self.register_buffer("window", window.contiguous(), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """``(N, C, 2 h + 1, W)`` to ``(N, C, h, W / 2 rounded up)``."""
        window = self.get_buffer("window")
        means = F.conv2d(x.square(), window, stride=2, padding=(0, 1), groups=len(window))
        return means.add_(1e-12).sqrt_()


@dataclass(frozen=True, slots=True)
class Moments:
    """Of each channel of two pictures' features, float64: means, variances, and the covariance of the two."""

    means: tuple[Tensor, Tensor]
    variances: tuple[Tensor, Tensor]
    covariance: Tensor


class DISTS(nn.Module):
    """The layers of DISTS, and what it makes of the moments of their features.

    Args:
        features: Torchvision's VGG-16 convolutions, ``features.N.weight`` and ``.bias``; others are left out.
        weights: The authors' weights of the similarities, ``alpha`` and ``beta``, ``(1, 1475, 1, 1)`` each.

    Raises:
        ValueError: Weights are missing or of another shape; the message is a sentence.
    """

    def __init__(self, features: Mapping[str, Tensor], weights: Mapping[str, Tensor]) -> None:
        super().__init__()
        self.blocks = nn.ModuleList(nn.ModuleList(layers) for layers in _layers())
        self._fill(features)
        alpha, beta = (_similarity_weights(weights, name) for name in ("alpha", "beta"))
        total = alpha.sum() + beta.sum()
        self.register_buffer("alpha", alpha / total, persistent=False)
        self.register_buffer("beta", beta / total, persistent=False)
        self.register_buffer("mean", torch.tensor(vgg16.MEAN).view(1, 3, 1, 1), persistent=False)
        self.register_buffer("deviation", torch.tensor(vgg16.DEVIATION).view(1, 3, 1, 1), persistent=False)
        self.eval().requires_grad_(False)

    def layers(self) -> Iterator[tuple[WindowLayer, ...]]:
        """The layers by block; what is compared stands behind the last one of each."""
        for block in self.blocks:
            assert isinstance(block, nn.ModuleList)
            yield tuple(layer for layer in block if isinstance(layer, WindowLayer))

    def prepared(self, pictures: Tensor) -> Tensor:
        """What the first layer is given of RGB in 0 to 1."""
        return (pictures - self.get_buffer("mean")) / self.get_buffer("deviation")

    def distance(self, moments: Sequence[Moments]) -> float:
        """One minus the weighed similarities, so 0 for equal pictures.

        Args:
            moments: Of the pictures in 0 to 1, and of what stands behind each block.
        """
        similarity = 0.0
        weights = (torch.split(self.get_buffer(name), list(WIDTHS)) for name in ("alpha", "beta"))
        for alpha, beta, each in zip(*weights, moments, strict=True):
            (mean, other_mean), (variance, other_variance) = each.means, each.variances
            texture = (2 * mean * other_mean + _EPSILON) / (mean**2 + other_mean**2 + _EPSILON)
            structure = (2 * each.covariance + _EPSILON) / (variance + other_variance + _EPSILON)
            similarity += float((alpha * texture + beta * structure).sum())
        # What is rounded on the way must not make less than nothing of it.
        return max(0.0, 1 - similarity)

    def _fill(self, features: Mapping[str, Tensor]) -> None:
        convolutions = [
            layer.convolution for block in self.layers() for layer in block if isinstance(layer, Convolution)
        ]
        places = [place for block in vgg16.places() for place in block]
        try:
            for convolution, place in zip(convolutions, places, strict=True):
                names = {name: f"features.{place}.{name}" for name in ("weight", "bias")}
                convolution.load_state_dict({name: features[own].float() for name, own in names.items()})
        except KeyError as error:
            raise ValueError(f"The VGG-16 weights lack the tensor {error}.") from error
        except RuntimeError as error:
            raise ValueError(f"The VGG-16 weights are of another network: {error}.") from error


def _layers() -> Iterator[list[WindowLayer]]:
    before = 3
    for number, block in enumerate(vgg16.BLOCKS):
        layers: list[WindowLayer] = [L2Pooling(before)] if number else []
        for width in block:
            layers.append(Convolution(before, width))
            before = width
        yield layers


def _similarity_weights(tensors: Mapping[str, Tensor], name: str) -> Tensor:
    if name not in tensors or tensors[name].numel() != sum(WIDTHS):
        raise ValueError(f"The weights of DISTS have no tensor {name} of {sum(WIDTHS)} values.")
    return tensors[name].double().flatten()
