"""What a user does, with mouse and keys: open a picture, compare, look closer, arrange the panes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QGuiApplication, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from sr_desktop import methods
from sr_desktop.engine.settings import Mode
from sr_desktop.engine.view import View
from sr_desktop.export.tables.ranking import Rank
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling.factors import Kernel, crop_to_multiple, downscale, upscale
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.panes.scores import SCORE_COLUMNS
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.opening import Opening
from sr_desktop.ui.workspace.pane_feed import ORIGINAL
from tests.ui.copying import copied_image

ALL = methods.DEFAULT_IDS


def pane(window: MainWindow, pane_id: str) -> Pane:
    return next(pane for pane in window.findChildren(Pane) if pane.method_id == pane_id)


def open_and_wait(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.open_paths([path])
    wait_until_done(qtbot, window)


def wait_until_done(qtbot: QtBot, window: MainWindow) -> None:
    wanted = window.stage.wanted_methods
    qtbot.waitUntil(
        lambda: window.session.plan is not None and all(pane(window, name).pixels is not None for name in wanted),
    )
    qtbot.waitUntil(lambda: not window.session.busy)


def test_all_six_results_fill_their_panes_and_the_best_are_marked(
    qtbot: QtBot, window: MainWindow, picture_file: Path
) -> None:
    open_and_wait(qtbot, window, picture_file)
    given = downscale(crop_to_multiple(read_picture(picture_file)))
    for name, kernel in (("nearest", Kernel.NEAREST), ("bilinear", Kernel.BILINEAR), ("bicubic", Kernel.BICUBIC)):
        np.testing.assert_array_equal(pane(window, name).pixels, upscale(given.pixels, 4, kernel))
    assert window.stage.shown == ALL
    scores = pane(window, "srresnet").scores
    assert scores is not None
    assert scores.scores["psnr_y"] == 25.0
    assert pane(window, "srresnet").header.rank(SCORE_COLUMNS[0]) is Rank.BEST
    assert pane(window, "perceptual").header.rank(SCORE_COLUMNS[0]) is Rank.SECOND
    assert window.windowTitle() == "a photo.png — 160 × 120 — SR Desktop"


def test_dragging_a_rectangle_zooms_every_pane_to_it_and_keys_lead_back(
    qtbot: QtBot, window: MainWindow, picture_file: Path
) -> None:
    open_and_wait(qtbot, window, picture_file)
    model, canvas = window.stage.model, pane(window, "bicubic").canvas
    whole = model.visible_rect
    assert whole == Rect(0, 0, 160, 120)
    left, top = model.view.to_device(40, 30, model.viewport)
    right, bottom = model.view.to_device(80, 60, model.viewport)
    start, end = QPoint(round(left) + 1, round(top) + 1), QPoint(round(right) - 1, round(bottom) - 1)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(canvas, (start + end) / 2)
    qtbot.mouseMove(canvas, end)
    assert model.band is not None
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    assert model.visible_rect.contains(Rect(40, 30, 40, 30))
    assert model.scale > 5
    qtbot.keyClick(canvas, Qt.Key.Key_Backspace)
    assert model.visible_rect == whole
    qtbot.keyClick(canvas, Qt.Key.Key_1)
    assert model.scale == 1.0
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert model.scale == 1.5
    qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    assert model.scale == 1.0
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    assert model.is_fit


def test_arrows_move_the_view_and_the_engine_learns_where_the_user_looks(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    engine.gate.clear()
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: window.session.input is not None)
    canvas, model = pane(window, "nearest").canvas, window.stage.model
    wheel(canvas, QPoint(3 * canvas.width() // 4, canvas.height() // 2), notches=6)
    before = model.view
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert model.view.center_x > before.center_x
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    assert model.view.center_y < before.center_y
    assert engine.made[0].view == View(model.visible_rect, frozenset(window.stage.shown))
    qtbot.keyClick(canvas, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: len(engine.made) == 2)
    assert engine.made[1].view == View(model.visible_rect, frozenset(window.stage.shown)), (
        "a new run must learn it, too"
    )


def wheel(canvas: Any, position: QPoint, notches: int) -> None:
    event = QWheelEvent(
        QPointF(position), QPointF(canvas.mapToGlobal(position)), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def test_a_new_picture_cancels_the_old_one_whose_pixels_never_appear(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path, tmp_path: Path
) -> None:
    engine.gate.clear()
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: window.session.input is not None)
    other = tmp_path / "other.png"
    Image.new("RGB", (64, 64), (10, 200, 30)).save(other)
    window.open_paths([other])
    qtbot.waitUntil(lambda: window.windowTitle().startswith("other.png"))
    assert engine.made[0].is_cancelled
    engine.gate.set()
    wait_until_done(qtbot, window)
    for name in ("nearest", "bilinear", "bicubic"):
        assert np.unique(pane(window, name).pixels.reshape(-1, 3), axis=0).tolist() == [[10, 200, 30]]


def test_cancel_keeps_what_is_done_and_recompute_does_the_rest(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    engine.hold_at = "srcnn"
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: pane(window, "bicubic").pixels is not None)
    cancel = window.findChild(QToolButton, "cancel-comparison")
    assert cancel.isVisible()
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.session.busy)
    assert not cancel.isVisible()
    assert "Cancelled" in pane(window, "srresnet").header.failure
    kept = pane(window, "bicubic").pixels
    assert kept is not None
    engine.hold_at = None
    qtbot.keyClick(window, Qt.Key.Key_F5)
    wait_until_done(qtbot, window)
    assert pane(window, "srresnet").header.failure is None
    assert engine.made[1].request.method_ids == ("srcnn", "perceptual", "srresnet")
    assert pane(window, "bicubic").pixels is kept
    qtbot.keyClick(window, Qt.Key.Key_F5)
    wait_until_done(qtbot, window)
    assert engine.made[2].request.method_ids == ALL


def test_a_method_that_fails_says_so_in_its_pane_and_the_others_continue(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    engine.failing = ("srcnn",)
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: pane(window, "srresnet").pixels is not None)
    assert pane(window, "srcnn").pixels is None
    assert pane(window, "srcnn").header.failure == "srcnn stopped: a picture of one colour."


def test_a_pane_alone_by_number_key_by_title_and_back_by_escape(
    qtbot: QtBot, window: MainWindow, picture_file: Path
) -> None:
    open_and_wait(qtbot, window, picture_file)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_4, control)
    assert window.stage.shown == ("srcnn",)
    assert window.actions_by_id["single"].isChecked()
    assert pane(window, "srcnn").canvas.hasFocus(), "space would press a button"
    qtbot.keyClick(window, Qt.Key.Key_6, control)
    assert window.stage.shown == ("srresnet",)
    assert pane(window, "srresnet").canvas.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_PageUp, control)
    assert window.stage.shown == ("perceptual",)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.stage.shown == ALL
    qtbot.mouseDClick(pane(window, "bicubic").header, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert window.stage.shown == ("bicubic",)
    qtbot.keyClick(window, Qt.Key.Key_0, control)
    assert window.stage.shown == ALL


def test_hidden_methods_are_computed_only_when_they_are_shown(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    for action in window.workspace.pane_actions.shown:
        if action.data() in ("srcnn", "srresnet"):
            action.trigger()
    open_and_wait(qtbot, window, picture_file)
    assert engine.made[0].request.method_ids == ("nearest", "bilinear", "bicubic", "perceptual")
    next(action for action in window.workspace.pane_actions.shown if action.data() == "srcnn").trigger()
    wait_until_done(qtbot, window)
    assert engine.made[1].request.method_ids == ("srcnn",)
    assert len(engine.made) == 2
    assert "srcnn" in window.stage.shown


def test_the_original_is_a_further_pane_and_where_there_is_none_the_input(
    qtbot: QtBot, window: MainWindow, picture_file: Path
) -> None:
    open_and_wait(qtbot, window, picture_file)
    qtbot.keyClick(window, Qt.Key.Key_O)
    assert window.stage.shown == (*ALL, ORIGINAL)
    qtbot.waitUntil(lambda: pane(window, ORIGINAL).pixels is not None)
    np.testing.assert_array_equal(pane(window, ORIGINAL).pixels, read_picture(picture_file).pixels)
    qtbot.keyClick(window, Qt.Key.Key_U)
    wait_until_done(qtbot, window)
    assert window.stage.shown == (*ALL, ORIGINAL)
    np.testing.assert_array_equal(pane(window, ORIGINAL).pixels, pane(window, "nearest").pixels)
    assert pane(window, "bicubic").pixels.shape == (480, 640, 3)
    assert pane(window, "bicubic").scores.scores["psnr_y"] is None
    qtbot.keyClick(window, Qt.Key.Key_R)
    wait_until_done(qtbot, window)
    assert window.stage.shown == (*ALL, ORIGINAL)


def test_the_status_bar_tells_position_colours_zoom_and_device(
    qtbot: QtBot, window: MainWindow, picture_file: Path
) -> None:
    open_and_wait(qtbot, window, picture_file)
    canvas, model = pane(window, "nearest").canvas, window.stage.model
    x, y = model.view.to_device(50, 20, model.viewport)
    qtbot.mouseMove(canvas, QPoint(round(x) + 1, round(y) + 1))
    status = window.workspace.status
    assert status.position_text == "x 50  y 20"
    expected = {name: "{} {} {}".format(*pane(window, name).pixels[20, 50]) for name in ALL}
    # The others have theirs at their crosshairs.
    assert status.values_text == f"RGB  Nearest {expected['nearest']}"
    for name in ALL:
        assert f"{window.stage.titles[name]}: {expected[name]}" in status.values_tip.splitlines()
        assert pane(window, name).canvas.value_at(50, 20) == expected[name]
    window.actions_by_id["crosshair"].trigger()
    qtbot.mouseMove(canvas, QPoint(round(x) + 2, round(y) + 2))
    model.clear_hover()
    model.set_hover(50, 20)
    assert status.values_text == "RGB  " + "  |  ".join(f"{window.stage.titles[name]} {expected[name]}" for name in ALL)
    assert status.zoom_text == f"{model.scale:.0%}".replace("%", " %")
    assert status.device_text == "CPU fp32"
    model.clear_hover()
    assert status.position_text == ""


def test_what_the_user_arranged_survives_a_restart(
    qtbot: QtBot, make_window: Callable[[], MainWindow], storage: QSettings, picture_file: Path
) -> None:
    first = make_window()
    open_and_wait(qtbot, first, picture_file)
    qtbot.keyClick(first, Qt.Key.Key_U)
    next(action for action in first.workspace.pane_actions.shown if action.data() == "nearest").trigger()
    qtbot.keyClick(first, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    first.resize(812, 634)
    first.close()
    storage.sync()
    second = make_window()
    assert first.settings.geometry == second.settings.geometry
    assert not second.settings.geometry.isEmpty()
    assert second.settings.mode is Mode.UPSCALE
    assert second.settings.view_mode == "single"
    assert second.actions_by_id["upscale"].isChecked()
    assert second.stage.shown == ("perceptual",)
    assert "nearest" not in second.stage.unhidden
    assert second.settings.recent_files == (str(picture_file),)
    assert second.settings.last_folder == picture_file.parent


def test_copying_takes_what_the_pane_shows_and_the_table(qtbot: QtBot, window: MainWindow, picture_file: Path) -> None:
    open_and_wait(qtbot, window, picture_file)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_3, control)
    window.stage.model.zoom_to_region(Rect(8, 4, 40, 20))
    region = window.stage.model.visible_rect
    image = copied_image(qtbot, lambda: qtbot.keyClick(window, Qt.Key.Key_C, control))
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    assert (image.width(), image.height()) == (region.width, region.height)
    expected = pane(window, "bicubic").pixels[region.slices]
    assert image.pixelColor(3, 2).getRgb()[:3] == tuple(expected[2, 3])
    qtbot.keyClick(window, Qt.Key.Key_C, control | shift)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 1 + len(ALL)
    assert lines[3].split("\t")[:4] == ["Bicubic", "22.00", "0.5200", "21.00"]


def test_closing_the_picture_leads_to_the_welcome_page(qtbot: QtBot, window: MainWindow, picture_file: Path) -> None:
    open_and_wait(qtbot, window, picture_file)
    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert window.workspace.pages.currentWidget() is window.feature(Opening).welcome
    assert window.windowTitle() == "SR Desktop"
    assert not window.actions_by_id["fit"].isEnabled()


@pytest.mark.parametrize("size", [(640, 480), (2560, 1440)])
def test_the_window_takes_small_and_large_sizes(
    qtbot: QtBot, window: MainWindow, picture_file: Path, size: tuple[int, int]
) -> None:
    open_and_wait(qtbot, window, picture_file)
    window.resize(*size)
    QApplication.processEvents()
    assert (window.width(), window.height()) == size
    assert len({each.canvas.device_size for each in window.findChildren(Pane) if each.isVisible()}) == 1
