"""Weights of the recognition networks whose activations serve as a measure of likeness."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn

from trainer.losses.loss import WeightsFile


class FeatureWeightsError(Exception):
    """Weights of a recognition network that are missing or unusable; the message is one sentence."""


def fill(network: nn.Module, tensors: Mapping[str, Tensor], name: str) -> None:
    """Set the weights of a recognition network, in fp32; tensors of layers that it does not have are left out.

    Raises:
        FeatureWeightsError: One is missing or of another shape.
    """
    expected = network.state_dict()
    try:
        network.load_state_dict({key: tensors[key].float() for key in expected})
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


def downloaded_weights(network: str, weights: str, file: WeightsFile) -> dict[str, Tensor]:
    """Weights that torchvision downloads, or has downloaded before.

    Args:
        network: Their name in words.
        weights: Their name in torchvision, such as ``VGG16_Weights.IMAGENET1K_V1``.
        file: What the user may name instead.

    Raises:
        FeatureWeightsError: torchvision is missing or broken, or cannot reach its server.
    """
    instead = f"give {file.option} FILE or --pretrained DIR"
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
