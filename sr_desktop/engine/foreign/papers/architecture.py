"""What the architectures of papers have in common: reading a state dict, and spandrel's description of what it is."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import torch
from spandrel import Architecture, ImageModelDescriptor, ModelTiling, SizeRequirements, StateDict
from torch import Tensor, nn

from sr_desktop.engine.foreign.description import Subject
from sr_desktop.engine.foreign.trial import attempts, judge, make_trial
from sr_desktop.engine.foreign.values import from_unit, to_unit
from sr_desktop.model_format import ValueRange


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A state dict, understood.

    Attributes:
        network: The network, its parameters not yet loaded.
        state: The state dict under the network's own names.
        scale: How many times it enlarges; 1 if it is given the enlargement.
        channels: How many it takes and gives.
        values: The range of the values that it takes and gives.
        subject: What it is given.
        tiling: Whether it may be given tiles.
        smallest: Shortest side of its input.
        others: Further scales in the same file, which are not used.
    """

    network: nn.Module
    state: StateDict
    scale: int
    channels: int = 3
    values: ValueRange = ValueRange.UNIT
    subject: Subject = Subject.RGB
    tiling: ModelTiling = ModelTiling.SUPPORTED
    smallest: int = 0
    others: tuple[int, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether the network has exactly the tensors of the state dict, by name and shape."""
        wanted = self.network.state_dict()
        return wanted.keys() == self.state.keys() and all(
            wanted[name].shape == self.state[name].shape for name in wanted
        )


class PaperDescriptor(ImageModelDescriptor[nn.Module]):  # type: ignore[misc]  # spandrel comes without types
    """Spandrel's description, with what it has no words for.

    Attributes:
        reading: How the state dict was understood.
    """

    def __init__(self, architecture: Architecture[nn.Module], reading: Reading) -> None:
        values = reading.values
        super().__init__(
            reading.network,
            reading.state,
            architecture=architecture,
            purpose="SR",
            tags=[],
            supports_half=False,
            supports_bfloat16=True,
            scale=reading.scale,
            input_channels=reading.channels,
            output_channels=reading.channels,
            size_requirements=SizeRequirements(minimum=reading.smallest),
            tiling=reading.tiling,
            call_fn=lambda model, picture: to_unit(model(from_unit(picture, values)), values),
        )
        self.reading = reading


ReadStateDict = Callable[[StateDict], Sequence[Reading]]
"""From a state dict to the ways in which it can be understood, the paper's first; none if it is another network's.

Whatever it raises (a missing name, a shape) says that it is another network's too.
"""


class PaperArchitecture(Architecture[nn.Module]):  # type: ignore[misc]  # as above
    """A network of a paper.

    Args:
        name: Its name in the paper, and its id.
        read: How to understand a state dict. Of several ways the one is taken that does best in a trial, the first if
            they are about as good.
    """

    def __init__(self, name: str, read: ReadStateDict) -> None:
        super().__init__(id=name, name=name, detect=lambda state: bool(self.readings(state)))
        self._read = read

    def readings(self, state_dict: StateDict) -> list[Reading]:
        """The ways in which a state dict can be understood; none if it is another network's."""
        try:
            with torch.device("meta"):
                return [reading for reading in self._read(without_counts(state_dict)) if reading.fits]
        except (KeyError, IndexError, ValueError, AttributeError, RuntimeError, ZeroDivisionError):
            return []

    def load(self, state_dict: StateDict) -> PaperDescriptor:
        """As spandrel's."""
        found = [PaperDescriptor(self, _filled(reading)) for reading in self.readings(state_dict)]
        if len(found) == 1:
            return found[0]
        for descriptor in found:
            descriptor.float().eval()
        verdict = judge(attempts((make_trial(one.scale, one.input_channels), one) for one in found))
        return found[verdict.way]


def without_counts(state: StateDict) -> StateDict:
    """A state dict without what a profiler left in it."""
    return {name: value for name, value in state.items() if not name.endswith(("total_ops", "total_params"))}


def renamed(state: StateDict, names: Mapping[str, str]) -> StateDict:
    """A state dict with other names for modules: those that begin with a key begin with its value afterwards.

    The longest key counts; what begins with none keeps its name.
    """
    keys = sorted(names, key=len, reverse=True)

    def new(name: str) -> str:
        key = next((one for one in keys if name == one or name.startswith(f"{one}.")), None)
        return name if key is None else f"{names[key]}{name[len(key) :]}"

    return {new(name): value for name, value in state.items()}


def count(state: StateDict, pattern: str, first: int = 0) -> int:
    """How many modules in a row a state dict has: ``pattern`` has ``{}`` where the number stands."""
    number = first
    while any(name.startswith(pattern.format(number)) for name in state):
        number += 1
    return number - first


def shuffle_scale(tensor: Tensor, channels: int) -> int:
    """The factor of a pixel shuffle after a convolution with these weights, to that many channels.

    Raises:
        ValueError: It is no whole number.
    """
    scale = round(math.sqrt(tensor.shape[0] / channels))
    if scale < 1 or scale**2 * channels != tensor.shape[0]:
        raise ValueError(f"{tensor.shape[0]} channels are no square of {channels}")
    return scale


def _filled(reading: Reading) -> Reading:
    reading.network.to_empty(device="cpu")
    return reading
