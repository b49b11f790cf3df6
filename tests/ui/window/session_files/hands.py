"""What the tests of sessions do to a window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.measuring.feature import Measuring
from sr_desktop.ui.user_methods.given import GivenResults
from sr_desktop.ui.view_modes.wipe import WipeView
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.renaming import Renaming
from sr_desktop.ui.window.session_files.feature import SessionFiles

REGION = Rect(20, 16, 32, 24)


def wait(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    qtbot.waitUntil(lambda: window.session.plan is not None and window.session.plan.picture.path == path)
    qtbot.waitUntil(lambda: bool(window.session.results) and not window.session.busy)


def arranged(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    """An evening's work."""
    window.open_paths([folder / "set"])
    wait(qtbot, window, folder / "set" / "one.png")
    window.actions_by_id["next-picture"].trigger()
    wait(qtbot, window, folder / "set" / "two.png")
    given = window.feature(GivenResults)
    given.add_paths([folder / "result of two.png"])
    given.add_many(folder / "theirs")
    qtbot.waitUntil(lambda: len(given.all) == 2)
    qtbot.waitUntil(lambda: not window.session.busy)
    naming = window.feature(Renaming)
    naming.rename("srresnet", "Ours")
    naming.color("srresnet", "#E40C6C")
    naming.rename("result-of-two", "Baseline")
    for each in ("measure-lpips", "measure-dists"):
        window.actions_by_id[each].trigger()
    window.stage.show_pane("bilinear", False)
    window.stage.arrange(["srresnet", "nearest", "bicubic"])
    window.feature(Measuring).switch.show()
    window.stage.view_of(WipeView).choose("bicubic", "srresnet")
    window.stage.model.mark.set(REGION)
    window.stage.model.zoom_to(3.0)
    qtbot.waitUntil(lambda: not window.session.busy)


def save(qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its key, and the dialog that asks for a file."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(path.with_suffix(".srd").is_file)
    qtbot.waitUntil(lambda: window.feature(SessionFiles).path is not None)
