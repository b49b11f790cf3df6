"""The loupe, as a user operates it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sr_desktop import methods
from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.loupe.feature import Magnifying
from sr_desktop.ui.loupe.loupe import Loupe
from sr_desktop.ui.panes.surface import PictureSurface
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.workspace.pane_feed import ORIGINAL
from tests.ui.view_modes.conftest import painted, pane

pytestmark = pytest.mark.usefixtures("pointer_away")

EVERYTHING = (*methods.DEFAULT_IDS, ORIGINAL)
FRAME = 2
"""Device pixels of the frame around the pixel under the pointer."""


@pytest.fixture
def finished(qtbot: QtBot, window: MainWindow, picture_file: Path) -> MainWindow:
    """A window with all results of a picture."""
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: all(pane(window, name).pixels is not None for name in EVERYTHING))
    qtbot.waitUntil(lambda: not window.session.busy)
    return window


def loupe_of(window: MainWindow) -> Loupe:
    return window.feature(Magnifying).loupe


def surface(window: MainWindow) -> PictureSurface:
    return next(surface for surface in window.stage.surfaces if surface.isVisible())


def point_at(window: MainWindow, x: int, y: int) -> None:
    """Move the pointer over the middle of a picture pixel, again if the window was still being laid out."""
    model = window.stage.model
    for _ in range(3):
        over = surface(window)
        column, row = model.view.to_device(x + 0.5, y + 0.5, model.viewport)
        QTest.mouseMove(over, QPoint(int(column), int(row)))
        QApplication.processEvents()
    assert model.hover == (x, y)


def enlarged(window: MainWindow, pane_id: str, spot: tuple[int, int], side: int, times: int) -> NDArray[np.uint8]:
    """The result around a pixel, every pixel a square of device pixels; the test's pictures are inside all round."""
    pixels = pane(window, pane_id).pixels
    offset = np.floor((np.arange(side) + 0.5 - np.floor(side / 2 - 0.5 * times + 0.5 - 2**-20)) / times).astype(int)
    return pixels[spot[1] + offset][:, spot[0] + offset]


def assert_magnifies(window: MainWindow, names: tuple[str, ...], spot: tuple[int, int], times: int) -> None:
    loupe = loupe_of(window)
    assert loupe.isVisible()
    assert [patch.title for patch in loupe.patches] == [window.stage.titles[name] for name in names]
    seen = painted(loupe)
    for number, name in enumerate(names):
        place = loupe.arrangement.patch_rect(number)
        patch, expected = seen[place.slices].copy(), enlarged(window, name, spot, place.width, times)
        start = int(np.floor(place.width / 2 - 0.5 * times + 0.5 - 2**-20))
        inner = slice(start, start + times)
        np.testing.assert_array_equal(patch[inner, inner], expected[inner, inner])
        around = slice(start - FRAME, start + times + FRAME)
        patch[around, around] = expected[around, around]
        np.testing.assert_array_equal(patch, expected, name)


def turn_wheel(over: QWidget, at: QPoint, angle: int) -> None:
    event = QWheelEvent(
        QPointF(at), QPointF(over.mapToGlobal(at)), QPoint(), QPoint(0, angle), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ShiftModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(over, event)


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
def test_in_every_layout_it_shows_the_spot_of_every_method_and_of_the_original(
    qtbot: QtBot, finished: MainWindow, layout: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    qtbot.keyClick(finished, layout, modifier)
    qtbot.keyClick(finished, Qt.Key.Key_L)
    for spot in ((60, 50), (61, 50), (97, 71)):
        point_at(finished, *spot)
        assert_magnifies(finished, EVERYTHING, spot, 8)
    qtbot.keyClick(finished, Qt.Key.Key_L)
    assert not loupe_of(finished).isVisible()


def test_it_follows_the_pointer_inside_the_window_and_lets_the_mouse_through(
    qtbot: QtBot, finished: MainWindow
) -> None:
    qtbot.keyClick(finished, Qt.Key.Key_S)
    qtbot.keyClick(finished, Qt.Key.Key_L)
    over, places = surface(finished), set()
    for fraction_x in (0.25, 0.5, 0.75):
        for fraction_y in (0.12, 0.5, 0.8):
            at = QPoint(int(fraction_x * over.width()), int(fraction_y * over.height()))
            QTest.mouseMove(over, at)
            loupe = loupe_of(finished)
            places.add((loupe.x(), loupe.y()))
            assert finished.stage.rect().contains(loupe.geometry())
            assert not loupe.geometry().contains(over.mapTo(finished.stage, at))
            inside = loupe.geometry().center()
            assert finished.stage.childAt(inside) is not loupe, "the mouse meets what lies under it"
    assert len(places) >= 5
    QTest.mouseMove(over, QPoint(over.width() // 2, over.height() // 2))
    QTest.mouseMove(finished.toolbar, QPoint(5, 5))
    QApplication.sendPostedEvents()
    assert not loupe_of(finished).isVisible()


def test_wheel_with_shift_and_keys_magnify_and_the_view_stays(qtbot: QtBot, finished: MainWindow) -> None:
    qtbot.keyClick(finished, Qt.Key.Key_L)
    point_at(finished, 70, 60)
    view, over = finished.stage.model.view, surface(finished)
    turn_wheel(over, QPoint(100, 100), 120)
    assert_magnifies(finished, EVERYTHING, (70, 60), 12)
    for _ in range(4):
        turn_wheel(over, QPoint(100, 100), -60)
    assert_magnifies(finished, EVERYTHING, (70, 60), 6)
    qtbot.keyClick(finished, Qt.Key.Key_Comma)
    assert_magnifies(finished, EVERYTHING, (70, 60), 4)
    for _ in range(20):
        qtbot.keyClick(finished, Qt.Key.Key_Period)
    assert_magnifies(finished, EVERYTHING, (70, 60), 32)
    assert finished.stage.model.view == view
    qtbot.keyClick(finished, Qt.Key.Key_L)
    turn_wheel(over, QPoint(100, 100), 120)
    assert finished.stage.model.view != view, "without a loupe the wheel zooms as ever"


def test_it_leaves_out_what_is_hidden_but_not_what_the_layout_shows(qtbot: QtBot, finished: MainWindow) -> None:
    finished.stage.show_pane("nearest", False)
    finished.stage.show_pane("bicubic", False)
    qtbot.keyClick(finished, Qt.Key.Key_L)
    point_at(finished, 60, 50)
    assert_magnifies(finished, ("bilinear", "srcnn", "perceptual", "srresnet", ORIGINAL), (60, 50), 8)
    qtbot.keyClick(finished, Qt.Key.Key_W)
    point_at(finished, 61, 50)
    assert_magnifies(finished, ("bilinear", "bicubic", "srcnn", "perceptual", "srresnet", ORIGINAL), (61, 50), 8)


def test_without_an_original_it_shows_the_methods_alone(qtbot: QtBot, finished: MainWindow) -> None:
    qtbot.keyClick(finished, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: not finished.session.busy and pane(finished, "srresnet").pixels is not None)
    qtbot.waitUntil(lambda: all(pane(finished, name).pixels is not None for name in methods.DEFAULT_IDS))
    qtbot.keyClick(finished, Qt.Key.Key_L)
    QTest.mouseMove(surface(finished), QPoint(100, 90))
    assert_magnifies(finished, methods.DEFAULT_IDS, finished.stage.model.hover, 8)


def test_beyond_the_edge_of_the_picture_is_the_surround(qtbot: QtBot, finished: MainWindow) -> None:
    qtbot.keyClick(finished, Qt.Key.Key_L)
    finished.stage.model.zoom_to_region(Rect(0, 0, 40, 30))
    point_at(finished, 0, 0)
    loupe = loupe_of(finished)
    place = loupe.arrangement.patch_rect(0)
    corner = painted(loupe)[place.y, place.x]
    assert corner.tolist() == [0x44] * 3


def test_it_is_usable_in_a_small_window(qtbot: QtBot, finished: MainWindow) -> None:
    finished.resize(640, 480)
    QApplication.processEvents()
    qtbot.keyClick(finished, Qt.Key.Key_L)
    point_at(finished, 80, 60)
    assert_magnifies(finished, EVERYTHING, (80, 60), 8)
    assert finished.stage.rect().contains(loupe_of(finished).geometry())
    assert loupe_of(finished).arrangement.side >= 70


def test_it_is_remembered(
    qtbot: QtBot, make_window: Callable[[], MainWindow], storage: QSettings, picture_file: Path
) -> None:
    first = make_window()
    first.open_paths([picture_file])
    qtbot.waitUntil(lambda: first.session.plan is not None)
    qtbot.keyClick(first, Qt.Key.Key_L)
    qtbot.keyClick(first, Qt.Key.Key_Period)
    first.close()
    storage.sync()
    second = make_window()
    second.open_paths([picture_file])
    qtbot.waitUntil(lambda: not second.session.busy and pane(second, "srresnet").pixels is not None)
    qtbot.waitUntil(lambda: all(pane(second, name).pixels is not None for name in EVERYTHING))
    point_at(second, 60, 50)
    assert_magnifies(second, EVERYTHING, (60, 50), 12)
