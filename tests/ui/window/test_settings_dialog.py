"""The settings dialog shows whatever setting has a label."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import pytest
from pydantic import Field
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QSpinBox, QTabWidget
from pytestqt.qtbot import QtBot

from sr_desktop.ui.dialogs.settings_dialog import SettingsDialog
from sr_desktop.ui.keys.keymap import Keymap
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.staying import say_what_is_broken
from sr_desktop.ui.stored import Setting
from sr_desktop.ui.window.main_window import MainWindow


class MoreSettings(Settings):
    """The settings and three more, each one field."""

    lines: Annotated[
        int, Field(ge=0, le=9), Setting("window/lines", label="&Lines", explanation="How many", page="&More")
    ] = 3
    bold: Annotated[bool, Setting("window/bold", label="Lines are", text="&bold", page="&More")] = False
    name: Annotated[str, Setting("window/name", label="&Name")] = "me"


def keymap(window: MainWindow) -> Keymap:
    return window.findChild(Keymap)


def test_one_field_is_stored_checked_and_shown(qtbot: QtBot, window: MainWindow, storage: QSettings) -> None:
    storage.setValue("window/lines", "12")
    settings = MoreSettings(storage)
    assert (settings.broken, settings.lines) == (("window/lines",), 3)
    dialog = SettingsDialog(settings, keymap(window), window)
    qtbot.addWidget(dialog)
    pages = dialog.findChild(QTabWidget, "settings-pages")
    assert [pages.tabText(index) for index in range(pages.count())] == ["&General", "&More", "&Keys"]
    spin = dialog.findChild(QSpinBox, "lines")
    assert (spin.minimum(), spin.maximum(), spin.value(), spin.toolTip()) == (0, 9, 3, "How many")
    assert "&Lines" in [label.text() for label in dialog.findChildren(QLabel)]
    spin.setValue(7)
    box = dialog.findChild(QCheckBox, "bold")
    assert box.text() == "&bold"
    box.setChecked(True)
    dialog.findChild(QLineEdit, "name").setText("you")
    dialog.accept()
    again = MoreSettings(storage)
    assert (again.lines, again.bold, again.name) == (7, True, "you")


def test_a_type_that_nothing_edits_is_an_error(window: MainWindow, storage: QSettings) -> None:
    class Odd(Settings):
        odd: Annotated[tuple[int, ...], Setting("window/odd", label="Odd")] = ()

    with pytest.raises(TypeError, match="no editor for the setting 'odd'"):
        SettingsDialog(Odd(storage), keymap(window), window)


def test_what_could_not_be_read_is_said_at_the_start(make_window: Callable[[], MainWindow], storage: QSettings) -> None:
    storage.setValue("engine/device", "abacus")
    window = make_window()
    say_what_is_broken(window.settings, window.toasts)
    assert "Settings that could not be read are at their defaults: engine/device." in [
        toast.text for toast in window.toasts.shown
    ]
    again = make_window()
    say_what_is_broken(again.settings, again.toasts)
    assert [toast.text for toast in again.toasts.shown] == []
