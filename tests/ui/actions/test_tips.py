"""Tooltips that tell the key of an action."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sr_desktop.ui.actions.ids import ActionId
from sr_desktop.ui.actions.tips import KeyedTip
from sr_desktop.ui.window.main_window import MainWindow


def test_the_tooltip_follows_the_keys(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.setToolTip("Do it")
    less, more = QAction(button), QAction(button)
    KeyedTip(button, [less, more])
    assert button.toolTip() == "Do it"
    more.setShortcut(QKeySequence("]"))
    assert button.toolTip() == "Do it (])"
    less.setShortcut(QKeySequence("["))
    assert button.toolTip() == "Do it ([, ])"
    less.setShortcut(QKeySequence())
    more.setShortcut(QKeySequence("Ctrl+Up"))
    assert button.toolTip() == "Do it (Ctrl+Up)"


def test_the_buttons_of_the_views_tell_their_keys(window: MainWindow) -> None:
    stage = window.stage
    for widget, action_id in (
        (stage.wipe.swap_button, ActionId.SWAP),
        (stage.wipe.turn_button, ActionId.TURN_DIVIDER),
        (stage.four_wipe.swap_button, ActionId.SWAP),
        (stage.difference.kind_choice, ActionId.DIFFERENCE_KIND),
    ):
        key = window.actions_by_id[action_id].shortcut().toString()
        assert widget.toolTip().endswith(f"({key})")
    assert stage.difference.gain_slider.toolTip().endswith("([, ])")
