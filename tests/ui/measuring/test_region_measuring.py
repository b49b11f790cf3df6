"""Which measurements are abandoned while a region is dragged."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from sr_desktop.engine import region_job
from sr_desktop.engine.events import InputReady, MethodDone
from sr_desktop.engine.worker.jobs import Job, RunningJob
from sr_desktop.engine.worker.loading import LoadedEngine
from sr_desktop.engine.worker.local import LocalWorker
from sr_desktop.engine.worker.messages import WorkerLostError
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.metrics import PLAIN_METRICS
from sr_desktop.imaging.measuring.scores import Scores
from sr_desktop.imaging.picture import Picture
from sr_desktop.messages.message import Message
from sr_desktop.ui.background.latest import PATIENCE_SECONDS
from sr_desktop.ui.background.stopping import stop_all
from sr_desktop.ui.background.tasks import Tasks
from sr_desktop.ui.measuring.region_measuring import RegionMeasuring
from sr_desktop.ui.view.marks import RegionMark

FIRST, SECOND = Rect(0, 0, 20, 20), Rect(5, 5, 20, 20)


class StandInSession(QObject):
    """One finished result and its truth."""

    restarted = Signal(object)
    method_done = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        pixels = np.zeros((40, 40, 3), np.uint8)
        self.input = InputReady(Picture(pixels[::4, ::4], "black"), Picture(pixels, "black"), (40, 40))
        self.computes: dict[str, Any] = {}
        self.results = {"nearest": MethodDone("nearest", pixels, Scores(), None)}


class StandInScoring(QObject):
    """Nothing is chosen."""

    changed = Signal()
    metrics = PLAIN_METRICS
    worker = LocalWorker(LoadedEngine())


class Losing(LocalWorker):
    """A worker whose process is lost as often as is said."""

    def __init__(self, times: int) -> None:
        super().__init__(LoadedEngine())
        self._times = times

    def begin(self, job: Job[Any]) -> RunningJob[Any]:
        if self._times:
            self._times -= 1
            raise WorkerLostError(Message("worker.left"))
        return super().begin(job)


class SlowMeasure:
    """Replaces `measure`: records the regions, blocks until released, and returns a score that names the region."""

    def __init__(self) -> None:
        self.regions: list[Rect] = []
        self.gate = threading.Event()
        self.abandoned: list[Rect] = []

    def __call__(self, *_: Any, region: Rect, checkpoint: Callable[[], None], **__: Any) -> Scores:
        self.regions.append(region)
        try:
            while not self.gate.wait(0.005):
                checkpoint()
        except Exception:
            self.abandoned.append(region)
            raise
        return Scores(psnr_y=float(region.x))


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowMeasure]:
    measure = SlowMeasure()
    monkeypatch.setattr(region_job, "measure", measure)
    yield measure
    measure.gate.set()


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    assert stop_all([tasks], 10)


@pytest.fixture
def now() -> list[float]:
    """The clock: its one item is the time."""
    return [0.0]


@pytest.fixture
def mark(qtbot: QtBot) -> RegionMark:
    return RegionMark()


@pytest.fixture
def session(qtbot: QtBot) -> Any:
    return StandInSession()


@pytest.fixture
def measuring(tasks: Tasks, slow: SlowMeasure, session: Any, mark: RegionMark, now: list[float]) -> RegionMeasuring:
    scoring: Any = StandInScoring()
    return RegionMeasuring(session, scoring, tasks, mark, clock=lambda: now[0])


def test_a_long_measurement_is_given_up_for_the_latest_region(
    qtbot: QtBot, measuring: RegionMeasuring, mark: RegionMark, slow: SlowMeasure, now: list[float]
) -> None:
    mark.set(FIRST)
    qtbot.waitUntil(lambda: slow.regions == [FIRST])
    now[0] = PATIENCE_SECONDS * 1.1
    mark.set(SECOND)
    qtbot.waitUntil(lambda: slow.regions == [FIRST, SECOND])
    qtbot.waitUntil(lambda: slow.abandoned == [FIRST])
    slow.gate.set()
    qtbot.waitUntil(lambda: measuring.is_current)
    assert measuring.scores == {"nearest": Scores(psnr_y=5.0)}


def test_a_short_one_is_shown_as_that_of_its_own_region_until_the_latest_is_there(
    qtbot: QtBot, measuring: RegionMeasuring, mark: RegionMark, slow: SlowMeasure
) -> None:
    seen = []
    measuring.changed.connect(lambda: seen.append((measuring.region, measuring.is_current)))
    mark.set(FIRST)
    qtbot.waitUntil(lambda: slow.regions == [FIRST])
    for column in range(1, 6):
        mark.set(Rect(column, column, 20, 20))
    slow.gate.set()
    qtbot.waitUntil(lambda: measuring.region == SECOND)
    assert slow.regions == [FIRST, SECOND], "what was passed over is not measured"
    assert (FIRST, False) in seen
    assert seen[-1] == (SECOND, True)


@pytest.mark.parametrize(("times", "score"), [(1, 0.0), (2, None)])
def test_what_is_lost_with_its_process_is_measured_once_more(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    measuring: RegionMeasuring,
    mark: RegionMark,
    slow: SlowMeasure,
    times: int,
    score: float | None,
) -> None:
    monkeypatch.setattr(measuring._scoring, "worker", Losing(times))
    slow.gate.set()
    mark.set(FIRST)
    qtbot.waitUntil(lambda: measuring.is_current)
    assert measuring.scores["nearest"]["psnr_y"] == score


def test_a_measurement_is_dropped_when_its_region_or_picture_is_removed(
    qtbot: QtBot, measuring: RegionMeasuring, mark: RegionMark, session: Any, slow: SlowMeasure
) -> None:
    mark.set(FIRST)
    qtbot.waitUntil(lambda: slow.regions == [FIRST])
    mark.set(None)
    qtbot.waitUntil(lambda: slow.abandoned == [FIRST])
    mark.set(SECOND)
    qtbot.waitUntil(lambda: slow.regions == [FIRST, SECOND])
    session.results.clear()
    session.restarted.emit(None)
    qtbot.waitUntil(lambda: slow.abandoned == [FIRST, SECOND])
    slow.gate.set()
    qtbot.wait(30)
    assert measuring.scores == {}
    assert measuring.region is None
