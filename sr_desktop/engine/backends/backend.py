"""What a back end makes of a network, whichever it is. Imports no torch."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Backend(StrEnum):
    """The libraries that compute networks."""

    OPENVINO = "openvino"
    TORCH = "torch"

    @property
    def label(self) -> str:
        """Its name before the user."""
        return {Backend.OPENVINO: "OpenVINO", Backend.TORCH: "PyTorch"}[self]


class RunnableNetwork(Protocol):
    """A network, loaded and ready on its device, in one precision. Several threads may run it at a time."""

    @property
    def backend(self) -> Backend:
        """What computes it."""

    def run(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """The answer ``(H', W', C')`` to ``(H, W, C)``, both fp32 in this process's memory.

        Raises:
            RuntimeError, MemoryError: It failed; see `sr_desktop.engine.machine.memory.is_shortage`.
            Interrupted: Through `sr_desktop.engine.interruption.checkpoints`, soon after the checkpoint raises it.
        """

    def release(self) -> None:
        """Give back memory that is kept between runs. It may be run again."""
