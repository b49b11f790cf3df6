"""Full screen shows nothing but the panes, and Esc leaves it; a new picture begins at nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from sr_desktop import methods
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.measuring.plots.feature import Plotting
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.workspace.docks import ClosableDock
from sr_desktop.ui.workspace.pane_feed import ORIGINAL


@pytest.fixture
def several(tmp_path: Path) -> list[Path]:
    """Two small pictures."""
    paths = [tmp_path / "set" / f"{name}.png" for name in "ab"]
    paths[0].parent.mkdir()
    for number, path in enumerate(paths):
        Image.fromarray(np.random.default_rng(number).integers(0, 256, (32, 48, 3), np.uint8)).save(path)
    return paths


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


def full_screen(qtbot: QtBot, window: MainWindow, is_full: bool) -> None:
    window.actions_by_id["full-screen"].trigger()
    qtbot.waitUntil(lambda: window.isFullScreen() is is_full)


def docks(window: MainWindow) -> list[str]:
    """Names of those that are shown, sorted."""
    return sorted(dock.objectName() for dock in window.findChildren(ClosableDock) if not dock.isHidden())


def test_docks_that_full_screen_hides_stay_hidden_whatever_is_opened(
    qtbot: QtBot, window: MainWindow, several: list[Path]
) -> None:
    window.open_paths(several[:1])
    qtbot.waitUntil(lambda: len(window.session.results) == 6 and not window.session.busy)
    for name in ("table", "histogram"):
        window.actions_by_id[name].trigger()
    table, histogram = window.workspace.docks._switches[0], window.feature(Plotting).histogram
    table.dock.raise_()
    qtbot.waitUntil(lambda: table.is_in_front)
    height = table.dock.height()
    full_screen(qtbot, window, True)
    window.open_paths(several)
    qtbot.waitUntil(lambda: bool(window.feature(Collection).paths) and not window.session.busy)
    assert docks(window) == []
    assert not window.feature(Collection).strip.isVisible()
    full_screen(qtbot, window, False)
    assert docks(window) == ["histogram-dock", "table-dock"]
    qtbot.waitUntil(lambda: table.is_in_front and not histogram.is_in_front)
    qtbot.waitUntil(lambda: table.dock.height() == height)
    qtbot.waitUntil(window.feature(Collection).strip.isVisible)


def test_a_picture_alone_has_no_film_strip_after_full_screen(
    qtbot: QtBot, window: MainWindow, several: list[Path], picture_file: Path
) -> None:
    window.open_paths(several)
    qtbot.waitUntil(window.feature(Collection).strip.isVisible)
    full_screen(qtbot, window, True)
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: not window.feature(Collection).paths)
    full_screen(qtbot, window, False)
    qtbot.waitUntil(window.toolbar.isVisible)
    assert not window.feature(Collection).strip.isVisible()
    qtbot.waitUntil(lambda: not window.session.busy)


def test_in_full_screen_a_key_shows_what_is_hidden_and_hides_it_again(
    qtbot: QtBot, compared: MainWindow, several: list[Path]
) -> None:
    compared.open_paths(several)
    strip = compared.feature(Collection).strip
    qtbot.waitUntil(strip.isVisible)
    qtbot.waitUntil(lambda: not compared.session.busy)
    table, action = compared.workspace.docks._switches[0].dock, compared.actions_by_id["table"]
    press(qtbot, compared, Qt.Key.Key_F)
    qtbot.waitUntil(table.isVisible)
    full_screen(qtbot, compared, True)
    assert not action.isChecked()
    for part, key in ((table, Qt.Key.Key_F), (strip, Qt.Key.Key_F6)):
        press(qtbot, compared, key)
        qtbot.waitUntil(part.isVisible)
        press(qtbot, compared, key)
        qtbot.waitUntil(lambda part=part: not part.isVisible())
    press(qtbot, compared, Qt.Key.Key_F)
    qtbot.waitUntil(table.isVisible)
    table.close()
    # What was there before is there again, and what was opened meanwhile stays.
    press(qtbot, compared, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: docks(compared) == ["evaluation-dock"])
    full_screen(qtbot, compared, False)
    qtbot.waitUntil(lambda: docks(compared) == ["evaluation-dock", "table-dock"])
    assert strip.isVisible()
    assert action.isChecked()
    assert compared.feature(Evaluating).switch.is_in_front
    # Outside of it a closed dock stays closed.
    press(qtbot, compared, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: docks(compared) == ["table-dock"])


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


def test_docks_hidden_by_full_screen_are_there_at_the_next_start(
    qtbot: QtBot, make_window: Callable[[], MainWindow], picture_file: Path
) -> None:
    window = make_window()
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: len(window.session.results) == 6 and not window.session.busy)
    window.actions_by_id["table"].trigger()
    full_screen(qtbot, window, True)
    window.close()
    again = make_window()
    qtbot.waitUntil(again.isFullScreen)
    again.open_paths([picture_file])
    qtbot.waitUntil(lambda: len(again.session.results) == 6 and not again.session.busy)
    assert docks(again) == []
    full_screen(qtbot, again, False)
    qtbot.waitUntil(lambda: docks(again) == ["table-dock"])


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
