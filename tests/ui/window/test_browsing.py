"""Going back to a picture shows its results at once, and the next one is prepared while nothing is computed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.ui.enlarging.feature import Enlarging
from sr_desktop.ui.user_methods.given import GivenResults
from sr_desktop.ui.window import preparing_next
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.preparing_next import PreparingNext
from sr_desktop.ui.workspace import documents
from sr_desktop.ui.workspace.pane_feed import ORIGINAL


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "holiday"
    folder.mkdir()
    for number in range(3):
        noise = np.random.default_rng(number).integers(0, 256, (48, 64, 3), np.uint8)
        Image.fromarray(noise).save(folder / f"img{number}.png")
    return folder


def shown(window: MainWindow) -> str:
    return "" if window.session.plan is None else window.session.plan.picture.name


def wait_for_results(qtbot: QtBot, window: MainWindow, name: str) -> None:
    qtbot.waitUntil(lambda: shown(window) == name and len(window.session.results) == 6)
    panes = {pane.method_id: pane for pane in window.stage.panes}
    qtbot.waitUntil(lambda: all(panes[name].pixels is not None for name in window.session.results))


def test_going_back_shows_the_results_at_once(qtbot: QtBot, window: MainWindow, engine: Any, folder: Path) -> None:
    window.open_paths([folder])
    wait_for_results(qtbot, window, "img0")
    first = window.session.results
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    wait_for_results(qtbot, window, "img1")
    asked = len(engine.made)
    engine.entry.clear()
    qtbot.keyClick(window, Qt.Key.Key_PageUp)
    wait_for_results(qtbot, window, "img0")
    engine.entry.set()
    assert len(engine.made) == asked, "nothing is computed again"
    assert window.session.input is not None
    assert not window.session.busy
    for name, done in first.items():
        assert window.session.results[name].pixels is done.pixels
    scores = {pane.method_id: pane.scores for pane in window.stage.panes}
    assert scores["bicubic"].scores == first["bicubic"].scores
    assert {pane.method_id: pane for pane in window.stage.panes}[ORIGINAL].content.size == (64, 48)


def test_a_result_is_not_taken_for_that_of_a_file_written_later(
    qtbot: QtBot, window: MainWindow, engine: Any, folder: Path, tmp_path: Path
) -> None:
    window.open_paths([folder])
    wait_for_results(qtbot, window, "img0")
    mine = tmp_path / "mine.png"
    mine.write_bytes((folder / "img0.png").read_bytes())
    given = window.feature(GivenResults)
    for is_written_meanwhile in (True, False):
        engine.gate.clear()
        made = len(engine.made)
        given.add_paths([mine])
        qtbot.waitUntil(lambda made=made: len(engine.made) > made)
        if is_written_meanwhile:
            os.utime(mine, ns=(1, 1))
        engine.gate.set()
        qtbot.waitUntil(lambda: "mine" in window.session.results and not window.session.busy)
    # The second time it was made of what is there now; scores that come later do not belong to what is written then.
    os.utime(mine, ns=(2, 2))
    window.actions_by_id["measure-lpips"].trigger()
    qtbot.waitUntil(lambda: all("lpips" in done.scores for done in window.session.results.values()))
    made = len(engine.made)
    given.add_paths([mine])
    qtbot.waitUntil(lambda: len(engine.made) > made)
    assert engine.made[-1].request.method_ids == ("mine",)
    qtbot.waitUntil(lambda: not window.session.busy)


def test_a_picture_that_is_written_while_it_is_read_is_read_again(
    qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = documents.read_picture
    path = folder / "img0.png"
    newer = np.full((48, 64, 3), 7, np.uint8)

    def read_slowly(path: Path, options: ReadOptions) -> Picture:
        picture = read(path, options)
        Image.fromarray(newer).save(path)
        return picture

    monkeypatch.setattr(documents, "read_picture", read_slowly)
    window.open_paths([path])
    wait_for_results(qtbot, window, "img0")
    monkeypatch.undo()
    before = window.session.plan
    window.actions_by_id["reload"].trigger()
    qtbot.waitUntil(lambda: window.session.plan is not before)
    assert window.session.plan is not None
    np.testing.assert_array_equal(window.session.plan.picture.pixels, newer)
    wait_for_results(qtbot, window, "img0")


def test_recompute_computes_what_is_kept(qtbot: QtBot, window: MainWindow, engine: Any, folder: Path) -> None:
    window.open_paths([folder])
    wait_for_results(qtbot, window, "img0")
    asked = len(engine.made)
    window.actions_by_id["recompute"].trigger()
    qtbot.waitUntil(lambda: len(engine.made) == asked + 1)
    wait_for_results(qtbot, window, "img0")
    assert engine.made[-1].request.method_ids == engine.made[0].request.method_ids
    assert [made.request.afresh for made in engine.made] == [*[False] * (len(engine.made) - 1), True]


def test_a_mode_seen_before_comes_back_at_once(qtbot: QtBot, window: MainWindow, engine: Any, folder: Path) -> None:
    window.open_paths([folder / "img0.png"])
    wait_for_results(qtbot, window, "img0")
    qtbot.keyClick(window, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: len(engine.made) == 2)
    wait_for_results(qtbot, window, "img0")
    qtbot.keyClick(window, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: window.session.plan.output_size == (64, 48))
    wait_for_results(qtbot, window, "img0")
    assert len(engine.made) == 2


def test_a_changed_file_is_computed_again(qtbot: QtBot, window: MainWindow, engine: Any, folder: Path) -> None:
    window.open_paths([folder])
    wait_for_results(qtbot, window, "img0")
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    wait_for_results(qtbot, window, "img1")
    Image.new("RGB", (80, 40), (9, 99, 199)).save(folder / "img0.png")
    qtbot.keyClick(window, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: window.session.plan.output_size == (80, 40))
    wait_for_results(qtbot, window, "img0")
    assert len(engine.made) == 3


def test_the_next_picture_is_prepared_while_idle(
    qtbot: QtBot, window: MainWindow, engine: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.settings.prepare_next = True
    window.open_paths([folder])
    wait_for_results(qtbot, window, "img0")
    qtbot.waitUntil(lambda: len(engine.made) == 2)
    assert engine.made[1].request.picture.name == "img1"
    preparing = window.feature(PreparingNext)
    qtbot.waitUntil(lambda: not preparing.busy)
    assert len(window.session.results) == 6
    assert shown(window) == "img0"
    engine.entry.clear()
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    wait_for_results(qtbot, window, "img1")
    engine.entry.set()
    qtbot.waitUntil(lambda: len(engine.made) == 3)
    assert engine.made[2].request.picture.name == "img2", "and the one after it is next"


def test_whatever_is_asked_for_stops_the_preparing(qtbot: QtBot, window: MainWindow, engine: Any, folder: Path) -> None:
    window.settings.prepare_next = True
    window.open_paths([folder])
    wait_for_results(qtbot, window, "img0")
    engine.gate.clear()
    qtbot.waitUntil(lambda: len(engine.made) == 2)
    window.actions_by_id["recompute"].trigger()
    qtbot.waitUntil(lambda: engine.made[1].is_cancelled)
    engine.gate.set()
    wait_for_results(qtbot, window, "img0")


@pytest.mark.parametrize("work", ["evaluation", "queue"])
def test_it_waits_until_other_work_has_ended(
    qtbot: QtBot,
    window: MainWindow,
    engine: Any,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    work: str,
) -> None:
    monkeypatch.setattr("sr_desktop.enlarging.costs.cache_dir", lambda: tmp_path / "cache")
    window.settings.prepare_next = True
    window.open_paths([folder])
    wait_for_results(qtbot, window, "img0")
    engine.gate.clear()
    qtbot.waitUntil(lambda: len(engine.made) == 2)
    if work == "evaluation":
        qtbot.keyClick(window, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    else:
        qtbot.keyClick(window, Qt.Key.Key_U, Qt.KeyboardModifier.ShiftModifier)
        dialog = window.feature(Enlarging).dialog
        assert dialog is not None
        start = dialog.findChild(QPushButton, "enlarge-start")
        qtbot.waitUntil(start.isEnabled)
        qtbot.mouseClick(start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: engine.made[1].is_cancelled)
    assert window.workspace.other_work.busy
    engine.gate.set()
    qtbot.waitUntil(lambda: not window.workspace.other_work.busy)
    made = len(engine.made)
    qtbot.waitUntil(lambda: len(engine.made) > made)
    assert engine.made[made].request.picture.name == "img1"
    qtbot.waitUntil(lambda: not window.feature(PreparingNext).busy)


def test_what_does_not_fit_is_only_read(
    qtbot: QtBot, window: MainWindow, engine: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    documents, kept = window.workspace.documents, window.session.kept
    reading: Callable[..., Any] = documents.read
    monkeypatch.setattr(documents, "read", lambda path, *more: (read.append(path), reading(path, *more))[1])
    monkeypatch.setattr(kept, "make_room", lambda *_, **__: False)
    monkeypatch.setattr(preparing_next, "IDLE_MS", 1)
    window.settings.prepare_next = True
    window.open_paths([folder])
    wait_for_results(qtbot, window, "img0")
    qtbot.waitUntil(lambda: folder / "img1.png" in read)
    qtbot.waitUntil(lambda: not window.feature(PreparingNext).busy)
    assert len(engine.made) == 1
    assert kept.picture_at(folder / "img1.png", ReadOptions()) is not None
