"""The marked region and the table in the window, as a user marks, moves and reads them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sr_desktop import methods
from sr_desktop.export.evaluating.evaluation import EvaluatedPicture, Evaluation
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.measuring.metrics import PLAIN_METRICS
from sr_desktop.imaging.measuring.scores import Scores
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.measuring.feature import Measuring
from sr_desktop.ui.measuring.table import PARAMETERS, SPEED
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.window.comparing import Comparing
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.opening import Opening
from sr_desktop.ui.workspace.pane_feed import ORIGINAL
from tests.ui.copying import copied_image
from tests.ui.headings import click_heading, sorted_by

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
REGION = Rect(40, 30, 48, 36)


def pane(window: MainWindow, pane_id: str) -> Pane:
    return next(pane for pane in window.findChildren(Pane) if pane.method_id == pane_id)


def open_and_wait(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.open_paths([path])
    qtbot.waitUntil(lambda: len(window.session.results) == 6 and not window.session.busy)


def mark(qtbot: QtBot, window: MainWindow, region: Rect) -> None:
    """Drag with Ctrl from corner to corner."""
    model, canvas = window.stage.model, pane(window, window.stage.shown[0]).canvas
    left, top = model.view.to_device(region.x, region.y, model.viewport)
    right, bottom = model.view.to_device(region.right, region.bottom, model.viewport)
    start, stop = QPoint(round(left) + 1, round(top) + 1), QPoint(round(right) - 1, round(bottom) - 1)
    qtbot.mousePress(canvas, LEFT, CTRL, start)
    qtbot.mouseMove(canvas, (start + stop) / 2)
    qtbot.mouseMove(canvas, stop)
    qtbot.mouseRelease(canvas, LEFT, CTRL, stop)


def expected_scores(window: MainWindow, region: Rect) -> dict[str, Scores]:
    given = window.session.input
    assert given is not None
    assert given.ground_truth is not None
    ground_truth = given.ground_truth
    return {
        name: measure(done.pixels, ground_truth.pixels, is_gray=ground_truth.is_gray, region=region)
        for name, done in window.session.results.items()
    }


def bold_parts(shown: Pane) -> list[str]:
    """What is bold in the note at the region."""
    return [text for text, bold in shown.canvas._region_note.parts if bold]


def wait_for_scores(qtbot: QtBot, window: MainWindow) -> None:
    region = window.feature(Measuring).region
    qtbot.waitUntil(lambda: region.is_current and len(region.scores) == len(window.session.results))


def test_a_marked_region_is_measured_in_every_pane_and_again_when_it_moves(
    qtbot: QtBot, window: MainWindow, picture_file: Path
) -> None:
    open_and_wait(qtbot, window, picture_file)
    mark(qtbot, window, REGION)
    assert window.stage.model.mark.region == REGION
    wait_for_scores(qtbot, window)
    assert window.feature(Measuring).region.scores == expected_scores(window, REGION)
    srresnet = window.feature(Measuring).region.scores["srresnet"]
    note = pane(window, "srresnet").canvas.region_note
    assert note.startswith(f"{srresnet['psnr_y']:.2f} dB  ")
    assert note.endswith("48 × 36 px")
    # A tooltip says all of it, by name, where the note is and nowhere else.
    canvas = pane(window, "srresnet").canvas
    canvas.grab()
    tips = {canvas.tooltip_at(QPoint(x, y)) for y in range(0, canvas.height(), 5) for x in range(0, canvas.width(), 5)}
    expected = [f"SRResNet, {note.split('  ')[-1]}", f"PSNR-Y {srresnet['psnr_y']:.2f} dB"]
    (tip,) = tips - {""}
    assert tip.splitlines()[:2] == expected
    assert len(tip.splitlines()) == 1 + len(PLAIN_METRICS)
    # In each metric the best of the panes is bold, in the others nothing.
    bold = {each.method_id: bold_parts(each) for each in window.findChildren(Pane) if each.canvas.region_note}
    assert sum(map(len, bold.values())) >= len(PLAIN_METRICS)
    scores = window.feature(Measuring).region.scores
    best = max(scores, key=lambda name: scores[name]["psnr_y"])
    assert f"{scores[best]['psnr_y']:.2f} dB" in bold[best]
    assert all("px" not in text for parts in bold.values() for text in parts)

    model, canvas = window.stage.model, pane(window, "bicubic").canvas
    x, y = model.view.to_device(*REGION.center, model.viewport)
    start = QPoint(round(x), round(y))
    stop = start + QPoint(round(20 * model.scale), 0)
    qtbot.mousePress(canvas, LEFT, CTRL, start)
    qtbot.mouseMove(canvas, stop)
    qtbot.mouseRelease(canvas, LEFT, CTRL, stop)
    moved = model.mark.region
    assert moved is not None
    assert (moved.width, moved.height, moved.y) == (48, 36, 30)
    assert moved.x > REGION.x
    wait_for_scores(qtbot, window)
    assert window.feature(Measuring).region.scores == expected_scores(window, moved)


def test_while_results_are_not_there_their_figures_follow_as_they_come(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    engine.hold_at = "srcnn"
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: len(window.session.results) == 3)
    mark(qtbot, window, REGION)
    wait_for_scores(qtbot, window)
    assert set(window.feature(Measuring).region.scores) == {"nearest", "bilinear", "bicubic"}
    assert not any(bold_parts(each) for each in window.stage.panes), "the best of some is not the best of all"
    assert pane(window, "srresnet").canvas.region_note == "48 × 36 px"
    engine.hold_at = None
    qtbot.waitUntil(lambda: len(window.session.results) == 6)
    wait_for_scores(qtbot, window)
    assert window.feature(Measuring).region.scores == expected_scores(window, REGION)


@pytest.mark.parametrize("how", ["failure", "cancel"])
def test_the_best_is_bold_once_the_last_of_the_others_will_not_come(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path, how: str
) -> None:
    engine.hold_at = "srresnet"
    engine.failing = ("srresnet",)
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: len(window.session.results) == 5)
    mark(qtbot, window, REGION)
    wait_for_scores(qtbot, window)
    assert not any(bold_parts(each) for each in window.stage.panes)
    if how == "cancel":
        qtbot.mouseClick(window.workspace.status.cancel_button, LEFT)
    else:
        engine.hold_at = None
    qtbot.waitUntil(lambda: not window.session.busy)
    assert sum(len(bold_parts(each)) for each in window.stage.panes) >= len(PLAIN_METRICS)


def test_of_many_regions_in_a_row_the_last_is_the_one_that_is_shown(
    qtbot: QtBot, window: MainWindow, picture_file: Path
) -> None:
    open_and_wait(qtbot, window, picture_file)
    for column in range(30):
        window.stage.model.mark.set(REGION.moved(column, 0))
    assert not window.feature(Measuring).region.is_current
    wait_for_scores(qtbot, window)
    assert window.feature(Measuring).region.scores == expected_scores(window, REGION.moved(29, 0))


def test_gray_pictures_are_measured_on_their_one_channel(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "gray.png"
    Image.effect_noise((96, 80), 60).save(path)
    open_and_wait(qtbot, window, path)
    window.stage.model.mark.set(Rect(20, 20, 40, 40))
    wait_for_scores(qtbot, window)
    given = window.session.input
    assert given is not None
    assert given.ground_truth is not None
    assert given.ground_truth.is_gray
    assert window.feature(Measuring).region.scores == expected_scores(window, Rect(20, 20, 40, 40))


def test_the_region_is_kept_when_the_picture_is_recomputed_and_dropped_with_it(
    qtbot: QtBot, window: MainWindow, picture_file: Path, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, picture_file)
    mark(qtbot, window, REGION)
    wait_for_scores(qtbot, window)
    window.feature(Comparing).recompute()
    assert window.feature(Measuring).region.scores == {}
    assert window.stage.model.mark.region == REGION
    qtbot.waitUntil(lambda: len(window.session.results) == 6 and not window.session.busy)
    wait_for_scores(qtbot, window)
    assert window.feature(Measuring).region.scores == expected_scores(window, REGION)
    other = tmp_path / "other.png"
    with Image.open(picture_file) as picture:
        picture.rotate(180).save(other)
    plan = window.session.plan
    window.open_paths([other])
    qtbot.waitUntil(lambda: window.session.plan is not plan)
    assert window.stage.model.mark.region is None
    assert window.feature(Measuring).region.scores == {}


def test_without_an_original_a_region_has_a_size_and_its_consistency(
    qtbot: QtBot, window: MainWindow, picture_file: Path
) -> None:
    window.actions_by_id["upscale"].trigger()
    open_and_wait(qtbot, window, picture_file)
    mark(qtbot, window, Rect(100, 100, 200, 100))
    QApplication.processEvents()
    region = window.stage.model.mark.region
    assert region is not None
    wait_for_scores(qtbot, window)
    assert {tuple(scores) for scores in window.feature(Measuring).region.scores.values()} == {("lr_psnr",)}
    consistency = window.feature(Measuring).region.scores["srresnet"]["lr_psnr"]
    expected = f"LR-PSNR {consistency:.2f} dB  {region.width} × {region.height} px"
    assert pane(window, "srresnet").canvas.region_note == expected


def test_escape_removes_the_region_before_it_leads_back_to_the_grid(
    qtbot: QtBot, window: MainWindow, picture_file: Path
) -> None:
    open_and_wait(qtbot, window, picture_file)
    window.stage.show_alone("srresnet")
    mark(qtbot, window, REGION)
    canvas = pane(window, "srresnet").canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert window.stage.model.mark.region is None
    assert window.stage.solo == "srresnet"
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert window.stage.solo is None


def test_the_table_lists_every_shown_method_with_whole_and_region(
    qtbot: QtBot, window: MainWindow, picture_file: Path
) -> None:
    open_and_wait(qtbot, window, picture_file)
    dock = window.feature(Measuring).dock
    assert not dock.isVisible()
    qtbot.keyClick(pane(window, "bicubic").canvas, Qt.Key.Key_F)
    assert dock.isVisible()
    assert [row.method_id for row in dock.table.rows] == list(methods.DEFAULT_IDS)
    mark(qtbot, window, REGION)
    wait_for_scores(qtbot, window)
    region = window.stage.model.mark.region
    assert region is not None
    assert dock.table.region == region
    scores = expected_scores(window, region)
    qtbot.waitUntil(lambda: PARAMETERS.value(dock.table.rows[5]) is not None)
    for row in dock.table.rows:
        done = window.session.results[row.method_id]
        assert row.whole == done.scores
        assert row.region == scores[row.method_id]
        assert SPEED.value(row) == pytest.approx(160 * 120 / 1e6 / 0.25)
        assert row.run is not None
        assert row.run.precision == "fp32"
    window.stage.show_pane("bilinear", False)
    window.stage.show_pane(ORIGINAL, True)
    assert [row.method_id for row in dock.table.rows] == [name for name in methods.DEFAULT_IDS if name != "bilinear"]


def test_ctrl_c_in_the_table_copies_the_table_and_elsewhere_the_pane(
    qtbot: QtBot, window: MainWindow, picture_file: Path
) -> None:
    open_and_wait(qtbot, window, picture_file)
    window.actions_by_id["table"].trigger()
    view, clipboard = window.feature(Measuring).dock.view, QApplication.clipboard()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_C, CTRL)
    assert clipboard.text().startswith("Method\tPSNR-Y (dB)\t")
    canvas = pane(window, "bicubic").canvas
    canvas.setFocus()
    copied_image(qtbot, lambda: qtbot.keyClick(canvas, Qt.Key.Key_C, CTRL))


def test_whether_and_where_the_table_is_shown_is_remembered(
    qtbot: QtBot, make_window: Callable[[], MainWindow], picture_file: Path
) -> None:
    first = make_window()
    open_and_wait(qtbot, first, picture_file)
    first.actions_by_id["table"].trigger()
    first.addDockWidget(Qt.DockWidgetArea.TopDockWidgetArea, first.feature(Measuring).dock)
    scores = Evaluation(("bicubic", "srcnn"), (EvaluatedPicture(picture_file),))
    first.feature(Evaluating).switch.show()
    first.feature(Evaluating).dock.set_evaluation(scores)
    for _ in range(2):
        click_heading(qtbot, first.feature(Measuring).dock.view, "Time\ns")
        click_heading(qtbot, first.feature(Evaluating).dock.table, "SRCNN\nPSNR-Y")
    first.close()
    second = make_window()
    assert not second.feature(Measuring).dock.isVisible(), "there is nothing to list on the welcome page"
    open_and_wait(qtbot, second, picture_file)
    assert second.feature(Measuring).dock.isVisible()
    assert sorted_by(second.feature(Measuring).dock.view) == ("Time\ns", True)
    second.feature(Evaluating).dock.set_evaluation(scores)
    assert sorted_by(second.feature(Evaluating).dock.table) == ("SRCNN\nPSNR-Y", True)
    assert second.dockWidgetArea(second.feature(Measuring).dock) == Qt.DockWidgetArea.TopDockWidgetArea
    second.feature(Measuring).dock.close()
    assert not second.actions_by_id["table"].isChecked()
    assert not second.settings.table_shown
    second.feature(Opening).close_picture()
    assert not second.feature(Measuring).dock.isVisible()
