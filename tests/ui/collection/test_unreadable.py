"""Files of a collection that cannot be read: they are passed over, counted and named."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from pytestqt.qtbot import QtBot

from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.collection.pictures_model import PROBLEM
from sr_desktop.ui.window.main_window import MainWindow
from tests.ui.collection.hands import (
    click_item,
    errors,
    open_folder,
    painted,
    shown_names,
    wait_for,
)


def test_files_that_cannot_be_read_are_skipped_counted_and_named_at_once(
    qtbot: QtBot, window: MainWindow, folder: Path, names: list[str]
) -> None:
    (folder / "img0.png").write_text("words")
    (folder / "img4.jpg").write_bytes(b"")
    window.open_paths([folder, folder / "notes.txt"])
    wait_for(qtbot, window, "img1")
    qtbot.waitUntil(lambda: bool(errors(window)))
    assert errors(window) == [
        "3 of 7 files were skipped. 'img0.png' is not a picture. 'img4.jpg' is empty. 'notes.txt' is not a picture."
    ]
    assert shown_names(window) == names


def test_one_skipped_file_is_named_with_the_reason(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    (folder / "img4.jpg").write_bytes(b"")
    open_folder(qtbot, window, folder)
    qtbot.waitUntil(lambda: errors(window) == ["One file was skipped: 'img4.jpg' is empty."])


def test_a_folder_without_readable_pictures_is_reported_and_the_open_one_stays(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path, names: list[str]
) -> None:
    open_folder(qtbot, window, folder)
    empty = tmp_path / "empty"
    empty.mkdir()
    window.open_paths([empty])
    qtbot.waitUntil(lambda: errors(window) == [f"The folder '{empty}' holds no picture that can be read."])
    (empty / "a.png").write_text("words")
    (empty / "b.png").write_text("words")
    window.open_paths([empty])
    sentence = "None of these 2 files can be read. 'a.png' is not a picture. 'b.png' is not a picture."
    qtbot.waitUntil(lambda: errors(window)[-1:] == [sentence])
    assert shown_names(window) == names
    assert str(empty) not in window.settings.recent_files


def test_a_picture_that_proves_broken_is_marked_and_passed_over(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    whole = (folder / "img2.png").read_bytes()
    (folder / "img2.png").write_bytes(whole[: len(whole) // 2])
    open_folder(qtbot, window, folder)
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    wait_for(qtbot, window, "img3")
    index = window.feature(Collection).strip.pictures.model().index(1, 0)
    qtbot.waitUntil(lambda: index.data(PROBLEM) == "'img2.png' is damaged or incomplete.")
    qtbot.keyClick(window, Qt.Key.Key_PageUp)
    wait_for(qtbot, window, "img1")


@pytest.mark.parametrize("by", ["page up", "arrow"])
def test_on_the_way_back_a_broken_picture_is_passed_over_to_the_one_before_it(
    qtbot: QtBot, window: MainWindow, folder: Path, by: str
) -> None:
    def go_back() -> None:
        if by == "page up":
            qtbot.keyClick(window, Qt.Key.Key_PageUp)
        else:
            qtbot.keyClick(window.feature(Collection).strip.pictures, Qt.Key.Key_Left)

    open_folder(qtbot, window, folder)
    qtbot.waitUntil(lambda: all(len(painted(window, row)) > 50 for row in range(4)))
    qtbot.keyClick(window, Qt.Key.Key_End)
    wait_for(qtbot, window, "img10")
    go_back()
    wait_for(qtbot, window, "img3")
    # It is the one that is prepared next.
    assert window.feature(Collection).following == folder / "img2.png"
    whole = (folder / "img2.png").read_bytes()
    (folder / "img2.png").write_bytes(whole[: len(whole) // 2])
    go_back()
    qtbot.waitUntil(lambda: window.feature(Collection).current != folder / "img2.png")
    wait_for(qtbot, window, "img1")


@pytest.mark.parametrize("kind", ["file", "clipboard", "folder"])
def test_a_picture_on_its_way_that_gives_way_to_something_unreadable_is_not_marked(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path, kind: str
) -> None:
    open_folder(qtbot, window, folder)
    (tmp_path / "empty").mkdir()
    broken = tmp_path / "broken.png"
    broken.write_text("no picture")
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    # Before it is there.
    if kind == "clipboard":
        mime = QMimeData()
        mime.setData("image/png", broken.read_bytes())
        window.workspace.documents.open_mime(mime, "Clipboard")
    else:
        window.open_paths([broken if kind == "file" else tmp_path / "empty"])
    qtbot.waitUntil(lambda: bool(errors(window)))
    wait_for(qtbot, window, "img1")
    assert window.feature(Collection).current == folder / "img1.png"
    click_item(qtbot, window, 1)
    wait_for(qtbot, window, "img2")
