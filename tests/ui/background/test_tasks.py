"""Work on other threads comes back to ours, and cancelled work does not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from sr_desktop.ui.background.stopping import stop_all
from sr_desktop.ui.background.tasks import THREADS, Task, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    assert stop_all([tasks], 10)


def test_work_runs_elsewhere_and_its_result_comes_here(qtbot: QtBot, tasks: Tasks) -> None:
    results: list[tuple[str, str]] = []
    tasks.submit(
        lambda _: threading.current_thread().name,
        done=lambda name: results.append((name, threading.current_thread().name)),
    )
    qtbot.waitUntil(lambda: bool(results))
    worker, here = results[0]
    assert worker.startswith("tasks")
    assert here == "MainThread"


def test_failure_comes_back_as_the_exception_it_was(qtbot: QtBot, tasks: Tasks) -> None:
    def work(_: Task[None]) -> None:
        raise OSError("the disk is full")

    failures: list[Exception] = []
    tasks.submit(work, done=lambda _: pytest.fail("it failed"), failed=failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], OSError)


def test_a_failure_that_nobody_expects_goes_to_the_exception_hook(qtbot: QtBot, tasks: Tasks) -> None:
    def work(_: Task[None]) -> None:
        raise KeyError("oops")

    with qtbot.captureExceptions() as exceptions:
        tasks.submit(work, done=lambda _: None)
        qtbot.waitUntil(lambda: bool(exceptions))
    assert exceptions[0][0] is KeyError


def test_progress_arrives_before_the_result(qtbot: QtBot, tasks: Tasks) -> None:
    said: list[object] = []

    def work(task: Task[str]) -> str:
        task.report(0.25)
        task.report(0.75)
        return "done"

    tasks.submit(work, done=said.append, progressed=said.append)
    qtbot.waitUntil(lambda: "done" in said)
    assert said == [0.25, 0.75, "done"]


def test_a_cancelled_task_stops_at_its_next_check_and_says_nothing(qtbot: QtBot, tasks: Tasks) -> None:
    started, go_on, stopped = threading.Event(), threading.Event(), threading.Event()
    said: list[object] = []

    def work(task: Task[str]) -> str:
        started.set()
        assert go_on.wait(10)
        stopped.set()
        task.check()
        return "not reached"

    task = tasks.submit(work, done=said.append, failed=said.append, progressed=said.append)
    assert started.wait(10)
    task.cancel()
    go_on.set()
    assert stopped.wait(10)
    after: list[int] = []
    tasks.submit(lambda _: 1, done=after.append)
    qtbot.waitUntil(lambda: bool(after))
    assert said == []


def test_shutting_down_cancels_running_and_waiting_work(qtbot: QtBot) -> None:
    tasks = Tasks()
    running = threading.Barrier(THREADS + 1)

    def work(task: Task[None]) -> None:
        running.wait(10)
        while True:
            task.check()

    for _ in range(THREADS):
        tasks.submit(work, done=lambda _: None)
    waiting = [tasks.submit(work, done=lambda _: None) for _ in range(3)]
    running.wait(10)
    assert stop_all([tasks], 10)
    assert all(task.is_cancelled for task in waiting)
    ran: list[object] = []
    late = tasks.submit(lambda _: ran.append(1), done=ran.append, failed=ran.append)
    assert late.is_cancelled
    tasks.wait(0)
    QCoreApplication.processEvents()
    assert ran == []


class Dialog(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.taken: list[object] = []

    def take(self, result: object) -> None:
        self.taken.append((self.objectName(), result))


@pytest.mark.parametrize("ending", ["done", "failed", "progressed"])
def test_a_dialog_that_has_gone_is_not_called(qtbot: QtBot, tasks: Tasks, ending: str) -> None:
    may_end = threading.Event()

    def work(task: Task[int]) -> int:
        assert may_end.wait(10)
        task.report(0.5)
        if ending == "failed":
            raise OSError
        return 7

    gone, there = Dialog(), Dialog()
    for dialog in (gone, there):
        calls = {"done": lambda _: None, "failed": lambda _: None, ending: partial(dialog.take)}
        tasks.submit(work, **calls)
    delete(gone)
    may_end.set()
    qtbot.waitUntil(lambda: bool(there.taken))
    assert gone.taken == []


@pytest.mark.parametrize("way", ["done", "failed", "cancelled"])
def test_what_a_task_was_given_meets_its_end_on_our_thread(qtbot: QtBot, tasks: Tasks, way: str) -> None:
    """A dialog that only its task still knows must not be deleted by the thread that has done the work."""
    ends: list[str] = []

    class Owner:
        def work(self, task: Task[int]) -> int:
            if way == "failed":
                raise ValueError
            return 1

        def take(self, result: object) -> None:
            pass

        def __del__(self) -> None:
            ends.append(threading.current_thread().name)

    for _ in range(200):
        owner = Owner()
        task = tasks.submit(owner.work, done=owner.take, failed=owner.take, progressed=owner.take)
        if way == "cancelled":
            task.cancel()
        del owner, task
    qtbot.waitUntil(lambda: len(ends) == 200)
    assert set(ends) == {threading.current_thread().name}
