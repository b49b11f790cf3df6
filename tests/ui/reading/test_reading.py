"""How the open picture was read: one notice, another range, what is there of a file that breaks off, subfolders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QDialogButtonBox, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from sr_desktop.engine.inputs.external import read_external
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.values.value_range import ValueRange
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.inputs.feature import Inputs
from sr_desktop.ui.user_methods.given import GivenResults
from sr_desktop.ui.widgets.toasts import Severity, Toast
from sr_desktop.ui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
RAMP = np.linspace(0, 1, 64 * 48).reshape(48, 64)


def deep(path: Path, white: float, kind: type = np.float32) -> Path:
    tifffile.imwrite(path, (RAMP * white).astype(kind), photometric="minisblack")
    return path


def wait_for(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    qtbot.waitUntil(lambda: window.session.plan is not None and window.session.plan.picture.path == path)


def shown(window: MainWindow) -> np.ndarray:
    assert window.session.plan is not None
    return window.session.plan.picture.pixels[..., 0]


def toasts(window: MainWindow, severity: Severity = Severity.NOTICE) -> list[Toast]:
    return [toast for toast in window.toasts.shown if toast.severity is severity]


def click(qtbot: QtBot, toast: Toast, text: str) -> None:
    button = next(each for each in toast.findChildren(QToolButton) if each.text() == text)
    qtbot.mouseClick(button, LEFT)


def command(window: MainWindow, name: str) -> QAction:
    return window.actions_by_id[name]


def dialog(qtbot: QtBot) -> QDialog:
    found: list[QDialog] = []

    def is_open() -> bool:
        named = [each for each in QApplication.topLevelWidgets() if each.objectName() == "range-dialog"]
        found[:] = [each for each in named if each.isVisible()]
        return bool(found)

    qtbot.waitUntil(is_open)
    return found[0]


def accept(qtbot: QtBot, asked: QDialog) -> None:
    buttons = asked.findChild(QDialogButtonBox)
    qtbot.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Ok), LEFT)


def test_a_guess_is_told_and_another_range_is_chosen_from_the_notice(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = deep(tmp_path / "x.tif", 0.5)
    window.open_paths([path])
    wait_for(qtbot, window, path)
    (notice,) = toasts(window)
    assert notice.text.endswith("these are 0 and 1.")
    assert shown(window).max() == 128
    click(qtbot, notice, "Choose range…")
    asked = dialog(qtbot)
    ranges = asked.findChild(QComboBox, "ranges")
    ranges.setCurrentIndex(ranges.count() - 1)
    asked.findChild(QLineEdit, "white").setText("0.5")
    accept(qtbot, asked)
    qtbot.waitUntil(lambda: shown(window).max() == 255)
    assert toasts(window) == []
    # Reading it from the disk again keeps the choice.
    command(window, "reload").trigger()
    qtbot.waitUntil(lambda: not window.session.busy)
    assert shown(window).max() == 255
    # And the choice can be taken back.
    command(window, "value-range").trigger()
    asked = dialog(qtbot)
    assert asked.findChild(QComboBox, "ranges").currentText() == "Other"
    asked.findChild(QComboBox, "ranges").setCurrentIndex(0)
    accept(qtbot, asked)
    qtbot.waitUntil(lambda: shown(window).max() == 128)


def test_deep_files_that_state_their_range_can_be_read_otherwise_too(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = deep(tmp_path / "camera.tif", 4095, np.uint16)
    window.open_paths([path])
    wait_for(qtbot, window, path)
    assert toasts(window) == []
    assert shown(window).max() == 16
    command(window, "value-range").trigger()
    asked = dialog(qtbot)
    ranges = asked.findChild(QComboBox, "ranges")
    ranges.setCurrentIndex(ranges.findText("0 to 4095"))
    assert not asked.findChild(QLineEdit, "black").isEnabled()
    accept(qtbot, asked)
    qtbot.waitUntil(lambda: shown(window).max() == 255)


def test_what_is_no_range_cannot_be_accepted(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = deep(tmp_path / "x.tif", 1)
    window.open_paths([path])
    wait_for(qtbot, window, path)
    command(window, "value-range").trigger()
    asked = dialog(qtbot)
    ranges, white = asked.findChild(QComboBox, "ranges"), asked.findChild(QLineEdit, "white")
    ok = asked.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    ranges.setCurrentIndex(ranges.count() - 1)
    for text, allowed in (("", False), ("-1", False), ("many", False), ("nan", False), ("2.5", True)):
        white.setText(text)
        assert ok.isEnabled() == allowed
    asked.reject()


def test_pictures_of_8_bits_have_no_range_to_choose(qtbot: QtBot, compared: MainWindow) -> None:
    assert not command(compared, "value-range").isEnabled()
    assert toasts(compared) == []


def test_a_range_is_chosen_for_all_pictures_of_the_strip(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    first, second = (deep(tmp_path / f"{name}.tif", 0.5) for name in "ab")
    window.open_paths([tmp_path])
    wait_for(qtbot, window, first)
    command(window, "value-range").trigger()
    asked = dialog(qtbot)
    ranges = asked.findChild(QComboBox, "ranges")
    ranges.setCurrentIndex(ranges.count() - 1)
    asked.findChild(QLineEdit, "white").setText("0.5")
    asked.findChild(QCheckBox, "for-all").setChecked(True)
    accept(qtbot, asked)
    qtbot.waitUntil(lambda: shown(window).max() == 255)
    assert window.feature(Collection).paths == (first, second)
    window.feature(Collection).show_next()
    wait_for(qtbot, window, second)
    assert shown(window).max() == 255
    assert window.workspace.documents.choices.of(second).value_range == ValueRange(0, 0.5)


def test_the_notice_goes_with_its_picture(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    first, second = deep(tmp_path / "a.tif", 1), tmp_path / "b.png"
    Image.fromarray((RAMP * 255).astype(np.uint8)).save(second)
    window.open_paths([tmp_path])
    wait_for(qtbot, window, first)
    assert len(toasts(window)) == 1
    window.feature(Collection).show_next()
    wait_for(qtbot, window, second)
    assert toasts(window) == []


@pytest.fixture
def broken(tmp_path: Path) -> Callable[[str], Path]:
    """Makes pictures that break off after three quarters."""

    def make(name: str) -> Path:
        path = tmp_path / name
        noise = np.random.default_rng(1).integers(0, 256, (60, 80, 3), np.uint8)
        Image.fromarray(noise).save(path)
        path.write_bytes(path.read_bytes()[: path.stat().st_size * 3 // 4])
        return path

    return make


def test_what_is_there_of_a_file_that_breaks_off_is_opened(
    qtbot: QtBot, window: MainWindow, broken: Callable[[str], Path]
) -> None:
    path = broken("x.png")
    window.open_paths([path])
    qtbot.waitUntil(lambda: len(toasts(window, Severity.ERROR)) == 1)
    (error,) = toasts(window, Severity.ERROR)
    assert error.text == "'x.png' is damaged or incomplete."
    click(qtbot, error, "Open what is there")
    wait_for(qtbot, window, path)
    (notice,) = toasts(window)
    assert "breaks off" in notice.text


def test_a_broken_file_of_the_strip_is_shown_once_it_is_allowed(
    qtbot: QtBot, window: MainWindow, broken: Callable[[str], Path], tmp_path: Path
) -> None:
    Image.fromarray((RAMP * 255).astype(np.uint8)).save(tmp_path / "a.png")
    path = broken("b.png")
    window.open_paths([tmp_path])
    wait_for(qtbot, window, tmp_path / "a.png")
    collection = window.feature(Collection)
    collection.strip.chosen.emit(1)
    qtbot.waitUntil(lambda: any("'b.png'" in each.text for each in toasts(window, Severity.ERROR)))
    click(qtbot, toasts(window, Severity.ERROR)[0], "Open what is there")
    wait_for(qtbot, window, path)
    assert collection.current == path


def test_subfolders_are_looked_into_if_chosen(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "set" / "deeper").mkdir(parents=True)
    paths = [tmp_path / "set" / "a.png", tmp_path / "set" / "deeper" / "b.png"]
    for path in paths:
        Image.fromarray((RAMP * 255).astype(np.uint8)).save(path)
    window.open_paths([tmp_path / "set"])
    wait_for(qtbot, window, paths[0])
    assert window.feature(Collection).paths == (paths[0],)
    command(window, "subfolders").trigger()
    qtbot.waitUntil(lambda: window.feature(Collection).paths == tuple(paths))
    assert command(window, "subfolders").isChecked()
    command(window, "subfolders").trigger()
    qtbot.waitUntil(lambda: window.feature(Collection).paths == (paths[0],))


def test_the_picture_that_is_shown_stays_while_subfolders_come_and_go(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "set" / "deeper").mkdir(parents=True)
    first, second, deeper = (tmp_path / "set" / name for name in ("a.png", "b.png", "deeper/c.png"))
    for path in (first, second, deeper):
        Image.fromarray((RAMP * 255).astype(np.uint8)).save(path)
    window.open_paths([tmp_path / "set"])
    wait_for(qtbot, window, first)
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    wait_for(qtbot, window, second)
    region = Rect(1, 2, 8, 9)
    window.stage.model.mark.set(region)
    command(window, "subfolders").trigger()
    qtbot.waitUntil(lambda: window.feature(Collection).paths == (first, second, deeper))
    assert window.feature(Collection).current == second
    assert window.stage.model.mark.region == region
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    wait_for(qtbot, window, deeper)
    command(window, "subfolders").trigger()
    # Where it is no longer among them, the first is shown.
    wait_for(qtbot, window, first)
    assert window.feature(Collection).paths == (first, second)


def test_a_folder_of_folders_offers_to_look_deeper(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "set" / "deeper").mkdir(parents=True)
    path = tmp_path / "set" / "deeper" / "b.png"
    Image.fromarray((RAMP * 255).astype(np.uint8)).save(path)
    window.open_paths([tmp_path / "set"])
    qtbot.waitUntil(lambda: len(toasts(window, Severity.ERROR)) == 1)
    (error,) = toasts(window, Severity.ERROR)
    assert "holds no picture" in error.text
    click(qtbot, error, "Look in subfolders")
    wait_for(qtbot, window, path)
    assert window.settings.subfolders


def test_each_skipped_file_has_its_own_reason(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    for name, size in (("a", (64, 48)), ("b", (1, 1)), ("c", (64, 48))):
        Image.new("RGB", size).save(tmp_path / f"{name}.png")
    (tmp_path / "d.png").write_text("words")
    window.open_paths([tmp_path])
    qtbot.waitUntil(lambda: len(toasts(window, Severity.ERROR)) == 1)
    (error,) = toasts(window, Severity.ERROR)
    assert error.text.startswith("2 of 4 files were skipped. 'b.png' is only 1 x 1 pixels; at least 4 x 4 are needed.")
    assert "'d.png' is not a picture." in error.text


def test_results_and_low_resolution_pictures_are_read_in_the_chosen_range_too(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, engine: Any
) -> None:
    path, theirs = deep(tmp_path / "camera.tif", 4095, np.uint16), deep(tmp_path / "theirs.tif", 4095, np.uint16)
    low = tmp_path / "low.tif"
    tifffile.imwrite(low, np.full((12, 16), 4095, np.uint16), photometric="minisblack")
    window.open_paths([path])
    wait_for(qtbot, window, path)
    window.feature(GivenResults).add_paths([theirs])
    window.feature(Inputs).add_path(low)

    def given() -> int:
        source = None if window.session.plan is None else window.session.plan.source.given
        return 0 if source is None else int(source.pixels.max())

    qtbot.waitUntil(lambda: given() == 16 and not window.session.busy)
    qtbot.waitUntil(lambda: "theirs" in window.session.results)
    place = window.stage.order.index("theirs")
    command(window, "value-range").trigger()
    asked = dialog(qtbot)
    ranges = asked.findChild(QComboBox, "ranges")
    ranges.setCurrentIndex(ranges.findText("0 to 4095"))
    accept(qtbot, asked)
    qtbot.waitUntil(lambda: shown(window).max() == 255 and given() == 255)
    qtbot.waitUntil(lambda: not window.session.busy and "theirs" in window.session.results)
    assert window.stage.order.index("theirs") == place
    request = engine.made[-1].request
    reading = request.catalogue.get("theirs").reading
    assert "theirs" in request.method_ids
    assert reading.value_range == ValueRange(0, 4095)
    size = (64, 48)
    assert read_external(theirs, size, size, reading).pixels.max() == 255
