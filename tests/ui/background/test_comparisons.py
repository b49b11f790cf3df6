"""The latest request wins; what an older one still says is never heard; the thread ends when it should."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from sr_desktop.engine.events import Cancelled, Event, Finished, InputReady, MethodDone, TileReady
from sr_desktop.engine.request import ComparisonRequest
from sr_desktop.engine.settings import EngineSettings, Mode
from sr_desktop.engine.view import View
from sr_desktop.engine.worker.local import LocalWorker
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Picture
from sr_desktop.messages.message import Message
from sr_desktop.ui.background.comparisons import ComparisonRunner, RunCrashed
from sr_desktop.ui.background.stopping import stop_all


@pytest.fixture
def runner(qtbot: QtBot, engine: Any) -> Iterator[ComparisonRunner]:
    runner = ComparisonRunner(LocalWorker(engine))
    yield runner
    engine.gate.set()
    assert stop_all([runner], 10)


@pytest.fixture
def heard(runner: ComparisonRunner) -> list[Event]:
    """All that the runner said."""
    events: list[Event] = []
    runner.received.connect(events.append)
    return events


def request(picture: Picture, *method_ids: str) -> ComparisonRequest:
    return ComparisonRequest(picture, method_ids or ("nearest", "bicubic"), Mode.REFERENCE, EngineSettings())


def test_a_comparison_runs_on_the_worker_and_tells_all(
    qtbot: QtBot, runner: ComparisonRunner, heard: list[Event], engine: Any, small_picture: Picture
) -> None:
    with qtbot.waitSignal(runner.busy_changed, check_params_cb=lambda busy: not busy):
        runner.start(request(small_picture))
        assert runner.busy
    assert isinstance(heard[0], InputReady)
    assert isinstance(heard[-1], Finished)
    assert [event.method_id for event in heard if isinstance(event, MethodDone)] == ["nearest", "bicubic"]
    assert engine.made[0].thread_name == "comparisons"
    assert not runner.busy


def test_a_new_request_cancels_the_old_one_and_silences_it(
    qtbot: QtBot, runner: ComparisonRunner, heard: list[Event], engine: Any, small_picture: Picture
) -> None:
    engine.gate.clear()
    runner.start(request(small_picture, "nearest"))
    qtbot.waitUntil(lambda: any(isinstance(event, InputReady) for event in heard))
    heard.clear()
    runner.start(request(small_picture, "bicubic"))
    assert engine.made[0].is_cancelled
    engine.gate.set()
    qtbot.waitUntil(lambda: any(isinstance(event, Finished) for event in heard))
    assert {event.method_id for event in heard if isinstance(event, TileReady | MethodDone)} == {"bicubic"}
    assert not any(isinstance(event, Cancelled) for event in heard), "the old job was heard"


def test_requests_that_were_overtaken_while_waiting_never_reach_the_engine(
    qtbot: QtBot, runner: ComparisonRunner, heard: list[Event], engine: Any, small_picture: Picture
) -> None:
    engine.entry.clear()
    runner.start(request(small_picture, "nearest"))
    qtbot.waitUntil(lambda: len(engine.made) == 1)
    for _ in range(20):
        runner.start(request(small_picture, "bilinear"))
    runner.start(request(small_picture, "bicubic"))
    engine.entry.set()
    qtbot.waitUntil(lambda: any(isinstance(event, Finished) for event in heard))
    assert [made.request.method_ids for made in engine.made] == [("nearest",), ("bicubic",)]


def test_an_added_request_waits_for_the_first_and_both_are_heard(
    qtbot: QtBot, runner: ComparisonRunner, heard: list[Event], small_picture: Picture
) -> None:
    runner.start(request(small_picture, "nearest"))
    runner.add(request(small_picture, "bicubic"))
    qtbot.waitUntil(lambda: not runner.busy)
    assert [event.method_id for event in heard if isinstance(event, MethodDone)] == ["nearest", "bicubic"]


def test_a_request_of_the_same_picture_joins_what_runs(
    qtbot: QtBot, runner: ComparisonRunner, heard: list[Event], engine: Any, small_picture: Picture
) -> None:
    engine.joins = True
    engine.gate.clear()
    runner.start(request(small_picture, "nearest"))
    qtbot.waitUntil(lambda: len(engine.made) == 1)
    runner.add(request(small_picture, "bicubic"))
    assert runner.awaited == {"nearest", "bicubic"}
    engine.gate.set()
    qtbot.waitUntil(lambda: not runner.busy)
    assert runner.awaited == frozenset()
    assert [made.added for made in engine.made] == [["bicubic"]]
    assert [event.method_id for event in heard if isinstance(event, MethodDone)] == ["nearest", "bicubic"]
    assert sum(isinstance(event, InputReady | Finished) for event in heard) == 2


def test_a_request_of_other_settings_waits(
    qtbot: QtBot, runner: ComparisonRunner, engine: Any, small_picture: Picture
) -> None:
    engine.gate.clear()
    runner.start(request(small_picture, "nearest"))
    runner.add(replace(request(small_picture, "bicubic"), settings=EngineSettings(tile=32)))
    runner.add(replace(request(small_picture, "bicubic"), mode=Mode.UPSCALE))
    engine.gate.set()
    qtbot.waitUntil(lambda: not runner.busy)
    assert [(made.request.mode, made.request.settings.tile, made.added) for made in engine.made] == [
        (Mode.REFERENCE, None, []),
        (Mode.REFERENCE, 32, []),
        (Mode.UPSCALE, None, []),
    ]


def test_cancel_is_heard_and_reaches_jobs_that_wait(
    qtbot: QtBot, runner: ComparisonRunner, heard: list[Event], engine: Any, small_picture: Picture
) -> None:
    engine.gate.clear()
    runner.start(request(small_picture, "nearest"))
    runner.add(request(small_picture, "bicubic"))
    qtbot.waitUntil(lambda: len(engine.made) == 1)
    runner.cancel()
    qtbot.waitUntil(lambda: not runner.busy)
    assert sum(isinstance(event, Cancelled) for event in heard) == 1, "one comparison was to do both"
    assert not any(isinstance(event, MethodDone) for event in heard)


def test_the_view_reaches_the_running_and_the_next_comparison(
    qtbot: QtBot, runner: ComparisonRunner, engine: Any, small_picture: Picture
) -> None:
    engine.gate.clear()
    runner.start(request(small_picture, "nearest"))
    qtbot.waitUntil(lambda: len(engine.made) == 1)
    view = View(Rect(12, 34, 56, 78))
    runner.set_view(view)
    runner.add(request(small_picture, "bicubic"))
    engine.gate.set()
    qtbot.waitUntil(lambda: not runner.busy)
    assert [made.view for made in engine.made] == [view, view]


def test_an_exception_in_the_engine_is_reported_and_the_next_request_works(
    qtbot: QtBot, runner: ComparisonRunner, heard: list[Event], engine: Any, small_picture: Picture
) -> None:
    engine.explode = RuntimeError("the engine broke")
    with qtbot.captureExceptions() as exceptions:
        runner.start(request(small_picture))
        qtbot.waitUntil(lambda: bool(heard))
    assert heard == [RunCrashed(Message("program.fault", reason="the engine broke"))]
    assert str(exceptions[0][1]) == "the engine broke"
    engine.explode = None
    heard.clear()
    runner.start(request(small_picture, "nearest"))
    qtbot.waitUntil(lambda: any(isinstance(event, Finished) for event in heard))


def test_shutting_down_while_a_tile_is_computed_ends_the_thread(
    qtbot: QtBot, engine: Any, small_picture: Picture
) -> None:
    runner = ComparisonRunner(LocalWorker(engine))
    engine.gate.clear()
    runner.start(request(small_picture))
    qtbot.waitUntil(lambda: len(engine.made) == 1)
    assert stop_all([runner], 10)
    assert engine.made[0].is_cancelled
