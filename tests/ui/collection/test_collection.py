"""Many pictures: opened together, gone through by key and mouse."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from sr_desktop.ui.collection import feature
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.collection.listing import find
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.opening import Opening
from tests.ui.collection.hands import (
    CONTROL,
    LEFT,
    SHIFT,
    click_item,
    item_rect,
    open_folder,
    painted,
    shown_names,
    wait_for,
)
from tests.ui.conftest import EngineScript


def test_a_folder_is_opened_by_key_and_its_pictures_stand_in_natural_order(
    qtbot: QtBot, window: MainWindow, folder: Path, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *args: str(folder))
    assert not window.feature(Collection).strip.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_O, CONTROL | SHIFT)
    wait_for(qtbot, window, "img1")
    assert shown_names(window) == names
    assert window.feature(Collection).strip.isVisible()
    assert window.feature(Collection).strip.place_text == "1 of 4"
    assert window.settings.last_folder == folder


def test_several_files_are_opened_by_the_dialog(
    qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = [str(folder / "img10.png"), str(folder / "img2.png")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *args: (chosen, ""))
    qtbot.keyClick(window, Qt.Key.Key_O, CONTROL)
    wait_for(qtbot, window, "img2")
    assert shown_names(window) == ["img2", "img10"]


def test_a_folder_and_a_file_are_dropped(
    qtbot: QtBot, window: MainWindow, folder: Path, names: list[str], picture_file: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder)), QUrl.fromLocalFile(str(picture_file))])
    how = (Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(50, 50), *how))
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), *how))
    wait_for(qtbot, window, "a photo")
    assert shown_names(window) == ["a photo", *names]


def test_keys_go_through_the_pictures_and_stop_at_the_ends(
    qtbot: QtBot, window: MainWindow, folder: Path, names: list[str]
) -> None:
    open_folder(qtbot, window, folder)
    for name in names[1:]:
        qtbot.keyClick(window, Qt.Key.Key_PageDown)
        wait_for(qtbot, window, name)
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    assert window.feature(Collection).strip.place_text == "4 of 4"
    qtbot.keyClick(window, Qt.Key.Key_Home)
    wait_for(qtbot, window, "img1")
    qtbot.keyClick(window, Qt.Key.Key_PageUp)
    assert window.feature(Collection).strip.place_text == "1 of 4"
    qtbot.keyClick(window, Qt.Key.Key_End)
    wait_for(qtbot, window, "img10")
    qtbot.keyClick(window, Qt.Key.Key_PageUp)
    wait_for(qtbot, window, "img3")


def test_many_quick_presses_end_at_the_picture_that_is_marked(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    open_folder(qtbot, window, folder)
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_PageDown)
    assert window.feature(Collection).strip.place_text == "4 of 4"
    wait_for(qtbot, window, "img10")


def test_a_click_opens_a_picture_and_arrows_move_while_the_strip_has_the_keyboard(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    open_folder(qtbot, window, folder)
    click_item(qtbot, window, 2)
    wait_for(qtbot, window, "img3")
    before = window.stage.model.view
    qtbot.keyClick(window.feature(Collection).strip.pictures, Qt.Key.Key_Right)
    wait_for(qtbot, window, "img10")
    assert window.feature(Collection).strip.pictures.hasFocus()
    qtbot.keyClick(window.feature(Collection).strip.pictures, Qt.Key.Key_Left)
    wait_for(qtbot, window, "img3")
    assert window.stage.model.view == before


def test_thumbnails_are_painted_and_the_current_picture_is_framed(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    open_folder(qtbot, window, folder)
    accent = window.palette().highlight().color().rgb()
    qtbot.waitUntil(lambda: all(len(painted(window, row)) > 50 for row in range(4)))
    assert [accent in painted(window, row) for row in range(4)] == [True, False, False, False]


def test_a_picture_that_is_read_again_has_a_new_thumbnail(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    open_folder(qtbot, window, folder)
    qtbot.waitUntil(lambda: len(painted(window, 0)) > 50)
    with Image.open(folder / "img1.png") as before:
        size = before.size
    color = 0xFFC81E32
    Image.new("RGB", size, (0xC8, 0x1E, 0x32)).save(folder / "img1.png")
    assert color not in painted(window, 0)
    qtbot.keyClick(window, Qt.Key.Key_R, CONTROL)
    qtbot.waitUntil(lambda: color in painted(window, 0))
    qtbot.waitUntil(lambda: not window.session.busy)


def test_the_strip_is_hidden_and_shown_by_key_and_that_is_remembered(
    qtbot: QtBot, window: MainWindow, make_window: Callable[[], MainWindow], folder: Path
) -> None:
    open_folder(qtbot, window, folder)
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert not window.feature(Collection).strip.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    wait_for(qtbot, window, "img2")
    again = make_window()
    open_folder(qtbot, again, folder)
    assert not again.feature(Collection).strip.isVisible()
    qtbot.keyClick(again, Qt.Key.Key_F6)
    assert again.feature(Collection).strip.isVisible()


def test_one_picture_alone_ends_the_strip_and_so_does_closing(
    qtbot: QtBot, window: MainWindow, folder: Path, picture_file: Path
) -> None:
    open_folder(qtbot, window, folder)
    window.open_paths([picture_file])
    wait_for(qtbot, window, "a photo")
    assert not window.feature(Collection).strip.isVisible()
    open_folder(qtbot, window, folder)
    assert window.feature(Collection).strip.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_W, CONTROL)
    assert window.session.plan is None
    assert not window.feature(Collection).strip.isVisible()


def test_files_that_are_asked_for_last_are_opened_though_a_picture_comes_first(
    qtbot: QtBot, window: MainWindow, folder: Path, picture_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = window.workspace.documents
    read, reads, may_read, has_read, may_list = documents.read, Event(), Event(), Event(), Event()

    def read_slowly(path: Path, *more: Any) -> Any:
        if path != picture_file:
            return read(path, *more)
        reads.set()
        assert may_read.wait(30)
        try:
            return read(path, *more)
        finally:
            has_read.set()

    def find_slowly(*args: Any, **more: Any) -> Any:
        assert may_list.wait(30)
        return find(*args, **more)

    monkeypatch.setattr(documents, "read", read_slowly)
    monkeypatch.setattr(feature, "find", find_slowly)
    window.open_paths([picture_file])
    qtbot.waitUntil(reads.is_set)
    window.open_paths([folder / "img1.png", folder / "img2.png"])
    may_read.set()
    qtbot.waitUntil(has_read.is_set)
    qtbot.waitUntil(lambda: not documents.is_reading)
    may_list.set()
    wait_for(qtbot, window, "img1")


def test_a_picture_on_its_way_does_not_open_once_all_is_closed(
    qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_folder(qtbot, window, folder)
    documents = window.workspace.documents
    read, has_begun, may_read, has_read = documents.read, Event(), Event(), Event()

    def read_slowly(path: Path, *more: Any) -> Any:
        has_begun.set()
        assert may_read.wait(30)
        try:
            return read(path, *more)
        finally:
            has_read.set()

    monkeypatch.setattr(documents, "read", read_slowly)
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    qtbot.waitUntil(has_begun.is_set)
    qtbot.keyClick(window, Qt.Key.Key_W, CONTROL)
    assert window.session.plan is None
    may_read.set()
    qtbot.waitUntil(has_read.is_set)
    done: list[None] = []
    window.workspace.tasks.submit(lambda _: None, done=done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert window.session.plan is None
    assert not documents.is_reading


def test_only_what_was_named_becomes_recent_and_a_recent_folder_opens_again(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    open_folder(qtbot, window, folder)
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    wait_for(qtbot, window, "img2")
    assert window.settings.recent_files == (str(folder),)
    qtbot.keyClick(window, Qt.Key.Key_W, CONTROL)
    menu = window.feature(Opening).recent_menu
    menu.aboutToShow.emit()

    def entry() -> QAction:
        return next(action for action in menu.actions() if action.data() == str(folder))

    assert entry().isEnabled()
    # That it is a folder is found out in the background.
    qtbot.waitUntil(lambda: "holiday/" in entry().text())
    entry().trigger()
    wait_for(qtbot, window, "img1")
    assert window.feature(Collection).strip.isVisible()


def test_of_thousands_of_files_only_those_in_sight_are_decoded(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = tmp_path / "many"
    many.mkdir()
    Image.new("RGB", (32, 32), (200, 30, 30)).save(many / "frame0.png")
    for number in range(1, 3000):
        (many / f"frame{number}.png").hardlink_to(many / "frame0.png")
    decoded: list[Path] = []
    from sr_desktop.ui.collection import thumbnails

    def read(path: Path, side: int, options: Any) -> Any:
        decoded.append(path)
        return original(path, side, options)

    original = thumbnails.read_thumbnail
    monkeypatch.setattr(thumbnails, "read_thumbnail", read)
    window.open_paths([many])
    wait_for(qtbot, window, "frame0")
    pictures = window.feature(Collection).strip.pictures
    qtbot.waitUntil(lambda: len(decoded) >= 5)
    qtbot.wait(50)
    in_sight = pictures.viewport().width() // item_rect(window, 0).width() + 2
    assert len(decoded) <= in_sight
    qtbot.keyClick(window, Qt.Key.Key_End)
    wait_for(qtbot, window, "frame2999")
    qtbot.waitUntil(lambda: many / "frame2999.png" in decoded)
    assert len(decoded) <= 2 * in_sight + 2


def test_the_wheel_moves_along_the_strip(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    for number in range(40):
        Image.new("RGB", (32, 32), (number, 30, 30)).save(tmp_path / f"{number}.png")
    open_folder(qtbot, window, tmp_path, "0")
    pictures = window.feature(Collection).strip.pictures
    at = QPointF(pictures.viewport().rect().center())
    wheel = QWheelEvent(
        at, pictures.viewport().mapToGlobal(at), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(pictures.viewport(), wheel)
    assert pictures.horizontalScrollBar().value() == 2 * item_rect(window, 0).width()


def test_a_low_window_has_a_lower_strip(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    open_folder(qtbot, window, folder)
    usual = window.feature(Collection).strip.height()
    window.resize(640, 480)
    qtbot.waitUntil(lambda: window.feature(Collection).strip.height() < usual * 0.6)
    click_item(qtbot, window, 1)
    wait_for(qtbot, window, "img2")
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: window.feature(Collection).strip.height() == usual)


def test_folders_are_added_one_after_the_other_and_stay_in_that_order(
    qtbot: QtBot,
    window: MainWindow,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    engine: EngineScript,
) -> None:
    other, third = tmp_path / "a set", tmp_path / "another"
    for place in (other, third):
        place.mkdir()
        shutil.copy(next(folder.glob("*.png")), place / "1.png")
    assert not window.actions_by_id["add-folder"].isEnabled()
    window.open_paths([folder])
    collection = window.feature(Collection)
    qtbot.waitUntil(lambda: window.session.plan is not None and not window.session.busy)
    before = collection.paths
    collection.show_last()
    qtbot.waitUntil(lambda: window.session.plan is not None and window.session.plan.picture.path == before[-1])
    qtbot.waitUntil(lambda: not window.session.busy)
    plan, asked = window.session.plan, len(engine.made)
    for added in (third, other):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, added=added: str(added))
        count = len(collection.paths)
        window.actions_by_id["add-folder"].trigger()
        qtbot.waitUntil(lambda count=count: len(collection.paths) == count + 1)
    assert collection.paths == (*before, third / "1.png", other / "1.png")
    # The open picture stays as it is.
    assert collection.current == before[-1]
    assert window.session.plan is plan
    assert len(engine.made) == asked
    collection.show_previous()
    qtbot.waitUntil(lambda: window.session.plan is not None and window.session.plan.picture.path == before[-2])
    qtbot.waitUntil(lambda: not window.session.busy)


def test_a_folder_is_added_to_a_picture_that_is_open_alone(
    qtbot: QtBot, window: MainWindow, folder: Path, picture_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: window.session.plan is not None and not window.session.busy)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    window.actions_by_id["add-folder"].trigger()
    collection = window.feature(Collection)
    qtbot.waitUntil(lambda: len(collection.paths) > 1)
    assert collection.paths[0] == collection.current == picture_file
    assert {path.parent for path in collection.paths[1:]} == {folder}
