"""A pane is dragged by its title out of the window: what is dropped is its picture as a file."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sr_desktop.export.results import ORIGINAL
from sr_desktop.imaging.writing import PictureWriteError, format_of
from sr_desktop.messages.message import Message
from sr_desktop.ui.panes.header import PaneHeader
from sr_desktop.ui.window.main_window import MainWindow
from tests.ui.conftest import EngineScript, detailed_pixels

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
AT = QPoint(30, 10)
Take = Callable[[MainWindow, str], Callable[[QPoint], None]]

pytestmark = pytest.mark.usefixtures("pointer_away")


@pytest.fixture(autouse=True)
def dropped(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, int]]:
    """Files that the system was given to drag, with the width of the picture at the pointer; the drag ends at once."""
    found: list[tuple[Path, int]] = []

    def execute(self: QDrag, actions: Qt.DropAction) -> Qt.DropAction:
        assert actions == Qt.DropAction.CopyAction
        (url,) = self.mimeData().urls()
        found.append((Path(url.toLocalFile()), self.pixmap().width()))
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", execute)
    # The test platform does not count the buttons of simulated mice.
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: LEFT)
    return found


@pytest.fixture
def take(make_window: Callable[[], MainWindow]) -> Iterator[Take]:
    """Presses the button on a title; what it gives moves the pointer to a place of the screen. Let go at the end."""
    pressed: list[PaneHeader] = []

    def press(window: MainWindow, pane_id: str) -> Callable[[QPoint], None]:
        header = next(pane for pane in window.stage.panes if pane.method_id == pane_id).header
        if pressed:
            QTest.mouseRelease(pressed.pop(), LEFT, pos=AT)
        pressed.append(header)
        QTest.mousePress(header, LEFT, pos=AT)
        return lambda place: QTest.mouseMove(header, header.mapFromGlobal(place))

    yield press
    for header in pressed:
        if isValid(header):
            QTest.mouseRelease(header, LEFT, pos=AT)


def outside(window: MainWindow) -> QPoint:
    return window.frameGeometry().bottomRight() + QPoint(40, 40)


def test_what_is_dragged_is_the_whole_picture_of_the_pane(
    qtbot: QtBot, take: Take, compared: MainWindow, dropped: list[tuple[Path, int]]
) -> None:
    order = compared.stage.order
    move = take(compared, "bicubic")
    move(compared.mapToGlobal(QPoint(300, 300)))
    assert dropped == []
    move(outside(compared))
    qtbot.waitUntil(lambda: len(dropped) == 1)
    path, width = dropped[0]
    assert path.name == "a photo-bicubic.png"
    assert np.array_equal(np.asarray(Image.open(path)), compared.session.results["bicubic"].pixels)
    assert 0 < width <= 128
    assert compared.stage.order == order
    # Once more: it is there already.
    written = path.stat().st_mtime_ns
    take(compared, "bicubic")(outside(compared))
    qtbot.waitUntil(lambda: len(dropped) == 2)
    assert dropped[1][0] == path
    assert path.stat().st_mtime_ns == written
    # In another format it is another file.
    compared.settings.export_format = format_of(Path("x.webp"))
    take(compared, "bicubic")(outside(compared))
    qtbot.waitUntil(lambda: len(dropped) == 3)
    assert dropped[2][0].name == "a photo-bicubic.webp"
    compared.close()
    assert not path.exists()


def test_what_was_dragged_out_is_not_kept_in_memory(
    qtbot: QtBot,
    take: Take,
    compared: MainWindow,
    dropped: list[tuple[Path, int]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Nor otherwise, as where there is no room for more.
    monkeypatch.setattr(compared.session.kept, "_budget", lambda: 0)
    take(compared, "bicubic")(outside(compared))
    qtbot.waitUntil(lambda: len(dropped) == 1)
    shown = weakref.ref(compared.session.results["bicubic"].pixels)
    for name in ("next", "one more"):
        path = tmp_path / f"{name}.png"
        Image.fromarray(detailed_pixels(64, 48, len(name))).save(path)
        compared.open_paths([path])
        qtbot.waitUntil(lambda name=name: compared.session.plan.picture.name == name)
        qtbot.waitUntil(lambda: len(compared.session.results) == 6 and not compared.session.busy)

    def is_gone() -> bool:
        gc.collect()
        return shown() is None

    qtbot.waitUntil(is_gone)


def test_coming_back_or_letting_go_drags_nothing_out(
    qtbot: QtBot, take: Take, compared: MainWindow, dropped: list[tuple[Path, int]]
) -> None:
    move = take(compared, "bicubic")
    move(outside(compared))
    move(compared.mapToGlobal(QPoint(300, 300)))
    qtbot.wait(200)
    assert dropped == []


def test_a_pane_that_is_not_finished_is_not_dragged_out(
    qtbot: QtBot,
    take: Take,
    window: MainWindow,
    engine: EngineScript,
    picture_file: Path,
    dropped: list[tuple[Path, int]],
) -> None:
    engine.hold_at = "srcnn"
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: "bicubic" in window.session.results)
    take(window, "srcnn")(outside(window))
    qtbot.wait(100)
    assert dropped == []
    engine.hold_at = None
    qtbot.waitUntil(lambda: not window.session.busy)


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, take: Take, compared: MainWindow, dropped: list[tuple[Path, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise PictureWriteError(Message("file.not-written", path="x.png", reason=Message("reason.disk-full")))

    monkeypatch.setattr("sr_desktop.export.job.write_method", full)
    take(compared, "bicubic")(outside(compared))
    qtbot.waitUntil(lambda: bool(compared.toasts.shown))
    assert compared.toasts.shown[0].text == "'x.png' cannot be written: the disk is full."
    assert dropped == []


def test_the_original_is_dragged_out_and_where_there_is_none_the_input(
    qtbot: QtBot, take: Take, compared: MainWindow, picture_file: Path, dropped: list[tuple[Path, int]]
) -> None:
    compared.stage.show_pane(ORIGINAL, True)
    take(compared, ORIGINAL)(outside(compared))
    qtbot.waitUntil(lambda: len(dropped) == 1)
    qtbot.keyClick(compared, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: "srresnet" in compared.session.results and not compared.session.busy)
    take(compared, ORIGINAL)(outside(compared))
    qtbot.waitUntil(lambda: len(dropped) == 2)
    for path, _ in dropped:
        assert np.array_equal(np.asarray(Image.open(path)), np.asarray(Image.open(picture_file)))
