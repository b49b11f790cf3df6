"""Published weights: ``NAME.safetensors`` and its card ``NAME.json``, checked by SHA-256 before a tensor is read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import torch
from pydantic import ValidationError
from safetensors import SafetensorError
from safetensors.torch import load
from torch import nn

from sr_desktop.messages.message import Message, MessageError
from sr_desktop.networks.card import ModelCard
from sr_desktop.networks.registry import build_network


class WeightsError(MessageError):
    """Weights that cannot be used; the message names the file."""


@dataclass(frozen=True, slots=True)
class LoadedNetwork:
    """A network with its published weights: in eval mode, on the CPU, in fp32, needing no gradients."""

    network: nn.Module
    card: ModelCard


def read_card(path: Path) -> ModelCard:
    """Read the card that lies at `path`.

    Raises:
        WeightsError: It is missing or not a card.
    """
    try:
        return ModelCard.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        raise WeightsError(Message("card.missing", path=path)) from None
    except (OSError, ValidationError) as error:
        raise WeightsError(Message("card.unreadable", path=path, reason=_first_line(error))) from error


def verify(path: Path, card: ModelCard) -> bytes:
    """The content of the weights file at `path`, once its checksum is known to be the card's.

    Raises:
        WeightsError: It is missing, unreadable, or another file than the card describes.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise WeightsError(Message("weights.missing", path=path)) from None
    except OSError as error:
        raise WeightsError(Message("weights.unreadable", path=path, reason=_first_line(error))) from error
    if hashlib.sha256(content).hexdigest() != card.sha256:
        raise WeightsError(Message("weights.damaged", path=path))
    return content


def load_network(folder: Path, name: str) -> LoadedNetwork:
    """Build the network that ``NAME.json`` describes and fill it from ``NAME.safetensors``.

    Raises:
        WeightsError: A file is missing, damaged, or does not fit the network.
    """
    card = read_card(folder / f"{name}.json")
    path = folder / f"{name}.safetensors"
    content = verify(path, card)
    try:
        tensors = load(content)
        network = build_network(card.network, card.parameters)
        network.load_state_dict({key: tensor.to(torch.float32) for key, tensor in tensors.items()})
    except (SafetensorError, RuntimeError, ValueError) as error:
        raise WeightsError(Message("weights.unfit", path=path, reason=_first_line(error))) from error
    return LoadedNetwork(network.eval().requires_grad_(False), card)


def _first_line(error: BaseException) -> str:
    lines = str(error).splitlines()
    return lines[0].strip().rstrip(":.") if lines else type(error).__name__
