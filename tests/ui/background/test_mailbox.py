"""Items from other threads arrive in order, on the right thread, and never freeze the event loop."""

from __future__ import annotations

import gc
import sys
import threading
import time

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread, QTimer, Signal, Slot
from pytestqt.qtbot import QtBot

from sr_desktop.ui.background import mailbox as module
from sr_desktop.ui.background.mailbox import Mailbox

EMISSIONS = 5000


class Emitter(QObject):
    """Emits from a thread of its own what the window's workers emit: flags, numbers, objects."""

    emitted = Signal(bool, int, object)
    done = Signal()

    @Slot()
    def emit_all(self) -> None:
        for number in range(EMISSIONS):
            self.emitted.emit(True, number, (number,))
        self.done.emit()


class Receiver(QObject):
    """Collects on the GUI thread."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers: list[int] = []
        self.threads: set[QThread] = set()

    @Slot(bool, int, object)
    def take(self, flag: bool, number: int, what: tuple[int]) -> None:
        assert flag is True
        assert what == (number,)
        self.numbers.append(number)
        self.threads.add(QThread.currentThread())


def test_five_thousand_signals_cross_a_thread_and_the_process_lives(qtbot: QtBot) -> None:
    """PySide6 6.12.0 aborts on Python 3.11 after some hundreds: each emission loses a reference to True."""
    # What earlier tests have left refers to it too.
    gc.collect()
    references = sys.getrefcount(True)
    thread, emitter, receiver = QThread(), Emitter(), Receiver()
    emitter.moveToThread(thread)
    emitter.emitted.connect(receiver.take, Qt.ConnectionType.QueuedConnection)
    thread.started.connect(emitter.emit_all)
    with qtbot.waitSignal(emitter.done):
        thread.start()
    qtbot.waitUntil(lambda: len(receiver.numbers) == EMISSIONS)
    thread.quit()
    assert thread.wait(5000)
    assert receiver.numbers == list(range(EMISSIONS))
    assert receiver.threads == {QThread.currentThread()}
    assert sys.getrefcount(True) > references - 100, "emissions lose references to True"


def test_items_of_a_thread_arrive_in_order_on_the_owners_thread(qtbot: QtBot) -> None:
    seen: list[tuple[int, threading.Thread]] = []
    box: Mailbox[int] = Mailbox(lambda item: seen.append((item, threading.current_thread())))
    sender = threading.Thread(target=lambda: [box.post(number) for number in range(EMISSIONS)])
    sender.start()
    qtbot.waitUntil(lambda: len(seen) == EMISSIONS)
    sender.join()
    assert [item for item, _ in seen] == list(range(EMISSIONS))
    assert {thread for _, thread in seen} == {threading.main_thread()}


def test_a_flood_lets_the_event_loop_have_its_turn(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BUDGET_SECONDS", 0.0)
    order: list[str] = []
    box: Mailbox[str] = Mailbox(order.append)
    for number in range(50):
        box.post(f"item {number}")
    QTimer.singleShot(0, lambda: order.append("timer"))
    qtbot.waitUntil(lambda: len(order) == 51)
    assert order.index("timer") < 50, "the timer had to wait for every item"


def test_an_exception_in_delivery_is_reported_and_the_next_item_still_comes(qtbot: QtBot) -> None:
    seen: list[int] = []

    def deliver(item: int) -> None:
        if item == 1:
            raise ValueError("the first is bad")
        seen.append(item)

    box: Mailbox[int] = Mailbox(deliver)
    with qtbot.captureExceptions() as exceptions:
        for number in (1, 2, 3):
            box.post(number)
        qtbot.waitUntil(lambda: seen == [2, 3])
    assert [str(error) for _, error, _ in exceptions] == ["the first is bad"]


def test_discarded_items_never_arrive(qtbot: QtBot) -> None:
    seen: list[int] = []
    box: Mailbox[int] = Mailbox(seen.append)
    box.post(1)
    box.discard()
    box.post(2)
    qtbot.waitUntil(lambda: bool(seen))
    time.sleep(0.02)
    QCoreApplication.processEvents()
    assert seen == [2]
