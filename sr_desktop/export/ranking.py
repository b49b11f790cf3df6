"""Who is best and who is second."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum


class Rank(Enum):
    """How a figure stands among those of the other methods."""

    NONE = "none"
    BEST = "best"
    SECOND = "second"


def rank(values: Sequence[float | None], decimals: int) -> list[Rank]:
    """The rank of every value, higher being better.

    Values that are printed alike rank alike. One value alone has beaten nothing and has no rank.

    Args:
        values: One for each method; None where there is none.
        decimals: How many are printed.
    """
    printed = [None if value is None else round(value, decimals) for value in values]
    known = [value for value in printed if value is not None]
    if len(known) < 2:
        return [Rank.NONE] * len(printed)
    order = sorted(set(known), reverse=True)
    ranks = dict(zip(order, (Rank.BEST, Rank.SECOND), strict=False))
    return [Rank.NONE if value is None else ranks.get(value, Rank.NONE) for value in printed]
