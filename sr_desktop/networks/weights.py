"""Published weights in the network that they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from sr_desktop.messages.message import Message
from sr_desktop.networks.card import ModelCard
from sr_desktop.networks.published import PublishedWeights, WeightsError, first_line, read_weights
from sr_desktop.networks.registry import build_network


@dataclass(frozen=True, slots=True)
class LoadedNetwork:
    """A network with its published weights: in eval mode, on the CPU, in fp32, needing no gradients."""

    network: nn.Module
    card: ModelCard


def load_network(folder: Path, name: str) -> LoadedNetwork:
    """Build the network that ``NAME.json`` describes and fill it from ``NAME.safetensors``.

    Raises:
        WeightsError: A file is missing, damaged, or does not fit the network.
    """
    return filled(read_weights(folder, name), folder / f"{name}.safetensors")


def filled(weights: PublishedWeights, path: Path) -> LoadedNetwork:
    """The network of published weights, filled with them.

    Args:
        weights: The weights.
        path: Their file, for messages.

    Raises:
        WeightsError: They do not fit the network that their card names.
    """
    try:
        network = build_network(weights.card.network, weights.card.parameters)
        network.load_state_dict({key: torch.from_numpy(tensor) for key, tensor in weights.tensors.items()})
    except (RuntimeError, ValueError) as error:
        raise WeightsError(Message("weights.unfit", path=path, reason=first_line(error))) from error
    return LoadedNetwork(network.eval().requires_grad_(False), weights.card)
