"""A network as the engine runs it. Imports no torch."""

from __future__ import annotations

from dataclasses import dataclass

from sr_desktop import SCALE
from sr_desktop.engine.backends.backend import RunnableNetwork
from sr_desktop.engine.foreign.description import Tiling
from sr_desktop.engine.machine.devices import Device, Precision
from sr_desktop.messages.message import Message
from sr_desktop.methods import Kind


@dataclass(frozen=True, slots=True, eq=False)
class ReadyNetwork:
    """A network as the engine runs it.

    Attributes:
        network: What computes it.
        kind: What it takes and gives.
        device: Where it is.
        precision: What its convolutions are computed in.
        is_ensemble: Whether it is a self-ensemble.
        overlap: How far from a tile its input still matters, in low-resolution pixels.
        cost: Multiply-adds for one low-resolution pixel.
        bytes_per_pixel: Memory that it takes for a low-resolution pixel of a tile.
        speed: Multiply-adds a second, as measured here once; None if they were not.
        weights_sha256: Checksum of its weights file; None for a network that came from no file.
        tiling: Whether it may be given tiles.
        remarks: What the user must know of its results.
        scale: How many times its results are enlarged, the bicubic enlargement of a luma network included.
        model_format: How a model of the user's takes and gives pictures, in the text that chooses it; None for others.
    """

    network: RunnableNetwork
    kind: Kind
    device: Device
    precision: Precision
    overlap: int
    cost: float
    weights_sha256: str | None
    tiling: Tiling = Tiling.EXACT
    remarks: tuple[Message, ...] = ()
    is_ensemble: bool = False
    bytes_per_pixel: int = 12_000
    speed: float | None = None
    model_format: str | None = None
    scale: int = SCALE

    @property
    def pace_key(self) -> str:
        """What its speed depends on, on this machine: its name in `sr_desktop.engine.machine.pace.PaceBook`."""
        where = f"{self.device.name} {self.network.backend}"
        return f"{where} {self.precision.value} {self.weights_sha256} {self.is_ensemble}"
