"""Looks at the disk while somebody types, on a disk that answers late."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from sr_desktop.ui.background.latest_look import LatestLook
from sr_desktop.ui.background.tasks import Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks(threads=2)
    yield tasks
    tasks.stop()
    assert tasks.wait(20)


def test_a_silent_disk_holds_one_thread_and_the_last_that_was_asked_for_is_found(qtbot: QtBot, tasks: Tasks) -> None:
    answered, looked, found, others = Event(), list[str](), list[str](), list[int]()

    def look(text: str, check: Callable[[], None]) -> str:
        looked.append(text)
        assert answered.wait(20)
        check()
        return text.upper()

    latest = LatestLook(tasks, look, found.append)
    for text in ("n", "na", "nas", "nas/", "nas/l", "nas/lr"):
        latest.ask(text)
    tasks.submit(lambda _: 1, done=others.append)
    qtbot.waitUntil(lambda: others == [1])
    assert looked == ["n"]
    answered.set()
    qtbot.waitUntil(lambda: bool(found))
    assert looked == ["n", "nas/lr"]
    assert found == ["NAS/LR"]
    latest.ask("more")
    qtbot.waitUntil(lambda: found == ["NAS/LR", "MORE"])


def test_nothing_is_found_that_is_wanted_no_more(qtbot: QtBot, tasks: Tasks) -> None:
    answered, found, others = Event(), list[str](), list[int]()

    def look(text: str, _: Callable[[], None]) -> str:
        assert answered.wait(20)
        return text

    latest = LatestLook(tasks, look, found.append)
    latest.ask("one")
    latest.ask(None)
    answered.set()
    for number in range(2):
        tasks.submit(lambda _, number=number: number, done=others.append)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(others) == 2)
    latest.ask("two")
    qtbot.waitUntil(lambda: found == ["two"])
    latest.ask("three")
    latest.stop()
    latest.ask("four")
    qtbot.waitUntil(lambda: found == ["two", "four"])


def test_what_was_asked_for_while_a_look_failed_is_looked_for(qtbot: QtBot, tasks: Tasks) -> None:
    answered, found = Event(), list[str]()

    def look(text: str, _: Callable[[], None]) -> str:
        assert answered.wait(20)
        if text == "broken":
            raise OSError(text)
        return text

    latest = LatestLook(tasks, look, found.append)
    with qtbot.captureExceptions() as exceptions:
        latest.ask("broken")
        latest.ask("whole")
        answered.set()
        qtbot.waitUntil(lambda: found == ["whole"])
    assert [str(error) for _, error, _ in exceptions] == ["broken"]
