"""A user adds somebody's result for the open picture by key or by drop, compares it, and loses it with the picture."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from sr_desktop import methods
from sr_desktop.ui.measuring.feature import Measuring
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.user_methods import given
from sr_desktop.ui.user_methods.added import RemoveMenu
from sr_desktop.ui.user_methods.given import GivenResults
from sr_desktop.ui.view_modes.wipe import WipeView
from sr_desktop.ui.widgets.toasts import Severity
from sr_desktop.ui.window.main_window import MainWindow
from tests.ui.conftest import EngineScript

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
ID, TITLE = "their-net", "Their Net"


@pytest.fixture
def theirs(picture_file: Path, tmp_path: Path) -> Path:
    """The picture itself, every value three higher: 38.59 dB but for the clipped."""
    pixels = np.asarray(Image.open(picture_file)).astype(int) + 3
    path = tmp_path / "Their Net.png"
    Image.fromarray(pixels.clip(0, 255).astype(np.uint8)).save(path)
    return path


@pytest.fixture
def opened(qtbot: QtBot, real_window: MainWindow, picture_file: Path) -> Iterator[MainWindow]:
    """The window with the picture open and all that can be computed done."""
    real_window.open_paths([picture_file])
    qtbot.waitUntil(lambda: real_window.session.plan is not None)
    qtbot.waitUntil(lambda: not real_window.session.busy)
    yield real_window
    qtbot.waitUntil(lambda: not real_window.session.busy)


def drop(window: MainWindow, held: Qt.KeyboardModifier, *paths: Path) -> Qt.DropAction:
    """Drag files over the window and drop them, and tell what it says has become of them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    offered = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(50, 50), offered, mime, LEFT, Qt.KeyboardModifier.NoModifier))
    QApplication.sendEvent(window, QDragMoveEvent(QPoint(60, 50), offered, mime, LEFT, held))
    event = QDropEvent(QPointF(60, 50), offered, mime, LEFT, held)
    event.setDropAction(Qt.DropAction.MoveAction if held == SHIFT else Qt.DropAction.CopyAction)
    QApplication.sendEvent(window, event)
    return event.dropAction()


def pane(window: MainWindow, pane_id: str) -> Pane:
    return next(pane for pane in window.findChildren(Pane) if pane.method_id == pane_id)


def remove_menu(window: MainWindow, title: str) -> QMenu:
    return next(menu for menu in window.findChildren(RemoveMenu) if menu.title().replace("&", "") == title)


def test_a_result_added_by_key_is_a_pane_like_any_other(
    qtbot: QtBot, opened: MainWindow, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(theirs)], ""))
    opened.actions_by_id["table"].trigger()
    qtbot.waitUntil(opened.isActiveWindow)
    qtbot.keyClick(opened, Qt.Key.Key_R, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: ID in opened.stage.shown)
    qtbot.waitUntil(lambda: pane(opened, ID).pixels is not None)
    np.testing.assert_array_equal(pane(opened, ID).pixels, np.asarray(Image.open(theirs)))
    assert pane(opened, ID).header.title == TITLE
    scores = pane(opened, ID).scores
    assert scores is not None
    psnr_rgb = scores.scores["psnr_rgb"]
    assert psnr_rgb == pytest.approx(38.6, abs=0.1)
    assert scores.run is None
    assert opened.session.pending == frozenset()
    table = opened.feature(Measuring).dock.view.model()
    cells = {
        table.headerData(column, Qt.Orientation.Horizontal).replace("\n", " "): table.index(row, column).data()
        for row in range(table.rowCount())
        for column in range(table.columnCount())
        if table.index(row, 0).data() == TITLE
    }
    assert (cells["PSNR-RGB dB"], cells["Time s"], cells["Device"]) == (f"{psnr_rgb:.2f}", "–", "–")

    # It can be wiped against another, and shown alone: by the key after those of the other panes, while there is one.
    opened.actions_by_id["wipe"].trigger()
    for choice in opened.stage.view_of(WipeView).findChildren(QComboBox)[:2]:
        assert TITLE in [choice.itemText(place) for place in range(choice.count())]
    key = opened.stage.order.index(ID) + 1
    assert key == 8 + len(methods.SHIPPED.extra_ids)
    if key <= 9:
        qtbot.keyClick(opened, Qt.Key(Qt.Key.Key_0 + key), CONTROL)
    else:
        next(action for action in opened.workspace.pane_actions.solo if action.data() == ID).trigger()
    assert opened.stage.shown == (ID,)


def test_shift_while_dropping_adds_a_result_and_copies_whatever_shift_means_elsewhere(
    qtbot: QtBot, opened: MainWindow, theirs: Path
) -> None:
    plan = opened.session.plan
    assert drop(opened, SHIFT, theirs) == Qt.DropAction.CopyAction
    qtbot.waitUntil(lambda: ID in opened.stage.shown)
    assert opened.session.plan is plan


def test_without_shift_it_is_opened_and_the_results_of_the_picture_before_are_gone(
    qtbot: QtBot, opened: MainWindow, theirs: Path
) -> None:
    drop(opened, SHIFT, theirs)
    qtbot.waitUntil(lambda: ID in opened.stage.shown)
    drop(opened, Qt.KeyboardModifier.NoModifier, theirs)
    qtbot.waitUntil(lambda: opened.session.plan is not None and opened.session.plan.picture.path == theirs)
    assert ID not in opened.stage.order
    assert ID not in [action.data() for action in opened.workspace.pane_actions.shown]
    assert not remove_menu(opened, "Remove result").menuAction().isEnabled()
    qtbot.waitUntil(lambda: not opened.session.busy)
    assert ID not in opened.session.results


def test_the_results_of_a_picture_come_back_with_it_but_for_one_that_was_removed(
    qtbot: QtBot, opened: MainWindow, picture_file: Path, theirs: Path, tmp_path: Path
) -> None:
    other = tmp_path / "Other.png"
    other.write_bytes(theirs.read_bytes())
    drop(opened, SHIFT, theirs, other)
    qtbot.waitUntil(lambda: {ID, "other"} <= set(opened.stage.shown))
    opened.feature(GivenResults).remove("other")
    opened.open_paths([other])
    qtbot.waitUntil(lambda: opened.session.plan is not None and opened.session.plan.picture.path == other)
    assert ID not in opened.stage.order
    opened.toasts.clear()
    opened.open_paths([picture_file])
    qtbot.waitUntil(lambda: ID in opened.session.results)
    np.testing.assert_array_equal(opened.session.results[ID].pixels, np.asarray(Image.open(theirs)))
    assert "other" not in opened.stage.order
    assert not [toast.text for toast in opened.toasts.shown if TITLE in toast.text]


def test_reading_the_picture_again_keeps_its_results_and_reads_them_again(
    qtbot: QtBot, opened: MainWindow, theirs: Path
) -> None:
    drop(opened, SHIFT, theirs)
    qtbot.waitUntil(lambda: ID in opened.session.results)
    before = opened.session.plan
    better = np.asarray(Image.open(theirs)) - np.uint8(1)
    Image.fromarray(better).save(theirs)
    opened.actions_by_id["reload"].trigger()
    qtbot.waitUntil(lambda: opened.session.plan is not before and ID in opened.session.results)
    np.testing.assert_array_equal(opened.session.results[ID].pixels, better)


def test_a_result_whose_file_is_written_while_it_is_computed_says_so(
    qtbot: QtBot, compared: MainWindow, engine: EngineScript, theirs: Path, picture_file: Path, tmp_path: Path
) -> None:
    engine.hold_at = ID
    drop(compared, SHIFT, theirs)
    qtbot.waitUntil(lambda: any(ID in made.names for made in engine.made))
    os.utime(theirs, ns=(1, 1))
    engine.hold_at = None
    qtbot.waitUntil(lambda: ID in compared.session.results)
    said = f"The file of {TITLE} was written again while it was computed"
    qtbot.waitUntil(lambda: any(toast.text.startswith(said) for toast in compared.toasts.shown))
    qtbot.waitUntil(lambda: not compared.session.busy)
    # The next time it alone is computed again.
    other = tmp_path / "Other.png"
    Image.fromarray(255 - np.asarray(Image.open(picture_file))).save(other)
    compared.open_paths([other])
    qtbot.waitUntil(lambda: compared.session.plan.picture.path == other and not compared.session.busy)
    compared.open_paths([picture_file])
    qtbot.waitUntil(lambda: ID in compared.session.results and not compared.session.busy)
    assert engine.made[-1].names == [ID]
    assert not any(toast.text.startswith(said) for toast in compared.toasts.shown)


def test_several_results_are_added_and_one_is_removed_by_its_menu(
    qtbot: QtBot, opened: MainWindow, theirs: Path, tmp_path: Path
) -> None:
    other = tmp_path / "Other.png"
    other.write_bytes(theirs.read_bytes())
    drop(opened, SHIFT, theirs, other)
    qtbot.waitUntil(lambda: {ID, "other"} <= set(opened.stage.shown))
    menu = remove_menu(opened, "Remove result")
    menu.aboutToShow.emit()
    assert {action.text() for action in menu.actions()} == {TITLE, "Other"}
    next(action for action in menu.actions() if action.text() == TITLE).trigger()
    assert ID not in opened.stage.order
    assert "other" in opened.stage.shown
    drop(opened, SHIFT, theirs)
    qtbot.waitUntil(lambda: ID in opened.stage.shown)


def test_several_results_stand_in_the_order_in_which_they_were_named(
    qtbot: QtBot, compared: MainWindow, theirs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, other = tmp_path / "gone.png", tmp_path / "Other.png"
    other.write_bytes(theirs.read_bytes())
    read, have_read = given.read_external, Event()

    def read_slowly(path: Path, *more: Any) -> Any:
        # The first takes longest.
        assert path != theirs or have_read.wait(30)
        try:
            return read(path, *more)
        finally:
            if path == other:
                have_read.set()

    monkeypatch.setattr(given, "read_external", read_slowly)
    compared.feature(GivenResults).add_paths([theirs, gone, other])
    qtbot.waitUntil(lambda: {ID, "other"} <= set(compared.stage.order))
    assert compared.stage.order[-2:] == (ID, "other")
    qtbot.waitUntil(lambda: not compared.session.busy)


def test_a_result_of_another_size_is_reported_and_changes_nothing(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path
) -> None:
    small = tmp_path / "small.png"
    Image.new("RGB", (40, 30)).save(small)
    before = opened.stage.order
    drop(opened, SHIFT, small)
    qtbot.waitUntil(lambda: any(toast.severity is Severity.ERROR for toast in opened.toasts.shown))
    assert "40 x 30 pixels; to be compared it must be 160 x 120." in opened.toasts.shown[-1].text
    assert opened.stage.order == before


def test_in_the_other_mode_a_result_says_why_it_does_not_fit(qtbot: QtBot, opened: MainWindow, theirs: Path) -> None:
    drop(opened, SHIFT, theirs)
    qtbot.waitUntil(lambda: ID in opened.session.results)
    opened.actions_by_id["upscale"].trigger()
    qtbot.waitUntil(lambda: pane(opened, ID).header.failure is not None)
    assert "must be 640 x 480" in (pane(opened, ID).header.failure or "")
    opened.actions_by_id["reference"].trigger()
    qtbot.waitUntil(lambda: ID in opened.session.results)


def test_without_a_picture_there_is_nothing_to_add_to(qtbot: QtBot, window: MainWindow, theirs: Path) -> None:
    assert not window.actions_by_id["add-result"].isEnabled()
    drop(window, SHIFT, theirs)
    qtbot.waitUntil(lambda: window.session.plan is not None)
    assert ID not in window.stage.order
