"""Cycles of Qt's objects are deleted by the thread of the window, whatever thread makes objects meanwhile."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor
from pytestqt.qtbot import QtBot

from sr_desktop.ui.background import collecting
from sr_desktop.ui.background.collecting import CycleCollecting
from sr_desktop.ui.window.main_window import MainWindow


class Ring(QObject):
    """An object that refers to itself, and says which thread deletes it."""

    def __init__(self, deleted: list[threading.Thread]) -> None:
        super().__init__()
        self.ring = self
        self._deleted = deleted

    def __del__(self) -> None:
        self._deleted.append(threading.current_thread())


@pytest.fixture
def collector(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[CycleCollecting]:
    monkeypatch.setattr(collecting, "INTERVAL_MS", 1)
    gc.enable()
    collector = CycleCollecting()
    yield collector
    collector.stop()


def make_many_elsewhere() -> list[list[int]]:
    """As many objects as Python would collect after, from a thread of their own. Collecting is due while they live."""
    kept: list[list[int]] = []
    other = threading.Thread(target=lambda: kept.extend([] for _ in range(20_000)))
    other.start()
    other.join()
    return kept


def test_a_thread_that_makes_many_objects_deletes_none_of_the_windows(qtbot: QtBot, collector: CycleCollecting) -> None:
    deleted: list[threading.Thread] = []
    Ring(deleted)
    kept = make_many_elsewhere()
    assert kept
    assert deleted == []
    qtbot.waitUntil(lambda: deleted != [])
    assert deleted == [threading.main_thread()]


def test_nor_does_it_between_a_window_and_the_next(make_window: Callable[[], MainWindow]) -> None:
    gc.enable()
    make_window().close()
    deleted: list[threading.Thread] = []
    Ring(deleted)
    kept = make_many_elsewhere()
    assert kept
    assert deleted == []
    gc.collect()
    assert deleted == [threading.main_thread()]


@pytest.fixture
def full_passes() -> Iterator[list[int]]:
    """One entry for each time that all objects are looked at, which is wanted after few have been made."""
    passes: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "stop" and info["generation"] == collecting.OLDEST:
            passes.append(info["collected"])

    # What the tests before have left is not to be looked at hundreds of times.
    gc.freeze()
    thresholds = gc.get_threshold()
    gc.set_threshold(100, 1, 1)
    gc.callbacks.append(note)
    yield passes
    gc.callbacks.remove(note)
    gc.set_threshold(*thresholds)


@pytest.mark.parametrize(("long_seconds", "resting_seconds"), [(-1.0, 1000.0), (-1.0, -1.0), (1000.0, 1000.0)])
def test_many_objects_are_looked_at_again_when_there_are_a_quarter_more(
    qtbot: QtBot,
    collector: CycleCollecting,
    full_passes: list[int],
    monkeypatch: pytest.MonkeyPatch,
    long_seconds: float,
    resting_seconds: float,
) -> None:
    """Where it takes long and the pointer does not rest."""
    monkeypatch.setattr(collecting, "LONG_SECONDS", long_seconds)
    monkeypatch.setattr(collecting, "RESTING_SECONDS", resting_seconds)
    kept: list[list[int]] = [[] for _ in range(40_000)]

    def some_more() -> bool:
        kept.extend([] for _ in range(200))
        return len(gc.get_objects(collecting.OLDEST)) > 0

    qtbot.waitUntil(lambda: some_more() and full_passes != [])
    there = len(gc.get_objects(collecting.OLDEST))
    full_passes.clear()
    rounds = iter(range(20))
    qtbot.waitUntil(lambda: some_more() and next(rounds, None) is None)
    # A few thousand more are no quarter.
    assert (full_passes == []) == (long_seconds < 0 < resting_seconds)
    kept.extend([] for _ in range(there // 3))
    full_passes.clear()
    qtbot.waitUntil(lambda: some_more() and full_passes != [])


def test_a_pointer_rests_until_it_moves(qtbot: QtBot, collector: CycleCollecting, pointer_away: None) -> None:
    QCursor.setPos(QPoint(10, 10))
    collector._follow_pointer()
    assert not collector._is_resting
    collector._moved_at -= 2 * collecting.RESTING_SECONDS
    collector._follow_pointer()
    assert collector._is_resting
    QCursor.setPos(QPoint(20, 20))
    collector._follow_pointer()
    assert not collector._is_resting
