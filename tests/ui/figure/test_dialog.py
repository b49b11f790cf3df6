"""The figure dialog as a user has it: by key, with mouse and keys, onto disk and clipboard, and read back."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
)
from pytestqt.qtbot import QtBot
from rich.console import Console

from sr_desktop import methods
from sr_desktop.cli.recipe_job import RecipeJob
from sr_desktop.engine.settings import EngineSettings
from sr_desktop.export.figure.request import FigureFormat
from sr_desktop.export.names import safe_name
from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.figure.dialog import FigureDialog
from sr_desktop.ui.figure.methods_list import MethodsList
from sr_desktop.ui.window.main_window import MainWindow

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
LEFT = Qt.MouseButton.LeftButton
REGION = Rect(40, 32, 48, 36)
QUICK_DPI = 100
"""A resolution that is soon drawn."""


@pytest.fixture
def ask(qtbot: QtBot, compared: MainWindow) -> Callable[[], FigureDialog]:
    """Opens the dialog by its key and waits for the page."""

    def open_dialog() -> FigureDialog:
        compared.activateWindow()
        qtbot.waitUntil(compared.isActiveWindow)
        qtbot.keyClick(compared, Qt.Key.Key_F, CONTROL | SHIFT)
        qtbot.waitUntil(lambda: compared.findChild(FigureDialog) is not None)
        dialog = compared.findChild(FigureDialog)
        qtbot.waitUntil(lambda: dialog.preview.preview is not None)
        return dialog

    return open_dialog


def press(qtbot: QtBot, dialog: FigureDialog, name: str) -> None:
    qtbot.mouseClick(dialog.findChild(QPushButton, name), LEFT)


def close(qtbot: QtBot, window: MainWindow, dialog: FigureDialog) -> None:
    press(qtbot, dialog, "figure-close")
    qtbot.waitUntil(lambda: window.findChild(FigureDialog) is None)


def wait_for_status(qtbot: QtBot, dialog: FigureDialog, start: str) -> None:
    status = dialog.findChild(QLabel, "figure-status")
    qtbot.waitUntil(lambda: status.text().startswith(start))


def array_of(image: QImage) -> np.ndarray[Any, Any]:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return np.asarray(Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB"))


def colors(pixels: np.ndarray[Any, Any]) -> set[int]:
    """All colours of an image, each as one number."""
    red, green, blue = pixels.reshape(-1, 3).T.astype(np.int32)
    seen = np.zeros(1 << 24, bool)
    seen[red << 16 | green << 8 | blue] = True
    return set(np.flatnonzero(seen).tolist())


def save_as(qtbot: QtBot, dialog: FigureDialog, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "PNG (*.png)"))
    press(qtbot, dialog, "figure-save")
    wait_for_status(qtbot, dialog, "Saved ")


def test_a_figure_of_the_marked_and_of_a_drawn_region_is_saved_with_its_recipe(
    qtbot: QtBot,
    compared: MainWindow,
    ask: Callable[[], FigureDialog],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared.stage.model.mark.set(REGION)
    dialog = ask()
    assert dialog.regions == (REGION,)
    first = dialog.preview.preview
    # The page is painted, white in its corner.
    area = dialog.preview.page_area()
    corner = dialog.preview.grab().toImage().pixelColor(int(area.right()) - 2, int(area.bottom()) - 2)
    assert corner.getRgb()[:3] == (255, 255, 255)

    (whole,) = dialog.preview.whole_areas()
    start, end = whole.topLeft().toPoint() + QPoint(4, 4), whole.center().toPoint()
    qtbot.mousePress(dialog.preview, LEFT, pos=start)
    qtbot.mouseMove(dialog.preview, end)
    qtbot.mouseRelease(dialog.preview, LEFT, pos=end)
    assert len(dialog.regions) == 2
    drawn = dialog.regions[1]
    assert abs(drawn.right - 80) <= 2
    assert abs(drawn.bottom - 60) <= 2
    assert drawn.x < 20
    assert dialog.findChild(QListWidget, "figure-regions").count() == 2
    qtbot.waitUntil(lambda: dialog.preview.preview not in (None, first))

    dialog.findChild(QDoubleSpinBox, "figure-dpi").setValue(QUICK_DPI)
    figure = tmp_path / "fig.png"
    save_as(qtbot, dialog, figure, monkeypatch)
    canvas = colors(np.asarray(Image.open(figure)))
    for region in (REGION, drawn):
        for done in compared.session.results.values():
            assert colors(done.pixels[region.slices]) <= canvas
    recipe = json.loads((tmp_path / "fig.recipe.json").read_text())
    assert recipe["shown"] == ["original", *methods.DEFAULT_IDS]
    assert recipe["picture"]["path"] == "a photo.png"
    assert any(toast.text.startswith("Saved ") for toast in compared.toasts.shown)

    press(qtbot, dialog, "figure-latex")
    assert r"\includegraphics[width=170mm]{figures/fig.png}" in QGuiApplication.clipboard().text()
    close(qtbot, compared, dialog)
    # The regions of this picture are still there the next time.
    assert ask().regions == (REGION, drawn)


def test_the_recipe_makes_the_same_pixels_again(
    qtbot: QtBot, ask: Callable[[], FigureDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ask()
    listed = dialog.findChild(MethodsList)
    for row in range(4, 7):
        # The networks of the fake engine are no networks.
        listed.setCurrentRow(row)
        qtbot.keyClick(listed, Qt.Key.Key_Space)
    field = dialog.findChild(QLineEdit, "figure-region")
    qtbot.keyClicks(field, "8,8,60,40")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    dialog.findChild(QDoubleSpinBox, "figure-dpi").setValue(QUICK_DPI)
    save_as(qtbot, dialog, tmp_path / "fig.png", monkeypatch)
    again = tmp_path / "again"
    again.mkdir()
    outcome = RecipeJob(tmp_path / "fig.recipe.json", again, EngineSettings()).run(Console(stderr=True))
    assert not outcome.failed
    first, second = (np.asarray(Image.open(folder / "fig.png")) for folder in (tmp_path, again))
    np.testing.assert_array_equal(first, second)


def test_pictures_are_left_out_and_put_into_another_order_and_that_is_remembered(
    qtbot: QtBot, compared: MainWindow, ask: Callable[[], FigureDialog]
) -> None:
    dialog = ask()
    listed = dialog.findChild(MethodsList)
    listed.setCurrentRow(6)
    for _ in range(6):
        qtbot.keyClick(listed, Qt.Key.Key_Up, ALT)
    listed.setCurrentRow(2)
    qtbot.keyClick(listed, Qt.Key.Key_Space)
    wanted = ("srresnet", "original", "bilinear", "bicubic", "srcnn", "perceptual")
    assert dialog.request.shown == wanted
    combo = dialog.findChild(QComboBox, "figure-numbers")
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    width = dialog.findChild(QDoubleSpinBox, "figure-width")
    width.selectAll()
    qtbot.keyClicks(width, "84.5")
    qtbot.keyClick(width, Qt.Key.Key_Tab)
    assert dialog.request.layout.width_mm == 84.5
    assert dialog.request.layout.numbers == ("psnr_y",)
    close(qtbot, compared, dialog)
    later = ask()
    assert later.request.shown == wanted
    assert later.request.layout.width_mm == 84.5
    assert later.request.layout.numbers == ("psnr_y",)


def test_a_region_is_typed_edited_and_removed(qtbot: QtBot, ask: Callable[[], FigureDialog]) -> None:
    dialog = ask()
    # Without a region every picture is whole, and one can be drawn on any.
    assert len(dialog.preview.whole_areas()) == 7
    field, listed = dialog.findChild(QLineEdit, "figure-region"), dialog.findChild(QListWidget, "figure-regions")
    problem = dialog.findChild(QLabel, "figure-region-problem")
    for text, says in (("1,2,3", "four whole numbers"), ("1,2,0,5", "four"), ("150,0,20,20", "inside the picture")):
        field.clear()
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert says in problem.text()
        assert problem.isVisible()
        assert dialog.regions == ()
    field.clear()
    qtbot.keyClicks(field, "10, 20, 30, 40")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dialog.regions == (Rect(10, 20, 30, 40),)
    assert not problem.isVisible()
    assert dialog.isVisible()

    listed.editItem(listed.item(0))
    editor = listed.findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "0,0,16,16")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.regions == (Rect(0, 0, 16, 16),))
    assert listed.item(0).text() == "0, 0, 16, 16"
    listed.setFocus()
    qtbot.keyClick(listed, Qt.Key.Key_Delete)
    assert dialog.regions == ()


def test_invalid_choices_show_a_message_instead_of_the_page(qtbot: QtBot, ask: Callable[[], FigureDialog]) -> None:
    dialog = ask()
    dialog.findChild(QSpinBox, "figure-rows").setValue(2)
    dialog.findChild(QSpinBox, "figure-columns").setValue(2)
    assert dialog.preview.message.startswith("2 x 2 places cannot hold the 7 pictures")
    assert not dialog.findChild(QPushButton, "figure-save").isEnabled()
    dialog.findChild(QSpinBox, "figure-columns").setValue(4)
    qtbot.waitUntil(lambda: dialog.preview.preview is not None)
    assert dialog.findChild(QPushButton, "figure-save").isEnabled()


def test_the_figure_is_copied_as_a_picture(qtbot: QtBot, compared: MainWindow, ask: Callable[[], FigureDialog]) -> None:
    compared.stage.model.mark.set(REGION)
    dialog = ask()
    press(qtbot, dialog, "figure-copy")
    wait_for_status(qtbot, dialog, "Copied the figure")
    copied = array_of(QGuiApplication.clipboard().image())
    assert copied.shape[1] >= 2000
    assert colors(compared.session.results["srcnn"].pixels[REGION.slices]) <= colors(copied)


def test_a_figure_that_cannot_be_written_is_reported(
    qtbot: QtBot, ask: Callable[[], FigureDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ask()
    gone = tmp_path / "gone" / "fig.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(gone), "SVG (*.svg)"))
    press(qtbot, dialog, "figure-save")
    wait_for_status(qtbot, dialog, f"'{gone}' cannot be written")
    assert dialog.isVisible()


def test_the_suffix_decides_the_format(
    qtbot: QtBot, ask: Callable[[], FigureDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ask()
    asked: list[str] = []

    def answer(parent: object, title: str, suggested: str, filters: str, chosen: str) -> tuple[str, str]:
        asked.extend((suggested, chosen))
        return str(tmp_path / "my.figure"), "SVG (*.svg)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    press(qtbot, dialog, "figure-save")
    wait_for_status(qtbot, dialog, "Saved ")
    assert Path(asked[0]).name == f"{safe_name('a photo')}-figure.pdf"
    assert asked[1] == "PDF (*.pdf)"
    assert (tmp_path / "my.figure.svg").read_bytes().startswith(b"<?xml")
    assert dialog.findChild(QComboBox, "figure-format").currentIndex() == list(FigureFormat).index(FigureFormat.SVG)


def test_the_marked_region_of_all_panes_is_copied_as_one_picture(qtbot: QtBot, compared: MainWindow) -> None:
    compared.stage.model.mark.set(REGION)
    compared.activateWindow()
    qtbot.waitUntil(compared.isActiveWindow)
    qtbot.keyClick(compared, Qt.Key.Key_C, CONTROL | ALT)
    qtbot.waitUntil(lambda: any(toast.text.startswith("Copied all panes") for toast in compared.toasts.shown))
    copied = colors(array_of(QGuiApplication.clipboard().image()))
    for done in compared.session.results.values():
        assert colors(done.pixels[REGION.slices]) <= copied
    # Black letters on white.
    assert colors(np.array([(0, 0, 0), (255, 255, 255)])) <= copied


def test_without_results_no_figure_can_be_made(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    engine.gate.clear()
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: window.session.plan is not None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL | SHIFT)
    assert any("nothing to make a figure of" in toast.text for toast in window.toasts.shown)
    qtbot.keyClick(window, Qt.Key.Key_C, CONTROL | ALT)
    assert any("nothing to copy" in toast.text for toast in window.toasts.shown)


def test_the_wheel_over_a_field_scrolls_and_changes_nothing(qtbot: QtBot, ask: Callable[[], FigureDialog]) -> None:
    dialog = ask()
    width = dialog.findChild(QDoubleSpinBox, "figure-width")
    dialog.findChild(QPushButton, "figure-close").setFocus()

    def wheel() -> None:
        middle = QPointF(width.rect().center())
        event = QWheelEvent(
            middle, QPointF(width.mapToGlobal(middle)), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QGuiApplication.sendEvent(width, event)

    wheel()
    assert width.value() == 170
    width.setFocus()
    qtbot.waitUntil(width.hasFocus)
    wheel()
    assert width.value() == 175


def test_what_finishes_while_the_dialog_is_open_joins_the_figure(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    window.settings.figure_order = ("original", "srresnet", "nearest", "bilinear", "bicubic", "srcnn", "perceptual")
    window.settings.figure_left_out = ("srcnn", "bilinear")
    engine.hold_at = "srcnn"
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: "bicubic" in window.session.results)
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: window.findChild(FigureDialog) is not None)
    dialog = window.findChild(FigureDialog)
    pictures = dialog.findChild(MethodsList)
    assert pictures.shown == ("original", "nearest", "bicubic")
    engine.hold_at = None
    qtbot.waitUntil(lambda: "perceptual" in pictures.shown and "srresnet" in pictures.shown)
    assert pictures.order == window.settings.figure_order
    assert pictures.shown == ("original", "srresnet", "nearest", "bicubic", "perceptual")
    assert dialog.request is not None
    assert dialog.request.shown == pictures.shown
    qtbot.waitUntil(lambda: dialog.preview.preview is not None)
    close(qtbot, window, dialog)


def test_a_figure_made_early_forgets_no_choice_on_what_was_still_to_come(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    window.settings.figure_left_out = ("srresnet",)
    engine.hold_at = "srcnn"
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: "bicubic" in window.session.results)
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: window.findChild(FigureDialog) is not None)
    close(qtbot, window, window.findChild(FigureDialog))
    assert window.settings.figure_left_out == ("srresnet",)


def test_the_preview_says_when_it_is_behind(
    ask: Callable[[], FigureDialog], qtbot: QtBot, compared: MainWindow
) -> None:
    dialog = ask()
    assert not dialog.preview.is_behind
    current = dialog.preview.grab().toImage()
    pictures = dialog.findChild(MethodsList)
    pictures.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.preview.is_behind
    assert dialog.preview.grab().toImage() != current, "the page is faded"
    qtbot.waitUntil(lambda: not dialog.preview.is_behind)
    close(qtbot, compared, dialog)


def test_a_chosen_metric_stands_under_the_crops_measured_in_the_region(
    qtbot: QtBot,
    compared: MainWindow,
    ask: Callable[[], FigureDialog],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared.actions_by_id["measure-lpips"].trigger()
    qtbot.waitUntil(lambda: all("lpips" in done.scores for done in compared.session.results.values()))
    qtbot.waitUntil(lambda: not compared.session.busy)
    compared.stage.model.mark.set(REGION)
    dialog = ask()
    combo = dialog.findChild(QComboBox, "figure-numbers")
    assert combo.itemText(1) == "PSNR / SSIM / LPIPS"
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert dialog.request.layout.numbers == ("psnr_y", "ssim_y", "lpips")
    figure = tmp_path / "fig.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(figure), "SVG (*.svg)"))
    press(qtbot, dialog, "figure-save")
    wait_for_status(qtbot, dialog, "Saved ")
    assert compared.session.input is not None
    truth = compared.session.input.ground_truth
    assert truth is not None
    text = figure.read_text(encoding="utf-8")
    for done in compared.session.results.values():
        part = done.pixels[REGION.slices].astype(float) - truth.pixels[REGION.slices]
        # What the fake engine's metrics are.
        assert f"{np.abs(part).mean() / 100:.4f}" in text
    assert "(not for LPIPS)" in text
    close(qtbot, compared, dialog)
