"""What computes each metric that needs torch."""

from __future__ import annotations

from collections.abc import Iterable

from sr_desktop.engine.measures.from_piq import gmsd, haarpsi, load_piq, ms_ssim
from sr_desktop.engine.measures.lpips import lpips_distance, shipped_lpips
from sr_desktop.engine.measures.pairs import Distance, compute_by
from sr_desktop.imaging.scores import Compute, Metric

DISTANCES: dict[str, Distance] = {
    "lpips": lpips_distance(shipped_lpips),
    "ms_ssim": ms_ssim,
    "gmsd": gmsd,
    "haarpsi": haarpsi,
}
"""By metric id."""


def computes_by_torch(metrics: Iterable[Metric]) -> dict[str, Compute]:
    """What computes these metrics; what they need is loaded now. Raises as `sr_desktop.engine.measures.registry`."""
    wanted = tuple(metrics)
    if any(metric.package is not None for metric in wanted):
        load_piq()
    if any(metric.id == "lpips" for metric in wanted):
        shipped_lpips()
    return {metric.id: compute_by(DISTANCES[metric.id], metric) for metric in wanted}
