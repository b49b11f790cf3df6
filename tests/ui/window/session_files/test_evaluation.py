"""The scores of an evaluation are there again with their session, and are asked for before they are lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.user_methods.given import GivenResults
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.session_files.feature import SessionFiles
from tests.ui.conftest import EngineScript
from tests.ui.headings import click_heading, sorted_by
from tests.ui.window.session_files.hands import save, wait

SHOWN = ("bicubic", "srcnn", "theirs")


def evaluated(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    """Both pictures, by an interpolation, a network and results of somebody's."""
    window.open_paths([folder / "set"])
    wait(qtbot, window, folder / "set" / "one.png")
    window.feature(GivenResults).add_many(folder / "theirs")
    qtbot.waitUntil(lambda: bool(window.feature(GivenResults).all))
    for name in window.stage.order:
        window.stage.show_pane(name, name in SHOWN)
    evaluate(qtbot, window)
    for _ in range(2):
        click_heading(qtbot, window.feature(Evaluating).dock.table, "theirs\nPSNR-Y")


def evaluate(qtbot: QtBot, window: MainWindow) -> None:
    evaluating = window.feature(Evaluating)
    evaluating.evaluate()
    qtbot.waitUntil(lambda: not evaluating.busy and not window.session.busy)


def cells(window: MainWindow) -> list[list[str]]:
    model = window.feature(Evaluating).dock.table.model()
    return [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]


@pytest.fixture
def left(
    qtbot: QtBot,
    make_window: Callable[[], MainWindow],
    folder: Path,
    storage: QSettings,
    monkeypatch: pytest.MonkeyPatch,
    engine: EngineScript,
) -> list[list[str]]:
    """The cells of an evaluation that is in ``evening.srd``; nothing else of it is left."""
    window = make_window()
    evaluated(qtbot, window, folder)
    assert window.feature(SessionFiles).would_be_lost
    save(qtbot, window, folder / "evening", monkeypatch)
    assert not window.feature(SessionFiles).would_be_lost
    before = cells(window)
    window.close()
    assert not window.isVisible()
    storage.clear()
    engine.made.clear()
    return before


def asked_of(engine: EngineScript) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (one.request.picture.name, one.request.method_ids) for one in engine.made if one.thread_name == "evaluation"
    ]


def test_scores_are_there_again_without_computing(
    qtbot: QtBot, make_window: Callable[[], MainWindow], folder: Path, engine: EngineScript, left: list[list[str]]
) -> None:
    window = make_window()
    window.open_paths([folder / "evening.srd"])
    wait(qtbot, window, folder / "set" / "one.png")
    assert cells(window) == left
    assert left[0] == ["20.00", "21.00", "22.00"]
    assert sorted_by(window.feature(Evaluating).dock.table) == ("theirs\nPSNR-Y", True)
    assert window.feature(Evaluating).dock.status_text == "2 pictures, 3 methods."
    assert asked_of(engine) == []
    assert not window.feature(SessionFiles).would_be_lost
    # Another method: what is known is not computed again.
    window.stage.show_pane("nearest", True)
    evaluate(qtbot, window)
    assert asked_of(engine) == [("one", ("nearest",)), ("two", ("nearest",))]
    assert window.feature(SessionFiles).would_be_lost
    # Another session has its own evaluation, or none.
    (folder / "empty.srd").write_text('{"kind": "sr-desktop session"}', encoding="utf-8")
    window.open_paths([folder / "empty.srd"])
    box = window.findChild(QMessageBox, "session-unsaved")
    assert isinstance(box, QMessageBox)
    qtbot.mouseClick(box.button(QMessageBox.StandardButton.Discard), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.feature(Collection).paths)
    assert window.feature(Evaluating).kept is None
    assert window.feature(Evaluating).dock.status_text.startswith("Open a folder")


def test_what_has_changed_is_said_and_measured_again(
    qtbot: QtBot, make_window: Callable[[], MainWindow], folder: Path, engine: EngineScript, left: list[list[str]]
) -> None:
    Image.new("RGB", (96, 64), "gray").save(folder / "set" / "two.png")
    (folder / "theirs" / "one.png").write_bytes((folder / "theirs" / "two.png").read_bytes())
    window = make_window()
    window.open_paths([folder / "evening.srd"])
    wait(qtbot, window, folder / "set" / "one.png")
    said = "Changed since the evaluation, so not measured now: theirs, two.png. Evaluate all measures them again."
    qtbot.waitUntil(lambda: said in [toast.text for toast in window.toasts.shown])
    assert cells(window)[1:] == [["20.00", "21.00", ""], ["", "", ""]]
    # It stands there when the toast has gone.
    assert window.feature(Evaluating).dock.status_text == said
    evaluate(qtbot, window)
    assert asked_of(engine) == [("one", ("theirs",)), ("two", SHOWN)]


def test_closing_asks_for_scores_that_are_in_no_file(
    qtbot: QtBot, window: MainWindow, folder: Path, engine: EngineScript
) -> None:
    evaluated(qtbot, window, folder)
    window.close()
    box = window.findChild(QMessageBox, "session-unsaved")
    assert isinstance(box, QMessageBox)
    assert "The scores of an evaluation" in box.informativeText()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert window.isVisible()
    # One under way ends with another session, whose table its events leave alone.
    window.stage.show_pane("nearest", True)
    engine.hold_at = "nearest"
    evaluating = window.feature(Evaluating)
    qtbot.waitUntil(lambda: not window.session.busy or bool(window.session.results))
    evaluating.evaluate()
    evaluating.bring_back(None)
    engine.hold_at = None
    qtbot.waitUntil(lambda: not evaluating.busy)
    assert evaluating.kept is None
    assert evaluating.dock.status_text == "Every shown method is measured on all open pictures."
    window.feature(SessionFiles).close_unasked()
