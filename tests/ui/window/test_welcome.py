"""What a new user finds: a door for each mode, and at a glance what the program does."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCommandLinkButton, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from sr_desktop.engine.settings import Mode
from sr_desktop.imaging.reading import read_picture
from sr_desktop.paths import resources_dir, weights_dir
from sr_desktop.ui.widgets import motion
from sr_desktop.ui.window import welcome_wipe
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.opening import Opening
from sr_desktop.ui.window.welcome_wipe import WelcomeWipe

pytestmark = pytest.mark.usefixtures("pointer_away")


def wipe_of(window: MainWindow) -> WelcomeWipe:
    return window.feature(Opening).welcome.wipe


def near(color: Any, pixel: np.ndarray) -> bool:
    return max(abs(a - int(b)) for a, b in zip(color.getRgb()[:3], pixel, strict=True)) < 40


@pytest.mark.parametrize("by_key", [False, True])
@pytest.mark.parametrize("mode", list(Mode))
def test_each_mode_has_a_door_that_asks_for_pictures(
    qtbot: QtBot, window: MainWindow, picture_file: Path, monkeypatch: pytest.MonkeyPatch, mode: Mode, by_key: bool
) -> None:
    window.settings.mode = Mode.UPSCALE if mode is Mode.REFERENCE else Mode.REFERENCE
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(picture_file)], ""))
    door = window.findChild(QCommandLinkButton, f"welcome-{mode.value}")
    texts = {Mode.REFERENCE: "Test: shrink and restore", Mode.UPSCALE: "Enlarge"}
    assert door.text() == texts[mode]
    assert door.description().startswith("The picture is the ")
    if by_key:
        door.setFocus()
        qtbot.keyClick(door, Qt.Key.Key_Space)
    else:
        qtbot.mouseClick(door, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.plan is not None and not window.session.busy)
    assert window.session.plan.mode is mode
    assert window.actions_by_id[mode.value].isChecked()


def test_a_list_of_recent_pictures_that_is_cleared_is_gone_from_the_page_too(
    qtbot: QtBot, compared: MainWindow, picture_file: Path
) -> None:
    def listed() -> bool:
        buttons = compared.feature(Opening).welcome.findChildren(QPushButton)
        return any(button.accessibleName() == picture_file.name for button in buttons)

    qtbot.keyClick(compared, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(listed)
    menu = compared.feature(Opening).recent_menu
    menu.popup(menu.pos())
    clear = next(action for action in menu.actions() if action.text() == "&Clear this list")
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(clear).center())
    qtbot.waitUntil(lambda: not listed())
    assert compared.settings.recent_files == ()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["No picture has been opened yet"]


def test_the_divider_sweeps_once_and_then_follows_pointer_and_keys(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    wipe = wipe_of(window)
    qtbot.waitUntil(lambda: wipe.is_moving)
    left, right = (
        read_picture(resources_dir() / "welcome" / f"{name}.webp").pixels for name in ("bicubic", "srresnet")
    )
    entered = QEnterEvent(QPointF(10, 50), QPointF(10, 50), QPointF(wipe.mapToGlobal(QPoint(10, 50))))
    QApplication.sendEvent(wipe, entered)
    assert not wipe.is_moving
    # Where both differ most, each side of the divider shows its own.
    most = np.unravel_index(np.abs(left.astype(int) - right).sum(axis=2)[40:200, 40:200].argmax(), (160, 160))
    row, column = most[0] + 40, most[1] + 40
    at = QPoint(column * wipe.width() // 240, row * wipe.height() // 240)
    QTest.mouseMove(wipe, QPoint(wipe.width() - 2, 50))
    assert wipe.divider > 0.95
    assert near(wipe.grab().toImage().pixelColor(at), left[row, column])
    QTest.mouseMove(wipe, QPoint(1, 50))
    assert near(wipe.grab().toImage().pixelColor(at), right[row, column])
    wipe.setFocus()
    for _ in range(3):
        qtbot.keyClick(wipe, Qt.Key.Key_Right)
    assert wipe.divider == pytest.approx(0.15, abs=0.01)
    qtbot.keyClick(wipe, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.plan is not None and not window.session.busy)
    assert window.session.plan.picture.name == "flowers"
    assert not wipe.is_moving
    monkeypatch.setattr(welcome_wipe, "wants_less_motion", lambda: True)
    window.actions_by_id["close"].trigger()
    assert wipe.isVisible()
    assert not wipe.is_moving


@pytest.mark.parametrize(("width", "is_beside"), [(640, False), (1280, True)])
def test_in_a_narrow_window_the_wipe_is_below_the_doors(window: MainWindow, width: int, is_beside: bool) -> None:
    window.resize(width, 480)
    QApplication.processEvents()
    page, wipe = window.feature(Opening).welcome, wipe_of(window)
    door = page.doors[-1]
    top = wipe.mapTo(page, QPoint(0, 0))
    assert (top.x() > door.mapTo(page, QPoint(door.width(), 0)).x()) == is_beside
    assert (top.y() > door.mapTo(page, QPoint(0, door.height())).y()) != is_beside
    assert not page.horizontalScrollBar().isVisible()


@pytest.mark.skipif(not (weights_dir() / "srresnet.safetensors").is_file(), reason="the weights are not here")
def test_the_pictures_are_what_the_methods_make(project: Path) -> None:
    script = runpy.run_path(str(project / "resources" / "scripts" / "make_welcome.py"))
    for name in script["METHODS"]:
        shipped = read_picture(resources_dir() / "welcome" / f"{name}.webp").pixels
        assert np.abs(shipped.astype(int) - script["restored"](name)).max() <= 1, name


def test_less_motion_is_heard_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motion.QStandardPaths, "standardLocations", lambda _: [str(tmp_path)])
    monkeypatch.setattr("sys.platform", "linux")
    assert not motion.wants_less_motion()
    stored = QSettings(str(tmp_path / "kdeglobals"), QSettings.Format.IniFormat)
    for factor, still in (("0", True), ("0.5", False), ("odd", False)):
        stored.setValue("KDE/AnimationDurationFactor", factor)
        stored.sync()
        assert motion.wants_less_motion() is still
