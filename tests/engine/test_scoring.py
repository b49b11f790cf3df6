"""Results that are there already, measured by metrics that are chosen later."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

import numpy as np
import pytest

from sr_desktop.engine.events import Event, Finished, MethodScored
from sr_desktop.engine.scoring import ScoreJob
from sr_desktop.engine.worker.jobs import Engine
from sr_desktop.imaging.layer import Layer
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.scores import Compute, Sample


class Counting:
    """An engine whose metrics say whether they were asked for one channel."""

    def computes(self, metric_ids: Iterable[str]) -> dict[str, Compute]:
        def is_gray(sample: Sample) -> float:
            return float(sample.is_gray)

        return dict.fromkeys(metric_ids, is_gray)


@pytest.mark.parametrize("is_gray", [True, False])
def test_whether_it_is_gray_is_said_by_what_the_results_were_made_of(is_gray: bool) -> None:
    pixels = np.zeros((20, 24, 3), np.uint8)
    # A gray original may be restored from an input with colours, given by the user.
    truth = Picture(pixels, "truth", is_gray=True)
    events: list[Event] = []
    job = ScoreJob({"bicubic": Layer(pixels)}, truth, ("gmsd", "haarpsi"), 4, is_gray)
    job.begin(cast(Engine, Counting())).run(events.append)
    scored = [event for event in events if isinstance(event, MethodScored)]
    found: list[Any] = [dict(one.scores) for one in scored]
    assert found == [{"gmsd": float(is_gray)}, {"haarpsi": float(is_gray)}]
    assert isinstance(events[-1], Finished)
