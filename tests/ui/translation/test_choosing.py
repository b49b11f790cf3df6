"""Choosing a language in the settings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QToolButton
from pytestqt.qtbot import QtBot

from sr_desktop.ui.dialogs.settings_dialog import SettingsDialog
from sr_desktop.ui.translation.languages import LANGUAGES
from sr_desktop.ui.window.dialogs import REOPEN
from sr_desktop.ui.window.main_window import MainWindow


def test_the_language_is_chosen_by_its_own_name_and_the_window_offers_to_reopen(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.actions_by_id["settings"].trigger()
    dialog = window.findChild(SettingsDialog)
    combo = dialog.findChild(QComboBox, "language")
    names = [combo.itemText(row) for row in range(combo.count())]
    assert names == ["As the system", *(language.name for language in LANGUAGES)]
    combo.setCurrentIndex(names.index("繁體中文"))
    ok = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)
    assert window.settings.language == "zh_TW"
    (toast,) = window.toasts.shown
    codes: list[int] = []
    monkeypatch.setattr(QCoreApplication, "exit", codes.append)
    button = next(found for found in toast.findChildren(QToolButton) if found.text() == "Reopen now")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert codes == [REOPEN]


def test_the_same_language_needs_no_word(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_id["settings"].trigger()
    dialog = window.findChild(SettingsDialog)
    ok = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)
    assert window.toasts.shown == ()
