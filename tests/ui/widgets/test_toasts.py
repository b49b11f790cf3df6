"""Toasts come, stay as long as they should, and go."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QProgressBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from sr_desktop.ui.widgets import toasts as module
from sr_desktop.ui.widgets.toasts import Toast, Toasts


@pytest.fixture
def toasts(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Toasts]:
    monkeypatch.setattr(module, "SHOWN_MS", 60)
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


def test_notices_and_errors_go_by_themselves(qtbot: QtBot, toasts: Toasts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "READING_MS", 1)
    for say in (toasts.notice, toasts.error):
        toast = say("it broke")
        assert toast.isVisible()
        qtbot.waitUntil(lambda: toasts.shown == ())


def test_the_time_of_a_message_grows_with_its_length_and_its_weight(toasts: Toasts) -> None:
    short, long = toasts.notice("saved"), toasts.notice("many words " * 20)
    error = toasts.error("many words " * 20 + "!")
    assert short._timer.interval() < long._timer.interval() < error._timer.interval()


def test_a_message_stays_while_the_pointer_rests_on_it(qtbot: QtBot, toasts: Toasts) -> None:
    toast = toasts.error("it broke")
    QApplication.sendEvent(toast, QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert not toast._timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()


def test_an_error_that_gave_way_under_the_pointer_can_be_found(toasts: Toasts) -> None:
    QApplication.sendEvent(toasts.error("'a.png' is damaged."), QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert button(toasts.notice("Added c."), "Earlier messages (1)")


def test_a_message_stays_while_the_keyboard_is_at_its_button(qtbot: QtBot, toasts: Toasts) -> None:
    toast = toasts.error("it broke")
    toast.activateWindow()
    qtbot.waitUntil(toast.isActiveWindow)
    copy = button(toast, "Copy")
    copy.setFocus(Qt.FocusReason.TabFocusReason)
    assert copy.hasFocus()
    with qtbot.waitSignal(toast._timer.timeout):
        toast._timer.start(1)
    assert toasts.shown == (toast,)
    qtbot.keyClick(copy, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == "it broke"
    copy.clearFocus()
    with qtbot.waitSignal(toast.closed):
        toast._timer.start(1)
    assert toasts.shown == ()


def test_an_error_can_be_copied_and_dismissed(qtbot: QtBot, toasts: Toasts) -> None:
    error = toasts.error("'a.png' could not be read: the disk is gone.")
    qtbot.mouseClick(button(error, "Copy"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "'a.png' could not be read: the disk is gone."
    assert toasts.shown == (error,)
    qtbot.mouseClick(button(error, "Dismiss"), Qt.MouseButton.LeftButton)
    assert toasts.shown == ()


def test_a_message_takes_the_place_of_the_one_before_it(toasts: Toasts) -> None:
    for text in ("again", "again", "something else"):
        toasts.error(text)
    assert [toast.text for toast in toasts.shown] == ["something else"]
    cards = [card for card in toasts.shown[0].parentWidget().findChildren(Toast) if card.isVisible()]
    assert cards == list(toasts.shown)


def test_all_that_was_said_is_in_the_log_in_its_order(toasts: Toasts) -> None:
    toasts.notice("Opening the model x…")
    toasts.progress("Exporting…")
    toasts.error("It broke.")
    toasts.clear()
    assert [(message.text, message.is_error) for message in toasts.log.messages] == [
        ("Opening the model x…", False),
        ("It broke.", True),
    ]


def test_an_error_that_gave_way_unread_can_be_found(qtbot: QtBot, toasts: Toasts) -> None:
    toasts.error("'a.png' is damaged.")
    toasts.error("'b.png' is damaged.")
    asked: list[int] = []
    toasts.log_requested.connect(lambda: asked.append(1))
    qtbot.mouseClick(button(toasts.notice("Added c."), "Earlier messages (2)"), Qt.MouseButton.LeftButton)
    assert asked == [1]
    toasts.notice("a notice")
    later = toasts.notice("gives way without a trace")
    assert not [each for each in later.findChildren(QToolButton) if each.text()]


def test_the_card_of_work_comes_back_when_the_message_over_it_goes(toasts: Toasts) -> None:
    work = toasts.progress("exporting")
    bar = work.findChild(QProgressBar)
    assert bar.accessibleName() == "exporting"
    notice = toasts.notice("copied")
    assert toasts.shown == (notice,)
    assert not work.isVisible()
    notice.dismiss()
    assert toasts.shown == (work,)
    assert work.isVisible()


def test_the_card_lies_inside_the_window(toasts: Toasts) -> None:
    toast = toasts.error("many words " * 20)
    host = toast.parentWidget()
    for width, height in ((600, 400), (240, 300)):
        host.resize(width, height)
        QApplication.processEvents()
        assert host.rect().contains(toast.geometry())


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
