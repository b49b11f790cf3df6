"""Long jobs of the worker, such as an evaluation, one after the other; their events come to the window's thread."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from sr_desktop.engine.events import Notice
from sr_desktop.engine.worker.jobs import Job, JobCancelled, RunningJob, Worker
from sr_desktop.messages.message import Message, MessageError
from sr_desktop.ui.background.mailbox import Mailbox
from sr_desktop.ui.background.waiting_thread import WaitingThread

Running = RunningJob[None]
Posted = tuple[Running, Any]
MakeEnd = Callable[[], object]
"""The event by which a job of the kind says that it was cancelled."""


class _Waiter(QObject):
    """Lives on a thread of its own and waits for one job after another."""

    def __init__(self, mailbox: Mailbox[Posted], cancelled: MakeEnd) -> None:
        super().__init__()
        self._mailbox = mailbox
        self._cancelled = cancelled

    @Slot(object)
    def run(self, running: Running) -> None:
        """Wait for a job; its events go to the mailbox."""
        try:
            running.run(lambda event: self._mailbox.post((running, event)))
        except JobCancelled:
            self._end(running)
        except MessageError as error:
            self._end(running, error.message)
        except Exception as error:
            sys.excepthook(*sys.exc_info())
            self._end(running, Message("program.fault", reason=str(error) or type(error).__name__))

    def _end(self, running: Running, why: Message | None = None) -> None:
        if why is not None:
            self._mailbox.post((running, Notice(why)))
        self._mailbox.post((running, self._cancelled()))


class LongJobs(QObject):
    """The window's side: one job at a time, paused while the panes are computed.

    The work of a job has `set_paused`; if its process is lost or it raises, a `Notice` says why, and the event of a
    cancelled job follows.

    Args:
        worker: Where jobs run.
        name: Of the thread that waits for them.
        cancelled: Makes the last event of a job that did not come to its end.
        parent: The owner.

    Signals:
        received: An event of the job under way, on the thread of this object.
        busy_changed: Whether a job is under way.
    """

    received = Signal(object)
    busy_changed = Signal(bool)
    _requested = Signal(object)

    def __init__(self, worker: Worker, name: str, cancelled: MakeEnd, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._end = type(cancelled())
        self._running: Running | None = None
        self._paused = False
        self._mailbox: Mailbox[Posted] = Mailbox(self._deliver, self)
        self._waiter = _Waiter(self._mailbox, cancelled)
        self._thread = WaitingThread(name, self._waiter, self._mailbox, self)
        self._requested.connect(self._waiter.run, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return self._running is not None

    def start(self, job: Job[None]) -> None:
        """Start this one; does nothing while another is under way."""
        if self._running is not None:
            return
        if not self._thread.isRunning():
            # Started only now: most windows never need it.
            self._thread.start(QThread.Priority.LowestPriority)
        self._running = self._worker.begin(job)
        self._running.call("set_paused", self._paused)
        self._requested.emit(self._running)
        self.busy_changed.emit(True)

    @Slot()
    def cancel(self) -> None:
        """Stop within a tile; the last event follows."""
        if self._running is not None:
            self._running.cancel()

    @Slot(bool)
    def set_paused(self, paused: bool) -> None:
        """Pause, or continue."""
        self._paused = paused
        if self._running is not None:
            self._running.call("set_paused", paused)

    def stop(self) -> None:
        """Cancel and ask the thread to end. Does not wait."""
        if self._running is not None:
            self._running.cancel()
            self._running = None
        self._thread.quit()

    def wait(self, seconds: float) -> bool:
        """Wait after `stop`. Returns whether the thread has ended; if not, the thread object must stay alive."""
        return self._thread.ended_within(seconds)

    def _deliver(self, posted: Posted) -> None:
        running, event = posted
        if running is not self._running:
            return
        if isinstance(event, self._end):
            self._running = None
        self.received.emit(event)
        if isinstance(event, self._end) and self._running is None:
            self.busy_changed.emit(False)
