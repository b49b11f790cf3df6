"""A user evaluates a folder: two clicks, a table, and its copies and files."""

from __future__ import annotations

import csv
import io
import math
from pathlib import Path
from typing import Any

import numpy as np
import tifffile
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from sr_desktop import methods
from sr_desktop.export.evaluating.evaluation import EvaluatedPicture, Evaluation
from sr_desktop.export.metrics_files import PictureScores
from sr_desktop.export.results import MethodScores
from sr_desktop.imaging.measuring.protocol import PROTOCOL
from sr_desktop.imaging.measuring.scores import Scores
from sr_desktop.imaging.values.value_range import ValueRange
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.translation.languages import ENGLISH, LANGUAGES
from sr_desktop.ui.translation.names import translated_name
from sr_desktop.ui.translation.translator import install
from sr_desktop.ui.window.main_window import MainWindow
from tests.ui.clicking import click_quickly
from tests.ui.conftest import EngineScript
from tests.ui.evaluating.hands import (
    LEFT,
    cell_rect,
    cells,
    choose_quality,
    click_heading,
    copied,
    evaluate,
    open_folder,
    row_names,
    section,
    table,
    wait_until_ended,
)
from tests.ui.headings import sorted_by

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_folder_is_evaluated_in_one_click_more_and_the_mean_stands_first(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    dock = window.feature(Evaluating).dock
    assert dock.status_text.startswith("Open a folder or several pictures")
    open_folder(qtbot, window, folder)
    assert dock.status_text == "Every shown method is measured on all open pictures."
    assert not dock.isVisible()
    evaluate(qtbot, window)
    assert window.feature(Evaluating).dock.isVisible()
    wait_until_ended(qtbot, window)
    assert row_names(window) == ["Mean of 3", "p1", "p2", "p3"]
    # What the fake engine says of the six methods.
    assert cells(window, 0)[:6] == ["20.00", "21.00", "22.00", "23.00", "24.00", "25.00"]
    assert cells(window, 2)[6:12] == ["19.00", "20.00", "21.00", "22.00", "23.00", "24.00"]
    assert cells(window, 3)[12:18] == ["0.5000", "0.5100", "0.5200", "0.5300", "0.5400", "0.5500"]
    assert window.feature(Evaluating).dock.status_text == "3 pictures, 6 methods."


def test_a_double_click_on_evaluate_does_not_cancel(
    qtbot: QtBot, window: MainWindow, folder: Path, engine: EngineScript
) -> None:
    open_folder(qtbot, window, folder)
    window.actions_by_id["evaluation"].trigger()
    dock = window.feature(Evaluating).dock
    evaluate_all, cancel = (
        dock.findChild(QToolButton, f"{name}") for name in ("evaluate-all-button", "cancel-evaluation")
    )
    qtbot.waitUntil(lambda: evaluate_all.isVisible() and evaluate_all.isEnabled())
    engine.gate.clear()
    at = evaluate_all.mapTo(window, QPoint(10, 10))
    click_quickly(window, at)
    qtbot.waitUntil(lambda: cancel.geometry().contains(cancel.parentWidget().mapFrom(window, at)))
    click_quickly(window, at)
    engine.gate.set()
    wait_until_ended(qtbot, window)
    assert dock.status_text == "3 pictures, 6 methods."


def test_long_names_leave_room_for_scores(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    long_name = "a photograph of the Alps on a windy day in autumn, " * 4 + "p4"
    (folder / "p1.png").rename(folder / f"{long_name}.png")
    open_folder(qtbot, window, folder)
    evaluate(qtbot, window)
    wait_until_ended(qtbot, window)
    assert row_names(window)[1] == long_name
    view = table(window)
    assert view.viewport().width() > 0.6 * view.width()
    tip = view.model().headerData(1, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)
    assert tip.endswith(f"{long_name}.png")


def test_the_best_of_a_row_is_bold_and_the_second_underlined(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    open_folder(qtbot, window, folder)
    evaluate(qtbot, window)
    wait_until_ended(qtbot, window)
    for row in range(4):
        fonts: list[QFont] = [
            table(window).model().index(row, column).data(Qt.ItemDataRole.FontRole) for column in range(6)
        ]
        assert [font.bold() for font in fonts] == [False] * 5 + [True]
        assert [font.underline() for font in fonts] == [False] * 4 + [True, False]


def test_only_the_methods_that_are_shown_are_run(qtbot: QtBot, window: MainWindow, folder: Path, engine: Any) -> None:
    open_folder(qtbot, window, folder)
    for name in ("nearest", "bilinear", "srcnn", "perceptual"):
        window.stage.show_pane(name, False)
    qtbot.keyClick(window, Qt.Key.Key_F5, SHIFT)
    wait_until_ended(qtbot, window)
    assert {made.request.method_ids for made in engine.made if made.thread_name == "evaluation"} == {
        ("bicubic", "srresnet")
    }
    assert section(window, "Bicubic\nPSNR-Y") == 0


def test_the_panes_go_first_and_the_evaluation_waits_without_losing_anything(
    qtbot: QtBot, window: MainWindow, folder: Path, engine: Any
) -> None:
    engine.hold_at = "srcnn"
    window.open_paths([folder])
    qtbot.waitUntil(lambda: window.session.busy)
    evaluate(qtbot, window)
    qtbot.waitUntil(lambda: "aiting for the panes" in window.feature(Evaluating).dock.status_text)
    assert [made.thread_name for made in engine.made] == ["comparisons"]
    engine.hold_at = None
    wait_until_ended(qtbot, window)
    assert cells(window, 0)[5] == "25.00"


def test_cancelling_keeps_what_is_done_and_evaluating_again_continues(
    qtbot: QtBot, window: MainWindow, folder: Path, engine: Any
) -> None:
    open_folder(qtbot, window, folder)
    engine.hold_at = "srresnet"
    evaluate(qtbot, window)
    qtbot.waitUntil(lambda: cells(window, 1)[4] == "24.00")
    qtbot.mouseClick(window.feature(Evaluating).dock.findChild(QToolButton, "cancel-evaluation"), LEFT)
    wait_until_ended(qtbot, window)
    assert cells(window, 1)[:6] == ["20.00", "21.00", "22.00", "23.00", "24.00", ""]
    assert "0 of 3 pictures are done" in window.feature(Evaluating).dock.status_text
    engine.hold_at = None
    before = len(engine.made)
    qtbot.mouseClick(window.feature(Evaluating).dock.findChild(QToolButton, "evaluate-all-button"), LEFT)
    wait_until_ended(qtbot, window)
    assert [made.request.method_ids for made in engine.made[before:]] == [
        ("srresnet",), methods.DEFAULT_IDS, methods.DEFAULT_IDS
    ]  # fmt: skip
    assert row_names(window)[0] == "Mean of 3"


def test_cancelling_by_key(qtbot: QtBot, window: MainWindow, folder: Path, engine: Any) -> None:
    open_folder(qtbot, window, folder)
    engine.hold_at = "bicubic"
    evaluate(qtbot, window)
    qtbot.waitUntil(lambda: cells(window, 1)[1] == "21.00")
    qtbot.keyClick(window, Qt.Key.Key_Period, CONTROL | SHIFT)
    wait_until_ended(qtbot, window)


def test_failures_are_named_in_their_row(qtbot: QtBot, window: MainWindow, folder: Path, engine: Any) -> None:
    broken = folder / "p2.png"
    broken.write_bytes(broken.read_bytes()[:200])
    open_folder(qtbot, window, folder)
    engine.failing = ("srresnet",)
    evaluate(qtbot, window)
    wait_until_ended(qtbot, window)
    assert cells(window, 1)[-1] == "srresnet stopped: a picture of one colour."
    assert cells(window, 2)[-1] == "'p2.png' is damaged or incomplete."
    assert cells(window, 2)[0] == "–"
    assert row_names(window)[0] == "Mean of 2"
    assert "3 of them with failures" in window.feature(Evaluating).dock.status_text


def test_a_double_click_and_return_open_the_picture_of_the_row(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    open_folder(qtbot, window, folder)
    evaluate(qtbot, window)
    wait_until_ended(qtbot, window)
    at = cell_rect(window, 3, 1).center()
    qtbot.mouseClick(table(window).viewport(), LEFT, pos=at)
    qtbot.mouseDClick(table(window).viewport(), LEFT, pos=at)
    qtbot.waitUntil(lambda: window.session.plan.picture.name == "p3")
    assert window.feature(Collection).strip.place_text == "3 of 3"
    qtbot.mouseClick(table(window).viewport(), LEFT, pos=cell_rect(window, 2, 1).center())
    qtbot.keyClick(table(window), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.plan.picture.name == "p2")


def test_a_click_on_a_heading_sorts_and_the_mean_stays_first(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    (folder / "p2.png").unlink()
    (folder / "p2.png").write_bytes((folder / "p1.png").read_bytes()[:200])
    open_folder(qtbot, window, folder)
    evaluate(qtbot, window)
    wait_until_ended(qtbot, window)
    click_heading(qtbot, window, "SRCNN\nPSNR-Y")
    assert row_names(window) == ["Mean of 2", "p1", "p3", "p2"]
    click_heading(qtbot, window, "SRCNN\nPSNR-Y")
    assert row_names(window)[0] == "Mean of 2"
    assert row_names(window)[-1] == "p2", "what has no figure comes last either way"
    click_heading(qtbot, window, "SRCNN\nPSNR-Y")
    assert row_names(window) == ["Mean of 2", "p1", "p2", "p3"]


def test_one_quality_alone_is_shown_and_that_is_remembered(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    open_folder(qtbot, window, folder)
    evaluate(qtbot, window)
    wait_until_ended(qtbot, window)
    click_heading(qtbot, window, "SRCNN\nSSIM-Y")
    choose_quality(qtbot, window, 3)
    assert cells(window, 0) == ["0.5000", "0.5100", "0.5200", "0.5300", "0.5400", "0.5500", ""]
    assert sorted_by(table(window)) == ("SRCNN\nSSIM-Y", False)
    assert window.settings.evaluation_metrics == ("ssim_y",)


def test_the_table_stays_when_another_picture_is_opened_and_closes_by_key(
    qtbot: QtBot, window: MainWindow, folder: Path, picture_file: Path
) -> None:
    open_folder(qtbot, window, folder)
    evaluate(qtbot, window)
    wait_until_ended(qtbot, window)
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: window.session.plan.picture.name == "a photo")
    assert row_names(window) == ["Mean of 3", "p1", "p2", "p3"]
    assert window.feature(Evaluating).dock.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F7)
    assert not window.feature(Evaluating).dock.isVisible()


def test_a_window_that_is_closed_ends_its_evaluation(
    qtbot: QtBot, window: MainWindow, folder: Path, engine: Any
) -> None:
    open_folder(qtbot, window, folder)
    engine.hold_at = "bicubic"
    evaluate(qtbot, window)
    qtbot.waitUntil(lambda: cells(window, 1)[1] == "21.00")
    window.close()
    assert window.shut_down()


def test_what_is_restored_exactly_is_counted_beside_the_mean(qtbot: QtBot, window: MainWindow) -> None:
    def picture(name: str, **psnr: float) -> EvaluatedPicture:
        by_method = {method: MethodScores(Scores(psnr_y=value)) for method, value in psnr.items()}
        path = Path(f"/set/{name}.png")
        scores = PictureScores(str(path), "reference", 4, (8, 8), (32, 32), None, PROTOCOL, by_method)
        return EvaluatedPicture(path, scores, is_ended=True)

    pictures = (picture("flat", nearest=math.inf, bicubic=math.inf), picture("a", nearest=20.0, bicubic=25.0))
    dock = window.feature(Evaluating).dock
    dock.set_evaluation(Evaluation(("nearest", "bicubic"), pictures))
    assert cells(window, 0)[:2] == ["20.00 (1 ∞)", "25.00 (1 ∞)"]
    assert cells(window, 1)[:2] == ["∞", "∞"]
    fonts = [table(window).model().index(1, column).data(Qt.ItemDataRole.FontRole) for column in range(2)]
    assert not any(font.bold() for font in fonts)


def test_what_was_guessed_of_a_picture_is_a_remark_and_its_chosen_range_is_used(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    values = np.random.default_rng(9).random((48, 64, 3)).astype(np.float32)
    tifffile.imwrite(folder / "p4.tif", values, photometric="rgb")
    open_folder(qtbot, window, folder)
    evaluate(qtbot, window)
    wait_until_ended(qtbot, window)
    assert cells(window, 4)[-1].endswith("judging by its values, these are 0 and 1.")
    window.workspace.documents.choices.choose_range([folder / "p4.tif"], ValueRange(0, 2))
    evaluate(qtbot, window)
    wait_until_ended(qtbot, window)
    assert cells(window, 4)[-1] == ""


def test_chosen_metrics_are_measured_and_have_columns(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    window.actions_by_id["measure-lpips"].trigger()
    open_folder(qtbot, window, folder)
    evaluate(qtbot, window)
    wait_until_ended(qtbot, window)
    lpips = section(window, "Bicubic\nLPIPS-Alex")
    assert cells(window, 1)[lpips] == "0.3800"
    choose_quality(qtbot, window, 4)
    assert section(window, "Bicubic\nLPIPS-Alex") == 2
    # What is chosen no longer is not offered either.
    window.actions_by_id["measure-lpips"].trigger()
    assert [metric.id for metric in window.feature(Evaluating).dock.metrics] == ["psnr_y", "psnr_rgb", "ssim_y"]


def test_a_metric_chosen_later_is_measured_without_losing_the_others(
    qtbot: QtBot, window: MainWindow, folder: Path, engine: Any
) -> None:
    open_folder(qtbot, window, folder)
    for name in methods.DEFAULT_IDS[1:]:
        window.stage.show_pane(name, False)
    evaluate(qtbot, window)
    wait_until_ended(qtbot, window)
    choose = window.actions_by_id
    choose["measure-lpips"].trigger()
    asked_before = len(engine.made)
    engine.hold_at = "nearest"
    evaluate(qtbot, window)
    qtbot.waitUntil(lambda: len(engine.made) > asked_before)
    # Known scores stay in view, and no mean is of fewer pictures than it says.
    assert cells(window, 0)[:4] == ["20.00", "19.00", "0.5000", "–"]
    engine.hold_at = None
    wait_until_ended(qtbot, window)
    assert cells(window, 0)[3] == "0.4000"
    choose["measure-lpips"].trigger()
    choose["measure-lpips"].trigger()
    choose["measure-gmsd"].trigger()
    asked_before = len(engine.made)
    evaluate(qtbot, window)
    wait_until_ended(qtbot, window)
    asked = [made.request for made in engine.made[asked_before:] if made.thread_name == "evaluation"]
    assert [(one.method_ids, one.metrics) for one in asked] == [(("nearest",), ("gmsd",))] * 3
    assert cells(window, 0)[3:] == ["0.4000", "0.4000", ""]


def test_every_score_fits_its_column_also_bold_and_names_are_those_of_the_panes(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, folder: Path
) -> None:
    open_folder(qtbot, window, folder)
    evaluate(qtbot, window)
    wait_until_ended(qtbot, window)
    view = table(window)
    model = view.model()
    for column in range(model.columnCount() - 1):
        widest = max(view.sizeHintForIndex(model.index(row, column)).width() for row in range(model.rowCount()))
        assert widest <= view.columnWidth(column)
    install(qapp, next(each for each in LANGUAGES if each.id == "zh_TW"))
    try:
        heading = model.headerData(2, Qt.Orientation.Horizontal)
        assert heading == f"{translated_name('Bicubic')}\nPSNR-Y"
        assert not heading.isascii()
        # Of one height or not, the metrics stand side by side in the lower line.
        sides = {
            model.headerData(each, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) for each in (2, 3)
        }
        assert sides == {Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom}
        assert translated_name("Bicubic") in model.index(1, 2).data(Qt.ItemDataRole.ToolTipRole)
    finally:
        install(qapp, ENGLISH)
    # Files are for papers and programs, in any language.
    text = copied(qtbot, lambda: window.feature(Evaluating).dock.copy_requested.emit("csv"))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["method"]: row["title"] for row in rows}["bicubic"] == "Bicubic"


def test_a_picture_that_is_measured_changes_its_row_and_the_mean_alone(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    open_folder(qtbot, window, folder)
    evaluate(qtbot, window)
    changed: list[tuple[int, int]] = []
    headings: list[int] = []
    table(window).scores.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    table(window).scores.headerDataChanged.connect(lambda _, first, last: headings.extend(range(first, last + 1)))
    wait_until_ended(qtbot, window)
    # The mean is the first row, the pictures follow.
    assert set(changed) == {(0, 0), (1, 1), (2, 2), (3, 3)}
    # Of the headings, the number of pictures that the mean is of.
    assert set(headings) == {0}
    assert row_names(window)[0] == "Mean of 3"
    assert cells(window, 0)[:3] == ["20.00", "21.00", "22.00"]
