"""The self-ensemble of a network that is no torch module; see `sr_desktop.engine.forms.ensemble`. Imports no torch."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sr_desktop.engine.backends.backend import Backend, RunnableNetwork
from sr_desktop.engine.settings import ENSEMBLE_ANSWERS


class EnsembleNetwork:
    """A network run on all eight flips and rotations of its input, its answers turned back and averaged."""

    def __init__(self, network: RunnableNetwork) -> None:
        self._network = network

    @property
    def backend(self) -> Backend:
        """As `RunnableNetwork.backend`."""
        return self._network.backend

    def run(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """As `RunnableNetwork.run`: the mean of the eight answers."""
        total: NDArray[np.float32] | None = None
        for flipped in (False, True):
            for turns in range(4):
                seen = np.rot90(values[:, ::-1] if flipped else values, turns)
                answer = np.rot90(self._network.run(np.ascontiguousarray(seen)), -turns)
                answer = answer[:, ::-1] if flipped else answer
                total = answer.copy() if total is None else np.add(total, answer, out=total)
        assert total is not None
        return total / np.float32(ENSEMBLE_ANSWERS)

    def release(self) -> None:
        """As `RunnableNetwork.release`."""
        self._network.release()
