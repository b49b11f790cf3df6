"""Measuring a part of a result, as a job of the worker. Imports no torch itself."""

from __future__ import annotations

from dataclasses import dataclass

from sr_desktop.engine.worker.jobs import Engine
from sr_desktop.engine.worker.waiting import CheckedWork, Checkpoint
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Layer
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.measuring.metrics import metric_of
from sr_desktop.imaging.measuring.scores import Scores
from sr_desktop.imaging.picture import Picture


@dataclass(frozen=True, slots=True)
class RegionJob:
    """Gives the scores of a region.

    Attributes:
        layer: The result.
        region: The part, in its pixels.
        ground_truth: What it is measured against; None where there is only the input.
        low_resolution: What it was made of.
        border: Pixels shaved off every side of the whole before measuring.
        metric_ids: By what.
    """

    layer: Layer
    region: Rect
    ground_truth: Picture | None
    low_resolution: Picture
    border: int
    metric_ids: tuple[str, ...]

    def begin(self, engine: Engine) -> CheckedWork[Scores]:
        """As `sr_desktop.engine.worker.jobs.Job`."""
        return CheckedWork(lambda checkpoint: self._scores(engine, checkpoint))

    def _scores(self, engine: Engine, checkpoint: Checkpoint) -> Scores:
        truth, given = self.ground_truth, self.low_resolution
        metrics = [metric_of(name) for name in self.metric_ids]
        return measure(
            self.layer.pixels,
            None if truth is None else truth.pixels,
            is_gray=given.is_gray,
            alpha=self.layer.alpha,
            true_alpha=None if truth is None else truth.alpha,
            low_resolution=given.pixels,
            low_alpha=given.alpha,
            border=self.border,
            region=self.region,
            metrics=metrics,
            networks=engine.computes([metric.id for metric in metrics if metric.compute is None]),
            checkpoint=checkpoint,
            lacks_memory=lambda metric: None,
        )
