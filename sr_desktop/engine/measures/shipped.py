"""The weights of networks that metrics need: files that ship with the program, made by others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor

from sr_desktop.messages.message import Message
from sr_desktop.networks.published import WeightsError
from sr_desktop.paths import weights_dir

Network = TypeVar("Network")

FOLDER = "measures"
"""Of the weights that others made, in the folder of the weights."""


def shipped_file(name: str) -> Path:
    """A file of weights that ships with the program."""
    return weights_dir() / FOLDER / name


def from_shipped(
    make: Callable[[Mapping[str, Tensor], Mapping[str, Tensor]], Network], metric: str, features: str, weights: str
) -> Network:
    """A network of the tensors of two shipped files.

    Args:
        make: Makes it of both; raises ValueError where they do not fit.
        metric: The name of the metric, for what is said.
        features: The name of the file of a recognition network.
        weights: The name of the file of what the metric adds to it.

    Raises:
        WeightsError: They are missing or damaged.
    """
    paths = shipped_file(features), shipped_file(weights)
    try:
        return make(*map(load_file, paths))
    except (OSError, SafetensorError, ValueError) as error:
        raise WeightsError(Message("measure.weights", metric=metric, path=paths[0].parent)) from error
