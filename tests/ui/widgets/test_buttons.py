"""A double click does not press what has taken the place of the button that was clicked."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sr_desktop.ui.widgets.buttons import ignore_second_clicks
from tests.ui.clicking import click_quickly


def test_the_second_click_is_none(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    start, stop = QPushButton("Start", window), QPushButton("Stop", window)
    stop.hide()
    layout = QHBoxLayout(window)
    for button in (start, stop):
        layout.addWidget(button)
    ignore_second_clicks(start, stop)
    pressed: list[str] = []
    start.clicked.connect(lambda: (pressed.append("start"), start.hide(), stop.show()))
    stop.clicked.connect(lambda: pressed.append("stop"))
    window.show()
    qtbot.waitExposed(window)
    at = start.geometry().center()
    click_quickly(window, at)
    qtbot.waitUntil(lambda: stop.geometry().contains(at))
    click_quickly(window, at)
    assert pressed == ["start"]
    click_quickly(window, at)
    assert pressed == ["start", "stop"], "the third is a click of its own"
