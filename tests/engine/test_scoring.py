"""Results that are there already, measured by metrics that are chosen later."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

import numpy as np
import pytest

from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.events import Event, Finished, MethodDone, MethodScored, Notice
from sr_desktop.engine.measures import registry
from sr_desktop.engine.scoring import ScoreJob
from sr_desktop.engine.settings import Mode
from sr_desktop.engine.worker.jobs import Engine
from sr_desktop.imaging.layer import Layer
from sr_desktop.imaging.measuring.scores import Compute, Sample
from sr_desktop.imaging.picture import Picture


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


def test_a_metric_for_which_there_is_no_memory_has_no_value_and_leaves_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("piq")

    def allocate(*_: object, **__: object) -> None:
        raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 8589934592 bytes.")

    monkeypatch.setattr("piq.functional.haar_filter", allocate)
    measured = registry.computes(["haarpsi", "gmsd"])
    pixels = np.random.default_rng(0).integers(0, 256, (40, 48, 3), np.uint8)
    events: list[Event] = []
    Comparison(Picture(pixels, "x"), ["nearest", "bicubic"], Mode.REFERENCE, metrics=["haarpsi", "gmsd"]).run(
        events.append
    )
    done = [event for event in events if isinstance(event, MethodDone)]
    told = [event for event in events if isinstance(event, Notice)]
    assert [(one.scores["haarpsi"], one.scores["gmsd"] is None) for one in done] == [(None, False)] * 2
    assert [str(one.message) for one in told] == [
        "There is not enough memory to measure HaarPSI of a picture as large as this."
    ]
    assert isinstance(events[-1], Finished)
    events.clear()

    class Real:
        def computes(self, metric_ids: Iterable[str]) -> dict[str, Compute]:
            return {name: measured[name] for name in metric_ids}

    job = ScoreJob({"bicubic": Layer(done[0].pixels)}, Picture(pixels, "x"), ("haarpsi", "gmsd"), 4, False)
    job.begin(cast(Engine, Real())).run(events.append)
    scored = [event.scores for event in events if isinstance(event, MethodScored)]
    assert scored[0]["haarpsi"] is None
    assert scored[1]["gmsd"] is not None
    assert len([event for event in events if isinstance(event, Notice)]) == 1
