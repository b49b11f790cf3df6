"""A pane without a result has a button that mends it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sr_desktop.engine.settings import DeviceChoice, PrecisionChoice
from sr_desktop.messages.message import Message
from sr_desktop.ui.dialogs.messages import MessagesDialog
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.window.main_window import MainWindow


def pane(window: MainWindow, name: str) -> Pane:
    return next(each for each in window.stage.panes if each.method_id == name)


def press(qtbot: QtBot, window: MainWindow, name: str, remedy: str) -> None:
    button = pane(window, name).canvas.findChild(QPushButton, f"remedy-{remedy}")
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def labels(window: MainWindow, name: str) -> list[str]:
    buttons = pane(window, name).canvas.findChildren(QPushButton)
    return [button.text() for button in buttons if not button.isHidden()]


def test_a_cancelled_pane_resumes_by_its_button(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    engine.hold_at = "srcnn"
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: "bicubic" in window.session.results)
    window.actions_by_id["cancel"].trigger()
    qtbot.waitUntil(lambda: labels(window, "srresnet") == ["Resume"])
    before = len(engine.made)
    engine.hold_at = None
    press(qtbot, window, "srresnet", "resume")
    qtbot.waitUntil(lambda: len(window.session.results) == 6)
    assert [each.request.method_ids for each in engine.made[before:]] == [("srcnn", "perceptual", "srresnet")]
    assert labels(window, "srresnet") == []


def test_a_pane_switched_on_while_others_are_being_cancelled_gets_its_result(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    """The end of what was cancelled comes later than the request for the new pane, which it must not touch."""
    engine.hold_at = "srcnn"
    window.stage.show_pane("perceptual", False)
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: "bicubic" in window.session.results)
    window.session.cancel()
    window.stage.show_pane("perceptual", True)
    assert window.session.cut_off == frozenset()
    qtbot.waitUntil(lambda: "perceptual" in window.session.results)
    qtbot.waitUntil(lambda: pane(window, "perceptual").content.is_complete)
    assert labels(window, "srresnet") == ["Resume"]
    assert window.session.cut_off == {"srcnn", "srresnet"}


def test_a_failed_pane_is_tried_again_alone_and_shows_its_details(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    engine.failing = ("srcnn",)
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: not window.session.busy and window.session.has_ended("srresnet"))
    assert labels(window, "srcnn") == ["Try again", "Details"]
    press(qtbot, window, "srcnn", "details")
    assert "a picture of one colour" in window.findChild(MessagesDialog).text
    window.findChild(MessagesDialog).close()
    engine.failing = ()
    press(qtbot, window, "srcnn", "recompute")
    qtbot.waitUntil(lambda: "srcnn" in window.session.results)
    assert engine.made[-1].request.method_ids == ("srcnn",)


@pytest.mark.parametrize(
    "message",
    [
        Message("device.missing", device="CUDA", known="Test processor"),
        Message("precision.unsupported", device="Test processor", precision="fp16", known="fp32"),
    ],
)
def test_a_device_that_is_not_there_is_changed_for_the_processor(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path, message: Message
) -> None:
    window.settings.device, window.settings.precision = DeviceChoice.CUDA, PrecisionChoice.FP16
    engine.failing, engine.failure = ("srresnet",), message
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: labels(window, "srresnet") == ["Use the processor", "Details"])
    engine.failing = ()
    press(qtbot, window, "srresnet", "processor")
    qtbot.waitUntil(lambda: "srresnet" in window.session.results)
    assert (window.settings.device, window.settings.precision) == (DeviceChoice.CPU, PrecisionChoice.AUTO)
    assert engine.made[-1].request.settings.device is DeviceChoice.CPU
    assert "CPU" in window.workspace.status.device_text.upper()


def test_the_buttons_stay_inside_a_narrow_pane(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    window.resize(640, 480)
    engine.failing = ("srresnet",)
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: labels(window, "srresnet") != [])
    canvas = pane(window, "srresnet").canvas
    for button in canvas.findChildren(QPushButton):
        assert canvas.rect().contains(button.geometry().translated(button.parentWidget().pos()))
