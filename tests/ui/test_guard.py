"""The guard of these tests sees what a test leaves running."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QThread, QTimer
from pytestqt.qtbot import QtBot


def test_a_running_thread_and_an_active_timer_are_seen(
    qtbot: QtBot, running: Callable[[], list[QThread | QTimer]]
) -> None:
    thread, timer = QThread(), QTimer()
    assert thread not in running()
    thread.start()
    timer.start(100_000)
    assert {thread, timer} <= set(running())
    timer.stop()
    thread.quit()
    assert thread.wait(5000)
    assert not {thread, timer} & set(running())
