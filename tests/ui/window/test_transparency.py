"""A picture that can be seen through, in the window: painted, copied, exported, named in the status bar."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QColorDialog, QComboBox, QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from sr_desktop import methods
from sr_desktop.imaging.backdrop import Backdrop
from sr_desktop.imaging.colors.channels import Channel
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import WHITE
from sr_desktop.imaging.measuring.histogram import histogram
from sr_desktop.imaging.reading import read_picture
from sr_desktop.ui.background.comparisons import ComparisonRunner
from sr_desktop.ui.blind_test.preparing import BlindTestRequest, Preparing
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.dialogs.backdrop_choice import BackdropChoice
from sr_desktop.ui.dialogs.settings_dialog import SettingsDialog
from sr_desktop.ui.exporting.dialog import ExportDialog
from sr_desktop.ui.figure.dialog import FigureDialog
from sr_desktop.ui.flip.dialog import FlipDialog
from sr_desktop.ui.measuring.plots.dock import PlotDock
from sr_desktop.ui.measuring.plots.feature import Plotting
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.view_modes.difference import DifferenceView
from sr_desktop.ui.window.main_window import MainWindow
from tests.ui.conftest import detailed_pixels
from tests.ui.copying import copied_image

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def cutout_file(tmp_path: Path) -> Path:
    """The left half opaque, the right half transparent with noise under it, 160 x 120."""
    pixels = detailed_pixels(160, 120)
    alpha = np.zeros((120, 160), np.uint8)
    alpha[:, :80] = 255
    path = tmp_path / "cutout.png"
    Image.fromarray(np.dstack([pixels, alpha])).save(path)
    return path


@pytest.fixture
def shown(qtbot: QtBot, window: MainWindow, cutout_file: Path) -> MainWindow:
    window.open_paths([cutout_file])
    qtbot.waitUntil(lambda: len(window.session.results) == len(methods.DEFAULT_IDS))
    qtbot.waitUntil(lambda: not window.session.busy and all(pane.layer for pane in panes(window)))
    return window


def panes(window: MainWindow) -> list[Pane]:
    return [pane for pane in window.stage.panes if pane.method_id in window.stage.unhidden]


def colors_right(window: MainWindow, pane: Pane) -> set[str]:
    """The colours of a pane a little to the right of the picture's middle, where it is transparent."""
    image = pane.canvas.grab().toImage()
    middle, y = window.stage.model.view.device_rect(Rect(130, 50, 1, 1), window.stage.model.viewport).center
    return {image.pixelColor(int(middle) + x, int(y)).name() for x in range(24)}


def test_every_pane_shows_the_board_and_then_the_chosen_color(qtbot: QtBot, shown: MainWindow) -> None:
    colors = colors_of(shown.palette())
    board = {colors.board_dark, colors.board_bright}
    window = shown
    for pane in panes(window):
        assert colors_right(window, pane) == board
    qtbot.keyClick(window, Qt.Key.Key_Comma, CONTROL)
    dialog = window.findChild(SettingsDialog)
    choice = dialog.findChild(BackdropChoice, "backdrop")
    assert [choice.itemText(place) for place in range(choice.count())] == [
        "Checkerboard", "White", "Gray", "Black", "Other colour…",
    ]  # fmt: skip
    choice.choose(Backdrop((10, 200, 30)))
    qtbot.mouseClick(
        dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton
    )
    assert window.settings.backdrop == Backdrop((10, 200, 30))
    for pane in panes(window):
        assert colors_right(window, pane) == {"#0ac81e"}


def test_another_color_is_asked_for_and_offered_from_then_on(qtbot: QtBot) -> None:
    choice = BackdropChoice({Backdrop(): "Board", Backdrop(WHITE): "White"}, "Other…", Backdrop((1, 2, 3)))
    qtbot.addWidget(choice)
    assert choice.currentText() == "#010203"
    choice.setCurrentIndex(choice.count() - 1)
    choice.activated.emit(choice.count() - 1)
    assert choice.chosen == Backdrop((1, 2, 3))
    assert choice.currentText() == "#010203"
    dialog = choice.findChild(QColorDialog)
    dialog.setCurrentColor(QColor(9, 8, 7))
    dialog.accept()
    assert choice.chosen == Backdrop((9, 8, 7))
    assert choice.currentText() == "#090807"
    choice.setCurrentIndex(0)
    choice.activated.emit(0)
    assert choice.chosen == Backdrop()


def test_a_copy_keeps_the_opacity_unless_it_is_seen_over_a_color(qtbot: QtBot, shown: MainWindow) -> None:
    qtbot.keyClick(shown, Qt.Key.Key_3, CONTROL)
    image = copied_image(qtbot, lambda: qtbot.keyClick(shown, Qt.Key.Key_C, CONTROL))
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    visible = shown.stage.model.visible_rect
    layer = shown.stage.layer_of("bicubic")
    assert layer is not None
    assert layer.alpha is not None
    assert image.pixelColor(20, 60).getRgb() == (*layer.pixels[visible.y + 60, visible.x + 20], 255)
    assert image.pixelColor(140, 60).alpha() == 0
    shown.stage.model.set_backdrop(Backdrop((4, 5, 6)))
    image = copied_image(qtbot, lambda: qtbot.keyClick(shown, Qt.Key.Key_C, CONTROL))
    assert image.pixelColor(140, 60).getRgb() == (4, 5, 6, 255)


def test_a_pointer_at_rest_over_a_larger_picture_asks_nothing_of_the_old_results(
    qtbot: QtBot, shown: MainWindow, tmp_path: Path
) -> None:
    canvas, model = panes(shown)[0].canvas, shown.stage.model
    place = model.view.device_rect(Rect(80, 110, 1, 1), model.viewport).center
    qtbot.mouseMove(canvas, QPoint(*map(int, place)))
    qtbot.waitUntil(lambda: model.hover is not None)
    larger = tmp_path / "larger.png"
    Image.fromarray(np.dstack([detailed_pixels(600, 480), np.full((480, 600), 9, np.uint8)])).save(larger)
    # A fault in what follows the pointer fails the test.
    shown.open_paths([larger])
    qtbot.waitUntil(lambda: shown.stage.model.picture_size == (600, 480))
    assert model.hover is not None
    assert model.hover[1] > 120


def test_the_status_bar_names_what_is_transparent(shown: MainWindow) -> None:
    texts = {sample.text for sample in shown.stage.samples_at(150, 60)}
    assert texts == {"transparent"}
    layer = shown.stage.layer_of("bicubic")
    assert layer is not None
    assert layer.alpha is not None
    column = int(np.flatnonzero((layer.alpha[60] > 0) & (layer.alpha[60] < 255))[0])
    percent = max(1, round(layer.alpha[60, column] / 2.55))
    faint = next(sample for sample in shown.stage.samples_at(column, 60) if sample.title == "Bicubic")
    assert faint.text == "{} {} {} at {} %".format(*layer.pixels[60, column], percent)
    opaque = next(sample for sample in shown.stage.samples_at(10, 60) if sample.title == "Bicubic")
    assert opaque.text == "{} {} {}".format(*layer.pixels[60, 10])


def test_what_is_invisible_in_both_does_not_differ(shown: MainWindow) -> None:
    shown.stage.show_mode("difference")
    _, excerpt = shown.stage.view_of(DifferenceView).excerpt(Rect(0, 0, 160, 120))
    assert excerpt is not None
    layer = excerpt()
    assert layer.alpha is None
    first = layer.pixels[0, 150]
    assert (layer.pixels[:, 100:] == first).all()
    assert (layer.pixels[:, :60] != first).any()


@pytest.mark.parametrize(("title", "is_said"), [("JPEG", True), ("PNG", False), ("WebP", False), ("AVIF", False)])
def test_the_export_says_what_jpeg_is_laid_over(qtbot: QtBot, shown: MainWindow, title: str, is_said: bool) -> None:
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    qtbot.keyClick(shown, Qt.Key.Key_E, CONTROL)
    dialog = shown.findChild(ExportDialog)
    formats = dialog.findChild(QComboBox, "export-format")
    formats.setCurrentIndex(formats.findText(title))
    note = dialog.findChild(QLabel, "export-laid-over")
    assert note.text() == "Transparent parts are laid over white."
    assert note.isVisibleTo(dialog) is is_said
    dialog.reject()


def test_an_opaque_picture_is_laid_over_nothing(qtbot: QtBot, compared: MainWindow) -> None:
    compared.activateWindow()
    qtbot.waitUntil(compared.isActiveWindow)
    qtbot.keyClick(compared, Qt.Key.Key_E, CONTROL)
    dialog = compared.findChild(ExportDialog)
    formats = dialog.findChild(QComboBox, "export-format")
    formats.setCurrentIndex(formats.findText("JPEG"))
    assert not dialog.findChild(QLabel, "export-laid-over").isVisibleTo(dialog)
    assert dialog.plan.figure_layout.backdrop is None
    dialog.reject()


@pytest.mark.parametrize(("command", "kind"), [("figure", FigureDialog), ("flip", FlipDialog)])
def test_figures_and_flips_are_drawn_over_what_the_panes_are(
    qtbot: QtBot, shown: MainWindow, command: str, kind: type[FigureDialog] | type[FlipDialog]
) -> None:
    shown.settings.backdrop = Backdrop((0, 0, 255))
    shown.actions_by_id[command].trigger()
    qtbot.waitUntil(lambda: shown.findChild(kind) is not None)
    dialog = shown.findChild(kind)
    request = dialog.request
    assert request is not None
    options = request.layout if command == "figure" else request.options
    assert options.backdrop == "#0000ff"
    dialog.reject()
    qtbot.waitUntil(lambda: shown.findChild(kind) is None)
    assert shown.settings.figure_layout.backdrop is None
    assert shown.settings.flip.backdrop == "#ffffff"


def test_the_film_strip_shows_the_board(qtbot: QtBot, window: MainWindow, cutout_file: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.png"
    second.write_bytes(cutout_file.read_bytes())
    window.open_paths([cutout_file, second])
    strip = window.feature(Collection).strip.pictures
    qtbot.waitUntil(lambda: strip.model().rowCount() == 2)
    decoration = Qt.ItemDataRole.DecorationRole
    qtbot.waitUntil(lambda: strip.model().index(1, 0).data(decoration) is not None)
    place = strip.visualRect(strip.model().index(1, 0))
    colors = colors_of(window.palette())

    def seen() -> set[str]:
        image = strip.viewport().grab(place).toImage()
        area = [QPoint(x, y) for x in range(60, 74) for y in range(20, 40)]
        return {image.pixelColor(point).name() for point in area}

    assert seen() == {colors.board_dark, colors.board_bright}
    window.stage.model.set_backdrop(Backdrop((200, 100, 0)))
    assert seen() == {"#c86400"}


def test_plots_are_of_what_is_seen_over_the_backdrop(qtbot: QtBot, shown: MainWindow) -> None:
    shown.stage.model.set_backdrop(Backdrop((60, 60, 60)))
    shown.actions_by_id["histogram"].trigger()
    dock = shown.feature(Plotting).histogram.dock
    assert isinstance(dock, PlotDock)
    qtbot.waitUntil(lambda: dock.chart is not None and len(dock.chart.curves) == 1 + len(methods.DEFAULT_IDS))
    assert "transparency over #3c3c3c" in dock.chart.measured
    for curve in dock.chart.curves:
        layer = shown.stage.layer_of(curve.id)
        assert layer is not None
        expected = histogram(layer.over((60, 60, 60)), Channel.LUMA)
        np.testing.assert_allclose(curve.values, expected / expected.sum() * 100)
    shown.stage.model.set_backdrop(Backdrop((200, 200, 200)))
    qtbot.waitUntil(lambda: dock.chart is not None and "#c8c8c8" in dock.chart.measured)


def test_an_invisible_region_is_said_to_be_of_one_color(qtbot: QtBot, shown: MainWindow) -> None:
    shown.stage.model.mark.set(Rect(110, 20, 30, 30))
    notes = [pane.canvas for pane in panes(shown)]
    qtbot.waitUntil(lambda: all("of one colour: nothing to measure" in canvas.region_note for canvas in notes))


def test_a_blind_test_shows_what_is_seen(qtbot: QtBot, shown: MainWindow, tmp_path: Path) -> None:
    shown.stage.model.set_backdrop(Backdrop((1, 200, 2)))
    runner = ComparisonRunner(shown.workspace.worker, shown)
    shown.workspace.add_worker(runner)
    preparing = Preparing(runner, shown.workspace.tasks, shown)
    plan = shown.session.plan
    assert plan is not None
    with qtbot.waitSignal(preparing.done):
        preparing.start(
            BlindTestRequest(
                tmp_path / "study",
                (plan.picture,),
                None,
                ("nearest", "original"),
                {},
                1,
                plan.mode,
                plan.settings,
                shown.session.catalogue,
                shown.stage.model.backdrop.plain,
            )
        )
    written = [read_picture(path) for path in sorted((tmp_path / "study").rglob("*.png"))]
    assert len(written) == 2
    assert all((picture.pixels[:, 100:] == (1, 200, 2)).all() for picture in written)
