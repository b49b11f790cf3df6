"""Where a JPEG file is enlarged, the window says which method suits it and shows it with one click."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from sr_desktop.ui.learning.feature import Learning
from sr_desktop.ui.widgets.hint_bar import HintBar
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.renaming import Renaming
from sr_desktop.ui.window.suggesting import Suggesting

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def jpeg(picture_file: Path) -> Path:
    """A JPEG file that is called a PNG: what counts is the content."""
    path = picture_file.with_name("coded.png")
    with Image.open(picture_file) as image:
        image.save(path, "JPEG")
    return path


def bar(window: MainWindow) -> HintBar:
    return window.feature(Suggesting).bar


def open_to_enlarge(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.open_paths([path])
    qtbot.waitUntil(lambda: window.session.plan is not None and window.session.plan.picture.path == path)
    qtbot.waitUntil(lambda: not window.session.busy)


def test_it_says_why_and_shows_the_pane_with_one_click(qtbot: QtBot, window: MainWindow, jpeg: Path) -> None:
    open_to_enlarge(qtbot, window, jpeg)
    assert bar(window).isHidden()
    qtbot.keyClick(window, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: bar(window).isVisible())
    name = bar(window).accessibleName()
    assert name.startswith("This is a JPEG file: SRResNet Photo has learned to leave out the blocks")
    assert name.endswith("detail. Why?")
    bar(window).asked.emit()
    page = window.feature(Learning).page
    assert page is not None
    part = next(part for part in page.parts if "srresnet-photo" in part.story.methods)
    qtbot.waitUntil(lambda: not part.visibleRegion().isEmpty())
    assert page.view.verticalScrollBar().value() > 0
    page.close()
    button = bar(window).findChild(QPushButton, "hint-accept")
    assert button.text() == "Show SRResNet Photo"
    qtbot.mouseClick(button, LEFT)
    assert bar(window).isHidden()
    assert "srresnet-photo" in window.stage.unhidden
    qtbot.waitUntil(lambda: "srresnet-photo" in window.session.results)
    window.stage.show_pane("srresnet-photo", False)
    assert bar(window).isVisible()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_R)
    assert bar(window).isHidden()


def test_it_is_silent_of_other_files_and_once_it_was_dismissed(
    qtbot: QtBot, window: MainWindow, jpeg: Path, picture_file: Path
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_U)
    open_to_enlarge(qtbot, window, jpeg)
    qtbot.waitUntil(lambda: bar(window).isVisible())
    open_to_enlarge(qtbot, window, picture_file)
    assert bar(window).isHidden()
    open_to_enlarge(qtbot, window, jpeg)
    qtbot.waitUntil(lambda: bar(window).isVisible())
    qtbot.mouseClick(bar(window).findChild(QToolButton, "hint-dismiss"), LEFT)
    assert bar(window).isHidden()
    open_to_enlarge(qtbot, window, jpeg)
    assert bar(window).isHidden()


def test_a_name_with_angle_brackets_is_read_as_it_is(qtbot: QtBot, window: MainWindow, jpeg: Path) -> None:
    window.feature(Renaming).rename("srresnet-photo", "<b>Ours</b>")
    window.actions_by_id["upscale"].trigger()
    open_to_enlarge(qtbot, window, jpeg)
    qtbot.waitUntil(lambda: bar(window).isVisible())
    text = bar(window).findChild(QLabel, "hint-text").text()
    assert "This is a JPEG file: <b>Ours</b> has" in QTextDocumentFragment.fromHtml(text).toPlainText()
    assert bar(window).accessibleName().startswith("This is a JPEG file: <b>Ours</b> has")
