"""Tooltips that tell the key of an action."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sr_desktop.ui.actions.wording import KeyedTip
from sr_desktop.ui.view_modes.difference import DifferenceView
from sr_desktop.ui.view_modes.four_wipe import FourWipeView
from sr_desktop.ui.view_modes.wipe import WipeView
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
        (stage.view_of(WipeView).swap_button, "swap"),
        (stage.view_of(WipeView).turn_button, "turn-divider"),
        (stage.view_of(FourWipeView).swap_button, "swap"),
        (stage.view_of(DifferenceView).kind_choice, "difference-kind"),
    ):
        key = window.actions_by_id[action_id].shortcut().toString()
        assert widget.toolTip().endswith(f"({key})")
    assert stage.view_of(DifferenceView).gain_slider.toolTip().endswith("([, ])")
