"""What a plot shows is measured as a job, on its way to another process and back."""

from __future__ import annotations

import pickle
from typing import Any, cast

import numpy as np
import pytest

from sr_desktop.engine.worker.jobs import Engine, JobCancelled
from sr_desktop.export.chart.jobs import PlotJob
from sr_desktop.export.chart.measures import HistogramMeasure, PlotMeasure, ProfileMeasure, SpectrumMeasure
from sr_desktop.imaging.colors.channels import Channel
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Layer
from sr_desktop.imaging.measuring.line_profile import Line

NO_ENGINE = cast(Engine, None)
LAYER = Layer(np.random.default_rng(0).integers(0, 256, (40, 60, 3), np.uint8))
MEASURES = (
    ProfileMeasure(Line(3, 4, 50, 30), Channel.LUMA, 3),
    SpectrumMeasure(Rect(5, 5, 32, 32), Channel.RED),
    HistogramMeasure(None, Channel.GREEN),
)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: type(measure).__name__)
def test_it_is_the_same_there(measure: PlotMeasure) -> None:
    job = pickle.loads(pickle.dumps(PlotJob(measure, LAYER)))
    found = pickle.loads(pickle.dumps(job.begin(NO_ENGINE).run(lambda _: None)))
    here = measure.measure(LAYER, lambda: None)
    np.testing.assert_array_equal(found.places, here.places)
    np.testing.assert_array_equal(found.values, here.values)


def test_it_is_abandoned_when_the_user_drags_on() -> None:
    work: Any = PlotJob(HistogramMeasure(None, Channel.LUMA), LAYER).begin(NO_ENGINE)
    work.cancel()
    with pytest.raises(JobCancelled):
        work.run(lambda _: None)
