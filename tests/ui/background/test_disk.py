"""Disks that do not answer do not keep the window waiting."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sr_desktop.ui.background import disk
from sr_desktop.ui.background.disk import at_once
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.user_methods.given import GivenResults
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.opening import Opening
from sr_desktop.ui.workspace.documents import local_files

GONE = Path("/net/gone")


@pytest.fixture
def answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Until this is set, the disk of the test does not answer; the window's thread may not ask it at all."""
    answer = Event()

    def silent(path: Path, asked: Callable[[Path], bool]) -> bool:
        if Path(path).is_relative_to(tmp_path):
            assert current_thread() is not main_thread()
            answer.wait(20)
        return asked(path)

    for name in ("exists", "isdir"):
        asked = getattr(os.path, name)
        monkeypatch.setattr(os.path, name, partial(silent, asked=asked))
    monkeypatch.setattr(disk, "PATIENCE", 0.01)
    yield answer
    answer.set()


def test_a_silent_disk_is_asked_once_and_again_after_its_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    answer, asked, ended = Event(), [], Event()

    def look(path: Path) -> str:
        asked.append(path)
        answer.wait(20)
        return "there"

    monkeypatch.setattr(disk, "PATIENCE", 0.01)
    assert [at_once(GONE, look, "gone") for _ in range(3)] == ["gone"] * 3
    assert asked == [GONE]
    answer.set()
    monkeypatch.setattr(disk, "PATIENCE", 20)
    while at_once(GONE, look, "gone") == "gone":
        ended.wait(0.001)
    assert asked == [GONE, GONE]


def test_the_window_opens_what_a_disk_has_once_it_answers(
    qtbot: QtBot, window: MainWindow, picture_file: Path, answer: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = picture_file.parent
    begun: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *given: (begun.append(given[2]), ([], ""))[1])
    window.open_paths([picture_file])
    window.actions_by_id["open"].trigger()
    text = QMimeData()
    text.setText(str(picture_file))
    assert local_files(text) == []
    assert begun == [""]
    assert window.session.plan is None
    monkeypatch.setattr(disk, "PATIENCE", 20)
    answer.set()
    qtbot.waitUntil(lambda: bool(window.session.results) and not window.session.busy)
    qtbot.waitUntil(lambda: local_files(text) == [picture_file])
    window.actions_by_id["open"].trigger()
    assert begun[1:] == [str(folder)]
    # A result and a folder are dropped, a folder is opened, and its disk is silent again.
    answer.clear()
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(str(each)) for each in (picture_file, folder)])
    window.feature(Opening).drop_overlay.result_dropped.emit(given)
    assert window.feature(GivenResults).all == ()
    answer.set()
    qtbot.waitUntil(lambda: len(window.feature(GivenResults).all) == 2)
    answer.clear()
    window.open_paths([folder])
    assert window.feature(Collection).paths == ()
    answer.set()
    qtbot.waitUntil(lambda: window.settings.last_folder == folder and window.feature(Collection).paths != ())
    qtbot.waitUntil(lambda: not window.session.busy)
