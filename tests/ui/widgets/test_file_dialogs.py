"""The platform's file dialogs begin where they were left, and show filters by their names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from sr_desktop.ui.widgets import file_dialogs

DETAILS = QFileDialog.Option.HideNameFilterDetails
OWN = QFileDialog.Option.DontUseNativeDialog


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.mark.parametrize("name", ["getOpenFileNames", "getOpenFileName"])
def test_it_begins_in_the_folder_and_is_the_platforms_own(
    name: str, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Any, ...]] = []

    def answer(*given: Any) -> tuple[Any, str]:
        asked.append(given)
        return ([], "") if name.endswith("s") else ("", "")

    monkeypatch.setattr(QFileDialog, name, answer)
    ask = file_dialogs.ask_files if name.endswith("s") else file_dialogs.ask_file
    assert not ask(parent, "Open", tmp_path, file_dialogs.picture_filters())
    assert not ask(parent, "Open", tmp_path / "gone", file_dialogs.picture_filters())
    assert [given[2] for given in asked] == [str(tmp_path), ""]
    for given in asked:
        assert given[3].startswith("Pictures (*.png")
        assert DETAILS in given[5]
        assert OWN not in given[5]
    assert not QApplication.testAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


def test_the_first_folder_that_is_there_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert file_dialogs.first_folder(None, tmp_path / "gone", tmp_path, tmp_path.parent) == tmp_path
    monkeypatch.setattr(file_dialogs.QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    assert file_dialogs.first_folder(None) == tmp_path
    monkeypatch.setattr(file_dialogs.QStandardPaths, "writableLocation", lambda _: str(tmp_path / "gone"))
    assert file_dialogs.first_folder(None) == Path.home()


def test_a_name_is_suggested_in_its_folder_or_in_one_that_is_there(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (asked.append(given[2]), ("", ""))[1])
    monkeypatch.setattr(file_dialogs.QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    (tmp_path / "there").mkdir()
    for name in ("there/a.csv", "gone/a.csv"):
        file_dialogs.ask_target(parent, "Save", tmp_path / name, ("CSV (*.csv)",))
    assert asked == [str(tmp_path / "there" / "a.csv"), str(tmp_path / "a.csv")]
