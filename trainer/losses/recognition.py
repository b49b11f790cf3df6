"""Weights of the recognition networks whose activations serve as a measure of likeness."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn


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
