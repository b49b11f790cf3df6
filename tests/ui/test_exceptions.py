"""An exception that nobody caught shows a report, whatever thread it was on, and the window lives on."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sr_desktop import __version__
from sr_desktop.ui.dialogs.crash_dialog import CrashDialog
from sr_desktop.ui.exceptions import Crash, ExceptionCatcher
from sr_desktop.ui.window.main_window import MainWindow


@pytest.fixture
def catcher(qtbot: QtBot) -> Iterator[ExceptionCatcher]:
    catcher = ExceptionCatcher()
    yield catcher
    catcher.release()


@pytest.fixture
def dialog(window: MainWindow, catcher: ExceptionCatcher) -> CrashDialog:
    dialog = CrashDialog(window)
    catcher.caught.connect(dialog.add)
    return dialog


class Faulty(QObject):
    def go_wrong(self) -> None:
        raise RuntimeError("a slot went wrong")


def test_a_slot_that_raises_shows_the_report_and_the_window_works_on(
    qtbot: QtBot, window: MainWindow, dialog: CrashDialog, picture_file: Path
) -> None:
    faulty = Faulty()
    QTimer.singleShot(0, faulty.go_wrong)
    qtbot.waitUntil(dialog.isVisible)
    for part in ("RuntimeError: a slot went wrong", "go_wrong", f"SR Desktop: {__version__}", "Python: 3", "System: "):
        assert part in dialog.report
    copy = next(button for button in dialog.findChildren(QPushButton) if "Copy" in button.text())
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == dialog.report
    dialog.reject()
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: len(window.session.results) == 6)


def test_an_exception_on_another_thread_is_shown_too(qtbot: QtBot, dialog: CrashDialog) -> None:
    def work() -> None:
        raise ValueError("a thread went wrong")

    thread = threading.Thread(target=work, name="some worker")
    thread.start()
    thread.join()
    qtbot.waitUntil(dialog.isVisible)
    assert "ValueError: a thread went wrong" in dialog.report
    assert "Thread: some worker" in dialog.report


def test_a_fault_in_the_engine_is_shown_and_named_in_the_panes(
    qtbot: QtBot, window: MainWindow, dialog: CrashDialog, engine: object, picture_file: Path
) -> None:
    engine.explode = RuntimeError("the engine went wrong")  # type: ignore[attr-defined]
    window.open_paths([picture_file])
    qtbot.waitUntil(dialog.isVisible)
    assert "the engine went wrong" in dialog.report
    qtbot.waitUntil(lambda: not window.session.busy)


def test_many_crashes_fill_one_dialog(qtbot: QtBot, dialog: CrashDialog) -> None:
    for number in range(50):
        dialog.add(Crash(f"error {number}", f"report {number}"))
    assert "report 0" in dialog.report
    assert "report 1\n" in dialog.report
    assert "report 49" not in dialog.report
    dialog.reject()
    dialog.add(Crash("a new one", "new report"))
    assert dialog.report == "new report"


def test_the_hooks_are_put_back(qtbot: QtBot) -> None:
    import sys

    before = (sys.excepthook, threading.excepthook)
    catcher = ExceptionCatcher()
    assert sys.excepthook != before[0]
    catcher.release()
    assert (sys.excepthook, threading.excepthook) == before
