"""Convolutional layers of the recognition networks whose activations serve as a measure of likeness."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn


class FeatureWeightsError(Exception):
    """Weights of a recognition network that cannot be had; the message is one sentence."""


_VGG16_BLOCKS = ((64, 64), (128, 128), (256, 256, 256), (512, 512, 512), (512, 512, 512))
_IMAGENET_MEAN = (0.485, 0.456, 0.406)
_IMAGENET_STD = (0.229, 0.224, 0.225)


class VGG16Features(nn.Module):
    """The convolutions of VGG-16 (Simonyan and Zisserman 2014, arXiv 1409.1556) up to the deepest layer asked for.

    Args:
        layers: Names such as ``relu2_2``: the rectified second convolution of the second block.
        weights: A safetensors file with torchvision's names ``features.N.weight``; None lets torchvision download them.

    Raises:
        FeatureWeightsError: The weights cannot be read or downloaded.
        ValueError: A layer that VGG-16 does not have.
    """

    def __init__(self, layers: tuple[str, ...], weights: Path | None = None) -> None:
        super().__init__()
        known = [f"relu{b}_{c}" for b, block in enumerate(_VGG16_BLOCKS, 1) for c in range(1, len(block) + 1)]
        unknown = [layer for layer in layers if layer not in known]
        if unknown or not layers:
            raise ValueError(f"VGG-16 has no layer {', '.join(unknown) or '(none named)'}; it has {', '.join(known)}.")
        deepest = max(known.index(layer) for layer in layers)
        modules: list[nn.Module] = []
        taken: dict[int, str] = {}
        before, count = 3, 0
        for block_number, block in enumerate(_VGG16_BLOCKS, 1):
            for number, width in enumerate(block, 1):
                if count > deepest:
                    break
                modules += [nn.Conv2d(before, width, 3, padding=1), nn.ReLU()]
                taken[len(modules) - 1] = f"relu{block_number}_{number}"
                before, count = width, count + 1
            if count > deepest:
                break
            modules.append(nn.MaxPool2d(2))
        self.features = nn.Sequential(*modules)
        self._taken = {index: name for index, name in taken.items() if name in layers}
        self.register_buffer("mean", torch.tensor(_IMAGENET_MEAN).view(1, 3, 1, 1), persistent=False)
        self.register_buffer("std", torch.tensor(_IMAGENET_STD).view(1, 3, 1, 1), persistent=False)
        if weights is None:
            tensors = downloaded_weights("VGG-16", "VGG16_Weights.IMAGENET1K_V1", "--vgg-weights")
        else:
            tensors = read_feature_weights(weights)
        fill(self, tensors, "VGG-16")
        self.eval().requires_grad_(False)

    def forward(self, x: Tensor) -> dict[str, Tensor]:
        """Activations by layer name of ``(N, 3, H, W)`` RGB in 0 to 1."""
        x = (x - self.get_buffer("mean")) / self.get_buffer("std")
        found = {}
        for index, module in enumerate(self.features):
            x = module(x)
            if index in self._taken:
                found[self._taken[index]] = x
        return found


def fill(network: nn.Module, tensors: Mapping[str, Tensor], name: str) -> None:
    """Set the weights of a recognition network, in fp32; tensors of layers that it does not have are left out.

    Raises:
        FeatureWeightsError: One is missing or of another shape.
    """
    wanted = network.state_dict()
    try:
        network.load_state_dict({key: tensors[key].float() for key in wanted})
    except KeyError as error:
        raise FeatureWeightsError(f"The {name} weights lack the tensor {error}.") from error
    except RuntimeError as error:
        raise FeatureWeightsError(f"The {name} weights are of another network: {error}.") from error


def read_feature_weights(path: Path) -> dict[str, Tensor]:
    """The tensors of a safetensors file.

    Raises:
        FeatureWeightsError: It cannot be read.
    """
    try:
        return load_file(path)
    except (OSError, SafetensorError) as error:
        raise FeatureWeightsError(f"The feature weights {path} cannot be read: {error}.") from error


def downloaded_weights(network: str, weights: str, option: str) -> dict[str, Tensor]:
    """Weights that torchvision downloads, or has downloaded before.

    Args:
        network: Their name in words.
        weights: Their name in torchvision, such as ``VGG16_Weights.IMAGENET1K_V1``.
        option: The option of our commands that names a file instead.

    Raises:
        FeatureWeightsError: torchvision is missing or broken, or cannot reach its server.
    """
    instead = f"give {option} FILE or --pretrained DIR"
    try:
        from torchvision.models import get_weight
    except (ImportError, RuntimeError) as error:
        message = f"The {network} weights need torchvision, which does not load here"
        raise FeatureWeightsError(f"{message} ({error}); install it, or {instead}.") from error
    try:
        tensors: dict[str, Tensor] = get_weight(weights).get_state_dict(progress=False)
    except OSError as error:
        raise FeatureWeightsError(f"The {network} weights could not be downloaded ({error}); {instead}.") from error
    return tensors
