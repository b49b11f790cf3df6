"""Of many requests in a row only the latest is answered, and nothing is measured twice."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from sr_desktop.imaging.layer import Layer
from sr_desktop.ui.background.latest import LatestMeasuring
from sr_desktop.ui.background.stopping import stop_all
from sr_desktop.ui.background.tasks import Tasks


@dataclass(frozen=True)
class Sum:
    """Adds a number to the first value; waits for its gate, and records the pictures it saw."""

    number: int
    gate: threading.Event = field(default_factory=threading.Event, compare=False)
    seen: list[int] = field(default_factory=list, compare=False)

    def measure(self, layer: Layer, checkpoint: Callable[[], None]) -> int:
        self.seen.append(int(layer.pixels[0, 0, 0]))
        while not self.gate.wait(0.005):
            checkpoint()
        return int(layer.pixels[0, 0, 0]) + self.number


def picture(value: int) -> Layer:
    return Layer(np.full((2, 2, 3), value, np.uint8))


def opened(number: int) -> Sum:
    request = Sum(number)
    request.gate.set()
    return request


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    assert stop_all([tasks], 20)


@pytest.fixture
def clock() -> list[float]:
    return [0.0]


@pytest.fixture
def latest(tasks: Tasks, clock: list[float]) -> LatestMeasuring[int]:
    return LatestMeasuring(tasks, tasks, lambda: clock[0])


def test_only_new_panes_are_measured(qtbot: QtBot, latest: LatestMeasuring[int]) -> None:
    one, two = picture(1), picture(2)
    first, second = opened(10), opened(10)
    latest.ask(first, {"a": one})
    qtbot.waitUntil(lambda: latest.is_complete)
    latest.ask(second, {"a": one, "b": two})
    qtbot.waitUntil(lambda: latest.is_complete)
    assert dict(latest.values) == {"a": 11, "b": 12}
    assert second.seen == [2]


def test_new_pixels_of_a_pane_are_measured_again_and_removed_panes_forgotten(
    qtbot: QtBot, latest: LatestMeasuring[int]
) -> None:
    two = picture(2)
    latest.ask(opened(0), {"a": picture(1), "b": two})
    qtbot.waitUntil(lambda: latest.is_complete)
    latest.ask(opened(0), {"a": picture(7)})
    assert dict(latest.values) == {}
    qtbot.waitUntil(lambda: latest.is_complete)
    assert dict(latest.values) == {"a": 7}


def test_requests_in_a_row_skip_to_the_last_and_what_was_measured_stays_until_then(
    qtbot: QtBot, latest: LatestMeasuring[int]
) -> None:
    pixels = {"a": picture(1)}
    latest.ask(opened(0), pixels)
    qtbot.waitUntil(lambda: latest.is_complete)
    requests = [Sum(number) for number in range(1, 20)]
    for request in requests:
        latest.ask(request, pixels)
    assert dict(latest.values) == {"a": 1}
    assert latest.of == Sum(0)
    for request in requests:
        request.gate.set()
    qtbot.waitUntil(lambda: latest.is_complete)
    assert dict(latest.values) == {"a": 20}
    assert [len(request.seen) for request in requests] == [1, *[0] * 17, 1]


def test_one_that_takes_too_long_is_abandoned_for_the_next(
    qtbot: QtBot, latest: LatestMeasuring[int], clock: list[float]
) -> None:
    endless, pixels = Sum(1), {"a": picture(1)}
    latest.ask(endless, pixels)
    qtbot.waitUntil(lambda: bool(endless.seen))
    clock[0] = 1.0
    latest.ask(opened(2), pixels)
    qtbot.waitUntil(lambda: latest.is_complete)
    assert dict(latest.values) == {"a": 3}


def test_one_of_panes_that_are_gone_is_abandoned_at_once(qtbot: QtBot, latest: LatestMeasuring[int]) -> None:
    endless = Sum(1)
    latest.ask(endless, {"a": picture(1)})
    qtbot.waitUntil(lambda: bool(endless.seen))
    latest.ask(opened(2), {"b": picture(5)})
    qtbot.waitUntil(lambda: latest.is_complete)
    assert dict(latest.values) == {"b": 7}


def test_progress_is_reported_once_it_takes_long(
    qtbot: QtBot, latest: LatestMeasuring[int], clock: list[float]
) -> None:
    told: list[float] = []
    latest.progressed.connect(told.append)
    request = Sum(1)
    latest.ask(request, {"a": picture(1), "b": picture(2)})
    clock[0] = 1.0
    request.gate.set()
    qtbot.waitUntil(lambda: latest.is_complete)
    assert told == [0.5, 1.0]


def test_a_pause_stops_the_work_and_keeps_what_is_known_of_the_panes_that_are_left(
    qtbot: QtBot, latest: LatestMeasuring[int]
) -> None:
    first, second = picture(1), picture(2)
    latest.ask(opened(1), {"b": first, "a": second})
    qtbot.waitUntil(lambda: latest.is_complete)
    assert list(latest.values) == ["b", "a"]
    latest.pause({"a": second})
    assert dict(latest.values) == {"a": 3}
    latest.ask(opened(1), {"a": second, "b": picture(3)})
    assert list(latest.values) == ["a"]
    qtbot.waitUntil(lambda: latest.is_complete)
    assert list(latest.values) == ["a", "b"]


def test_nothing_wanted_is_nothing_known(qtbot: QtBot, latest: LatestMeasuring[int]) -> None:
    latest.ask(opened(0), {"a": picture(1)})
    qtbot.waitUntil(lambda: latest.is_complete)
    latest.ask(None, {})
    assert dict(latest.values) == {}
    assert latest.of is None
