"""LPIPS with the shipped weights: the authors' values, the same in strips, and what it measures of a region."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from sr_desktop.engine.measures import lpips
from sr_desktop.engine.measures.distances import DISTANCES
from sr_desktop.engine.measures.registry import computes
from sr_desktop.engine.scoring import WorkerComputes
from sr_desktop.engine.worker.loading import LoadedEngine
from sr_desktop.engine.worker.local import LocalWorker
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.measure import measure as measured
from sr_desktop.imaging.measuring.metrics import metric_of
from sr_desktop.imaging.picture import Pixels
from tests.engine.measures.patterns import never, pair


def lpips_of(output: Pixels, truth: Pixels) -> float:
    value = DISTANCES["lpips"](output, truth, False, never)
    assert value is not None
    return value


# By the authors' package lpips 0.1.4, lpips.LPIPS(net="alex", version="0.1"), over the same AlexNet features.
@pytest.mark.parametrize(("width", "height", "value"), [(40, 48, 0.4194437), (97, 130, 0.3685570)])
def test_it_is_the_authors_lpips(width: int, height: int, value: float) -> None:
    assert lpips_of(*pair(width, height)) == pytest.approx(value, abs=1e-5)


@pytest.mark.parametrize("height", [96, 111, 130, 143])
def test_strips_give_the_value_of_the_whole(height: int, monkeypatch: pytest.MonkeyPatch) -> None:
    output, truth = pair(37, height)
    whole = lpips_of(output, truth)
    calls: list[int] = []
    monkeypatch.setattr(lpips, "STRIP_PIXELS", 37 * 16)
    value = DISTANCES["lpips"](output, truth, False, lambda: calls.append(1))
    assert value == pytest.approx(whole, abs=1e-7)
    assert len(calls) >= (height - 31) // 16


def test_a_cancel_is_heeded_between_strips(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lpips, "STRIP_PIXELS", 37 * 16)
    seen: list[int] = []

    def second() -> None:
        seen.append(1)
        if len(seen) == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        DISTANCES["lpips"](*pair(37, 96), False, second)
    assert len(seen) == 2


def test_a_region_is_measured_as_a_picture_of_its_own_and_the_whole_with_its_border() -> None:
    output, truth = pair(80, 72)
    found = measured(output, truth, is_gray=False, networks=computes(["lpips"]))
    assert found["lpips"] == pytest.approx(lpips_of(output, truth))
    region = Rect(10, 6, 40, 36)
    part = measured(output, truth, is_gray=False, region=region, networks=computes(["lpips"]))
    assert part["lpips"] == pytest.approx(lpips_of(output[region.slices], truth[region.slices]))
    assert part["lpips"] != found["lpips"]


def test_what_is_too_small_has_no_value() -> None:
    output, truth = pair(60, 60)
    small = measured(output, truth, is_gray=False, region=Rect(8, 8, 30, 40), networks=computes(["lpips"]))
    assert small["lpips"] is None
    assert small["psnr_y"] is not None


def test_nothing_else_is_loaded_than_what_was_asked_for() -> None:
    assert computes(["psnr_y", "lr_psnr"]) == {}
    assert list(computes(["psnr_y", "lpips"])) == ["lpips"]


def test_lower_is_better_and_it_costs_something() -> None:
    metric = metric_of("lpips")
    assert not metric.higher_is_better
    assert metric.is_chosen


def test_another_process_measures_by_jobs_of_the_worker() -> None:
    output, truth = pair(64, 56)
    worker = LocalWorker(LoadedEngine())
    remote = WorkerComputes(worker, ["lpips"])
    region = Rect(6, 8, 44, 40)
    given: dict[str, Any] = {"is_gray": False, "region": region, "metrics": (metric_of("lpips"),)}
    here = measured(output, truth, **given, networks=computes(["lpips"]))
    assert measured(output, truth, **given, networks=remote) == here
    # On its way to the worker it is left behind: there the engine computes.
    assert pickle.loads(pickle.dumps(remote)) == {}

    def never_again() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        measured(output, truth, **given, networks=remote, checkpoint=never_again)
