"""Every metric of the program, and which of them are measured and shown where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator

from sr_desktop.imaging.measuring.further_metrics import DISTS, GMSD, HAARPSI, LPIPS, LR_PSNR, MS_SSIM
from sr_desktop.imaging.measuring.published_metrics import PSNR_RGB, PSNR_Y, SSIM_Y
from sr_desktop.imaging.measuring.scores import Metric, Scores

METRICS: tuple[Metric, ...] = (
    PSNR_Y,
    PSNR_RGB,
    SSIM_Y,
    LPIPS,
    DISTS,
    MS_SSIM,
    GMSD,
    HAARPSI,
    LR_PSNR,
)
"""Every metric of the program, in the order of the columns. A new one is a function, its record and its place here."""

PLAIN_METRICS = tuple(metric for metric in METRICS if not metric.is_chosen and not metric.is_of_input)
"""Those of the published tables: they are measured wherever there is an original."""

CHOSEN_METRICS = tuple(metric for metric in METRICS if metric.is_chosen)
"""Those that are measured only if the user has chosen them."""


def metric_of(metric_id: str) -> Metric:
    """The metric of that id.

    Raises:
        ValueError: There is none.
    """
    for metric in METRICS:
        if metric.id == metric_id:
            return metric
    raise ValueError(f"there is no metric '{metric_id}'; known are {', '.join(metric.id for metric in METRICS)}")


MetricId = Annotated[str, AfterValidator(lambda metric_id: metric_of(metric_id).id)]
"""A metric's id in a model of pydantic's."""


def telling_first(metrics: Iterable[Metric]) -> tuple[Metric, ...]:
    """The headlines before the others, for where the end may be cut off."""
    return tuple(sorted(metrics, key=lambda metric: not metric.is_headline))


def headlines(metrics: Iterable[Metric] = PLAIN_METRICS) -> tuple[Metric, ...]:
    """Those that are shown where there is room for few."""
    return tuple(metric for metric in metrics if metric.is_headline)


def shown_metrics(has_original: bool, chosen: Iterable[str] = ()) -> tuple[Metric, ...]:
    """Those that results are measured by: with an original the published ones and those `chosen`, else of the input."""
    wanted = set(chosen)
    return tuple(
        metric
        for metric in METRICS
        if (metric in PLAIN_METRICS or metric.id in wanted if has_original else metric.is_of_input)
    )


def chosen_ids(ids: Iterable[str]) -> tuple[str, ...]:
    """Those of these metrics that are measured only if chosen, in the order of columns."""
    wanted = set(ids)
    return tuple(metric.id for metric in CHOSEN_METRICS if metric.id in wanted)


def measured_metrics(scores: Iterable[Scores]) -> tuple[Metric, ...]:
    """The metrics that any of these scores were measured by, whether or not there was a value."""
    ids = {metric_id for each in scores for metric_id in each}
    return tuple(metric for metric in METRICS if metric.id in ids)
