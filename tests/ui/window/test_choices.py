"""Settings and dialogs that change how things are computed or look."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from sr_desktop.engine.settings import DeviceChoice, EngineSettings, PrecisionChoice
from sr_desktop.ui.dialogs.about import AboutDialog
from sr_desktop.ui.dialogs.settings_dialog import SettingsDialog
from sr_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from sr_desktop.ui.theme.theme import Theme, ThemeChoice
from sr_desktop.ui.window.main_window import MainWindow


def choose(dialog: SettingsDialog, name: str, value: str) -> None:
    combo = dialog.findChild(QComboBox, name)
    combo.setCurrentIndex(combo.findData(value))


def press(qtbot: QtBot, dialog: SettingsDialog, which: QDialogButtonBox.StandardButton) -> None:
    qtbot.mouseClick(dialog.findChild(QDialogButtonBox).button(which), Qt.MouseButton.LeftButton)


def test_another_device_or_precision_recomputes_the_open_picture(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: len(window.session.results) == 6)
    window.actions_by_id["settings"].trigger()
    dialog = window.findChild(SettingsDialog)
    choose(dialog, "device", "cpu")
    choose(dialog, "precision", "fp32")
    qtbot.mouseClick(dialog.findChild(QCheckBox, "self-ensemble"), Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    press(qtbot, dialog, QDialogButtonBox.StandardButton.Ok)
    qtbot.waitUntil(lambda: len(engine.made) == 2)
    wanted = EngineSettings(DeviceChoice.CPU, PrecisionChoice.FP32, self_ensemble=True)
    assert engine.made[1].request.settings == wanted
    assert window.settings.engine == wanted
    qtbot.waitUntil(lambda: len(window.session.results) == 6)


def test_settings_that_are_cancelled_or_equal_compute_nothing(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: len(window.session.results) == 6)
    for which in (QDialogButtonBox.StandardButton.Cancel, QDialogButtonBox.StandardButton.Ok):
        window.actions_by_id["settings"].trigger()
        dialog = window.findChild(SettingsDialog)
        if which == QDialogButtonBox.StandardButton.Cancel:
            choose(dialog, "device", "cpu")
        press(qtbot, dialog, which)
        qtbot.waitUntil(lambda: window.findChild(SettingsDialog) is None)
    assert window.settings.device is DeviceChoice.AUTO
    assert len(engine.made) == 1


def test_the_appearance_changes_at_once_and_is_kept(qtbot: QtBot, window: MainWindow, theme: Theme) -> None:
    try:
        window.actions_by_id["theme-light"].trigger()
        assert not theme.is_dark
        assert window.palette().window().color().lightness() > 128
        assert window.settings.theme is ThemeChoice.LIGHT
        window.actions_by_id["theme-dark"].trigger()
        assert window.palette().window().color().lightness() < 128
    finally:
        theme.set_choice(ThemeChoice.SYSTEM)


def test_f1_lists_every_key_and_no_two_actions_share_one(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(ShortcutsDialog)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    actions = [*window.actions_by_id, *window.workspace.pane_actions.solo]
    keys = [key.toString() for action in actions for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    for action in actions:
        names = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]
        assert not names or ",  ".join(names) in shown
    assert "Left drag" in shown
    dialog.reject()


def test_every_tooltip_tells_the_key(window: MainWindow) -> None:
    for action in window.actions_by_id:
        assert action.toolTip(), action.objectName()
        assert action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) in action.toolTip()


def test_about_tells_the_versions(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_id["about"].trigger()
    dialog = window.findChild(AboutDialog)
    text = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    for part in ("SR Desktop", "Python 3", "PySide6", "arXiv 1609.04802"):
        assert part in text
    dialog.reject()
