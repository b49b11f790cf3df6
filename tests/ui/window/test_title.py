"""The title of the window names the session, and marks changes that are in no file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.session_files.feature import SessionFiles
from sr_desktop.ui.window.title import window_title
from tests.ui.window.session_files.hands import save, wait


def test_the_session_stands_in_it_with_its_mark(
    qtbot: QtBot,
    make_window: Callable[[], MainWindow],
    storage: QSettings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("a", "b[*]"):
        (tmp_path / "set").mkdir(exist_ok=True)
        Image.new("RGB", (32, 32), "teal").save(tmp_path / "set" / f"{name}.png")
    window = make_window()
    window.open_paths([tmp_path / "set"])
    wait(qtbot, window, tmp_path / "set" / "a.png")
    assert window.windowTitle() == "a.png — 32 × 32 — SR Desktop"
    assert not window.isWindowModified()
    evaluating = window.feature(Evaluating)
    evaluating.evaluate()
    qtbot.waitUntil(lambda: not evaluating.busy)
    qtbot.waitUntil(window.isWindowModified)
    assert window.windowTitle() == "a.png — 32 × 32 — New session[*] — SR Desktop"
    save(qtbot, window, tmp_path / "evening", monkeypatch)
    assert window.windowTitle() == "a.png — 32 × 32 — evening[*] — SR Desktop"
    assert not window.isWindowModified()
    window.stage.model.mark.set(Rect(0, 0, 9, 9))
    qtbot.waitUntil(window.isWindowModified)
    window.stage.model.mark.set(None)
    qtbot.waitUntil(lambda: not window.isWindowModified())
    window.close()
    storage.clear()

    again = make_window()
    again.open_paths([tmp_path / "evening.srd"])
    wait(qtbot, again, tmp_path / "set" / "a.png")
    qtbot.waitUntil(lambda: again.windowTitle() == "a.png — 32 × 32 — evening[*] — SR Desktop")
    qtbot.waitUntil(lambda: not again.feature(SessionFiles).would_be_lost)
    assert not again.isWindowModified()
    again.actions_by_id["next-picture"].trigger()
    wait(qtbot, again, tmp_path / "set" / "b[*].png")
    assert again.windowTitle() == "b[*][*].png — 32 × 32 — evening[*] — SR Desktop"


def test_what_looks_like_a_mark_in_a_name_stays_itself() -> None:
    assert window_title(None, "x[*]") == "x[*][*][*] — SR Desktop"
    assert window_title(None, None) == "SR Desktop"
