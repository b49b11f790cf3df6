"""Cycles of Qt's objects are deleted by the thread of the window, whatever thread makes objects meanwhile."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
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
    collector = CycleCollecting()
    yield collector
    collector.stop()


def make_many(kept: list[list[int]]) -> None:
    kept.extend([] for _ in range(20_000))


def test_a_thread_that_makes_many_objects_deletes_none_of_the_windows(qtbot: QtBot, collector: CycleCollecting) -> None:
    deleted: list[threading.Thread] = []
    kept: list[list[int]] = []
    Ring(deleted)
    other = threading.Thread(target=make_many, args=(kept,))
    other.start()
    other.join()
    assert deleted == []
    qtbot.waitUntil(lambda: deleted != [])
    assert deleted == [threading.main_thread()]


def test_python_collects_again_when_the_last_has_stopped(qtbot: QtBot, collector: CycleCollecting) -> None:
    second = CycleCollecting()
    for _ in range(2):
        second.stop()
        assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


def test_a_window_has_it_until_its_threads_have_ended(window: MainWindow) -> None:
    assert not gc.isenabled()
    window.close()
    assert gc.isenabled()
