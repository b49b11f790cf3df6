"""The two modes by the names of what they do, and the sizes before and after."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from sr_desktop.engine.machine.pace import PaceBook
from sr_desktop.ui.model_cards import readable_cards
from sr_desktop.ui.window import forecast
from sr_desktop.ui.window.main_window import MainWindow


def tool(window: MainWindow, name: str) -> QToolButton:
    """Its button in the tool bar."""
    buttons = window.toolbar.findChildren(QToolButton)
    return next(button for button in buttons if button.defaultAction() is window.actions_by_id[name])


def test_the_modes_are_called_by_what_they_do(window: MainWindow) -> None:
    assert [window.actions_by_id[name].text().replace("&", "") for name in ("reference", "upscale")] == [
        "Test: shrink and restore",
        "Enlarge",
    ]
    assert [tool(window, name).text() for name in ("reference", "upscale")] == ["Test", "Enlarge"]


@pytest.mark.parametrize("by_key", [False, True])
def test_enlarging_says_the_sizes_before_and_after(qtbot: QtBot, compared: MainWindow, by_key: bool) -> None:
    status = compared.workspace.status
    assert compared.windowTitle() == "a photo.png — 160 × 120 — SR Desktop"
    assert status.sizes_text == "160 × 120"
    if by_key:
        compared.stage.take_focus()
        qtbot.keyClick(compared, Qt.Key.Key_U)
    else:
        qtbot.mouseClick(tool(compared, "upscale"), Qt.MouseButton.LeftButton)
    assert compared.windowTitle() == "a photo.png — 160 × 120 → 640 × 480 — SR Desktop"
    assert status.sizes_text == "160 × 120 → 640 × 480"
    compared.actions_by_id["close"].trigger()
    assert status.sizes_text == ""


def test_what_a_large_one_takes_is_said_when_it_begins_and_it_can_be_stopped(
    qtbot: QtBot,
    window: MainWindow,
    engine: Any,
    picture_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(forecast, "LARGE_BYTES", 7_000_000)
    paces = PaceBook(tmp_path / "paces.json")
    for card in readable_cards(("srcnn", "perceptual", "srresnet")).values():
        assert card.multiply_adds is not None
        paces.note(f"some device torch fp32 {card.sha256} False", seconds=20 / 19200, cost=card.multiply_adds)
    paces.save()
    monkeypatch.setattr(forecast, "paces_file", lambda: tmp_path / "paces.json")
    engine.hold_at = "bilinear"
    window.actions_by_id["upscale"].trigger()
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: bool(window.toasts.shown))
    (toast,) = window.toasts.shown
    assert toast.text.startswith("6 methods enlarge 160 × 120 to 640 × 480 pixels. The results take 7.3 MB of memory.")
    assert toast.text.endswith("At the last speed it takes about 60.0 s.")
    cancel = next(button for button in toast.findChildren(QToolButton) if button.text() == "Cancel")
    qtbot.waitUntil(lambda: window.session.busy)
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.session.busy)


def test_the_window_does_not_wait_for_what_a_large_one_takes(
    qtbot: QtBot, window: MainWindow, picture_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forecast, "LARGE_BYTES", 7_000_000)
    answered = Event()

    def slowly() -> Path:
        assert answered.wait(10)
        return tmp_path / "paces.json"

    monkeypatch.setattr(forecast, "paces_file", slowly)
    window.actions_by_id["upscale"].trigger()
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: len(window.session.results) == 6)
    assert window.toasts.shown == ()
    answered.set()
    qtbot.waitUntil(lambda: bool(window.toasts.shown))
    assert "6 methods enlarge" in window.toasts.shown[0].text


def test_of_a_small_one_nothing_is_said(qtbot: QtBot, window: MainWindow, picture_file: Path) -> None:
    window.actions_by_id["upscale"].trigger()
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: window.session.plan is not None)
    assert window.toasts.shown == ()
