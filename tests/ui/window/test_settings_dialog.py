"""The settings dialog shows whatever setting has a label."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import Field
from PySide6.QtCore import QPoint, QSettings, QSize
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QMenu, QSpinBox, QTabWidget
from pytestqt.qtbot import QtBot

from sr_desktop.engine.comparing import result_files
from sr_desktop.engine.settings import DeviceChoice, Mode
from sr_desktop.export.tables.latex_tables import NumberStyle
from sr_desktop.ui.dialogs.settings_dialog import SettingsDialog
from sr_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.keys.keymap import Keymap
from sr_desktop.ui.measuring.feature import Measuring
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.staying import say_what_is_broken
from sr_desktop.ui.stored import Setting
from sr_desktop.ui.theme.colors import Surround, set_surround
from sr_desktop.ui.theme.theme import Theme
from sr_desktop.ui.view.scrolling import Scrolling
from sr_desktop.ui.window.dialogs import devices_here, threads_here
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
    assert [pages.tabText(index) for index in range(pages.count())] == ["&General", "Com&puting", "&More", "&Keys"]
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


def choices(dialog: SettingsDialog, name: str) -> list[str]:
    combo = dialog.findChild(QComboBox, name)
    return [combo.itemText(row) for row in range(combo.count())]


@pytest.mark.parametrize(("system", "kind"), [("linux", DeviceChoice.CUDA), ("darwin", DeviceChoice.MPS)])
def test_only_devices_that_exist_are_offered(monkeypatch: pytest.MonkeyPatch, system: str, kind: DeviceChoice) -> None:
    monkeypatch.setattr("sys.platform", system)
    assert devices_here(None) == {DeviceChoice.AUTO, DeviceChoice.CPU}
    assert devices_here("Test graphics") == {DeviceChoice.AUTO, DeviceChoice.CPU, kind}


def test_the_dialog_offers_what_is_there_and_keeps_what_is_chosen(window: MainWindow) -> None:
    window.actions_by_id["settings"].trigger()
    dialog = window.findChild(SettingsDialog)
    assert choices(dialog, "device") == ["Automatic (the fastest that works)", "Processor (CPU)"]
    dialog.reject()
    window.settings.device = DeviceChoice.MPS
    other = SettingsDialog(window.settings, keymap(window), window, {"device": devices_here(None)})
    assert choices(other, "device")[-1] == "Apple graphics (MPS) (not on this machine)"
    other.accept()
    assert window.settings.device is DeviceChoice.MPS


def test_threads_and_scrolling_apply_at_once(
    qtbot: QtBot, compared: MainWindow, engine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert threads_here(6) == {0, 1, 2, 3, 4, 6}
    monkeypatch.setattr("sr_desktop.ui.window.dialogs.cores", lambda: 2)
    made = len(engine.made)
    compared.actions_by_id["settings"].trigger()
    dialog = compared.findChild(SettingsDialog)
    assert choices(dialog, "threads") == ["Automatic (all cores)", "1", "2"]
    qtbot.keyClicks(dialog.findChild(QComboBox, "threads"), "1")
    qtbot.keyClicks(dialog.findChild(QComboBox, "scrolling"), "Trackpad")
    dialog.accept()
    assert len(engine.made) == made, "results are the same on any number of threads"
    assert compared.stage.model.scrolling is Scrolling.TRACKPAD
    compared.actions_by_id["recompute"].trigger()
    qtbot.waitUntil(lambda: len(engine.made) > made)
    assert engine.made[-1].request.settings.threads == 1
    qtbot.waitUntil(lambda: not compared.session.busy)


def test_tiles_mode_and_surround_apply_at_once(qtbot: QtBot, compared: MainWindow, engine: Any, theme: Theme) -> None:
    compared.actions_by_id["settings"].trigger()
    dialog = compared.findChild(SettingsDialog)
    for name, text in (("tile", "64 × 64"), ("mode", "Enlarge"), ("surround", "White")):
        combo = dialog.findChild(QComboBox, name)
        combo.setCurrentIndex(combo.findText(text))
    try:
        dialog.accept()
        qtbot.waitUntil(lambda: engine.made[-1].request.settings.tile == 64)
        assert engine.made[-1].request.mode is Mode.UPSCALE
        assert compared.actions_by_id["upscale"].isChecked()
        canvas = compared.stage.panes[0].canvas
        compared.stage.model.zoom_to(0.1)
        qtbot.waitUntil(lambda: canvas.grab().toImage().pixelColor(2, 2).name() == "#ffffff")
    finally:
        set_surround(Surround.THEME)


def test_dialogs_fit_a_small_screen(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    class Small:
        def availableSize(self) -> QSize:  # noqa: N802
            return QSize(640, 480)

    monkeypatch.setattr("PySide6.QtWidgets.QWidget.screen", lambda _: Small())
    for dialog in (SettingsDialog(window.settings, keymap(window), window), ShortcutsDialog((), window)):
        qtbot.addWidget(dialog)
        size = dialog.size().expandedTo(dialog.minimumSizeHint())
        assert size.width() <= 640
        assert size.height() <= 480 - 40


def test_results_are_kept_on_the_disk_if_it_is_wanted_and_removed_when_it_is_not(
    qtbot: QtBot, compared: MainWindow, engine: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(result_files, "cache_dir", lambda: tmp_path)
    (tmp_path / "results").mkdir()
    kept = tmp_path / "results" / "a.png"
    kept.write_bytes(b"a result")
    for wanted in (True, False):
        compared.actions_by_id["settings"].trigger()
        dialog = compared.findChild(SettingsDialog)
        dialog.findChild(QCheckBox, "keep-results").setChecked(wanted)
        assert kept.exists()
        dialog.accept()
        qtbot.waitUntil(lambda: compared.findChild(SettingsDialog) is None)
        assert compared.settings.engine.keep_results is wanted
    qtbot.waitUntil(lambda: not kept.exists())
    assert len(engine.made) == 1, "nothing is computed again for that"


def test_numbers_in_latex_are_as_chosen_in_the_table_and_in_the_evaluation(qtbot: QtBot, compared: MainWindow) -> None:
    compared.actions_by_id["table"].trigger()
    dock, evaluation = compared.feature(Measuring).dock, compared.feature(Evaluating).dock

    def copied() -> str:
        dock.view.customContextMenuRequested.emit(QPoint(20, 20))
        menu = dock.findChild(QMenu, "table-menu")
        next(action for action in menu.actions() if "LaTeX" in action.text()).trigger()
        menu.close()
        qtbot.waitUntil(lambda: dock.findChild(QMenu, "table-menu") is None)
        return QGuiApplication.clipboard().text()

    assert "S[table-format" not in copied()
    compared.actions_by_id["settings"].trigger()
    dialog = compared.findChild(SettingsDialog)
    combo = dialog.findChild(QComboBox, "latex-numbers")
    combo.setCurrentIndex(combo.findText("In columns of the package siunitx"))
    dialog.accept()
    assert "S[table-format" in copied()
    assert evaluation.latex.siunitx
    evaluation.findChild(QAction, "latex-siunitx").trigger()
    assert compared.settings.latex_numbers is NumberStyle.PLAIN
    assert "S[table-format" not in copied()
