"""The perception-distortion plane: of the open picture, a region and an evaluated set, by mouse and by keys."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from sr_desktop.export.chart.plane import PlaneOf
from sr_desktop.export.session.model import SavedPlane
from sr_desktop.imaging.degrading.degradation import parse_degradation
from sr_desktop.imaging.geometry import Rect
from sr_desktop.methods import DEFAULT_IDS
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.inputs.feature import Inputs
from sr_desktop.ui.plane.dock import PlaneDock
from sr_desktop.ui.plane.feature import PerceptionDistortion
from sr_desktop.ui.plane.panel import PlanePanel
from sr_desktop.ui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def dock_of(window: MainWindow) -> PlaneDock:
    return window.feature(PerceptionDistortion).dock


def panel_of(window: MainWindow) -> PlanePanel:
    panel = dock_of(window).panel
    assert panel is not None
    return panel


def shown_plane(qtbot: QtBot, window: MainWindow, count: int = 6) -> PlanePanel:
    """By its key and the button of the hint, until all dots are there."""
    window.resize(1200, 900)
    qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
    dock = dock_of(window)
    qtbot.waitUntil(lambda: dock.hint_button.isVisible())
    assert dock.hint_button.text() == "Measure LPIPS"
    qtbot.mouseClick(dock.hint_button, LEFT)
    qtbot.waitUntil(lambda: dock.plane is not None and len(dock.plane.dots) == count)
    qtbot.waitUntil(lambda: not window.session.busy)
    return panel_of(window)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two small pictures."""
    folder = tmp_path / "set2"
    folder.mkdir()
    for number in range(2):
        noise = np.random.default_rng(number).integers(0, 256, (48, 64, 3), dtype=np.uint8)
        Image.fromarray(noise).save(folder / f"p{number + 1}.png")
    return folder


def test_every_method_of_the_open_picture_is_a_dot_at_its_scores(qtbot: QtBot, compared: MainWindow) -> None:
    panel = shown_plane(qtbot, compared)
    results = compared.session.results
    assert {dot.id: (dot.x, dot.y) for dot in panel.shown} == {
        name: (done.scores["psnr_y"], done.scores["lpips"]) for name, done in results.items()
    }
    # Painted: at its place is its colour.
    (dot,) = (dot for dot in panel.shown if dot.id == "nearest")
    image = panel.grab().toImage()
    ratio = image.devicePixelRatio()
    at = panel.place_of(dot) * ratio
    assert image.pixelColor(at).hsvSaturation() > 60


def test_pointing_tells_a_dot_and_a_click_shows_its_method_alone(qtbot: QtBot, compared: MainWindow) -> None:
    panel = shown_plane(qtbot, compared)
    (dot,) = (dot for dot in panel.shown if dot.id == "bicubic")
    place = panel.place_of(dot)
    qtbot.mouseMove(panel.viewport(), place)
    qtbot.waitUntil(lambda: panel.current == dot)
    assert dock_of(compared).reading.text() == f"Bicubic: PSNR {dot.x:.2f} dB, LPIPS {dot.y:.4f}"
    qtbot.mouseClick(panel.viewport(), LEFT, pos=place)
    assert compared.stage.solo == "bicubic"
    qtbot.mouseClick(panel.viewport(), LEFT, pos=QPoint(2, 2))
    assert compared.stage.solo == "bicubic"


def test_the_hint_to_the_best_corner_lies_on_no_dot(qtbot: QtBot, compared: MainWindow) -> None:
    panel = shown_plane(qtbot, compared)
    corner = panel.better_rect
    assert not any(corner.contains(panel.place_of(dot)) for dot in panel.shown)
    # Zoomed so that the best dot lies there, which is the one farthest to the right.
    dot = max(panel.shown, key=lambda each: each.x)
    box = panel.getPlotItem().getViewBox()
    apart = corner.center() - panel.place_of(dot)
    width, height = box.viewPixelSize()
    box.translateBy(x=-apart.x() * width, y=apart.y() * height)
    qtbot.waitUntil(lambda: corner.contains(panel.place_of(dot)))
    assert not panel.better_rect.contains(panel.place_of(dot))


def test_by_keys_arrows_go_from_dot_to_dot_and_return_opens(qtbot: QtBot, compared: MainWindow) -> None:
    panel = shown_plane(qtbot, compared)
    order = sorted(panel.shown, key=lambda dot: dot.x)
    panel.setFocus()
    for _ in range(2):
        qtbot.keyClick(panel, Qt.Key.Key_Right)
    assert panel.current == order[1]
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert compared.stage.solo == order[1].id


def test_a_region_moves_the_dots_and_a_hidden_method_has_none(qtbot: QtBot, compared: MainWindow) -> None:
    panel = shown_plane(qtbot, compared)
    whole = {dot.id: dot.x for dot in panel.shown}
    compared.stage.model.mark.set(Rect(20, 16, 64, 48))
    qtbot.waitUntil(lambda: len(panel.shown) == 6 and {dot.id: dot.x for dot in panel.shown} != whole)
    plane = dock_of(compared).plane
    assert plane is not None
    assert plane.subject == "region 64 x 48 px at 20, 16"
    compared.stage.show_pane("nearest", False)
    qtbot.waitUntil(lambda: "nearest" not in {dot.id for dot in panel.shown})


def test_of_an_evaluated_set_there_are_means_and_a_dot_a_picture_that_opens_it(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    window.resize(1200, 900)
    window.open_paths([folder])
    qtbot.waitUntil(lambda: len(window.session.results) == 6 and not window.session.busy)
    feature = window.feature(PerceptionDistortion)
    feature.switch.show()
    box = dock_of(window).of_box
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "evaluate them" in dock_of(window).hint.text())
    window.actions_by_id["measure-lpips"].trigger()
    window.feature(Evaluating).evaluate()
    qtbot.waitUntil(lambda: not window.feature(Evaluating).busy)
    feature.switch.show()
    dock_of(window).raise_()
    qtbot.waitUntil(lambda: dock_of(window).plane is not None and len(dock_of(window).plane.dots) == 18)
    panel = panel_of(window)
    evaluation = window.feature(Evaluating).evaluation
    for dot in panel.shown:
        one = next((each for each in evaluation.pictures if each.path == dot.picture), None)
        assert (dot.x, dot.y) == (
            evaluation.scores(one, dot.id)["psnr_y"],
            evaluation.scores(one, dot.id)["lpips"],
        )
    second = folder / "p2.png"
    dot = next(dot for dot in panel.shown if dot.picture == second and dot.id == "srcnn")
    # The fake's scores are those of every picture: the mean lies over them, and is nearer to the pointer.
    panel.opened.emit(dot)
    qtbot.waitUntil(lambda: window.session.plan is not None and window.session.plan.picture.path == second)
    assert window.feature(Collection).current == second
    assert window.stage.solo == "srcnn"


def test_one_of_several_evaluated_sets_is_chosen(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    window.resize(1200, 900)
    for name in DEFAULT_IDS[2:]:
        window.stage.show_pane(name, False)
    other = tmp_path / "Set9"
    other.mkdir()
    shutil.copy(folder / "p1.png", other / "q.png")
    window.open_paths([folder, other])
    qtbot.waitUntil(lambda: window.session.plan is not None and not window.session.busy)
    window.actions_by_id["measure-lpips"].trigger()
    window.feature(Evaluating).evaluate()
    qtbot.waitUntil(lambda: not window.feature(Evaluating).busy)
    window.feature(PerceptionDistortion).switch.show()
    dock = dock_of(window)
    dock.raise_()
    qtbot.waitUntil(lambda: dock.of_box.count() == 4)
    assert [dock.of_box.itemText(place) for place in (2, 3)] == [f"Evaluated: {folder.name}", "Evaluated: Set9"]
    qtbot.keyClick(dock.of_box, Qt.Key.Key_Down)
    # Both, named once; their number is that of the mean.
    qtbot.waitUntil(lambda: dock.subject.text() == f"{folder.name}, Set9: mean of 3")
    assert dock.plane is not None
    assert (dock.plane.picture, dock.plane.subject) == (f"{folder.name}, Set9", "mean of 3 pictures")
    assert dock.plane.file_stem == f"{folder.name}-Set9-plane"
    for _ in range(2):
        qtbot.keyClick(dock.of_box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dock.plane is not None and len(dock.plane.dots) == 4)
    assert dock.plane is not None
    assert {dot.picture for dot in dock.plane.dots} == {other / "q.png", None}
    assert dock.plane.picture == "Set9"
    assert dock.subject.text() == "Set9: mean of 1"
    assert dock.plane.subject == "mean of 1 pictures"
    assert window.settings.plane_of is PlaneOf.SET
    # Where there is one set alone, there is nothing to choose.
    dock.offer_sets(["Set9"])
    assert dock.of_box.count() == 2
    assert dock.of is PlaneOf.SET


def test_a_set_that_is_wanted_is_shown_once_it_is_there(qtbot: QtBot) -> None:
    dock = PlaneDock(PlaneOf.PICTURE)
    qtbot.addWidget(dock)
    dock.set_look(SavedPlane(of=PlaneOf.SET, of_set="Set9"))
    assert dock.of_box.currentText() == "Evaluated pictures"
    dock.offer_sets(["Set5", "Set9"])
    assert dock.of_box.currentText() == "Evaluated: Set9"
    dock.offer_sets(["Set5", "Set14"])
    assert (dock.of_box.currentText(), dock.look.of_set) == ("Evaluated pictures", "Set9")
    # What the user chooses takes its place.
    dock.of_box.setCurrentIndex(2)
    dock.offer_sets(["Set5", "Set9"])
    assert dock.of_box.currentText() == "Evaluated: Set5"


def test_it_is_copied_as_csv_and_saved(
    qtbot: QtBot, compared: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = shown_plane(qtbot, compared)
    dock = dock_of(compared)
    dock.copy_table_requested.emit()
    rows = list(csv.DictReader(io.StringIO(QGuiApplication.clipboard().text())))
    assert [row["method"] for row in rows] == [dot.id for dot in panel.shown]
    assert float(rows[0]["lpips"]) == panel.shown[0].y
    assert compared.toasts.shown[0].text == "Copied 6 dots as CSV."
    dock.save_requested.emit()
    (dialog,) = compared.findChildren(QFileDialog, "save-plot")
    assert dialog.selectedFiles()[0].endswith("a photo-plane.png")
    target = tmp_path / "plane.pdf"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    qtbot.waitUntil(target.is_file)
    assert target.read_bytes().startswith(b"%PDF")
    # The menu is that of all plots.
    panel.customContextMenuRequested.emit(QPoint(5, 5))
    menu = dock.findChild(QMenu, "plot-menu")
    assert next(action.text() for action in menu.actions() if action.text()) == "&Copy as picture"
    menu.close()


def test_without_an_original_it_says_why(qtbot: QtBot, compared: MainWindow) -> None:
    shown_plane(qtbot, compared)
    compared.actions_by_id["upscale"].trigger()
    qtbot.waitUntil(lambda: "Without an original" in dock_of(compared).hint.text())
    assert dock_of(compared).seen is None


def test_what_the_methods_were_given_is_said_if_that_is_not_the_published_shrink(
    qtbot: QtBot, compared: MainWindow
) -> None:
    shown_plane(qtbot, compared)
    dock = dock_of(compared)
    assert dock.subject.text() == "Whole picture"
    compared.feature(Inputs).choose(parse_degradation("jpeg60"))
    qtbot.waitUntil(lambda: dock.subject.text().startswith("Whole picture  ·  "))
    assert "JPEG 60" in dock.subject.text()
    qtbot.waitUntil(lambda: not compared.session.busy)
