"""The dialog that adds results for all open pictures: a pattern, what it finds, and what it does not."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from sr_desktop.ui.user_methods import many_dialog
from sr_desktop.ui.user_methods.given import GivenResults
from sr_desktop.ui.user_methods.many_dialog import ManyResultsDialog
from sr_desktop.ui.widgets.elided_label import ElidedLabel
from sr_desktop.ui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
NAMES = ("baby", "bird", "woman")


def save(path: Path, more: int = 0) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.full((16, 20, 3), 90 + more, np.uint8)).save(path)


@pytest.fixture
def set5(tmp_path: Path) -> Path:
    """Three pictures, and of two of them a result in a folder, of all of them one in a folder of its own."""
    for number, name in enumerate(NAMES):
        save(tmp_path / "set" / f"{name}.png", number)
        save(tmp_path / "deep" / name / "out.png", number)
        if name != "bird":
            save(tmp_path / "results" / f"{name}x4_SwinIR.png", number)
    return tmp_path


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, set5: Path) -> ManyResultsDialog:
    window.open_paths([set5 / "set"])
    qtbot.waitUntil(lambda: window.session.plan is not None and not window.session.busy)
    window.actions_by_id["add-result-folder"].trigger()
    return window.findChild(ManyResultsDialog)


def ok(dialog: ManyResultsDialog) -> QPushButton:
    return dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)


def count(dialog: ManyResultsDialog) -> str:
    return dialog.findChild(QLabel, "many-count").text()


def missing(dialog: ManyResultsDialog) -> list[str]:
    names = dialog.findChild(QListWidget, "many-missing")
    return [names.item(row).text() for row in range(names.count())]


def test_a_pattern_is_guessed_from_the_file_that_is_chosen(
    qtbot: QtBot, window: MainWindow, set5: Path, dialog: ManyResultsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not ok(dialog).isEnabled()
    chosen = set5 / "results" / "womanx4_SwinIR.png"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(chosen), ""))
    qtbot.mouseClick(dialog.findChild(QPushButton, "many-file"), LEFT)
    field = dialog.findChild(QLineEdit, "many-pattern")
    assert field.text() == str(set5 / "results" / "{stem}x4_SwinIR.png")
    qtbot.waitUntil(ok(dialog).isEnabled)
    assert count(dialog) == "2 of 3 pictures have a result."
    assert missing(dialog) == ["bird.png"]
    item = dialog.findChild(QListWidget, "many-missing").item(0)
    assert item.toolTip() == f"There is no result for 'bird': no file '{set5 / 'results' / 'birdx4_SwinIR.png'}'."
    assert "baby.png → " in dialog.findChild(ElidedLabel, "many-example").text()
    qtbot.keyClicks(dialog.findChild(QLineEdit, "many-name"), "SwinIR, theirs")
    qtbot.mouseClick(ok(dialog), LEFT)
    qtbot.waitUntil(lambda: bool(window.feature(GivenResults).folders))
    (method,) = window.feature(GivenResults).folders
    assert (method.title, method.results) == ("SwinIR, theirs", set5 / "results" / "{stem}x4_SwinIR.png")
    assert window.toasts.shown[0].text == "Added SwinIR, theirs: results for 2 of 3 pictures."
    assert method.id in window.stage.unhidden


def test_what_is_typed_is_looked_for_at_once(
    qtbot: QtBot, window: MainWindow, set5: Path, dialog: ManyResultsDialog
) -> None:
    field = dialog.findChild(QLineEdit, "many-pattern")
    # From the folder of the first picture.
    qtbot.keyClicks(field, "../deep/{stem}/none.png")
    qtbot.waitUntil(lambda: count(dialog) == "0 of 3 pictures have a result.")
    assert missing(dialog) == ["baby.png", "bird.png", "woman.png"]
    assert not ok(dialog).isEnabled()
    for _ in "none.png":
        qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.keyClicks(field, "out.png")
    qtbot.waitUntil(lambda: count(dialog) == "3 of 3 pictures have a result.")
    assert missing(dialog) == []
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.feature(GivenResults).folders))
    assert [method.title for method in window.feature(GivenResults).folders] == ["out"]


def test_a_file_that_names_no_picture_stands_for_its_folder(
    qtbot: QtBot, set5: Path, dialog: ManyResultsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(set5 / "results" / "other.png")
    chosen = str(set5 / "results" / "other.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (chosen, ""))
    qtbot.mouseClick(dialog.findChild(QPushButton, "many-file"), LEFT)
    assert dialog.findChild(QLineEdit, "many-pattern").text() == str(set5 / "results")
    qtbot.waitUntil(lambda: count(dialog) == "2 of 3 pictures have a result.")
    qtbot.waitUntil(lambda: dialog.findChild(QLineEdit, "many-name").placeholderText() == "results")


@pytest.mark.parametrize("text", ["/" + "n" * 300 + "/{stem}.png", "~nobody-at-all/{stem}", "{stem}", "\udcff{stem}"])
def test_what_can_be_nowhere_is_a_count_of_none(qtbot: QtBot, dialog: ManyResultsDialog, text: str) -> None:
    dialog.findChild(QLineEdit, "many-pattern").setText(text)
    qtbot.waitUntil(lambda: count(dialog) == "0 of 3 pictures have a result.")


def test_nothing_is_added_if_the_dialog_is_left(qtbot: QtBot, window: MainWindow, dialog: ManyResultsDialog) -> None:
    dialog.findChild(QLineEdit, "many-pattern").setText("../deep/{stem}")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert window.feature(GivenResults).all == ()


def test_a_disk_that_does_not_answer_does_not_hold_up_the_rest(
    qtbot: QtBot, window: MainWindow, dialog: ManyResultsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered, done = Event(), list[int]()
    match = many_dialog.match_results

    def late(*given: Any) -> Any:
        assert answered.wait(20)
        return match(*given)

    monkeypatch.setattr(many_dialog, "match_results", late)
    qtbot.keyClicks(dialog.findChild(QLineEdit, "many-pattern"), "../deep/{stem}/out.png")
    window.workspace.tasks.submit(lambda _: 1, done=done.append)
    qtbot.waitUntil(lambda: done == [1])
    answered.set()
    qtbot.waitUntil(lambda: count(dialog) == "3 of 3 pictures have a result.")
