"""Figures onto disk and clipboard, by the dialog as a user has it, and read back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFileDialog, QLineEdit, QListWidget, QMessageBox
from pytestqt.qtbot import QtBot
from rich.console import Console

from sr_desktop import methods
from sr_desktop.cli.jobs.recipe_job import RecipeJob
from sr_desktop.engine.settings import EngineSettings
from sr_desktop.export.figure.request import FigureFormat
from sr_desktop.export.names import safe_name
from sr_desktop.ui.figure.dialog import FigureDialog
from sr_desktop.ui.figure.feature import PaperFigure
from sr_desktop.ui.figure.methods_list import MethodsList
from sr_desktop.ui.window.main_window import MainWindow
from tests.ui.figure.hands import (
    ALT,
    CONTROL,
    LEFT,
    QUICK_DPI,
    REGION,
    SHIFT,
    array_of,
    close,
    colors,
    press,
    save_as,
    wait_for_status,
)


def test_a_figure_of_the_marked_and_of_a_drawn_region_is_saved_with_its_recipe(
    qtbot: QtBot, compared: MainWindow, ask: Callable[[], FigureDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
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


def test_a_picture_that_was_closed_is_not_kept_for_its_regions(
    qtbot: QtBot, compared: MainWindow, ask: Callable[[], FigureDialog], tmp_path: Path
) -> None:
    def is_held() -> bool:
        return any(value is picture for value in vars(compared.feature(PaperFigure)).values())

    assert compared.session.plan is not None
    picture = compared.session.plan.picture
    compared.stage.model.mark.set(REGION)
    close(qtbot, compared, ask())
    assert is_held()
    # In another mode it is the same picture still.
    compared.actions_by_id["upscale"].trigger()
    compared.actions_by_id["reference"].trigger()
    qtbot.waitUntil(lambda: not compared.session.busy)
    dialog = ask()
    assert dialog.regions == (REGION,)
    Image.fromarray(array_of(dialog.preview.grab().toImage())).save(tmp_path / "other.png")
    compared.open_paths([tmp_path / "other.png"])
    qtbot.waitUntil(lambda: compared.session.plan is not None and compared.session.plan.picture is not picture)
    assert not is_held()
    close(qtbot, compared, dialog)
    assert not is_held()
    qtbot.waitUntil(lambda: not compared.session.busy)


def test_the_recipe_of_another_figure_is_asked_about(
    qtbot: QtBot, compared: MainWindow, ask: Callable[[], FigureDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, recipe = ask(), tmp_path / "fig.recipe.json"
    recipe.write_text("that of fig.pdf")
    dialog.findChild(QDoubleSpinBox, "figure-dpi").setValue(QUICK_DPI)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "fig.png"), "PNG (*.png)"))
    for answer in ("Cancel", "Replace"):
        press(qtbot, dialog, "figure-save")
        qtbot.waitUntil(lambda: dialog.findChild(QMessageBox, "replace-question") is not None)
        box = dialog.findChild(QMessageBox, "replace-question")
        assert "fig.recipe.json" in box.informativeText()
        assert recipe.read_text() == "that of fig.pdf"
        button = next(each for each in box.buttons() if each.text().replace("&", "") == answer)
        qtbot.mouseClick(button, LEFT)
        qtbot.waitUntil(lambda: dialog.findChild(QMessageBox, "replace-question") is None)
    wait_for_status(qtbot, dialog, "Saved ")
    # From now on it is its own, and the platform asks about the figure.
    save_as(qtbot, dialog, tmp_path / "fig.png", monkeypatch)
    assert json.loads(recipe.read_text())["figure"]["file"] == "fig.png"
    close(qtbot, compared, dialog)


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


def test_a_chosen_metric_stands_under_the_crops_measured_in_the_region(
    qtbot: QtBot, compared: MainWindow, ask: Callable[[], FigureDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
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
