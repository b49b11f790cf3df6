"""What the window has the worker measure and draw: the same there as here, and abandoned without harm."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.region_job import RegionJob
from sr_desktop.engine.settings import EngineSettings, Mode
from sr_desktop.engine.worker.jobs import JobCancelled
from sr_desktop.engine.worker.loading import LoadedEngine
from sr_desktop.engine.worker.local import LocalWorker
from sr_desktop.engine.worker.remote import RemoteWorker
from sr_desktop.engine.worker.waiting import wait_for
from sr_desktop.export.collecting import ResultCollector
from sr_desktop.export.figure.jobs import DrawFigureJob, WriteFigureJob
from sr_desktop.export.figure.request import FigureFormat, FigureLayout, FigureRequest
from sr_desktop.export.flip.jobs import FlipFramesJob, WriteFlipJob
from sr_desktop.export.flip.request import FlipOptions, FlipRequest
from sr_desktop.export.results import PictureResult
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.measuring.metrics import PLAIN_METRICS
from sr_desktop.methods import SHIPPED
from tests.engine.conftest import noise

REGION = Rect(40, 30, 100, 80)


@pytest.fixture(scope="module")
def result() -> PictureResult:
    """Two interpolations, each large enough to travel by a file."""
    collector = ResultCollector(noise(240, 200), Mode.REFERENCE, ("nearest", "bicubic"), SHIPPED)
    Comparison(noise(240, 200), ("nearest", "bicubic"), Mode.REFERENCE, EngineSettings()).run(collector.take)
    return collector.result()


def never() -> None:
    """Continue."""


def test_a_region_is_measured_there_as_here(worker: RemoteWorker, result: PictureResult) -> None:
    truth, method = result.ground_truth, result.methods[0]
    assert truth is not None
    ids = tuple(metric.id for metric in PLAIN_METRICS)
    job = RegionJob(method.layer, REGION, truth, result.low_resolution, 4, ids)
    here = measure(method.pixels, truth.pixels, is_gray=False, region=REGION)
    assert wait_for(worker, job, never) == here


def test_figures_and_flips_are_made_there_as_here(worker: RemoteWorker, result: PictureResult, tmp_path: Path) -> None:
    here = LocalWorker(LoadedEngine())
    figure = FigureRequest(result, (REGION,), FigureLayout(dpi=72))
    one, other = (wait_for(each, DrawFigureJob(figure, most_side=300), never) for each in (worker, here))
    np.testing.assert_array_equal(one.pixels, other.pixels)
    assert max(one.pixels.shape) == 300
    assert (one.wholes, one.measured) == (other.wholes, other.measured)
    known = dict.fromkeys(one.measured, next(iter(one.measured.values())))
    assert wait_for(here, DrawFigureJob(figure, known), never).measured == known, "measured once"
    path = wait_for(worker, WriteFigureJob(tmp_path / "figure.png", FigureFormat.PNG, figure), never)
    written = sorted(each.name for each in path.parent.iterdir())
    assert written == ["figure.picture.png", "figure.png", "figure.recipe.json"]
    flip = FlipRequest(result, REGION, FlipOptions(("nearest", "bicubic")))
    for there, local in zip(*(wait_for(each, FlipFramesJob(flip), never) for each in (worker, here)), strict=True):
        np.testing.assert_array_equal(there, local)
    wait_for(worker, WriteFlipJob(tmp_path / "flip.webp", flip), never)
    assert (tmp_path / "flip.webp").stat().st_size > 0


class Enough(Exception):
    """Raised by a checkpoint."""


def test_what_is_abandoned_raises_what_the_checkpoint_did_and_the_worker_stays(
    worker: RemoteWorker, result: PictureResult
) -> None:
    asked: list[int] = []

    def stop() -> None:
        asked.append(1)
        raise Enough

    job = RegionJob(result.methods[0].layer, REGION, result.ground_truth, result.low_resolution, 4, ("ssim_y",))
    process = worker.place()
    for each in (worker, LocalWorker(LoadedEngine())):
        with pytest.raises(Enough):
            wait_for(each, job, stop)
    assert len(asked) == 2
    assert worker.place() is process
    assert wait_for(worker, job, never)["ssim_y"] is not None


def test_work_that_is_cancelled_says_so_at_its_next_checkpoint(result: PictureResult) -> None:
    work = RegionJob(result.methods[0].layer, REGION, result.ground_truth, result.low_resolution, 4, ("ssim_y",)).begin(
        LoadedEngine()
    )
    work.cancel()
    with pytest.raises(JobCancelled):
        work.run(lambda _: None)
