"""Holding a key to see the original, as a user does."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sr_desktop import methods
from sr_desktop.ui.panes.painting import render
from sr_desktop.ui.panes.surface import PictureSurface
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.workspace.pane_feed import ORIGINAL
from tests.ui.view_modes.conftest import bits_of, painted, pane

pytestmark = pytest.mark.usefixtures("pointer_away")

MARK = 40
"""Device pixels from the upper edge in which the mark is written."""
HELD = Qt.Key.Key_H


@pytest.fixture
def finished(qtbot: QtBot, window: MainWindow, picture_file: Path) -> MainWindow:
    """A window with all results of a picture."""
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: all(pane(window, name).pixels is not None for name in methods.DEFAULT_IDS))
    qtbot.waitUntil(lambda: not window.session.busy and pane(window, ORIGINAL).pixels is not None)
    return window


def surfaces(window: MainWindow) -> list[PictureSurface]:
    return [surface for surface in window.stage.surfaces if surface.isVisible()]


def picture_of(window: MainWindow, surface: PictureSurface, pane_id: str) -> NDArray[np.uint8]:
    """What a surface would paint of a pane's result."""
    model, content = window.stage.model, pane(window, pane_id).content
    image = render(content, model.view, model.viewport, surface.device_size, colors_of(surface.palette()))
    return bits_of(image)


def accented(window: MainWindow, image: NDArray[np.uint8]) -> int:
    """How many pixels of the upper edge have the colour of the mark."""
    accent = colors_of(window.palette()).color("accent")
    return int((image[:MARK] == [accent.red(), accent.green(), accent.blue()]).all(axis=2).sum())


def assert_all_show(window: MainWindow, pane_id: str) -> None:
    assert surfaces(window)
    for surface in surfaces(window):
        seen = painted(surface)
        np.testing.assert_array_equal(seen[MARK:], picture_of(window, surface, pane_id)[MARK:])
        assert accented(window, seen) > 200, "a mark says so"


@pytest.mark.parametrize(
    ("layout", "modifier"),
    [
        (Qt.Key.Key_G, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_S, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_W, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_W, Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_D, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_while_the_key_is_held_everything_shows_the_original(
    qtbot: QtBot, finished: MainWindow, layout: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    qtbot.keyClick(finished, layout, modifier)
    before = [painted(surface) for surface in surfaces(finished)]
    QTest.keyPress(finished, HELD)
    assert_all_show(finished, ORIGINAL)
    QTest.keyRelease(finished, HELD)
    for surface, as_before in zip(surfaces(finished), before, strict=True):
        np.testing.assert_array_equal(painted(surface), as_before)


def send_repeat(window: MainWindow) -> None:
    """A key that is held repeats: a release and a press, both marked as such."""
    target = QApplication.focusWidget() or window
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, HELD, Qt.KeyboardModifier.NoModifier, "h", True, 1)
        QApplication.sendEvent(target, event)


def test_the_view_moves_under_it_and_repetition_is_no_release(qtbot: QtBot, finished: MainWindow) -> None:
    QTest.keyPress(finished, HELD)
    send_repeat(finished)
    assert_all_show(finished, ORIGINAL)
    qtbot.keyClick(finished, Qt.Key.Key_4)
    assert finished.stage.model.scale == 4.0
    assert_all_show(finished, ORIGINAL)
    qtbot.keyClick(finished, Qt.Key.Key_W)
    assert_all_show(finished, ORIGINAL)
    QTest.keyRelease(QApplication.focusWidget() or finished, HELD)
    assert accented(finished, painted(surfaces(finished)[0])) == 0


def test_a_window_that_loses_the_keyboard_lets_go(qtbot: QtBot, finished: MainWindow) -> None:
    QTest.keyPress(finished, HELD)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not finished.isActiveWindow())
    seen = painted(pane(finished, "nearest").canvas)
    np.testing.assert_array_equal(seen, picture_of(finished, pane(finished, "nearest").canvas, "nearest"))


def test_from_the_menu_it_lasts_until_the_next_key(qtbot: QtBot, finished: MainWindow) -> None:
    finished.actions_by_id["flash-original"].trigger()
    assert_all_show(finished, ORIGINAL)
    qtbot.keyClick(finished, Qt.Key.Key_Shift)
    assert accented(finished, painted(surfaces(finished)[0])) == 0


def test_where_there_is_no_original_it_is_the_bicubic_picture(qtbot: QtBot, finished: MainWindow) -> None:
    qtbot.keyClick(finished, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: not finished.session.busy and pane(finished, "srresnet").pixels is not None)
    qtbot.waitUntil(lambda: pane(finished, "bicubic").pixels is not None)
    QTest.keyPress(finished, HELD)
    assert_all_show(finished, "bicubic")
    QTest.keyRelease(finished, HELD)


def test_where_there_is_neither_a_sentence_says_so(qtbot: QtBot, window: MainWindow, picture_file: Path) -> None:
    window.stage.show_pane("bicubic", False)
    qtbot.keyClick(window, Qt.Key.Key_U)
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: not window.session.busy and len(window.session.results) == 5)
    before = painted(pane(window, "srresnet").canvas)
    QTest.keyPress(window, HELD)
    assert any("no original" in toast.text for toast in window.toasts.shown)
    np.testing.assert_array_equal(painted(pane(window, "srresnet").canvas), before)
    QTest.keyRelease(window, HELD)
    assert len(window.session.results) == 5, "nothing is computed for it"
