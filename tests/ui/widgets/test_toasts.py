"""Toasts come, stay as long as they should, and go."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from sr_desktop.ui.widgets import toasts as module
from sr_desktop.ui.widgets.toasts import LIMIT, Toasts


@pytest.fixture
def toasts(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Toasts]:
    monkeypatch.setattr(module, "SHOWN_MS", 30)
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(600, 400)
    host.show()
    toasts = Toasts(host)
    yield toasts
    for toast in toasts.shown:
        toast.dismiss()


def button(toast: QWidget, label: str) -> QToolButton:
    return next(each for each in toast.findChildren(QToolButton) if label in (each.text(), each.accessibleName()))


def test_a_notice_goes_by_itself_and_an_error_stays(qtbot: QtBot, toasts: Toasts) -> None:
    toasts.notice("saved")
    error = toasts.error("it broke")
    qtbot.waitUntil(lambda: toasts.shown == (error,))
    assert error.isVisible()


def test_an_error_can_be_copied_and_dismissed(qtbot: QtBot, toasts: Toasts) -> None:
    error = toasts.error("'a.png' could not be read: the disk is gone.")
    qtbot.mouseClick(button(error, "Copy"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "'a.png' could not be read: the disk is gone."
    assert toasts.shown == (error,)
    qtbot.mouseClick(button(error, "Dismiss"), Qt.MouseButton.LeftButton)
    assert toasts.shown == ()


def test_the_same_words_are_shown_once_and_old_toasts_give_way(toasts: Toasts) -> None:
    for _ in range(3):
        toasts.error("again")
    assert len(toasts.shown) == 1
    for number in range(LIMIT + 2):
        toasts.error(f"error {number}")
    assert [toast.text for toast in toasts.shown] == [f"error {number}" for number in range(2, LIMIT + 2)]


def test_toasts_lie_inside_the_window_and_do_not_overlap(toasts: Toasts) -> None:
    for number in range(3):
        toasts.error(f"error {number}: " + "many words " * 20)
    areas = [toast.geometry() for toast in toasts.shown]
    host = toasts.shown[0].parentWidget()
    assert all(area.right() < host.width() and area.bottom() < host.height() for area in areas)
    assert not any(a.intersects(b) for a in areas for b in areas if a is not b)


def test_a_button_acts_once_and_takes_the_toast_away(qtbot: QtBot, toasts: Toasts) -> None:
    pressed: list[int] = []
    toast = toasts.error("exported")
    toast.add_button("Open folder", lambda: pressed.append(1))
    qtbot.mouseClick(button(toast, "Open folder"), Qt.MouseButton.LeftButton)
    assert pressed == [1]
    assert toasts.shown == ()


def test_clearing_keeps_the_cards_of_running_work(toasts: Toasts) -> None:
    toasts.error("old")
    going_on = toasts.progress("exporting")
    toasts.clear()
    assert toasts.shown == (going_on,)
