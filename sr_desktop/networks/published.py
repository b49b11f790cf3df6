"""Published weights as they lie on the disk, checked by SHA-256 before a tensor is read. Imports no torch."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError
from safetensors import SafetensorError
from safetensors.numpy import load

from sr_desktop.messages.message import Message, MessageError
from sr_desktop.networks.card import ModelCard


class WeightsError(MessageError):
    """Weights that cannot be used; the message names the file."""


@dataclass(frozen=True, slots=True, eq=False)
class PublishedWeights:
    """The content of ``NAME.safetensors`` and its card.

    Attributes:
        card: The card.
        tensors: fp32 values by the names that the network's parameters have.
    """

    card: ModelCard
    tensors: Mapping[str, NDArray[np.float32]]


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
        raise WeightsError(Message("card.unreadable", path=path, reason=first_line(error))) from error


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
        raise WeightsError(Message("weights.unreadable", path=path, reason=first_line(error))) from error
    if hashlib.sha256(content).hexdigest() != card.sha256:
        raise WeightsError(Message("weights.damaged", path=path))
    return content


def read_weights(folder: Path, name: str) -> PublishedWeights:
    """Read ``NAME.json`` and ``NAME.safetensors``.

    Raises:
        WeightsError: A file is missing or damaged.
    """
    card = read_card(folder / f"{name}.json")
    path = folder / f"{name}.safetensors"
    content = verify(path, card)
    try:
        tensors = {key: tensor.astype(np.float32) for key, tensor in load(content).items()}
    except (SafetensorError, KeyError, TypeError, ValueError) as error:
        raise WeightsError(Message("weights.unfit", path=path, reason=first_line(error))) from error
    return PublishedWeights(card, tensors)


def first_line(error: BaseException) -> str:
    """The first line of what an exception says, without its full stop; its type where it says nothing."""
    lines = str(error).splitlines()
    return lines[0].strip().rstrip(":.") if lines else type(error).__name__
