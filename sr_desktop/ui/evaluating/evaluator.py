"""Runs evaluations in the background, so that the panes never wait for one."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from sr_desktop.engine.events import Notice
from sr_desktop.engine.worker.jobs import JobCancelled, RunningJob, Worker
from sr_desktop.export.evaluating import EvaluateJob, EvaluationEnded, EvaluationEvent
from sr_desktop.messages.message import Message, MessageError
from sr_desktop.ui.background.comparisons import STACK_BYTES
from sr_desktop.ui.background.mailbox import Mailbox

Running = RunningJob[None]
Posted = tuple[Running, EvaluationEvent]


class _Waiter(QObject):
    """Lives on a thread of its own and waits for one evaluation after another."""

    def __init__(self, mailbox: Mailbox[Posted]) -> None:
        super().__init__()
        self._mailbox = mailbox

    @Slot(object)
    def run(self, running: Running) -> None:
        """Wait for an evaluation; its events go to the mailbox."""
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
        self._mailbox.post((running, EvaluationEnded(was_cancelled=True)))


class Evaluator(QObject):
    """The window's side: one evaluation at a time, paused while the panes are computed.

    Args:
        worker: Where evaluations run.
        parent: The owner.

    Signals:
        received: An `EvaluationEvent` of the evaluation under way, on the thread of this object.
    """

    received = Signal(object)
    _requested = Signal(object)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._running: Running | None = None
        self._paused = False
        self._mailbox: Mailbox[Posted] = Mailbox(self._deliver, self)
        self._thread = QThread(self)
        self._thread.setObjectName("evaluation")
        self._thread.setStackSize(STACK_BYTES)
        self._waiter = _Waiter(self._mailbox)
        self._waiter.moveToThread(self._thread)
        self._requested.connect(self._waiter.run, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether an evaluation is under way."""
        return self._running is not None

    def start(self, job: EvaluateJob) -> None:
        """Start this one; does nothing while another is under way."""
        if self._running is not None:
            return
        if not self._thread.isRunning():
            # Started only now: most windows never evaluate.
            self._thread.start(QThread.Priority.LowestPriority)
        self._running = self._worker.begin(job)
        self._running.call("set_paused", self._paused)
        self._requested.emit(self._running)

    @Slot()
    def cancel(self) -> None:
        """Stop within a tile; `EvaluationEnded` follows."""
        if self._running is not None:
            self._running.cancel()

    @Slot(bool)
    def set_paused(self, paused: bool) -> None:
        """Pause for the panes, or continue."""
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
        ended = self._thread.wait(int(seconds * 1000))
        if ended:
            self._mailbox.discard()
        return ended

    def _deliver(self, posted: Posted) -> None:
        running, event = posted
        if running is not self._running:
            return
        if isinstance(event, EvaluationEnded):
            self._running = None
        self.received.emit(event)
