"""Metrics that are measured only if chosen, by mouse and by keys, and the one that needs no original."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.errors import EngineError
from sr_desktop.engine.events import Event, MethodDone
from sr_desktop.engine.settings import Mode
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.measuring.metrics import CHOSEN_METRICS, metric_of
from sr_desktop.imaging.measuring.scores import NO_SCORES
from sr_desktop.imaging.reading import read_picture
from sr_desktop.messages.message import Message
from sr_desktop.ui.actions.command import MenuId
from sr_desktop.ui.measuring.copying import as_csv, as_text
from sr_desktop.ui.measuring.feature import Measuring
from sr_desktop.ui.panes.header import PaneHeader
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.menus import Menus

NOTHING = MethodDone("nothing", np.zeros((1, 1, 3), np.uint8), NO_SCORES, None)


def header(window: MainWindow, method_id: str) -> PaneHeader:
    return next(pane.header for pane in window.findChildren(Pane) if pane.method_id == method_id)


def shown(window: MainWindow, method_id: str) -> list[str]:
    return [column.id for column in header(window, method_id).shown_columns()]


def click(qtbot: QtBot, menu: QMenu, text: str) -> None:
    """As with the mouse: open the menu and press its entry."""
    menu.popup(menu.pos())
    action = next(each for each in menu.actions() if each.text() == text)
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def wait(qtbot: QtBot, window: MainWindow, metric_id: str) -> None:
    qtbot.waitUntil(lambda: all(metric_id in done.scores for done in window.session.results.values()))
    qtbot.waitUntil(lambda: not window.session.busy)


def difference(window: MainWindow, method_id: str, region: Rect | None = None) -> float:
    """What the fake engine's metrics are, by hand."""
    assert window.session.input is not None
    truth = window.session.input.ground_truth
    assert truth is not None
    pixels = window.session.results[method_id].pixels
    part = (region or Rect(4, 4, truth.width - 8, truth.height - 8)).slices
    return float(np.abs(pixels[part].astype(float) - truth.pixels[part]).mean() / 100)


def test_a_metric_is_off_until_it_is_chosen_by_the_menu_and_then_shown_everywhere(
    qtbot: QtBot, compared: MainWindow, engine: Any
) -> None:
    window = compared
    window.resize(1900, 900)
    made = len(engine.made)
    assert "lpips" not in shown(window, "srresnet")
    assert all("lpips" not in done.scores for done in window.session.results.values())
    window.feature(Measuring).switch.show()
    click(qtbot, window.feature(Menus).menu(MenuId.METRICS), "LPIPS-Alex")
    wait(qtbot, window, "lpips")
    # Nothing is computed again for it.
    assert len(engine.made) == made
    expected = difference(window, "srresnet")
    scores = header(window, "srresnet").scores
    assert scores is not None
    assert scores.scores["lpips"] == pytest.approx(expected)
    assert shown(window, "srresnet")[:3] == ["psnr_y", "ssim_y", "lpips"]
    assert f"LPIPS-Alex {expected:.4f}" in header(window, "srresnet").copied_text()
    table = window.feature(Measuring).dock.table
    assert f"\t{expected:.4f}" in as_text(table)
    assert ",lpips," in as_csv(table).splitlines()[0]
    # The smallest distance is the best, and bold in its header.
    best = min(window.session.results, key=lambda name: difference(window, name))
    column = next(each for each in header(window, best).shown_columns() if each.id == "lpips")
    assert header(window, best).rank(column).name == "BEST"

    click(qtbot, window.feature(Menus).menu(MenuId.METRICS), "LPIPS-Alex")
    assert "lpips" not in shown(window, "srresnet")
    assert ",lpips," not in as_csv(window.feature(Measuring).dock.table).splitlines()[0]


def test_by_keys_from_the_palette_and_remembered(qtbot: QtBot, compared: MainWindow) -> None:
    window = compared
    window.resize(1900, 900)
    window.feature(Measuring).switch.show()
    for typed, metric_id in (("gmsd", "gmsd"), ("lpips", "lpips")):
        qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        query = window.findChild(QLineEdit, "palette-query")
        qtbot.keyClicks(query, typed)
        qtbot.keyClick(query, Qt.Key.Key_Return)
        wait(qtbot, window, metric_id)
    assert window.settings.metrics == ("lpips", "gmsd")
    assert [each.id for each in window.feature(Measuring).dock.table.metrics][3:] == ["lpips", "gmsd"]


def test_every_metric_is_in_the_menu_in_the_order_of_columns(window: MainWindow) -> None:
    menu = window.feature(Menus).menu(MenuId.METRICS)
    assert [each.text() for each in menu.actions()] == ["LPIPS-Alex", "DISTS", "MS-SSIM", "GMSD", "HaarPSI"]


@pytest.mark.parametrize(("metric_id", "label"), [("lpips", "LPIPS-Alex"), ("dists", "DISTS")])
def test_the_table_has_its_columns_and_heading(qtbot: QtBot, compared: MainWindow, metric_id: str, label: str) -> None:
    dock = compared.feature(Measuring).dock
    compared.feature(Measuring).switch.show()
    before = dock.view.model().columnCount()
    click(qtbot, compared.feature(Menus).menu(MenuId.METRICS), label)
    wait(qtbot, compared, metric_id)
    headings = [
        str(dock.view.model().headerData(section, Qt.Orientation.Horizontal))
        for section in range(dock.view.model().columnCount())
    ]
    assert len(headings) == before + 2
    assert headings[4] == label
    assert f"{label}\nregion" in headings
    row = [str(dock.view.model().index(0, section).data()) for section in range(len(headings))]
    assert row[4] == f"{difference(compared, 'nearest'):.4f}"


def test_a_region_is_measured_by_it_too(qtbot: QtBot, compared: MainWindow) -> None:
    region = Rect(20, 20, 64, 48)
    compared.actions_by_id["measure-lpips"].trigger()
    wait(qtbot, compared, "lpips")
    compared.stage.model.mark.set(region)
    measuring = compared.feature(Measuring).region
    qtbot.waitUntil(lambda: "lpips" in measuring.scores.get("bicubic", {}))
    expected = difference(compared, "bicubic", region)
    assert measuring.scores["bicubic"]["lpips"] == pytest.approx(expected)
    note = next(pane for pane in compared.findChildren(Pane) if pane.method_id == "bicubic").canvas.region_note
    assert f"LPIPS {metric_of('lpips').compact(expected)}" in note


def test_a_cancel_stops_it_and_f5_continues(qtbot: QtBot, compared: MainWindow, engine: Any) -> None:
    engine.measuring.clear()
    compared.actions_by_id["measure-lpips"].trigger()
    qtbot.waitUntil(lambda: compared.workspace.status.job_text == "Measuring LPIPS-Alex")
    assert compared.actions_by_id["cancel"].isEnabled()
    qtbot.mouseClick(compared.workspace.status.cancel_button, Qt.MouseButton.LeftButton)
    engine.measuring.set()
    qtbot.waitUntil(lambda: not compared.session.busy)
    assert sum("lpips" in done.scores for done in compared.session.results.values()) < 6
    made = len(engine.made)
    qtbot.keyClick(compared, Qt.Key.Key_F5)
    wait(qtbot, compared, "lpips")
    assert len(engine.made) == made


@pytest.mark.parametrize("by", ["F5", "Resume"])
def test_what_is_continued_after_a_cancel_is_measured_too(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path, by: str
) -> None:
    window.actions_by_id["measure-lpips"].trigger()
    engine.hold_at = "srresnet"
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: len(window.session.results) == 5)
    qtbot.mouseClick(window.workspace.status.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.session.busy)
    engine.hold_at = None
    if by == "F5":
        qtbot.keyClick(window, Qt.Key.Key_F5)
    else:
        pane = next(pane for pane in window.stage.panes if pane.method_id == "srresnet")
        button = pane.findChild(QPushButton, "remedy-resume")
        assert button is not None
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.session.results) == 6)
    wait(qtbot, window, "lpips")


def test_f5_computes_again_while_it_is_measured(qtbot: QtBot, compared: MainWindow, engine: Any) -> None:
    engine.measuring.clear()
    compared.actions_by_id["measure-lpips"].trigger()
    qtbot.waitUntil(lambda: compared.workspace.status.job_text == "Measuring LPIPS-Alex")
    made = len(engine.made)
    qtbot.keyClick(compared, Qt.Key.Key_F5)
    engine.measuring.set()
    qtbot.waitUntil(lambda: len(engine.made) == made + 1 and len(compared.session.results) == 6)
    wait(qtbot, compared, "lpips")


def test_what_is_computed_next_does_not_wait_for_it(
    qtbot: QtBot, compared: MainWindow, engine: Any, tmp_path: Path, picture_file: Path
) -> None:
    engine.measuring.clear()
    compared.actions_by_id["measure-lpips"].trigger()
    qtbot.waitUntil(lambda: compared.workspace.status.job_text == "Measuring LPIPS-Alex")
    other = tmp_path / "other.png"
    image = QImage(str(picture_file)).flipped(Qt.Orientation.Vertical)
    assert image.save(str(other))
    compared.open_paths([other])
    engine.measuring.set()
    qtbot.waitUntil(lambda: compared.session.plan is not None and compared.session.plan.picture.path == other)
    qtbot.waitUntil(lambda: len(compared.session.results) == 6)
    # It is measured by what is chosen as well, once all is there.
    wait(qtbot, compared, "lpips")


def test_what_cannot_be_measured_is_a_sentence_and_not_asked_for_again(
    qtbot: QtBot, compared: MainWindow, engine: Any
) -> None:
    engine.missing = EngineError(Message("measure.no-package", package="piq"))
    compared.actions_by_id["measure-haarpsi"].trigger()
    wait(qtbot, compared, "haarpsi")
    assert {done.scores["haarpsi"] for done in compared.session.results.values()} == {None}
    assert "pip install piq" in compared.toasts.shown[0].text


def test_without_an_original_the_consistency_with_the_input_is_shown(
    qtbot: QtBot, compared: MainWindow, engine: Any
) -> None:
    compared.resize(1900, 900)
    compared.feature(Measuring).switch.show()
    compared.actions_by_id["measure-lpips"].trigger()
    wait(qtbot, compared, "lpips")
    qtbot.keyClick(compared, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: len(compared.session.results) == 6 and not compared.session.busy)
    assert shown(compared, "bicubic")[0] == "lr_psnr"
    assert "lpips" not in shown(compared, "bicubic")
    assert "LR-PSNR 42.00 dB" in header(compared, "bicubic").copied_text()
    assert [each.id for each in compared.feature(Measuring).dock.table.metrics] == ["lr_psnr"]
    region = Rect(40, 40, 64, 48)
    compared.stage.model.mark.set(region)
    measuring = compared.feature(Measuring).region
    qtbot.waitUntil(lambda: "bicubic" in measuring.scores)
    given, done = compared.session.input, compared.session.results["bicubic"]
    assert given is not None
    expected = measure(done.pixels, None, is_gray=False, low_resolution=given.low_resolution.pixels, region=region)[
        "lr_psnr"
    ]
    assert measuring.scores["bicubic"]["lr_psnr"] == expected
    note = next(pane for pane in compared.findChildren(Pane) if pane.method_id == "bicubic").canvas.region_note
    assert note.startswith(f"LR-PSNR {expected:.2f} dB")


def test_each_command_tells_what_it_takes(window: MainWindow) -> None:
    for metric in CHOSEN_METRICS:
        action = window.actions_by_id[f"measure-{metric.id.replace('_', '-')}"]
        assert f"about {metric.seconds:g} s a megapixel" in action.toolTip()
        assert not action.isChecked()


def test_the_real_engine_gives_what_the_command_line_gives(
    qtbot: QtBot, real_window: MainWindow, picture_file: Path
) -> None:
    real_window.settings.metrics = ("lpips",)
    real_window.open_paths([picture_file])
    qtbot.waitUntil(lambda: "lpips" in real_window.session.results.get("bicubic", NOTHING).scores)
    events: list[Event] = []
    picture = read_picture(picture_file)
    Comparison(picture, ("bicubic",), Mode.REFERENCE, metrics=("lpips",)).run(events.append)
    (done,) = (event for event in events if isinstance(event, MethodDone))
    assert 0 < (done.scores["lpips"] or 0) < 1
    assert real_window.session.results["bicubic"].scores["lpips"] == pytest.approx(done.scores["lpips"], abs=1e-7)
