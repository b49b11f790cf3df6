"""Measuring what plots show as jobs of the worker: the process of the window only draws it."""

from __future__ import annotations

from dataclasses import dataclass

from sr_desktop.engine.worker.jobs import Engine
from sr_desktop.engine.worker.waiting import CheckedWork
from sr_desktop.export.chart.measures import PlotMeasure, Series
from sr_desktop.imaging.layer import Layer


@dataclass(frozen=True, slots=True)
class PlotJob:
    """Gives the series of a pane.

    Attributes:
        what: What is measured.
        layer: The pixels of the pane.
    """

    what: PlotMeasure
    layer: Layer

    def begin(self, engine: Engine) -> CheckedWork[Series]:
        """As `sr_desktop.engine.worker.jobs.Job`."""
        return CheckedWork(lambda checkpoint: self.what.measure(self.layer, checkpoint))
