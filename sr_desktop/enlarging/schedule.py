"""How far a job is, and how long the rest takes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from time import perf_counter

from sr_desktop.enlarging.costs import Costs
from sr_desktop.enlarging.events import EnlargeProgress
from sr_desktop.enlarging.items import Item, State

_UNKNOWN_PACE = 5e-6
"""Seconds for a pixel that is enlarged, where nobody knows: what SRResNet takes on a small processor. It shares out the
progress; no time is stated from it."""


_LOOKING_SHARE = 50
"""How many times as long as it takes to estimate all pictures passes before they are estimated again."""


class Schedule:
    """Knows the work of every picture. Times follow what is measured while the job runs; the fraction never goes back.

    Args:
        items: The pictures; those are counted that are to be enlarged.
        costs: What they take.
    """

    def __init__(self, items: Sequence[Item], costs: Costs) -> None:
        self._items = list(items)
        self._costs = costs
        self._weights = [self._weight(item) if item.state is State.WAITING else 0.0 for item in items]
        self._total = sum(self._weights) or 1.0
        self._done = 0.0
        self._lefts: list[float | None] = []
        self._looked, self._look_took = -math.inf, 0.0
        self._look()

    def begun(self, place: int, item: Item) -> EnlargeProgress:
        """A picture is begun; of its size more may be known now."""
        self._items[place] = item
        self._look()
        return self._progress(place, 0.0, self._computing(item), self._costs.finishing(item))

    def computed(self, place: int, fraction: float, seconds_left: float | None) -> EnlargeProgress:
        """It is computed so far.

        Args:
            place: Which picture.
            fraction: How much of it, 0 to 1.
            seconds_left: What the engine says of the rest; None if it does not know.
        """
        item = self._items[place]
        finishing, computing = self._costs.finishing(item), self._computing(item)
        if seconds_left is None and computing is not None:
            seconds_left = computing * (1 - fraction)
        share = (computing or 0.0) / ((computing or 0.0) + finishing or 1.0)
        return self._progress(place, fraction * share, seconds_left, finishing)

    def ended(self, place: int) -> EnlargeProgress:
        """It is done with, in whatever way."""
        self._done += self._weights[place]
        self._weights[place] = 0.0
        self._look()
        return self._progress(place, 0.0, 0.0, 0.0)

    def _progress(self, place: int, share: float, computing: float | None, finishing: float) -> EnlargeProgress:
        rest = self._lefts[place + 1 :]
        fraction = (self._done + self._weights[place] * share) / self._total
        if computing is None or None in rest:
            return EnlargeProgress(min(1.0, fraction), None, place)
        left = computing + finishing + sum(seconds for seconds in rest if seconds is not None)
        return EnlargeProgress(min(1.0, fraction), left, place)

    def _look(self) -> None:
        """Estimate all pictures again by the speeds measured so far, but not so often that it takes much time."""
        began = perf_counter()
        if began - self._looked < _LOOKING_SHARE * self._look_took:
            return
        pairs = zip(self._items, self._weights, strict=True)
        self._lefts = [self._left(item) if weight else 0.0 for item, weight in pairs]
        self._looked = perf_counter()
        self._look_took = self._looked - began

    def _left(self, item: Item) -> float | None:
        computing = self._computing(item)
        return None if computing is None else computing + self._costs.finishing(item)

    def _computing(self, item: Item) -> float | None:
        return self._costs.computing(item)

    def _weight(self, item: Item) -> float:
        width, height = item.before or (0, 0)
        known = self._computing(item)
        return (_UNKNOWN_PACE * width * height if known is None else known) + self._costs.finishing(item)
