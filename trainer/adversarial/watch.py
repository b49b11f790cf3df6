"""Watches the discriminator: an adversarial training fails in ways that the generator's loss does not show."""

from __future__ import annotations

import math
from collections import deque
from statistics import median

from trainer.optimization.divergence import DivergedError

_WATCHED = 200
"""Steps over which the discriminator's loss is observed."""
_WON = 0.01
"""Median loss below which the discriminator is never wrong any more."""


class DiscriminatorWatch:
    """Reports once that the discriminator has won, and again only if it had stopped winning in between."""

    def __init__(self) -> None:
        self._recent: deque[float] = deque(maxlen=_WATCHED)
        self._has_won = False

    def check(self, step: int, loss: float) -> str:
        """Note the discriminator's loss of a step; a sentence for the user, empty if there is nothing to say.

        Raises:
            DivergedError: It is not finite.
        """
        if not math.isfinite(loss):
            raise DivergedError(
                f"The training diverged: the discriminator's loss is {loss:.3g} at step {step}. The last checkpoint is "
                "kept; try a lower adversarial.learning_rate."
            )
        self._recent.append(loss)
        had_won, self._has_won = self._has_won, len(self._recent) == _WATCHED and median(self._recent) < _WON
        if had_won or not self._has_won:
            return ""
        return (
            f"The discriminator has won: over the last {_WATCHED} steps up to step {step} its loss was mostly below "
            f"{_WON}, and the generator learns little from it; try a lower adversarial.learning_rate or "
            "adversarial.width."
        )
