"""The difference view, as a user works it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread, current_thread, main_thread
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.difference import DifferenceKind, color_map, difference_colors
from sr_desktop.imaging.resampling.pyramid import build_pyramid
from sr_desktop.ui.panes.content import PaneContent
from sr_desktop.ui.theme.colors import DARK, colors_of
from sr_desktop.ui.view.state import ViewState
from sr_desktop.ui.view_modes import difference
from sr_desktop.ui.view_modes.difference import DifferenceView
from sr_desktop.ui.view_modes.difference_painting import render_difference
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.workspace.pane_feed import ORIGINAL
from tests.ui.copying import copied_image
from tests.ui.view_modes.conftest import bits_of, choose, painted, pane

ABSOLUTE, SIGNED = DifferenceKind.ABSOLUTE, DifferenceKind.SIGNED
TAG = 60
"""Device pixels at the upper edge in which the title is written."""


@pytest.fixture
def comparing(qtbot: QtBot, finished: MainWindow) -> MainWindow:
    """A window with all results, in the difference."""
    qtbot.keyClick(finished, Qt.Key.Key_D)
    return finished


def expected_colors(window: MainWindow, first: str, second: str, kind: DifferenceKind, gain: int) -> NDArray[np.uint8]:
    """The difference of the whole results in colours, by the plain definition."""
    apart = pane(window, first).pixels.astype(float) - pane(window, second).pixels.astype(float)
    if kind is ABSOLUTE:
        return color_map(kind)[np.rint(np.clip(np.abs(apart).mean(axis=2) * gain, 0, 255)).astype(int)]
    return color_map(kind)[255 + np.rint(np.clip(apart.mean(axis=2) * gain, -255, 255)).astype(int)]


def seen_pixels(window: MainWindow) -> tuple[NDArray[np.uint8], Rect]:
    """What is painted at the middle of every picture pixel that can be seen whole below the title, and where."""
    model, surface = window.stage.model, window.stage.view_of(DifferenceView).surface
    inner = model.visible_rect.grown(-1)
    top = int(model.view.to_picture(0, TAG, model.viewport)[1]) + 1
    region = inner.intersected(Rect.from_edges(inner.x, max(top, inner.y), inner.right, inner.bottom))
    image, found = painted(surface), []
    for y in range(region.y, region.bottom):
        places = [model.view.to_device(x + 0.5, y + 0.5, model.viewport) for x in range(region.x, region.right)]
        found.append([image[int(row), int(column)] for column, row in places])
    return np.array(found), region


def assert_shows(window: MainWindow, first: str, second: str, kind: DifferenceKind, gain: int) -> None:
    seen, region = seen_pixels(window)
    assert region.area > 50
    expected = expected_colors(window, first, second, kind, gain)[region.slices]
    assert len(np.unique(expected.reshape(-1, 3), axis=0)) > 5, "the test needs a difference to see"
    np.testing.assert_array_equal(seen, expected)


def test_every_pixel_has_the_colour_of_its_difference(comparing: MainWindow) -> None:
    assert comparing.stage.view_mode == "difference"
    assert comparing.stage.shown == ("srresnet", ORIGINAL)
    assert comparing.stage.model.viewport == comparing.stage.view_of(DifferenceView).surface.device_size
    assert_shows(comparing, "srresnet", ORIGINAL, ABSOLUTE, 4)
    comparing.stage.model.zoom_to_region(Rect(90, 50, 17, 13))
    assert_shows(comparing, "srresnet", ORIGINAL, ABSOLUTE, 4)


def test_a_shrunk_view_shows_the_differences_of_the_pixels_not_of_their_means() -> None:
    rows, columns = np.mgrid[0:120, 0:160]
    checked = np.repeat(((rows + columns) % 2 * 200).astype(np.uint8)[..., None], 3, axis=2)
    first, second = PaneContent(), PaneContent()
    first.finish(build_pyramid(checked))
    second.finish(build_pyramid(200 - checked))
    image = render_difference(first, second, ABSOLUTE, 1, ViewState(80, 60, 0.5), (100, 90), (100, 90), DARK)
    bits = bits_of(image)
    assert (bits[15:75, 10:90] == color_map(ABSOLUTE)[200]).all(), "the mean of either is 100 everywhere"
    assert (bits[:15] == DARK.color("surround").getRgb()[:3]).all()


def test_results_of_two_sizes_have_no_difference() -> None:
    first, second = PaneContent(), PaneContent()
    first.finish(build_pyramid(np.zeros((20, 20, 3), np.uint8)))
    second.finish(build_pyramid(np.zeros((20, 24, 3), np.uint8)))
    image = render_difference(first, second, ABSOLUTE, 1, ViewState(10, 10, 1.0), (40, 40), (40, 40), DARK)
    assert (bits_of(image) == DARK.color("surround").getRgb()[:3]).all()


def test_kind_and_gain_change_by_key_and_by_mouse_and_the_bar_follows(qtbot: QtBot, comparing: MainWindow) -> None:
    view = comparing.stage.view_of(DifferenceView)
    qtbot.keyClick(comparing, Qt.Key.Key_N)
    assert_shows(comparing, "srresnet", ORIGINAL, SIGNED, 4)
    qtbot.keyClick(comparing, Qt.Key.Key_BracketRight)
    assert_shows(comparing, "srresnet", ORIGINAL, SIGNED, 8)
    assert [text for _, text in view.bar.ticks()] == ["−31.9", "−15.9", "0", "15.9", "31.9"]
    for _ in range(9):
        qtbot.keyClick(comparing, Qt.Key.Key_BracketRight)
    assert (view.gain, view.gain_label.text()) == (32, "× 32")
    for _ in range(9):
        qtbot.keyClick(comparing, Qt.Key.Key_BracketLeft)
    assert view.gain == 1
    choose(view.kind_choice, ABSOLUTE)
    assert [text for _, text in view.bar.ticks()] == ["0", "63.8", "127.5", "191.2", "255"]
    slider = view.gain_slider
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
    assert view.gain == 2
    assert_shows(comparing, "srresnet", ORIGINAL, ABSOLUTE, 2)


def test_the_bar_is_painted_from_the_least_below_to_the_greatest_on_top(comparing: MainWindow) -> None:
    bar = comparing.stage.view_of(DifferenceView).bar
    assert bar.isVisible()
    image, place = painted(bar), bar.bar
    column = image[place.top() : place.bottom() + 1, place.center().x()].astype(int)
    assert np.abs(column[0] - color_map(ABSOLUTE)[-1]).max() < 12
    assert np.abs(column[-1] - color_map(ABSOLUTE)[0]).max() < 12
    assert (np.diff(column.sum(axis=1)) <= 3).all()


def test_any_two_can_be_chosen_and_swapped(qtbot: QtBot, comparing: MainWindow, engine: Any) -> None:
    view = comparing.stage.view_of(DifferenceView)
    choose(view.choices[0], "nearest")
    choose(view.choices[1], "bilinear")
    assert_shows(comparing, "nearest", "bilinear", ABSOLUTE, 4)
    qtbot.keyClick(comparing, Qt.Key.Key_N)
    qtbot.keyClick(comparing, Qt.Key.Key_X)
    assert view.places == ("bilinear", "nearest")
    assert_shows(comparing, "bilinear", "nearest", SIGNED, 4)
    assert len(engine.made) == 1, "nothing was recomputed"


def test_copying_takes_the_colours_that_are_seen(
    qtbot: QtBot, comparing: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    comparing.stage.model.zoom_to_region(Rect(20, 10, 30, 40))
    region = comparing.stage.model.visible_rect
    qtbot.keyClick(comparing, Qt.Key.Key_N)
    made_on: list[Thread] = []

    def make(*args: Any) -> Any:
        made_on.append(current_thread())
        return difference_colors(*args)

    monkeypatch.setattr(difference, "difference_colors", make)
    control = Qt.KeyboardModifier.ControlModifier
    copied = bits_of(copied_image(qtbot, lambda: qtbot.keyClick(comparing, Qt.Key.Key_C, control)))
    # Of a large picture it takes long.
    assert made_on != [main_thread()]
    expected = expected_colors(comparing, "srresnet", ORIGINAL, SIGNED, 4)[region.slices]
    np.testing.assert_array_equal(copied, expected)


def test_changing_the_layout_keeps_the_view(qtbot: QtBot, comparing: MainWindow) -> None:
    model = comparing.stage.model
    model.zoom_to_region(Rect(60, 40, 24, 16))
    view = model.view
    for key in (Qt.Key.Key_W, Qt.Key.Key_D, Qt.Key.Key_G, Qt.Key.Key_D, Qt.Key.Key_Escape):
        qtbot.keyClick(comparing, key)
        assert model.view == view
    assert comparing.actions_by_id["grid"].isChecked()
    assert not comparing.actions_by_id["more-gain"].isEnabled()


def test_what_has_not_arrived_is_gray_and_what_failed_is_said(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    engine.failing, engine.hold_at = ("srresnet",), "srresnet"
    qtbot.keyClick(window, Qt.Key.Key_D)
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: pane(window, "perceptual").pixels is not None)
    qtbot.keyClick(window, Qt.Key.Key_D)
    surface = window.stage.view_of(DifferenceView).surface
    gray = colors_of(surface.palette()).color("placeholder").getRgb()[:3]
    middle = surface.device_size[0] // 2
    assert tuple(painted(surface)[-100, middle]) == gray
    engine.hold_at = None
    qtbot.waitUntil(lambda: pane(window, "srresnet").content.failure is not None)
    assert window.stage.view_of(DifferenceView).scores[0].text() == "No result"
    assert len(np.unique(painted(surface)[TAG:])) > 8, "the sentence is written there"
    choose(window.stage.view_of(DifferenceView).choices[0], "perceptual")
    assert_shows(window, "perceptual", ORIGINAL, ABSOLUTE, 4)


def test_tiles_are_compared_as_they_arrive(qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path) -> None:
    engine.hold_at = "srresnet"
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: pane(window, ORIGINAL).pixels is not None)
    qtbot.waitUntil(lambda: pane(window, "perceptual").pixels is not None)
    qtbot.keyClick(window, Qt.Key.Key_D)
    tile = Rect(64, 0, 64, 64)
    original = pane(window, ORIGINAL).pixels
    ground_truth = original[tile.slices]
    pane(window, "srresnet").add_tile(tile, (255 - original,))
    model = window.stage.model
    sums = np.abs(255 - 2 * ground_truth.astype(int)).sum(axis=2)
    column, row = (int(place) for place in model.view.to_device(64 + 30.5, 40.5, model.viewport))
    expected = color_map(ABSOLUTE)[min(round(sums[40, 30] / 3 * 4), 255)]
    image = painted(window.stage.view_of(DifferenceView).surface)
    np.testing.assert_array_equal(image[row, column], expected)
    beside = int(model.view.to_device(64 - 2.5, 0, model.viewport)[0])
    assert tuple(image[row, beside]) == colors_of(window.palette()).color("placeholder").getRgb()[:3]
    engine.hold_at = None
    qtbot.waitUntil(lambda: pane(window, "srresnet").pixels is not None)
    assert_shows(window, "srresnet", ORIGINAL, ABSOLUTE, 4)


def test_the_difference_survives_a_restart(
    qtbot: QtBot, make_window: Callable[[], MainWindow], storage: QSettings, picture_file: Path
) -> None:
    first = make_window()
    first.open_paths([picture_file])
    qtbot.waitUntil(lambda: not first.session.busy and len(first.session.results) == 6)
    for key in (Qt.Key.Key_D, Qt.Key.Key_N, Qt.Key.Key_BracketRight):
        qtbot.keyClick(first, key)
    choose(first.stage.view_of(DifferenceView).choices[0], "nearest")
    first.close()
    storage.sync()
    second = make_window()
    second.open_paths([picture_file])
    qtbot.waitUntil(lambda: not second.session.busy and pane(second, "nearest").pixels is not None)
    qtbot.waitUntil(lambda: pane(second, ORIGINAL).pixels is not None)
    assert second.actions_by_id["difference"].isChecked()
    assert_shows(second, "nearest", ORIGINAL, SIGNED, 8)


@pytest.mark.parametrize("size", [(640, 480), (1600, 1000)])
def test_the_window_takes_small_and_large_sizes(comparing: MainWindow, size: tuple[int, int]) -> None:
    comparing.resize(*size)
    QApplication.processEvents()
    assert (comparing.width(), comparing.height()) == size
    view = comparing.stage.view_of(DifferenceView)
    assert comparing.stage.model.viewport == view.surface.device_size
    assert view.bar.geometry().right() == view.rect().right()
    assert view.line.minimumSizeHint().width() <= view.width(), "the line of choices must fit"
    assert_shows(comparing, "srresnet", ORIGINAL, ABSOLUTE, 4)
