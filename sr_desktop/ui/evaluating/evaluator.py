"""Runs evaluations on their own thread, so that the panes never wait for one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from sr_desktop.engine.request import ComparisonFactory
from sr_desktop.ui.background.comparisons import STACK_BYTES
from sr_desktop.ui.background.mailbox import Mailbox
from sr_desktop.ui.evaluating.job import EvaluationEnded, EvaluationEvent, EvaluationJob

Posted = tuple[EvaluationJob, EvaluationEvent]


class _Worker(QObject):
    """Lives on the worker thread and runs one job after another."""

    def __init__(self, factory: ComparisonFactory, mailbox: Mailbox[Posted]) -> None:
        super().__init__()
        self._factory = factory
        self._mailbox = mailbox

    @Slot(object)
    def run(self, job: EvaluationJob) -> None:
        """Run a job to its end; its events go to the mailbox."""
        job.run(self._factory, lambda event: self._mailbox.post((job, event)))


class Evaluator(QObject):
    """The window's side: one evaluation at a time, paused while the panes are computed.

    Signals:
        received: An `EvaluationEvent` of the job under way, on the thread of this object.
    """

    received = Signal(object)
    _requested = Signal(object)

    def __init__(self, factory: ComparisonFactory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: EvaluationJob | None = None
        self._paused = False
        self._mailbox: Mailbox[Posted] = Mailbox(self._deliver, self)
        self._thread = QThread(self)
        self._thread.setObjectName("evaluation")
        self._thread.setStackSize(STACK_BYTES)
        self._worker = _Worker(factory, self._mailbox)
        self._worker.moveToThread(self._thread)
        self._requested.connect(self._worker.run, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether an evaluation is under way."""
        return self._job is not None

    def start(self, job: EvaluationJob) -> None:
        """Start this one; does nothing while another is under way."""
        if self._job is not None:
            return
        if not self._thread.isRunning():
            # Started only now: most windows never evaluate.
            self._thread.start(QThread.Priority.LowestPriority)
        self._job = job
        job.set_paused(self._paused)
        self._requested.emit(job)

    @Slot()
    def cancel(self) -> None:
        """Stop within a tile; `EvaluationEnded` follows."""
        if self._job is not None:
            self._job.cancel()

    @Slot(bool)
    def set_paused(self, paused: bool) -> None:
        """Pause for the panes, or continue."""
        self._paused = paused
        if self._job is not None:
            self._job.set_paused(paused)

    def stop(self) -> None:
        """Cancel and ask the thread to end. Does not wait."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._thread.quit()

    def wait(self, seconds: float) -> bool:
        """Wait after `stop`. Returns whether the thread has ended; if not, the thread object must stay alive."""
        ended = self._thread.wait(int(seconds * 1000))
        if ended:
            self._mailbox.discard()
        return ended

    def _deliver(self, posted: Posted) -> None:
        job, event = posted
        if job is not self._job:
            return
        if isinstance(event, EvaluationEnded):
            self._job = None
        self.received.emit(event)
