"""What a caller may ask of the engine. Imports no torch, so a window can show the choices before torch is loaded."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

ENSEMBLE_ANSWERS = 8
"""How many times a self-ensemble runs its network."""


class Mode(StrEnum):
    """What the opened picture is to the comparison."""

    REFERENCE = "reference"
    """The picture is the ground truth: it is shrunk, and what a method restores is measured against it."""
    UPSCALE = "upscale"
    """The picture is the input: it is enlarged, and there is nothing to measure against."""


class DeviceChoice(StrEnum):
    """Where networks run."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"
    MPS = "mps"


class PrecisionChoice(StrEnum):
    """The arithmetic of a network's convolutions; interpolation is always exact integer arithmetic."""

    AUTO = "auto"
    FP32 = "fp32"
    BF16 = "bf16"
    FP16 = "fp16"


class BackendChoice(StrEnum):
    """What computes networks on a processor; on GPUs it is PyTorch."""

    AUTO = "auto"
    OPENVINO = "openvino"
    TORCH = "torch"


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """How to run a comparison.

    Attributes:
        device: AUTO takes CUDA, then MPS, then the CPU, whichever works.
        precision: AUTO is fp32 wherever results are measured, and where they are only looked at, the one in which the
            device is fastest.
        tile: Side of a tile without its overlap, in low-resolution pixels, at least 16; None lets the engine choose by
            device.
        self_ensemble: Average each network's outputs over eight flips and rotations of its input: about 0.1 dB
            more in eight times the time. A result made so says "x8" behind its precision.
        device_number: Which of several devices of that kind, from 0.
        result_memory: Bytes of results that are kept in memory, the rest being kept on the disk; None for a quarter of
            the machine's. It changes no result, so settings that differ in it alone are equal.
        backend: What computes on a processor; AUTO takes what was faster when the network ran there first.
        keep_results: Whether results of networks are kept on the disk between starts. It changes no result either.
        threads: How many threads compute on a processor; None for one on every core. It changes no result, so settings
            that differ in it alone are equal.
    """

    device: DeviceChoice = DeviceChoice.AUTO
    precision: PrecisionChoice = PrecisionChoice.AUTO
    tile: int | None = None
    self_ensemble: bool = False
    device_number: int = 0
    result_memory: int | None = field(default=None, compare=False)
    backend: BackendChoice = BackendChoice.AUTO
    threads: int | None = field(default=None, compare=False)
    keep_results: bool = field(default=False, compare=False)

    def __post_init__(self) -> None:
        if self.tile is not None and self.tile < 16:
            raise ValueError(f"a tile needs at least 16 pixels a side, not {self.tile}")
        if self.threads is not None and self.threads < 1:
            raise ValueError(f"nothing computes on {self.threads} threads")
