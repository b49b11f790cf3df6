"""The four-way wipe, as a user works it: four results under two dividers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QSettings, Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sr_desktop.ui.panes.painting import render
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.view_modes.divided_surface import Axis
from sr_desktop.ui.view_modes.four_wipe import FourWipeSurface, FourWipeView
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.workspace.pane_feed import ORIGINAL
from tests.ui.view_modes.conftest import bits_of, choose, painted, pane

NOTES = 60
"""Device pixels from the upper and lower edge in which titles are written."""
DIVIDER = 9
"""Device pixels on either side of a divider that its line and the handle cover."""
SHIFT = Qt.KeyboardModifier.ShiftModifier
DEFAULT = ("bicubic", "srcnn", "perceptual", "srresnet")


@pytest.fixture
def wiping(qtbot: QtBot, finished: MainWindow) -> MainWindow:
    """A window with all results, in the four-way wipe."""
    qtbot.keyClick(finished, Qt.Key.Key_W, SHIFT)
    return finished


def surface_of(window: MainWindow) -> FourWipeSurface:
    return window.stage.view_of(FourWipeView).wipe


def alone(window: MainWindow, pane_id: str) -> NDArray[np.uint8]:
    """What the pane would paint, were it as large as the wipe."""
    surface, model = surface_of(window), window.stage.model
    colors = colors_of(surface.palette())
    return bits_of(render(pane(window, pane_id).content, model.view, model.viewport, surface.device_size, colors))


def assert_parted_at(window: MainWindow, x: int, y: int, names: tuple[str, ...]) -> None:
    """Each quarter shows its result, to the pixel, beside titles and dividers."""
    seen = painted(surface_of(window))
    height, width = seen.shape[:2]
    rows = (slice(NOTES, max(NOTES, y - DIVIDER)), slice(min(y + DIVIDER, height - NOTES), height - NOTES))
    columns = (slice(0, max(0, x - DIVIDER)), slice(min(x + DIVIDER, width), width))
    expected = [alone(window, name) for name in names]
    assert len({one.tobytes() for one in expected}) == 4, "the test needs four results that differ"
    for place, one in enumerate(expected):
        quarter = rows[place // 2], columns[place % 2]
        np.testing.assert_array_equal(seen[quarter], one[quarter], str(names[place]))


def drag(surface: FourWipeSurface, *points: QPoint) -> None:
    QTest.mousePress(surface, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(surface, point)
    QTest.mouseRelease(surface, Qt.MouseButton.LeftButton, pos=points[-1])


class PaintedRegions(QObject):
    """What of a widget is painted from now on."""

    def __init__(self, surface: FourWipeSurface) -> None:
        super().__init__(surface)
        self.rects: list[QRect] = []
        surface.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent):
            self.rects.append(event.region().boundingRect())
        return False


def test_each_quarter_shows_its_result_to_the_pixel(wiping: MainWindow) -> None:
    assert wiping.stage.view_mode == "four-wipe"
    assert wiping.actions_by_id["four-wipe"].isChecked()
    assert wiping.stage.shown == DEFAULT
    width, height = surface_of(wiping).device_size
    assert wiping.stage.model.viewport == (width, height)
    assert_parted_at(wiping, round(width / 2), round(height / 2), DEFAULT)


@pytest.mark.parametrize(
    ("start", "moved"), [((0.5, 0.2), (True, False)), ((0.2, 0.5), (False, True)), ((0.5, 0.5), (True, True))]
)
def test_a_divider_or_their_crossing_is_dragged(
    wiping: MainWindow, start: tuple[float, float], moved: tuple[bool, bool]
) -> None:
    surface = surface_of(wiping)
    before = surface.divider_at(Axis.X), surface.divider_at(Axis.Y)
    at = QPoint(round(start[0] * surface.width()) + 2, round(start[1] * surface.height()) + 2)
    drag(surface, at, at + QPoint(30, 30), at + QPoint(-120, 60))
    x, y = before[0] - 120 * moved[0], before[1] + 60 * moved[1]
    assert (surface.divider_at(Axis.X), surface.divider_at(Axis.Y)) == (x, y)
    assert wiping.stage.model.is_fit, "that was no rectangle to zoom to"
    assert_parted_at(wiping, x, y, DEFAULT)


def test_a_double_click_puts_what_it_meets_back_into_the_middle(wiping: MainWindow) -> None:
    surface = surface_of(wiping)
    middle = QPoint(surface.divider_at(Axis.X), surface.divider_at(Axis.Y))
    corner = QPoint(101, 131)
    drag(surface, middle, corner)
    assert (surface.divider_at(Axis.X), surface.divider_at(Axis.Y)) == (101, 131)
    QTest.mouseDClick(surface, Qt.MouseButton.LeftButton, pos=QPoint(101, 300))
    assert (surface.divider_at(Axis.X), surface.divider_at(Axis.Y)) == (middle.x(), 131)
    QTest.mouseDClick(surface, Qt.MouseButton.LeftButton, pos=QPoint(middle.x(), 131))
    assert (surface.divider_at(Axis.X), surface.divider_at(Axis.Y)) == (middle.x(), middle.y())


def test_shift_and_arrows_move_either_divider(qtbot: QtBot, wiping: MainWindow) -> None:
    surface = surface_of(wiping)
    x, y = surface.divider_at(Axis.X), surface.divider_at(Axis.Y)
    assert surface.hasFocus()
    qtbot.keyClick(surface, Qt.Key.Key_Left, SHIFT)
    qtbot.keyClick(surface, Qt.Key.Key_Down, SHIFT)
    assert surface.divider_at(Axis.X) < x
    assert surface.divider_at(Axis.Y) > y
    assert_parted_at(wiping, surface.divider_at(Axis.X), surface.divider_at(Axis.Y), DEFAULT)


def test_the_pointer_says_what_a_press_would_take(qtbot: QtBot, wiping: MainWindow) -> None:
    surface = surface_of(wiping)
    x, y = surface.divider_at(Axis.X), surface.divider_at(Axis.Y)
    for place, shape in (
        (QPoint(x + 1, 100), Qt.CursorShape.SplitHCursor),
        (QPoint(100, y - 1), Qt.CursorShape.SplitVCursor),
        (QPoint(x + 7, y - 7), Qt.CursorShape.SizeAllCursor),
        (QPoint(100, 100), Qt.CursorShape.CrossCursor),
    ):
        qtbot.mouseMove(surface, place)
        assert surface.cursor().shape() == shape


def test_dragging_paints_only_what_it_uncovers_and_leaves_nothing_behind(qtbot: QtBot, wiping: MainWindow) -> None:
    surface = surface_of(wiping)
    painted(surface)
    x, height = surface.divider_at(Axis.X), surface.height()
    QTest.mouseMove(surface, QPoint(x, 90))
    QTest.mousePress(surface, Qt.MouseButton.LeftButton, pos=QPoint(x, 90))
    QApplication.processEvents()
    regions = PaintedRegions(surface)
    QTest.mouseMove(surface, QPoint(x - 25, 90))
    qtbot.waitUntil(lambda: bool(regions.rects))
    whole = regions.rects[0]
    for rect in regions.rects[1:]:
        whole = whole.united(rect)
    assert whole.height() == height
    assert 25 <= whole.width() <= 25 + 4 * DIVIDER
    QTest.mouseRelease(surface, Qt.MouseButton.LeftButton, pos=QPoint(x - 25, 90))
    on_screen = bits_of(wiping.screen().grabWindow(wiping.winId()).toImage())
    at, (rows, columns) = surface.mapTo(wiping, QPoint(0, 0)), (surface.height(), surface.width())
    np.testing.assert_array_equal(
        on_screen[at.y() : at.y() + rows, at.x() : at.x() + columns], painted(surface), "as if painted whole"
    )


def test_every_quarter_has_its_picker_and_turning_round_is_clockwise(
    qtbot: QtBot, wiping: MainWindow, engine: Any
) -> None:
    view = wiping.stage.view_of(FourWipeView)
    choose(view.choices[2], ORIGINAL)
    assert view.places == ("bicubic", "srcnn", ORIGINAL, "srresnet")
    choose(view.choices[3], "bicubic")
    assert view.places == ("srresnet", "srcnn", ORIGINAL, "bicubic"), "two change places"
    qtbot.keyClick(surface_of(wiping), Qt.Key.Key_X)
    assert view.places == (ORIGINAL, "srresnet", "bicubic", "srcnn")
    width, height = surface_of(wiping).device_size
    assert_parted_at(wiping, round(width / 2), round(height / 2), view.places)
    assert [choice.currentData() for choice in view.choices] == list(view.places)
    assert len(engine.made) == 1, "nothing was recomputed"


def test_titles_and_figures_are_in_the_outer_corners(qtbot: QtBot, wiping: MainWindow) -> None:
    surface = surface_of(wiping)
    assert surface.label(pane(wiping, "srresnet")) == "SRResNet   25.00 dB   .5500"
    seen = painted(surface).astype(int)
    height, width = seen.shape[:2]
    for place, name in enumerate(DEFAULT):
        rows = slice(0, NOTES) if place < 2 else slice(height - NOTES, height)
        columns = slice(0, width // 2 - DIVIDER) if place % 2 == 0 else slice(width // 2 + DIVIDER, width)
        written = np.abs(seen[rows, columns] - alone(wiping, name)[rows, columns]).max(axis=2) > 0
        assert written.sum() > 500, name
        written_columns = np.nonzero(written.any(axis=0))[0]
        assert written_columns[0] == 8 if place % 2 == 0 else written_columns[-1] == written.shape[1] - 9


def test_copying_and_the_status_take_the_quarter_under_the_pointer(qtbot: QtBot, wiping: MainWindow) -> None:
    surface = surface_of(wiping)
    x, y = surface.divider_at(Axis.X), surface.divider_at(Axis.Y)
    for place, (dx, dy) in enumerate(((-40, -40), (40, -40), (-40, 40), (40, 40))):
        qtbot.mouseMove(surface, QPoint(x + dx, y + dy))
        assert wiping.stage.current == DEFAULT[place]


def test_it_is_usable_in_a_small_window(wiping: MainWindow) -> None:
    wiping.resize(640, 480)
    QApplication.processEvents()
    assert (wiping.width(), wiping.height()) == (640, 480)
    surface = surface_of(wiping)
    assert_parted_at(wiping, surface.divider_at(Axis.X), surface.divider_at(Axis.Y), DEFAULT)
    for choice in wiping.stage.view_of(FourWipeView).choices:
        assert wiping.stage.view_of(FourWipeView).line.rect().contains(choice.geometry())
        assert choice.width() >= 80


@pytest.fixture
def restarted(
    qtbot: QtBot, make_window: Callable[[], MainWindow], storage: QSettings, picture_file: Path
) -> MainWindow:
    """The window of a second start, after the four-way wipe was chosen and left."""
    first = make_window()
    first.open_paths([picture_file])
    qtbot.waitUntil(lambda: not first.session.busy and len(first.session.results) == 6)
    qtbot.mouseClick(first.toolbar.widgetForAction(first.actions_by_id["four-wipe"]), Qt.MouseButton.LeftButton)
    choose(first.stage.view_of(FourWipeView).choices[0], "nearest")
    first.close()
    storage.sync()
    return make_window()


def test_it_survives_a_restart(restarted: MainWindow) -> None:
    assert restarted.stage.view_mode == "four-wipe"
    assert restarted.stage.view_of(FourWipeView).places == ("nearest", "srcnn", "perceptual", "srresnet")


@pytest.mark.parametrize(
    ("key", "modifier"), [(Qt.Key.Key_W, SHIFT), (Qt.Key.Key_W, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_D, None)]
)
def test_wheel_and_drags_do_the_same_in_every_view(
    qtbot: QtBot, finished: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier | None
) -> None:
    qtbot.keyClick(finished, key, modifier or Qt.KeyboardModifier.NoModifier)
    model = finished.stage.model
    surface = next(surface for surface in finished.stage.surfaces if surface.isVisible())
    at = QPoint(surface.width() // 2 - 100, surface.height() // 2 - 80)
    under = model.view.to_picture(at.x(), at.y(), model.viewport)
    turn = QWheelEvent(
        QPointF(at), QPointF(surface.mapToGlobal(at)), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(surface, turn)
    assert not model.is_fit
    assert model.view.to_picture(at.x(), at.y(), model.viewport) == pytest.approx(under, abs=0.2)
    center = model.view.center_x
    QTest.mousePress(surface, Qt.MouseButton.MiddleButton, pos=at)
    moved = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at) - QPointF(30, 0), QPointF(surface.mapToGlobal(at)) - QPointF(30, 0),
        Qt.MouseButton.NoButton, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(surface, moved)
    QTest.mouseRelease(surface, Qt.MouseButton.MiddleButton, pos=at - QPoint(30, 0))
    assert model.view.center_x == pytest.approx(center + 30 / model.scale)
    scale = model.scale
    QTest.mousePress(surface, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(surface, at + QPoint(30, 20))
    QTest.mouseMove(surface, at + QPoint(60, 45))
    QTest.mouseRelease(surface, Qt.MouseButton.LeftButton, pos=at + QPoint(60, 45))
    assert model.scale > scale, "a rectangle away from the dividers zooms"
    QTest.mouseDClick(surface, Qt.MouseButton.LeftButton, pos=at)
    assert model.is_fit
