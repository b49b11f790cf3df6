"""Plots copied to the clipboard by key and menu, and saved to files by the dialog."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from sr_desktop.ui.measuring.plots.docks import ProfileDock
from sr_desktop.ui.measuring.plots.feature import Plotting
from sr_desktop.ui.widgets.toasts import Toast
from sr_desktop.ui.window.main_window import MainWindow

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
COPY_PICTURE, COPY_TABLE, SAVE = 0, 1, 2


@pytest.fixture
def profile(user: Any, window: MainWindow, tmp_path: Path) -> ProfileDock:
    """The profile of a line, with the curve of Nearest hidden; plots were last saved in the folder of the test."""
    window.settings.saved_folder = tmp_path
    QGuiApplication.clipboard().clear()
    user.drag((40, 50), (100, 50), SHIFT)
    profile = window.feature(Plotting).profile.dock
    user.wait_for_curves(profile)
    profile.legend.buttons["nearest"].click()
    return profile


def choose(qtbot: QtBot, dock: ProfileDock, place: int) -> None:
    """Open the menu by the right button and click an entry."""
    assert dock.panel is not None
    dock.panel.customContextMenuRequested.emit(QPoint(60, 30))
    menu = dock.findChild(QMenu, "plot-menu")
    qtbot.waitUntil(menu.isVisible)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "&Copy as picture", "Copy as CS&V", "&Save as…", "Show &all",
    ]  # fmt: skip
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(menu.actions()[place]).center())


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def assert_is_the_seen_chart(window: MainWindow, text: str) -> None:
    """The CSV holds exactly the drawn curves, with their source."""
    rows = rows_of(text)
    assert [float(row["distance_px"]) for row in rows] == list(range(61))
    assert "nearest" not in rows[0]
    for name in ("original", "bilinear", "srresnet"):
        pixels = window.stage.layer_of(name).pixels
        assert pixels is not None
        luma = pixels[50, 40:101] @ np.array([0.299, 0.587, 0.114])
        np.testing.assert_allclose([float(row[name]) for row in rows], luma)
    assert rows[0]["image"] == "a photo"
    assert rows[0]["subject"] == "line from 40, 50 to 100, 50"
    assert "BT.601 luma" in rows[0]["measured"]


def test_the_menu_copies_the_shown_curves_as_csv(qtbot: QtBot, window: MainWindow, profile: ProfileDock) -> None:
    choose(qtbot, profile, COPY_TABLE)
    assert_is_the_seen_chart(window, QGuiApplication.clipboard().text())


@pytest.mark.parametrize("by_key", [True, False])
def test_key_and_menu_copy_a_picture(qtbot: QtBot, profile: ProfileDock, by_key: bool) -> None:
    if by_key:
        assert profile.panel is not None
        profile.panel.setFocus()
        qtbot.keyClick(profile.panel, Qt.Key.Key_C, CTRL)
    else:
        choose(qtbot, profile, COPY_PICTURE)
    clipboard = QGuiApplication.clipboard()
    qtbot.waitUntil(lambda: not clipboard.image().isNull())
    image = clipboard.image()
    assert (image.width(), image.height()) == (1653, 944)
    assert image.pixelColor(2, 2).name() == "#ffffff"


def test_the_buttons_do_the_same(qtbot: QtBot, window: MainWindow, profile: ProfileDock) -> None:
    copy, save = (
        next(button for button in profile.findChildren(QToolButton) if button.accessibleName() == name)
        for name in ("Copy", "Save")
    )
    qtbot.mouseClick(copy, LEFT)
    menu = profile.findChild(QMenu, "plot-menu")
    qtbot.waitUntil(menu.isVisible)
    qtbot.keyClick(menu, Qt.Key.Key_V)
    assert_is_the_seen_chart(window, QGuiApplication.clipboard().text())
    qtbot.mouseClick(save, LEFT)
    dialog = window.findChild(QFileDialog, "save-plot")
    assert dialog.isVisible()
    dialog.reject()


def fill_in(qtbot: QtBot, dialog: QFileDialog, name: str) -> None:
    qtbot.waitExposed(dialog)
    field = dialog.findChild(QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, name)
    QApplication.processEvents()
    save = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)
    qtbot.mouseClick(save, LEFT)


def save_as(qtbot: QtBot, window: MainWindow, name: str) -> None:
    """Type a name into the dialog and press the button."""
    dialog = window.findChild(QFileDialog, "save-plot")
    field = dialog.findChild(QLineEdit)
    assert field.text() == "a photo-profile.png"
    fill_in(qtbot, dialog, name)


@pytest.mark.parametrize("suffix", ["csv", "png", "svg", "pdf"])
def test_the_dialog_saves_in_the_format_of_the_name(
    qtbot: QtBot, window: MainWindow, profile: ProfileDock, tmp_path: Path, suffix: str
) -> None:
    choose(qtbot, profile, SAVE)
    path = tmp_path / f"edge.{suffix}"
    save_as(qtbot, window, path.name)
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: any(str(path) in toast.text for toast in window.findChildren(Toast)))
    match suffix:
        case "csv":
            assert_is_the_seen_chart(window, path.read_text(encoding="utf-8"))
        case "png":
            with Image.open(path) as picture:
                assert picture.size == (1653, 944)
        case "svg":
            written = path.read_text(encoding="utf-8")
            assert ">SRResNet<" in written
            assert ">Nearest<" not in written
        case "pdf":
            assert path.read_bytes().startswith(b"%PDF")
    assert window.settings.saved_folder == tmp_path


def test_a_name_without_a_format_gets_that_of_the_filter(
    qtbot: QtBot, window: MainWindow, profile: ProfileDock, tmp_path: Path
) -> None:
    choose(qtbot, profile, SAVE)
    dialog = window.findChild(QFileDialog, "save-plot")
    dialog.selectNameFilter("CSV (*.csv)")
    dialog.filterSelected.emit("CSV (*.csv)")
    fill_in(qtbot, dialog, "edge")
    qtbot.waitUntil((tmp_path / "edge.csv").exists)


def test_an_unknown_format_is_refused(qtbot: QtBot, window: MainWindow, profile: ProfileDock, tmp_path: Path) -> None:
    choose(qtbot, profile, SAVE)
    save_as(qtbot, window, "edge.bmp")
    qtbot.waitUntil(lambda: any("'edge.bmp' must end in a format" in t.text for t in window.findChildren(Toast)))
    assert not (tmp_path / "edge.bmp").exists()
