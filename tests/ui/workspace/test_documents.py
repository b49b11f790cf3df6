"""Every way in which a picture comes into the window, and every way in which it may fail to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.line_profile import Line
from sr_desktop.ui.widgets.toasts import Severity
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.opening import Opening
from sr_desktop.ui.workspace.documents import local_files, offers_picture, picture_from_image, sample_pictures

CONTROL = Qt.KeyboardModifier.ControlModifier


def wait_for_picture(qtbot: QtBot, window: MainWindow, name: str) -> None:
    qtbot.waitUntil(lambda: window.session.plan is not None and window.session.plan.picture.name == name)


def wait_for_error(qtbot: QtBot, window: MainWindow) -> str:
    qtbot.waitUntil(lambda: any(toast.severity is Severity.ERROR for toast in window.toasts.shown))
    return next(toast.text for toast in window.toasts.shown if toast.severity is Severity.ERROR)


def files_mime(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drag_enter(window: MainWindow, mime: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(
        QPoint(50, 50), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    QApplication.sendEvent(window, event)
    return event


def drop(window: MainWindow, mime: QMimeData) -> None:
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, event)


def test_a_file_dragged_over_the_window_shows_where_to_drop_it_and_opens(
    qtbot: QtBot, window: MainWindow, picture_file: Path
) -> None:
    assert drag_enter(window, files_mime(picture_file)).isAccepted()
    assert window.feature(Opening).drop_overlay.isVisible()
    assert window.feature(Opening).drop_overlay.size() == window.size()
    drop(window, files_mime(picture_file))
    assert not window.feature(Opening).drop_overlay.isVisible()
    wait_for_picture(qtbot, window, "a photo")


def test_a_drag_that_leaves_or_holds_no_picture_changes_nothing(
    qtbot: QtBot, window: MainWindow, picture_file: Path
) -> None:
    words = QMimeData()
    words.setText("some words")
    assert not drag_enter(window, words).isAccepted()
    assert not window.feature(Opening).drop_overlay.isVisible()
    drag_enter(window, files_mime(picture_file))
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.feature(Opening).drop_overlay.isVisible()
    assert window.session.plan is None


def test_a_copied_file_is_pasted(qtbot: QtBot, window: MainWindow, picture_file: Path) -> None:
    QGuiApplication.clipboard().setMimeData(files_mime(picture_file))
    qtbot.keyClick(window, Qt.Key.Key_V, CONTROL)
    wait_for_picture(qtbot, window, "a photo")
    assert window.session.plan.picture.path == picture_file


def test_a_copied_picture_is_pasted_pixel_for_pixel(qtbot: QtBot, window: MainWindow) -> None:
    image = QImage(40, 24, QImage.Format.Format_RGB32)
    image.fill(QColor(12, 34, 56))
    image.setPixelColor(3, 2, QColor(200, 100, 50))
    QGuiApplication.clipboard().setImage(image)
    qtbot.keyClick(window, Qt.Key.Key_V, CONTROL)
    wait_for_picture(qtbot, window, "Clipboard")
    picture = window.session.plan.picture
    assert picture.size == (40, 24)
    assert picture.path is None
    assert picture.pixels[2, 3].tolist() == [200, 100, 50]
    assert picture.pixels[0, 0].tolist() == [12, 34, 56]


def test_pasting_nothing_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(window, Qt.Key.Key_V, CONTROL)
    assert "copy a picture" in wait_for_error(qtbot, window)


def test_pasting_words_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("no picture")
    qtbot.keyClick(window, Qt.Key.Key_V, CONTROL)
    assert "copy a picture" in wait_for_error(qtbot, window)


def test_a_link_is_explained(qtbot: QtBot, window: MainWindow) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/cat.png")])
    window.workspace.documents.open_mime(mime, "x")
    assert "save it first" in wait_for_error(qtbot, window)


def test_a_file_that_is_no_picture_is_one_sentence_and_the_open_picture_stays(
    qtbot: QtBot, window: MainWindow, picture_file: Path, tmp_path: Path
) -> None:
    window.open_paths([picture_file])
    wait_for_picture(qtbot, window, "a photo")
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"not a picture at all")
    window.open_paths([broken])
    assert "broken.png" in wait_for_error(qtbot, window)
    assert window.session.plan.picture.name == "a photo"
    assert window.settings.recent_files == (str(picture_file),)


def test_of_several_files_the_first_opens_and_all_become_recent(
    qtbot: QtBot, window: MainWindow, picture_file: Path, tmp_path: Path
) -> None:
    others = [tmp_path / "b.png", tmp_path / "c.png"]
    for path in others:
        path.write_bytes(picture_file.read_bytes())
    window.open_paths([picture_file, *others])
    wait_for_picture(qtbot, window, "a photo")
    assert window.settings.recent_files == tuple(map(str, (picture_file, *others)))


def test_the_dialog_opens_in_the_last_folder(
    qtbot: QtBot, window: MainWindow, picture_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(parent: Any, title: str, folder: str, filters: str, *_: Any) -> tuple[list[str], str]:
        assert filters.startswith("Pictures (")
        asked.append(folder)
        return [str(picture_file)], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_O, CONTROL)
        wait_for_picture(qtbot, window, "a photo")
    assert asked == ["", str(picture_file.parent)]


def test_reload_reads_the_file_again(qtbot: QtBot, window: MainWindow, picture_file: Path) -> None:
    window.open_paths([picture_file])
    wait_for_picture(qtbot, window, "a photo")
    Image.new("RGB", (48, 32), (9, 9, 9)).save(picture_file)
    qtbot.keyClick(window, Qt.Key.Key_R, CONTROL)
    qtbot.waitUntil(lambda: window.session.plan.picture.size == (48, 32))


def test_a_picture_that_is_read_again_is_looked_at_as_before(
    qtbot: QtBot, window: MainWindow, picture_file: Path
) -> None:
    window.open_paths([picture_file])
    wait_for_picture(qtbot, window, "a photo")
    model, region, line = window.stage.model, Rect(30, 20, 40, 30), Line(10, 10, 90, 70)
    qtbot.keyClick(window, Qt.Key.Key_4)
    qtbot.keyClick(window, Qt.Key.Key_Right)
    model.mark.set(region)
    model.line.set(line)
    view = model.view

    def reload(size: tuple[int, int]) -> None:
        before = window.session.plan
        Image.new("RGB", size, (9, 9, 9)).save(picture_file)
        qtbot.keyClick(window, Qt.Key.Key_R, CONTROL)
        qtbot.waitUntil(lambda: window.session.plan is not before)

    reload((160, 120))
    assert (model.view, model.mark.region, model.line.line) == (view, region, line)
    qtbot.keyClick(window, Qt.Key.Key_Backspace)
    assert model.view != view, "and moves can be undone"
    reload((48, 32))
    assert (model.is_fit, model.mark.region, model.line.line) == (True, None, None)


def test_recent_pictures_are_listed_and_those_that_are_gone_are_gray(
    qtbot: QtBot, window: MainWindow, picture_file: Path, tmp_path: Path
) -> None:
    gone = tmp_path / "gone & away.png"
    window.settings.recent_files = (str(gone), str(picture_file))
    menu = window.feature(Opening).recent_menu

    def entry(path: str) -> QAction:
        return next(action for action in menu.actions() if action.data() == path)

    menu.aboutToShow.emit()
    qtbot.waitUntil(lambda: not entry(str(gone)).isEnabled())
    assert "gone && away.png" in entry(str(gone)).text()
    entry(str(picture_file)).trigger()
    wait_for_picture(qtbot, window, "a photo")
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if "gone" in action.text() and not action.data()).trigger()
    qtbot.waitUntil(lambda: window.settings.recent_files == (str(picture_file),))


def test_the_welcome_page_opens_samples_and_recent_pictures(
    qtbot: QtBot, window: MainWindow, picture_file: Path
) -> None:
    sample = sample_pictures()[0]
    qtbot.mouseClick(window.findChild(QToolButton, f"sample-{sample.stem}"), Qt.MouseButton.LeftButton)
    wait_for_picture(qtbot, window, sample.stem)
    window.settings.recent_files = (str(picture_file),)
    window.actions_by_id["close"].trigger()
    button = next(
        b for b in window.feature(Opening).welcome.findChildren(QPushButton) if b.accessibleName() == picture_file.name
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_for_picture(qtbot, window, "a photo")


def test_text_that_is_the_path_of_a_file_counts_as_that_file(picture_file: Path) -> None:
    for text in (
        str(picture_file),
        f'"{picture_file}"',
        QUrl.fromLocalFile(str(picture_file)).toString(),
    ):
        mime = QMimeData()
        mime.setText(text)
        assert local_files(mime) == [picture_file]
        assert offers_picture(mime)


def test_transparency_of_a_pasted_picture_is_kept() -> None:
    image = QImage(6, 5, QImage.Format.Format_ARGB32)
    image.fill(QColor(10, 20, 30, 255))
    image.setPixelColor(1, 1, QColor(10, 20, 30, 128))
    picture = picture_from_image(image, "x")
    assert picture.alpha is not None
    assert picture.alpha[1, 1] == 128
    assert np.count_nonzero(picture.alpha == 255) == 29
