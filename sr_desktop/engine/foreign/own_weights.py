"""Weights of our own networks in a file of the user's: with a card, without one, or in a checkpoint of the trainer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.foreign.description import title_of
from sr_desktop.engine.foreign.state_dicts import unwrapped
from sr_desktop.engine.foreign.tensors import SAFETENSORS, ModelFile
from sr_desktop.imaging.files.ordinary_files import is_file
from sr_desktop.messages.message import Message
from sr_desktop.networks.card import ModelCard, Training
from sr_desktop.networks.published import PublishedWeights, WeightsError, read_card, read_weights
from sr_desktop.networks.registry import build_network, network_classes
from sr_desktop.paths import weights_dir

_AVERAGE = "average"
_PARTS_OF_A_CHECKPOINT = ("step", "recipe", "network", _AVERAGE)
"""What every checkpoint of the trainer has."""

_Shapes = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class OwnWeights:
    """Weights of one of our networks in a file of the user's.

    Attributes:
        weights: The weights; where no card lies beside the file, theirs says nothing of the training.
        title: Their name before the user.
    """

    weights: PublishedWeights
    title: str


def weights_by_card(path: Path) -> OwnWeights | None:
    """Weights that the card beside their file, called as it is, describes; None if there is none.

    Raises:
        ModelFileError: They cannot be used.
    """
    return _checked(path, _with_card(path)) if _has_card(path) else None


def weights_without_card(path: Path, file: ModelFile) -> OwnWeights | None:
    """The weights of one of our networks that a model file holds; None if it holds something else.

    They are described by the recipe in a checkpoint, of which the averaged weights are taken, or by the card of a
    shipped network with tensors of the same names and shapes.

    Raises:
        ModelFileError: They cannot be used.
    """
    found = _of_checkpoint(path, file) or _like_shipped(path, file)
    return None if found is None else _checked(path, found)


def _has_card(path: Path) -> bool:
    """Whether a file is a safetensors file with a card of our trainer beside it.

    The card may name other weights: both files may have got another name since.
    """
    card = path.with_suffix(".json")
    if path.suffix.lower() != SAFETENSORS or not is_file(card):
        return False
    try:
        read_card(card)
    except WeightsError:
        # Some other JSON that lies there.
        return False
    return True


def _with_card(path: Path) -> OwnWeights:
    try:
        weights = read_weights(path.parent, path.stem)
    except WeightsError as error:
        raise ModelFileError(error.message) from error
    return OwnWeights(weights, _title(weights.card.network, path))


def _of_checkpoint(path: Path, file: ModelFile) -> OwnWeights | None:
    content = file.content
    if not all(part in content for part in _PARTS_OF_A_CHECKPOINT):
        return None
    recipe, average = content["recipe"], content[_AVERAGE]
    network = recipe.get("network") if isinstance(recipe, dict) else None
    if not isinstance(network, dict) or not isinstance(network.get("name"), str) or not _are_tensors(average):
        return None
    name, note = str(recipe.get("name", network["name"])), str(recipe.get("note", ""))
    card = _card(name, network["name"], network.get("parameters") or {}, average, file.sha256, note)
    # Checkpoints have the same names in every run.
    return OwnWeights(PublishedWeights(card, _values(average)), f"{name} {path.parent.name} {path.stem}")


def _like_shipped(path: Path, file: ModelFile) -> OwnWeights | None:
    state = unwrapped(file.content)
    if not _are_tensors(state):
        return None
    shapes = {name: tuple(tensor.shape) for name, tensor in state.items()}
    shipped = next((card for card, own in _shipped() if own == shapes), None)
    if shipped is None:
        return None
    card = _card(path.stem, shipped.network, shipped.parameters, state, file.sha256)
    return OwnWeights(PublishedWeights(card, _values(state)), _title(card.network, path))


def _title(network: str, path: Path) -> str:
    made = network_classes().get(network)
    return title_of(network if made is None else made.__name__, path.stem)


@cache
def _shipped() -> tuple[tuple[ModelCard, _Shapes], ...]:
    """The cards of the program's own weights, each with the shapes of its network's tensors."""
    found = []
    for path in sorted(weights_dir().glob("*.json")):
        try:
            card = read_card(path)
            with torch.device("meta"):
                state = build_network(card.network, card.parameters).state_dict()
        except (WeightsError, ValueError):
            # What is wrong with the program's own weights is said where they are used.
            continue
        found.append((card, {name: tuple(tensor.shape) for name, tensor in state.items()}))
    return tuple(found)


def _card(
    name: str, network: str, parameters: dict[str, Any], tensors: Mapping[str, Tensor], sha256: str, note: str = ""
) -> ModelCard:
    """A card of weights that have none; of their training it says nothing."""
    training = Training(
        recipe={}, data=(), steps=0, seconds=0, device="", precision="", date="", git_commit="", versions={}
    )
    return ModelCard(
        name=name, network=network, parameters=parameters, dtype="fp32", sha256=sha256, note=note, training=training,
        parameter_count=sum(tensor.numel() for tensor in tensors.values()),
    )  # fmt: skip


def _are_tensors(values: object) -> bool:
    return isinstance(values, dict) and bool(values) and all(isinstance(value, Tensor) for value in values.values())


def _values(tensors: Mapping[str, Tensor]) -> dict[str, np.ndarray[Any, np.dtype[np.float32]]]:
    return {name: tensor.detach().to(torch.float32).numpy() for name, tensor in tensors.items()}


def _checked(path: Path, found: OwnWeights) -> OwnWeights:
    for name, tensor in found.weights.tensors.items():
        if not np.isfinite(tensor).all():
            raise ModelFileError(Message("model.not-finite", path=path, tensor=name))
    return found
