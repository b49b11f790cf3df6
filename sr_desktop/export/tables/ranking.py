"""Which score is the best and which the second."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The theme knows ranks, and the window is to be seen before numpy is loaded.
    from sr_desktop.imaging.measuring.scores import Mean, Metric


class Rank(Enum):
    """The rank of a score among those of the other methods."""

    NONE = "none"
    BEST = "best"
    SECOND = "second"


def rank(values: Sequence[float | None], metric: Metric) -> list[Rank]:
    """The rank of every value of a metric.

    Values that are printed alike rank alike. A single value has no rank, and none has where all are printed alike, such
    as the infinite PSNR of methods that all restored a picture exactly: a best one that is no better says nothing.

    Args:
        values: One for each method; None where there is none.
        metric: Says how they are printed, and whether the highest or the lowest is the best.
    """
    printed = [None if value is None else round(value, metric.decimals) for value in values]
    known = [value for value in printed if value is not None]
    if len(set(known)) < 2:
        return [Rank.NONE] * len(printed)
    order = sorted(set(known), reverse=metric.higher_is_better)
    ranks = dict(zip(order, (Rank.BEST, Rank.SECOND), strict=False))
    return [Rank.NONE if value is None else ranks.get(value, Rank.NONE) for value in printed]


def rank_means(means: Sequence[Mean], metric: Metric) -> list[Rank]:
    """The rank of every mean of a metric, as `rank` gives it; none where the means are not of the same pictures.

    A mean leaves infinite values out. Where one method has more of them than another, or has them of other pictures, it
    may be the better one and have the lower mean: so none has a rank then. A mean that is infinite itself leaves none
    out.

    Args:
        means: One for each method, without a value where there is none.
        metric: As for `rank`.
    """
    finite = [mean for mean in means if mean.value is not None and not math.isinf(mean.value)]
    if len({(mean.infinite, mean.left_out) for mean in finite}) > 1:
        return [Rank.NONE] * len(means)
    return rank([mean.value for mean in means], metric)
