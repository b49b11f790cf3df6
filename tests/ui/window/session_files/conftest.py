"""An evening's work, saved, and a window that knows nothing of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.session_files.feature import SessionFiles
from tests.ui.window.session_files.hands import arranged, save


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pictures of 96 x 64, and of the second a result and a folder with results."""
    folder = tmp_path / "evening"
    (folder / "set").mkdir(parents=True)
    (folder / "theirs").mkdir()
    for number, name in enumerate(("one", "two")):
        noise = np.random.default_rng(number).integers(0, 250, (64, 96, 3), dtype=np.uint8)
        Image.fromarray(noise).save(folder / "set" / f"{name}.png")
        Image.fromarray(noise + 1).save(folder / "theirs" / f"{name}.png")
        Image.fromarray(noise + 2).save(folder / f"result of {name}.png")
    return folder


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the folder of the first saved session is copied to; not there before."""
    return tmp_path_factory.mktemp("saved session") / "kept"


@pytest.fixture
def saved(
    qtbot: QtBot,
    make_window: Callable[[], MainWindow],
    folder: Path,
    storage: QSettings,
    kept: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A saved session, the same each time; its window is closed, and the settings are those of a first start."""
    if kept.is_dir():
        shutil.copytree(kept, folder, dirs_exist_ok=True)
        return folder / "evening.srd"
    window = make_window()
    arranged(qtbot, window, folder)
    save(qtbot, window, folder / "evening", monkeypatch)
    assert not window.feature(SessionFiles).would_be_lost
    window.close()
    assert not window.isVisible()
    storage.clear()
    shutil.copytree(folder, kept)
    return folder / "evening.srd"


@pytest.fixture
def again(saved: Path, storage: QSettings, make_window: Callable[[], MainWindow]) -> MainWindow:
    """A window that knows nothing of it."""
    storage.clear()
    return make_window()
