"""Export as a user does it: by key, through the dialog, onto disk, and read back."""

from __future__ import annotations

import csv
import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sr_desktop import methods
from sr_desktop.export import job as exporting
from sr_desktop.export.plan import ExportPlan
from sr_desktop.imaging.reading import read_picture
from sr_desktop.ui.background.stopping import stop_all
from sr_desktop.ui.exporting.dialog import ExportDialog
from sr_desktop.ui.exporting.feature import Exporting
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.widgets.toasts import Severity
from sr_desktop.ui.window.main_window import MainWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def ask(qtbot: QtBot, window: MainWindow, folder: Path, *, visible: bool = False) -> ExportDialog:
    """Open the dialog by its key and type the folder."""
    activate(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_E, CONTROL | SHIFT if visible else CONTROL)
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    field = dialog.findChild(QLineEdit, "export-folder")
    field.selectAll()
    qtbot.keyClicks(field, str(folder))
    return dialog


def activate(qtbot: QtBot, window: MainWindow) -> None:
    """Give the window the keyboard back, as a window manager does when a dialog closes."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def press_export(qtbot: QtBot, dialog: ExportDialog) -> None:
    qtbot.mouseClick(dialog.findChild(QPushButton, "export"), Qt.MouseButton.LeftButton)


def wait_for_toast(qtbot: QtBot, window: MainWindow, start: str) -> Any:
    qtbot.waitUntil(lambda: any(toast.text.startswith(start) for toast in window.toasts.shown))
    return next(toast for toast in window.toasts.shown if toast.text.startswith(start))


def test_the_dragged_region_of_every_pane_is_exported_and_reads_back_equal(
    qtbot: QtBot, compared: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = next(pane for pane in compared.findChildren(Pane) if pane.method_id == "srcnn").canvas
    start, end = QPoint(canvas.width() // 3, canvas.height() // 3), QPoint(canvas.width() // 2, canvas.height() // 2)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(canvas, end)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    region = compared.stage.model.visible_rect
    assert region.area < 160 * 120 // 2

    dialog = ask(qtbot, compared, tmp_path / "out", visible=True)
    assert dialog.findChild(QRadioButton, "export-visible").isChecked()
    dialog.findChild(QCheckBox, "export-original").click()
    press_export(qtbot, dialog)
    toast = wait_for_toast(qtbot, compared, "Exported 9 files")

    folder = tmp_path / "out" / "a photo"
    for name, done in compared.session.results.items():
        np.testing.assert_array_equal(read_picture(folder / f"{name}.png").pixels, done.pixels[region.slices])
    ground_truth = compared.session.input.ground_truth.pixels[region.slices]
    np.testing.assert_array_equal(read_picture(folder / "original.png").pixels, ground_truth)
    written = json.loads((folder / "metrics.json").read_text())
    assert written["region"] == [region.x, region.y, region.width, region.height]
    with (tmp_path / "out" / "metrics.csv").open() as table:
        assert [row["method"] for row in csv.DictReader(table)] == list(methods.DEFAULT_IDS)

    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    button = next(button for button in toast.findChildren(QToolButton) if button.text() == "Open folder")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [url.toLocalFile() for url in opened] == [str(folder)]


def test_nothing_is_replaced_unasked(qtbot: QtBot, compared: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "a photo"
    folder.mkdir()
    precious = folder / "bicubic.png"
    precious.write_bytes(b"precious")

    press_export(qtbot, ask(qtbot, compared, tmp_path))
    qtbot.waitUntil(lambda: compared.findChild(QMessageBox, "replace-question") is not None)
    question = compared.findChild(QMessageBox, "replace-question")
    assert "bicubic.png" in question.informativeText()
    qtbot.mouseClick(question.button(QMessageBox.StandardButton.Cancel), Qt.MouseButton.LeftButton)
    assert precious.read_bytes() == b"precious"
    assert list(tmp_path.glob("a photo/*")) == [precious]
    qtbot.waitUntil(lambda: compared.findChild(QMessageBox, "replace-question") is None)

    press_export(qtbot, ask(qtbot, compared, tmp_path))
    qtbot.waitUntil(lambda: compared.findChild(QMessageBox, "replace-question") is not None)
    question = compared.findChild(QMessageBox, "replace-question")
    replace = next(button for button in question.buttons() if "Replace" in button.text())
    qtbot.mouseClick(replace, Qt.MouseButton.LeftButton)
    wait_for_toast(qtbot, compared, "Exported 8 files")
    assert read_picture(precious).size == (160, 120)


def test_the_chosen_format_panes_and_quality_are_kept_for_the_next_time(
    qtbot: QtBot, compared: MainWindow, tmp_path: Path
) -> None:
    dialog = ask(qtbot, compared, tmp_path / "out")
    formats = dialog.findChild(QComboBox, "export-format")
    formats.setCurrentIndex(formats.findText("JPEG"))
    dialog.findChild(QCheckBox, "export-nearest").click()
    press_export(qtbot, dialog)
    wait_for_toast(qtbot, compared, "Exported 7 files")
    pictures = {path.name for path in (tmp_path / "out" / "a photo").glob("*.jpg")}
    assert pictures == {f"{name}.jpg" for name in methods.DEFAULT_IDS if name != "nearest"}
    qtbot.waitUntil(lambda: compared.findChild(ExportDialog) is None)

    activate(qtbot, compared)
    qtbot.keyClick(compared, Qt.Key.Key_E, CONTROL)
    again = compared.findChild(ExportDialog)
    assert again.plan.image_format.name == "JPEG"
    assert again.plan.quality == 95
    assert "nearest" not in again.plan.methods
    assert again.plan.folder == tmp_path / "out"
    again.reject()


def test_a_folder_that_cannot_be_made_is_one_sentence(qtbot: QtBot, compared: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    press_export(qtbot, ask(qtbot, compared, tmp_path / "taken"))
    qtbot.waitUntil(lambda: any(toast.severity is Severity.ERROR for toast in compared.toasts.shown))
    assert "taken" in compared.toasts.shown[-1].text


def test_cancelling_an_export_keeps_whole_files_only(
    qtbot: QtBot, compared: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, go_on = threading.Event(), threading.Event()
    export_results: Callable[..., Any] = exporting.export_results

    def held(plan: Any, results: Any, progress: Callable[..., None], cancelled: Callable[[], bool]) -> Any:
        def wait_at_the_third(done: int, total: int, path: Path) -> None:
            progress(done, total, path)
            if done == 2:
                reached.set()
                assert go_on.wait(10)

        return export_results(plan, results, wait_at_the_third, cancelled)

    monkeypatch.setattr(exporting, "export_results", held)
    press_export(qtbot, ask(qtbot, compared, tmp_path / "out"))
    qtbot.waitUntil(reached.is_set)
    toast = wait_for_toast(qtbot, compared, "Exporting")
    cancel = next(button for button in toast.findChildren(QToolButton) if button.text() == "Cancel")
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    go_on.set()
    wait_for_toast(qtbot, compared, "The export was cancelled")
    assert stop_all([compared.workspace.tasks], 10)
    files = sorted(path.name for path in (tmp_path / "out" / "a photo").iterdir())
    assert files == ["bicubic.png", "bilinear.png", "nearest.png"]
    for name in files:
        assert read_picture(tmp_path / "out" / "a photo" / name).size == (160, 120)


@pytest.mark.parametrize("is_there", [False, True])
def test_one_export_at_a_time_also_while_the_disk_is_asked(
    qtbot: QtBot, compared: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    go_on = threading.Event()
    existing = ExportPlan.existing

    def held(*given: Any) -> tuple[Path, ...]:
        assert go_on.wait(10)
        return existing(*given)

    monkeypatch.setattr(ExportPlan, "existing", held)
    if is_there:
        (tmp_path / "a photo").mkdir()
        (tmp_path / "a photo" / "bicubic.png").touch()
    press_export(qtbot, ask(qtbot, compared, tmp_path))
    qtbot.waitUntil(lambda: compared.findChild(ExportDialog) is None)
    activate(qtbot, compared)
    qtbot.keyClick(compared, Qt.Key.Key_E, CONTROL)
    assert compared.findChild(ExportDialog) is None
    wait_for_toast(qtbot, compared, "An export is still being written")
    go_on.set()
    if is_there:
        # The question is left by its key: nothing is written, and another export can begin.
        qtbot.waitUntil(lambda: compared.findChild(QMessageBox, "replace-question") is not None)
        qtbot.keyClick(compared.findChild(QMessageBox, "replace-question"), Qt.Key.Key_Escape)
    else:
        wait_for_toast(qtbot, compared, "Exported 8 files")
    assert not compared.feature(Exporting).busy
    qtbot.waitUntil(lambda: not any(toast.text.startswith("Exporting") for toast in compared.toasts.shown))
    activate(qtbot, compared)
    qtbot.keyClick(compared, Qt.Key.Key_E, CONTROL)
    assert compared.findChild(ExportDialog) is not None


def test_an_export_is_cancelled_while_the_disk_is_asked(
    qtbot: QtBot, compared: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    monkeypatch.setattr(ExportPlan, "existing", lambda *_: (go_on.wait(10), ())[1])
    press_export(qtbot, ask(qtbot, compared, tmp_path / "out"))
    toast = wait_for_toast(qtbot, compared, "Exporting")
    cancel = next(button for button in toast.findChildren(QToolButton) if button.text() == "Cancel")
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    go_on.set()
    wait_for_toast(qtbot, compared, "The export was cancelled")
    assert stop_all([compared.workspace.tasks], 10)
    assert not compared.feature(Exporting).busy
    assert not (tmp_path / "out").exists()


def test_the_name_of_a_user_who_is_not_there_may_be_typed(
    qtbot: QtBot, compared: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    dialog = ask(qtbot, compared, Path("~nobody-of-this-name"))
    field = dialog.findChild(QLineEdit, "export-folder")
    assert dialog.plan.folder == Path("~nobody-of-this-name")
    field.selectAll()
    qtbot.keyClicks(field, "~/out")
    press_export(qtbot, dialog)
    wait_for_toast(qtbot, compared, "Exported 8 files")
    assert (tmp_path / "home" / "out" / "metrics.csv").is_file()
    assert compared.settings.export_folder == tmp_path / "home" / "out"


def test_there_is_nothing_to_export_before_a_pane_is_finished(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    engine.gate.clear()
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: window.session.input is not None)
    qtbot.keyClick(window, Qt.Key.Key_E, CONTROL)
    assert window.findChild(ExportDialog) is None
    assert "nothing to export" in window.toasts.shown[-1].text


def test_the_figure_of_a_paper_is_drawn_where_asked_for_and_remembered(
    qtbot: QtBot, compared: MainWindow, tmp_path: Path
) -> None:
    dialog = ask(qtbot, compared, tmp_path / "out")
    choice = dialog.findChild(QComboBox, "export-figure")
    assert choice.currentText() == "None"
    qtbot.keyClicks(choice, "SVG")
    assert any(label.text() == "10 files" for label in dialog.findChildren(QLabel))
    press_export(qtbot, dialog)
    wait_for_toast(qtbot, compared, "Exported 10 files")
    assert (tmp_path / "out" / "a photo" / "figure.recipe.json").is_file()
    drawn = (tmp_path / "out" / "a photo" / "figure.svg").read_text(encoding="utf-8")
    assert drawn.count("<image ") == 1 + len(methods.DEFAULT_IDS)
    for method in methods.SHIPPED.select(methods.DEFAULT_IDS):
        assert f">{method.title}<" in drawn
    again = ask(qtbot, compared, tmp_path / "out")
    assert again.findChild(QComboBox, "export-figure").currentText() == "SVG"


@pytest.fixture
def computing(qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path) -> MainWindow:
    """The window with the interpolations done and the networks still to come."""
    engine.hold_at = "srcnn"
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: "bicubic" in window.session.results)
    return window


def box(dialog: ExportDialog, name: str) -> QCheckBox:
    return dialog.findChild(QCheckBox, f"export-{name}")


def test_a_method_that_finishes_can_be_chosen_in_the_open_dialog(
    qtbot: QtBot, computing: MainWindow, engine: Any, tmp_path: Path
) -> None:
    engine.failing = ("perceptual",)
    dialog = ask(qtbot, computing, tmp_path / "out")
    assert not box(dialog, "srresnet").isEnabled()
    assert "not finished" in box(dialog, "srresnet").toolTip()
    bilinear = box(dialog, "bilinear")
    qtbot.mouseClick(bilinear, Qt.MouseButton.LeftButton, pos=QPoint(8, bilinear.height() // 2))
    engine.hold_at = None
    qtbot.waitUntil(lambda: box(dialog, "srresnet").isEnabled())
    assert box(dialog, "srresnet").isChecked()
    assert box(dialog, "srresnet").toolTip() == ""
    assert not box(dialog, "bilinear").isChecked(), "what the user unticked stays so"
    assert not box(dialog, "perceptual").isEnabled()
    assert "failed" in box(dialog, "perceptual").toolTip()
    press_export(qtbot, dialog)
    wait_for_toast(qtbot, computing, "Exported 6 files")
    written = {path.stem for path in (tmp_path / "out" / "a photo").glob("*.png")}
    assert written == {"nearest", "bicubic", "srcnn", "srresnet"}


def test_an_early_export_switches_no_network_off_in_later_ones(
    qtbot: QtBot, computing: MainWindow, engine: Any, tmp_path: Path
) -> None:
    dialog = ask(qtbot, computing, tmp_path / "early")
    box(dialog, "nearest").click()
    press_export(qtbot, dialog)
    wait_for_toast(qtbot, computing, "Exported 4 files")
    assert computing.settings.export_panes_left_out == ("nearest",)
    engine.hold_at = None
    qtbot.waitUntil(lambda: not computing.session.busy)
    qtbot.waitUntil(lambda: computing.findChild(ExportDialog) is None)
    dialog = ask(qtbot, computing, tmp_path / "late")
    assert dialog.plan.methods == tuple(name for name in methods.DEFAULT_IDS if name != "nearest")
    dialog.reject()


def test_the_choice_of_a_hidden_pane_is_kept(qtbot: QtBot, compared: MainWindow, tmp_path: Path) -> None:
    dialog = ask(qtbot, compared, tmp_path / "one")
    box(dialog, "srcnn").click()
    press_export(qtbot, dialog)
    wait_for_toast(qtbot, compared, "Exported 7 files")
    compared.stage.show_pane("srcnn", False)
    qtbot.waitUntil(lambda: compared.findChild(ExportDialog) is None)
    dialog = ask(qtbot, compared, tmp_path / "two")
    assert box(dialog, "srcnn") is None
    press_export(qtbot, dialog)
    qtbot.waitUntil(lambda: (tmp_path / "two" / "metrics.csv").exists())
    assert compared.settings.export_panes_left_out == ("srcnn",)


def test_another_picture_closes_the_dialog_of_the_last_one(
    qtbot: QtBot, compared: MainWindow, tmp_path: Path, picture_file: Path
) -> None:
    dialog = ask(qtbot, compared, tmp_path / "out")
    compared.open_paths([picture_file])
    qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible())
    assert compared.settings.export_panes_left_out == ()
