"""What a loss is, a record that names its recipe key and makes the function; and a metric that needs a network."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from sr_desktop.engine.measures.pairs import Distance
from trainer.section import Section

Term = Callable[[Tensor, Tensor], Tensor]
"""Takes the outputs and the targets, ``(N, C, H, W)`` in 0 to 1 each, and returns the loss, a scalar.

C is 3 for RGB and 1 for luma / 255. Outputs are not clamped. A term with a network in it is a `torch.nn.Module`.
"""


@dataclass(frozen=True, slots=True)
class WeightsFile:
    """A file with the weights of a recognition network, which the user may name.

    Attributes:
        name: The file's name in a folder of such files (``--pretrained``).
        option: The command-line option that names the file itself.
        help: What it holds, and what is used instead.
    """

    name: str
    option: str
    help: str


@dataclass(frozen=True, slots=True)
class FeatureFiles:
    """Where the weights of recognition networks are."""

    paths: Mapping[WeightsFile, Path] = field(default_factory=dict)

    def path(self, file: WeightsFile) -> Path | None:
        """The file's path; None leaves it to the library that provides the network."""
        return self.paths.get(file)


@dataclass(frozen=True, slots=True)
class Loss:
    """One loss.

    Attributes:
        key: Its weight in a recipe's ``[loss]`` table.
        explanation: What it measures, in what units and by which paper.
        make: Makes the term from the ``[loss]`` table, which has the attributes of `keys`, and the weights' files.
        keys: Further keys of the table that belong to this loss; their names begin with `key`.
        weights: Files that it needs.
        shifted: Whether it sees the pictures without the rows and columns that ``loss.shift`` leaves out.
        earlier_keys: Names that `key` had before, still read from recipes and checkpoints.
        order: Place in the sum, those of shifted pictures last. Sums of floats depend on it in their last digit, so a
            loss keeps its place.
    """

    key: str
    explanation: str
    make: Callable[[Any, FeatureFiles], Term]
    keys: type[Section] = Section
    weights: tuple[WeightsFile, ...] = ()
    shifted: bool = False
    earlier_keys: tuple[str, ...] = ()
    order: int = 100


@dataclass(frozen=True, slots=True)
class NetworkMetric:
    """The network of a metric.

    Attributes:
        metric_id: The metric's id in `sr_desktop.imaging.measuring.metrics`.
        make: Makes what compares two pictures, with the weights that the user named, on a device (None for the
            processor).
        weights: Files that it needs.
    """

    metric_id: str
    make: Callable[[FeatureFiles, torch.device | None], Distance]
    weights: tuple[WeightsFile, ...] = ()
