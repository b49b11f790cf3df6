"""Full screen shows nothing but the panes, and Esc leaves it; a new picture begins at nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from sr_desktop import methods
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.workspace.pane_feed import ORIGINAL


def pane(window: MainWindow, name: str) -> Pane:
    return next(each for each in window.stage.panes if each.method_id == name)


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.stage.take_focus()
    qtbot.keyClick(window, key)


def test_esc_leaves_full_screen_first_and_the_pane_alone_then(qtbot: QtBot, compared: MainWindow) -> None:
    compared.actions_by_id["table"].trigger()
    dock = compared.workspace.docks._switches[0].dock
    around = [compared.menuBar(), compared.toolbar, compared.statusBar(), dock]
    assert all(part.isVisible() for part in around)
    compared.stage.show_alone("srcnn")
    press(qtbot, compared, Qt.Key.Key_F11)
    qtbot.waitUntil(compared.isFullScreen)
    assert not any(part.isVisible() for part in around)
    press(qtbot, compared, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not compared.isFullScreen())
    assert all(part.isVisible() for part in around)
    assert compared.stage.solo == "srcnn"
    press(qtbot, compared, Qt.Key.Key_Escape)
    assert compared.stage.solo is None


def test_a_window_closed_in_full_screen_opens_with_everything_around_it(
    qtbot: QtBot, make_window: Callable[[], MainWindow]
) -> None:
    window = make_window()
    window.actions_by_id["full-screen"].trigger()
    qtbot.waitUntil(lambda: not window.toolbar.isVisible())
    window.close()
    again = make_window()
    qtbot.waitUntil(again.isFullScreen)
    assert not again.toolbar.isVisible()
    again.actions_by_id["full-screen"].trigger()
    qtbot.waitUntil(lambda: not again.isFullScreen())
    qtbot.waitUntil(again.toolbar.isVisible)
    assert again.menuBar().isVisible()


@pytest.mark.parametrize("before", [False, True])
def test_o_shows_the_input_where_the_picture_is_enlarged(
    qtbot: QtBot, window: MainWindow, picture_file: Path, before: bool
) -> None:
    """Before the picture is opened, or with it open and its method hidden."""
    window.actions_by_id["upscale"].trigger()
    window.stage.show_pane("nearest", False)
    if before:
        press(qtbot, window, Qt.Key.Key_O)
    window.open_paths([picture_file])
    shown = [name for name in methods.DEFAULT_IDS if name != "nearest"]
    qtbot.waitUntil(lambda: set(shown) <= set(window.session.results))
    if not before:
        assert ORIGINAL not in window.stage.shown
        press(qtbot, window, Qt.Key.Key_O)
    assert ORIGINAL in window.stage.shown
    assert pane(window, ORIGINAL).title == "Input"
    qtbot.waitUntil(lambda: pane(window, ORIGINAL).pixels is not None)
    given = window.session.input
    assert given is not None
    squares = given.low_resolution.pixels.repeat(4, axis=0).repeat(4, axis=1)
    np.testing.assert_array_equal(pane(window, ORIGINAL).pixels, squares)
    press(qtbot, window, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: pane(window, ORIGINAL).title == "Original")
    press(qtbot, window, Qt.Key.Key_O)
    assert ORIGINAL not in window.stage.shown


def test_a_new_picture_begins_without_the_progress_of_the_last(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path, tmp_path: Path
) -> None:
    engine.hold_at = "srresnet"
    window.open_paths([picture_file])
    bar = window.workspace.status.findChild(QProgressBar)
    qtbot.waitUntil(lambda: bar.value() > 500)
    other = tmp_path / "other.png"
    other.write_bytes(picture_file.read_bytes())
    engine.entry.clear()
    seen: list[tuple[int, set[float | None]]] = []

    def look() -> None:
        seen.append((bar.value(), {each.header._progress for each in window.stage.panes}))

    window.session.computing.connect(look)
    window.open_paths([other])
    qtbot.waitUntil(lambda: bool(seen))
    look()
    engine.entry.set()
    assert all(value == 0 for value, _ in seen)
    assert all(progress <= {None, 0.0} for _, progress in seen)
    assert window.workspace.status.job_text == "Starting…"
