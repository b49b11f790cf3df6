"""Low-resolution pictures of all open pictures: a file is enough, of one picture as of many."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from sr_desktop.ui.inputs import feature
from sr_desktop.ui.inputs.feature import Inputs
from sr_desktop.ui.inputs.many_dialog import ManyInputsDialog
from sr_desktop.ui.window.main_window import MainWindow
from tests.ui.inputs.test_inputs import LEFT, source, wait

NAMES = ("baby", "bird")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Two pictures of 64 x 48, and a fourth of each."""
    for number, name in enumerate(NAMES):
        noise = np.random.default_rng(number).integers(0, 256, (48, 64, 3), dtype=np.uint8)
        for folder, step, file in (("set", 1, f"{name}.png"), ("low", 4, f"{name}_LRx4.png")):
            (tmp_path / folder).mkdir(exist_ok=True)
            Image.fromarray(noise[::step, ::step]).save(tmp_path / folder / file)
    return tmp_path


def asked(window: MainWindow) -> ManyInputsDialog:
    window.actions_by_id["add-low-resolution-folder"].trigger()
    dialog = window.findChild(ManyInputsDialog)
    assert isinstance(dialog, ManyInputsDialog)
    return dialog


def press(qtbot: QtBot, dialog: ManyInputsDialog) -> None:
    button = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    qtbot.waitUntil(button.isEnabled)
    qtbot.mouseClick(button, LEFT)


def test_the_file_of_any_picture_stands_for_those_of_all(
    qtbot: QtBot, window: MainWindow, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not window.actions_by_id["add-low-resolution-folder"].isEnabled()
    window.open_paths([home / "set"])
    wait(qtbot, window)
    dialog = asked(window)
    chosen = home / "low" / "bird_LRx4.png"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(chosen), ""))
    qtbot.mouseClick(dialog.findChild(QPushButton, "many-file"), LEFT)
    assert dialog.findChild(QLineEdit, "many-pattern").text() == str(home / "low" / "{stem}_LRx4.png")
    press(qtbot, dialog)
    qtbot.waitUntil(lambda: source(window).given is not None)
    assert source(window).given.path == home / "low" / "baby_LRx4.png"
    assert window.settings.low_resolution_folder == home / "low"
    wait(qtbot, window)


@pytest.mark.parametrize("several", [False, True])
def test_a_file_that_is_written_is_that_of_the_picture_it_names(
    qtbot: QtBot, window: MainWindow, home: Path, several: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[threading.Thread] = set()
    match = feature.match_inputs
    monkeypatch.setattr(feature, "match_inputs", lambda *of: threads.add(threading.current_thread()) or match(*of))
    window.open_paths([home / "set"] if several else [home / "set" / "baby.png"])
    wait(qtbot, window)
    dialog = asked(window)
    dialog.findChild(QLineEdit, "many-pattern").setText("../low/bird_LRx4.png")
    press(qtbot, dialog)
    low = home / "set" / ".." / "low" / "bird_LRx4.png"
    if several:
        inputs = window.feature(Inputs)
        qtbot.waitUntil(lambda: inputs.choice.singles == {home / "set" / "bird.png": low})
        assert source(window).given is None
    else:
        qtbot.waitUntil(lambda: source(window).given is not None)
        assert source(window).given.path == low
    # The window does not wait for the disk.
    assert threads
    assert threading.main_thread() not in threads
    wait(qtbot, window)
