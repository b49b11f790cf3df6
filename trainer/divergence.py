"""Watching whether a training still converges."""

from __future__ import annotations

import math
from collections import deque
from statistics import median

_WATCHED = 200
"""Steps whose median loss a new loss is held against."""
_EXPLOSION = 20.0
"""Multiple of that median at which a run counts as diverged."""


class DivergedError(Exception):
    """A loss is not finite or has exploded; the message says at which step."""


class DivergenceWatch:
    """Holds each loss against the ones before it."""

    def __init__(self) -> None:
        self._recent: deque[float] = deque(maxlen=_WATCHED)

    def forget(self) -> None:
        """Begin anew: the loss is another one from now on."""
        self._recent.clear()

    def check(self, step: int, loss: float) -> None:
        """Note the loss of a step.

        Raises:
            DivergedError: It is not finite or has exploded.
        """
        usual = median(self._recent) if len(self._recent) == _WATCHED else math.inf
        if not math.isfinite(loss) or loss > _EXPLOSION * usual:
            raise DivergedError(
                f"The training diverged: the loss is {loss:.3g} at step {step}. The last checkpoint is kept; "
                "try a lower optimizer.learning_rate."
            )
        self._recent.append(loss)
