"""The end of background work: everything is cancelled before anything is waited for, and one deadline holds."""

from __future__ import annotations

from collections.abc import Callable

from sr_desktop.ui.background.stopping import stop_all


class FakeClock:
    """A clock that advances only while something waits."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class FakeWorker:
    """Takes a given number of seconds to end after `stop`, and records its calls."""

    def __init__(self, name: str, takes: float, clock: FakeClock, log: list[str]) -> None:
        self._name, self._takes, self._clock, self._log = name, takes, clock, log
        self._ends = float("inf")

    def stop(self) -> None:
        self._log.append(f"stop {self._name}")
        self._ends = self._clock.now + self._takes

    def wait(self, seconds: float) -> bool:
        self._log.append(f"wait {self._name}")
        self._clock.now = max(self._clock.now, min(self._ends, self._clock.now + seconds))
        return self._clock.now >= self._ends


def workers(*takes: float) -> tuple[Callable[[float], bool], FakeClock, list[str]]:
    clock, log = FakeClock(), list[str]()
    made = [FakeWorker("abc"[place], each, clock, log) for place, each in enumerate(takes)]
    return lambda seconds: stop_all(made, seconds, clock), clock, log


def test_all_are_stopped_before_any_is_waited_for() -> None:
    stop, _, log = workers(1, 2, 3)
    assert stop(20)
    assert log == ["stop a", "stop b", "stop c", "wait a", "wait b", "wait c"]


def test_they_end_side_by_side() -> None:
    stop, clock, _ = workers(15, 15, 15)
    assert stop(20)
    assert clock.now == 115


def test_one_that_does_not_end_takes_the_whole_time_but_no_more() -> None:
    stop, clock, log = workers(1, 1000, 1)
    assert not stop(20)
    assert clock.now == 120
    assert log[-1] == "wait c"


def test_nothing_has_ended() -> None:
    assert stop_all([], 0)
