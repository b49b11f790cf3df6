"""A model that was read from a file and is ready to be run."""

from __future__ import annotations

from dataclasses import dataclass

from sr_desktop.engine.foreign.adapting import ForeignNetwork
from sr_desktop.engine.foreign.description import ForeignModel


@dataclass(frozen=True, slots=True, eq=False)
class LoadedModel:
    """A model, in eval mode, on the CPU, in fp32, needing no gradients, as a network of the program's scale."""

    network: ForeignNetwork
    model: ForeignModel
