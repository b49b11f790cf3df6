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


@pytest.mark.parametrize(("second", "taken"), [("Session.srd", "Session.srd"), ("other.srd", "other.srd"), ("", None)])
def test_a_file_is_asked_about_under_the_name_that_it_is_written_under(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, second: str, taken: str | None
) -> None:
    (tmp_path / "Session.srd").touch()
    typed, asked = ["Session", second], list[str]()

    def answer(*given: Any) -> tuple[str, str]:
        asked.append(Path(given[2]).name)
        name = typed.pop(0)
        return (str(tmp_path / name) if name else ""), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    path = file_dialogs.ask_target(parent, "Save", tmp_path / "new.srd", ("Sessions (*.srd)",))
    assert asked == ["new.srd", "Session.srd"], "the platform asks whether to replace the name that is typed"
    assert path == (None if taken is None else tmp_path / taken)


@pytest.mark.parametrize(
    ("typed", "used", "written"),
    [
        ("table", "", "table.csv"),
        ("table", "Picture (*.tiff *.tif)", "table.tiff"),
        ("table.v2", "CSV (*.csv)", "table.v2.csv"),
        ("table.TIF", "CSV (*.csv)", "table.TIF"),
    ],
)
def test_the_suffix_is_that_of_the_chosen_filter(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, used: str, written: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), used))
    filters = ("CSV (*.csv)", "Picture (*.tiff *.tif)")
    assert file_dialogs.ask_target(parent, "Save", tmp_path / "a.csv", filters) == tmp_path / written
