"""What compares two pictures of one size, and how a `Sample` becomes such a pair."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode

from sr_desktop.engine.machine.memory import is_shortage
from sr_desktop.imaging.measuring.scores import Compute, Metric, Sample
from sr_desktop.imaging.picture import Pixels

Checkpoint = Callable[[], None]
"""Called now and then; may raise to abandon the work."""

Distance = Callable[[Pixels, Pixels, bool, Checkpoint], float | None]
"""Compares an output with its original, both ``(h, w, 3)`` uint8; the flag says that they hold one gray channel. None
where they are too small."""


def compute_by(distance: Distance, metric: Metric) -> Compute:
    """What computes a metric by comparing the part of the pictures that is measured.

    Where there is no memory for it, it raises MemoryError, whatever the library does.
    """

    def compute(sample: Sample) -> float | None:
        area = metric.area_of(sample)
        if area.is_empty:
            return None
        try:
            return distance(sample.output_in(area), sample.reference_in(area), sample.is_gray, sample.checkpoint)
        except RuntimeError as error:
            if is_shortage(error):
                raise MemoryError(str(error)) from error
            raise

    return compute


def as_tensor(pixels: Pixels, device: torch.device | None = None) -> Tensor:
    """``(H, W, 3)`` uint8 as ``(1, 3, H, W)`` float in 0 to 1."""
    return torch.from_numpy(pixels.copy()).to(device).permute(2, 0, 1)[None].float() / 255


class Interruptible(TorchFunctionMode):
    """Within, every call of torch on this thread calls a checkpoint first, also those of a library."""

    def __init__(self, checkpoint: Checkpoint) -> None:
        super().__init__()
        self._checkpoint = checkpoint

    def __torch_function__(self, func, types, args=(), kwargs=None):  # type: ignore[no-untyped-def]
        """As torch calls it."""
        self._checkpoint()
        return func(*args, **(kwargs or {}))
