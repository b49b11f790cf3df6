"""Watching whether a training still converges."""

from __future__ import annotations

import math
from collections import deque
from statistics import median

_WATCHED = 200
"""Steps whose median loss a new loss is compared with."""
_EXPLOSION = 20.0
"""Multiple of that median above which a loss has exploded."""
_EARLY_EXPLOSION = 1000.0
"""Multiple of the largest loss so far above which one has exploded while there are too few for that median."""
_EXPLOSIONS = 5
"""Exploded losses in a row at which a run counts as diverged; one alone may come from a single odd patch."""


class DivergedError(Exception):
    """A loss is not finite or has exploded; the message says at which step."""


class DivergenceWatch:
    """Compares each loss with the ones before it."""

    def __init__(self) -> None:
        self._recent: deque[float] = deque(maxlen=_WATCHED)
        self._exploded = 0

    def forget(self) -> None:
        """Start over: the loss is another one from now on."""
        self._recent.clear()
        self._exploded = 0

    @property
    def is_calm(self) -> bool:
        """Whether the last loss had not exploded."""
        return self._exploded == 0

    def check(self, step: int, loss: float) -> None:
        """Note the loss of a step.

        Raises:
            DivergedError: It is not finite, or the last few have all exploded.
        """
        exploded = loss > self._limit
        self._exploded = self._exploded + 1 if exploded else 0
        if not math.isfinite(loss) or self._exploded == _EXPLOSIONS:
            raise DivergedError(
                f"The training diverged: the loss is {loss:.3g} at step {step}. The last checkpoint is kept; "
                "try a lower optimizer.learning_rate."
            )
        if not exploded:
            self._recent.append(loss)

    @property
    def _limit(self) -> float:
        """Above it a loss has exploded."""
        if len(self._recent) == _WATCHED:
            return _EXPLOSION * median(self._recent)
        # The first patches may be so flat that nothing is lost.
        return _EARLY_EXPLOSION * max(self._recent, default=0.0) or math.inf
