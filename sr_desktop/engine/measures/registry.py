"""What computes the metrics that need torch, which is imported only if one of them is wanted."""

from __future__ import annotations

from collections.abc import Iterable

from sr_desktop.imaging.measuring.metrics import metric_of
from sr_desktop.imaging.measuring.scores import Compute


def computes(metric_ids: Iterable[str]) -> dict[str, Compute]:
    """What computes these metrics, without those that need no torch; what they need is loaded now.

    Raises:
        EngineError: A package is missing; the message says how it is installed.
        WeightsError: Weights are missing or damaged.
    """
    wanted = [metric for metric in map(metric_of, metric_ids) if metric.compute is None]
    if not wanted:
        return {}
    from sr_desktop.engine.measures.distances import computes_by_torch

    return computes_by_torch(wanted)
