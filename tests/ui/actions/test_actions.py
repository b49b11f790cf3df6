"""Actions made from commands: they do what the commands say, and are enabled and checked as the commands say."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sr_desktop.ui.actions.actions import Actions
from sr_desktop.ui.actions.command import Chapter, Command


@dataclass
class Lamp:
    """What the commands of these tests are done to."""

    has_power: bool = True
    is_on: bool = False
    color: str = "white"

    def toggle(self) -> None:
        self.is_on = not self.is_on

    def paint(self, color: str) -> None:
        self.color = color

    def burst(self) -> None:
        self.has_power = False
        raise RuntimeError("the lamp has burst")


class Switchboard(QObject):
    changed = Signal()


LampCommand = Command[Lamp]
COMMANDS = (
    LampCommand(
        "toggle",
        "&Light",
        "Turn it on or off",
        Lamp.toggle,
        keys=("L", "Ctrl+L"),
        enabled_when=lambda lamp: lamp.has_power,
        checked_when=lambda lamp: lamp.is_on,
    ),
    LampCommand(
        "white", "White", "White light", lambda lamp: lamp.paint("white"),
        checked_when=lambda lamp: lamp.color == "white", group="color",
    ),
    LampCommand(
        "red", "Red", "Red light", lambda lamp: lamp.paint("red"),
        checked_when=lambda lamp: lamp.color == "red", group="color",
    ),
    LampCommand("burst", "Burst…", "Break it", Lamp.burst, short="Break"),
)  # fmt: skip


@pytest.fixture
def lamp() -> Lamp:
    return Lamp()


@pytest.fixture
def actions(qtbot: QtBot, lamp: Lamp) -> Actions[Lamp]:
    window = QWidget()
    qtbot.addWidget(window)
    made = Actions((Chapter("Lamp", COMMANDS),), lamp, window)
    made.start()
    return made


def test_an_action_follows_its_command(actions: Actions[Lamp]) -> None:
    action = actions["toggle"]
    assert (action.objectName(), action.text(), action.iconText()) == ("toggle", "&Light", "Light")
    assert [key.toString() for key in action.shortcuts()] == ["L", "Ctrl+L"]
    assert action.toolTip() == "Turn it on or off (L)"
    assert action.isCheckable()
    assert not actions["burst"].isCheckable()
    assert actions["burst"].iconText() == "Break"
    assert [(title, list(listed)) for title, listed in actions.groups()] == [("Lamp", list(actions))]


def test_running_a_command_checks_what_is_on(actions: Actions[Lamp], lamp: Lamp) -> None:
    assert not actions["toggle"].isChecked()
    actions["toggle"].trigger()
    assert lamp.is_on
    assert actions["toggle"].isChecked()
    actions["toggle"].trigger()
    assert not lamp.is_on
    assert not actions["toggle"].isChecked()


def test_of_a_group_one_is_on(actions: Actions[Lamp], lamp: Lamp) -> None:
    actions["red"].trigger()
    assert (actions["white"].isChecked(), actions["red"].isChecked()) == (False, True)
    actions["red"].trigger()
    assert (lamp.color, actions["red"].isChecked()) == ("red", True)
    lamp.color = "white"
    actions.refresh()
    assert (actions["white"].isChecked(), actions["red"].isChecked()) == (True, False)


def test_changes_from_elsewhere_are_followed(actions: Actions[Lamp], lamp: Lamp) -> None:
    board = Switchboard()
    actions.follow(board.changed)
    lamp.has_power, lamp.is_on = False, True
    assert actions["toggle"].isEnabled()
    board.changed.emit()
    assert not actions["toggle"].isEnabled()
    assert actions["toggle"].isChecked()


def test_a_command_that_fails_leaves_the_truth(qtbot: QtBot, actions: Actions[Lamp]) -> None:
    with qtbot.captureExceptions() as raised:
        actions["burst"].trigger()
    assert [str(error) for _, error, _ in raised] == ["the lamp has burst"]
    assert not actions["toggle"].isEnabled()


def test_nothing_is_asked_before_the_window_is_complete(qtbot: QtBot, lamp: Lamp) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    lamp.has_power = False
    made = Actions((Chapter("Lamp", COMMANDS),), lamp, window)
    made.refresh()
    assert made["toggle"].isEnabled()
    made.start()
    assert not made["toggle"].isEnabled()
