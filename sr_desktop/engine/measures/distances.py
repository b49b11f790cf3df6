"""What computes each metric that needs torch."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sr_desktop.engine.measures.dists import DISTSDistance, shipped_dists
from sr_desktop.engine.measures.from_piq import load_piq, ms_ssim
from sr_desktop.engine.measures.haar_and_gradients import gmsd, haarpsi
from sr_desktop.engine.measures.lpips import lpips_distance, shipped_lpips
from sr_desktop.engine.measures.pairs import Distance, compute_by
from sr_desktop.imaging.measuring.scores import Compute, Metric


@dataclass(frozen=True, slots=True)
class _Measure:
    """What computes a metric.

    Attributes:
        distance: Makes what computes it, which may keep what it knows of an original for its next comparison.
        load: Loads what it needs; raises as `sr_desktop.engine.measures.registry`.
    """

    distance: Callable[[], Distance]
    load: Callable[[], object]


_MEASURES = {
    "lpips": _Measure(lambda: lpips_distance(shipped_lpips), shipped_lpips),
    "dists": _Measure(DISTSDistance, shipped_dists),
    "ms_ssim": _Measure(lambda: ms_ssim, load_piq),
    "gmsd": _Measure(lambda: gmsd, load_piq),
    "haarpsi": _Measure(lambda: haarpsi, load_piq),
}
"""By metric id."""

DISTANCES: dict[str, Distance] = {metric_id: measure.distance() for metric_id, measure in _MEASURES.items()}
"""By metric id."""


def computes_by_torch(metrics: Iterable[Metric]) -> dict[str, Compute]:
    """What computes these metrics; what they need is loaded now. Raises as `sr_desktop.engine.measures.registry`."""
    found = {}
    for metric in metrics:
        measure = _MEASURES[metric.id]
        measure.load()
        found[metric.id] = compute_by(measure.distance(), metric)
    return found
