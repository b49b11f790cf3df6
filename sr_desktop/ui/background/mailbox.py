"""The only way in which results of other threads reach the window."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

Item = TypeVar("Item")

BUDGET_SECONDS = 0.008
"""How long a mailbox delivers in one go: half a frame, so that painting and input are never held up by a flood."""


class Mailbox(QObject, Generic[Item]):
    """Takes items from any thread and delivers them, in order, on the thread that owns the mailbox.

    Any number of waiting items costs one queued signal; delivery stops after `BUDGET_SECONDS` and continues when the
    event loop has had its turn, so thousands of tiles never freeze the window.

    Args:
        deliver: Called with every item on the owner's thread. What it raises goes to `sys.excepthook`, and the next
            item is delivered all the same.
        parent: The owner.
    """

    _woken = Signal()

    def __init__(self, deliver: Callable[[Item], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deliver = deliver
        self._items: deque[Item] = deque()
        self._lock = Lock()
        self._awake = False
        self._woken.connect(self._drain, Qt.ConnectionType.QueuedConnection)
        # A zero timer, not another queued signal: Qt handles posted signals before it looks at the mouse.
        self._continue = QTimer(self, singleShot=True, interval=0)
        self._continue.timeout.connect(self._drain)

    def post(self, item: Item) -> None:
        """Put an item in; callable from any thread, returns at once."""
        with self._lock:
            self._items.append(item)
            if self._awake:
                return
            self._awake = True
        self._woken.emit()

    def discard(self) -> None:
        """Drop every item that has not been delivered."""
        with self._lock:
            self._items.clear()

    @Slot()
    def _drain(self) -> None:
        deadline = monotonic() + BUDGET_SECONDS
        while True:
            with self._lock:
                if not self._items:
                    self._awake = False
                    return
                item = self._items.popleft()
            try:
                self._deliver(item)
            except Exception:
                sys.excepthook(*sys.exc_info())
            if monotonic() >= deadline:
                self._continue.start()
                return
