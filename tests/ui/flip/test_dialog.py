"""The flip dialog as a user has it: by key, playing, saved and read back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLabel, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from sr_desktop.export.flip.request import MOST_SIDE, FlipFormat
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Picture
from sr_desktop.ui.flip.dialog import FlipDialog
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.opening import Opening
from tests.ui.asking import asked_by_key

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
REGION = Rect(40, 32, 48, 36)


@pytest.fixture
def ask(qtbot: QtBot, compared: MainWindow) -> Callable[[], FlipDialog]:
    """Opens the dialog on a marked region by its key and waits until it plays."""
    compared.stage.model.mark.set(REGION)
    return lambda: asked_by_key(
        qtbot, compared, Qt.Key.Key_L, FlipDialog, lambda dialog: dialog.preview.shown is not None
    )


def close(qtbot: QtBot, window: MainWindow, dialog: FlipDialog) -> None:
    qtbot.mouseClick(dialog.findChild(QPushButton, "flip-close"), LEFT)
    qtbot.waitUntil(lambda: window.findChild(FlipDialog) is None)


def choose(dialog: FlipDialog, name: str, text: str) -> None:
    combo = dialog.findChild(QComboBox, name)
    combo.setCurrentIndex(combo.findText(text))


@pytest.mark.parametrize("file_format", [FlipFormat.WEBP, FlipFormat.APNG])
def test_what_plays_is_what_is_saved(
    qtbot: QtBot,
    compared: MainWindow,
    ask: Callable[[], FlipDialog],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    file_format: FlipFormat,
) -> None:
    dialog = ask()
    choose(dialog, "flip-first", "Nearest")
    choose(dialog, "flip-second", "Original")
    choose(dialog, "flip-format", file_format.label)
    qtbot.mouseClick(dialog.findChild(QCheckBox, "flip-titles"), LEFT)
    magnification = dialog.findChild(QSpinBox, "flip-magnification")
    magnification.selectAll()
    qtbot.keyClicks(magnification, "3")
    assert dialog.request.options.pair == ("nearest", "original")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "flip"), ""))
    qtbot.mouseClick(dialog.findChild(QPushButton, "flip-save"), LEFT)
    qtbot.waitUntil(lambda: dialog.findChild(QLabel, "flip-status").text().startswith("Saved flip."))
    flip = Image.open(tmp_path / f"flip{file_format.suffix}")
    wanted = (compared.session.results["nearest"].pixels, compared.session.input.ground_truth.pixels)
    assert flip.n_frames == 2
    for number, pixels in enumerate(wanted):
        flip.seek(number)
        expected = pixels[REGION.slices].repeat(3, axis=0).repeat(3, axis=1)
        np.testing.assert_array_equal(np.asarray(flip.convert("RGB")), expected)

    # Both are painted in turn, pixel for pixel.
    width, height = REGION.width * 3, REGION.height * 3
    qtbot.waitUntil(lambda: dialog.preview.shown.width() == width and dialog.preview.shown.height() == height)
    seen: set[tuple[int, ...]] = set()

    def painted_both() -> bool:
        middle = dialog.preview.grab().toImage().pixelColor(dialog.preview.rect().center())
        seen.add(middle.getRgb()[:3])
        return len(seen) == 2

    qtbot.waitUntil(painted_both)


def test_choices_are_remembered(qtbot: QtBot, compared: MainWindow, ask: Callable[[], FlipDialog]) -> None:
    dialog = ask()
    choose(dialog, "flip-first", "SRCNN")
    choose(dialog, "flip-format", "GIF")
    assert any("256 colours" in label.text() for label in dialog.findChildren(QLabel))
    close(qtbot, compared, dialog)
    later = ask()
    assert later.request.options.pair == ("srcnn", "srresnet")
    assert later.request.options.format is FlipFormat.GIF
    assert later.request.region == REGION


def test_the_same_picture_twice_is_reported(qtbot: QtBot, ask: Callable[[], FlipDialog]) -> None:
    dialog = ask()
    choose(dialog, "flip-first", "SRResNet")
    choose(dialog, "flip-second", "SRResNet")
    assert dialog.preview.message.startswith("A flip needs two different pictures")
    assert not dialog.findChild(QPushButton, "flip-save").isEnabled()
    choose(dialog, "flip-first", "Original")
    qtbot.waitUntil(lambda: dialog.preview.shown is not None)
    assert dialog.findChild(QPushButton, "flip-save").isEnabled()


def test_a_flip_that_cannot_be_written_is_reported(
    qtbot: QtBot, compared: MainWindow, ask: Callable[[], FlipDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ask()
    gone = tmp_path / "gone" / "flip.webp"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(gone), ""))
    qtbot.mouseClick(dialog.findChild(QPushButton, "flip-save"), LEFT)
    status = dialog.findChild(QLabel, "flip-status")
    qtbot.waitUntil(lambda: status.text().startswith(f"'{gone}' cannot be written"))
    assert any("cannot be written" in toast.text for toast in compared.toasts.shown)


def test_without_a_marked_region_the_visible_part_flips(
    qtbot: QtBot, compared: MainWindow, ask: Callable[[], FlipDialog]
) -> None:
    compared.stage.model.mark.set(None)
    compared.stage.model.zoom_to_region(Rect(10, 10, 40, 30))
    assert ask().request.region == compared.stage.model.visible_rect


def test_without_results_there_is_nothing_to_flip(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    engine.gate.clear()
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: window.session.plan is not None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_L, CONTROL | SHIFT)
    assert any("nothing to flip" in toast.text for toast in window.toasts.shown)


def test_a_stand_in_for_a_result_to_come_is_no_choice(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    engine.hold_at = "srcnn"
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: "bicubic" in window.session.results)
    wanted = window.settings.flip.pair
    assert wanted == ("bicubic", "srresnet")

    def open_dialog() -> FlipDialog:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.keyClick(window, Qt.Key.Key_L, CONTROL | SHIFT)
        qtbot.waitUntil(lambda: window.findChild(FlipDialog) is not None)
        dialog = window.findChild(FlipDialog)
        qtbot.waitUntil(lambda: dialog.preview.shown is not None)
        return dialog

    dialog = open_dialog()
    assert dialog.request is not None
    assert dialog.request.options.pair == ("bicubic", "bilinear")
    close(qtbot, window, dialog)
    assert window.settings.flip.pair == wanted

    dialog = open_dialog()
    engine.hold_at = None
    qtbot.waitUntil(lambda: dialog.request is not None and dialog.request.options.pair == wanted)
    close(qtbot, window, dialog)
    assert window.settings.flip.pair == wanted


def test_a_part_that_is_too_large_for_a_flip_is_said(qtbot: QtBot, window: MainWindow) -> None:
    window.feature(Opening).show_picture(Picture(np.zeros((8, MOST_SIDE + 8, 3), np.uint8), "a scroll"))
    qtbot.waitUntil(lambda: not window.session.busy)
    dialog = asked_by_key(qtbot, window, Qt.Key.Key_L, FlipDialog, lambda dialog: bool(dialog.preview.message))
    assert dialog.preview.message.startswith(f"A flip is at most {MOST_SIDE} pixels wide or high")
    assert not dialog.findChild(QPushButton, "flip-save").isEnabled()
    close(qtbot, window, dialog)
