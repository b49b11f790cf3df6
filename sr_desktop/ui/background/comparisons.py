"""Runs comparisons, and further measuring of their results, one after the other; a thread waits for the worker."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from threading import Lock

from PySide6.QtCore import QObject, Qt, Signal, Slot

from sr_desktop.engine.errors import EngineError
from sr_desktop.engine.events import Cancelled, Event, Finished, MethodDone, MethodFailed
from sr_desktop.engine.request import ComparisonRequest
from sr_desktop.engine.scoring import ScoreJob
from sr_desktop.engine.view import View
from sr_desktop.engine.worker.jobs import CompareJob, JobCancelled, RunningJob, Worker
from sr_desktop.engine.worker.messages import WorkerLostError
from sr_desktop.messages.message import Message
from sr_desktop.ui.background.mailbox import Mailbox
from sr_desktop.ui.background.waiting_thread import WaitingThread


@dataclass(frozen=True, slots=True)
class RunCrashed:
    """A comparison ended by an unexpected exception, which has already gone to `sys.excepthook`."""

    message: Message


@dataclass(frozen=True, slots=True)
class RunRefused:
    """A comparison could not begin; `message` says why."""

    message: Message


@dataclass(frozen=True, slots=True)
class RunLost:
    """The process that computed has ended; `message` says what is known of why. What was finished stays."""

    message: Message


RunnerEvent = Event | RunCrashed | RunRefused | RunLost


class _Job:
    """One job on its way through the worker; may be cancelled before its work even exists."""

    def __init__(self, generation: int, job: CompareJob | ScoreJob, view: View | None) -> None:
        self.generation = generation
        self.job = job
        self._view = view
        self._lock = Lock()
        self._running: RunningJob[None] | None = None
        self._cancelled = False
        self._joined: ComparisonRequest | None = None

    @property
    def request(self) -> ComparisonRequest | None:
        """What is compared; None of the measuring of finished results."""
        return self.job.request if isinstance(self.job, CompareJob) else None

    @property
    def cancelled(self) -> bool:
        return self._cancelled

    @property
    def left(self) -> ComparisonRequest | None:
        """What joined it and has not ended, if there is any."""
        return self._joined if self._joined is not None and self._joined.method_ids else None

    @property
    def method_ids(self) -> tuple[str, ...]:
        """The methods that it was made for, and those that joined it and have not ended."""
        return tuple(name for each in (self.request, self.left) if each is not None for name in each.method_ids)

    def join(self, request: ComparisonRequest) -> bool:
        """Do this too, if it is of the same picture and settings; whether it is."""
        with self._lock:
            if self._cancelled or self.request is None or not request.is_part_of(self.request):
                return False
            names = request.method_ids if self._joined is None else (*self._joined.method_ids, *request.method_ids)
            self._joined = replace(request, method_ids=names)
            if self._running is not None:
                self._running.call("add_methods", request.method_ids, request.catalogue)
            return True

    def note_end(self, method_id: str) -> None:
        """A method has a result or has failed."""
        if self._joined is not None:
            names = tuple(name for name in self._joined.method_ids if name != method_id)
            self._joined = replace(self._joined, method_ids=names)

    def attach(self, running: RunningJob[None]) -> None:
        with self._lock:
            self._running = running
            if self._view is not None:
                running.call("set_view", self._view)
            if self._joined is not None:
                running.call("add_methods", self._joined.method_ids, self._joined.catalogue)
            if self._cancelled:
                running.cancel()

    def cancel(self) -> None:
        with self._lock:
            self._cancelled = True
            if self._running is not None:
                self._running.cancel()

    def set_view(self, view: View | None) -> None:
        with self._lock:
            self._view = view
            if self._running is not None:
                self._running.call("set_view", view)


class _Waiter(QObject):
    """Has one job done after the other and waits for each, on a thread of its own."""

    def __init__(self, worker: Worker, mailbox: Mailbox[tuple[_Job, RunnerEvent]]) -> None:
        super().__init__()
        self._worker = worker
        self._mailbox = mailbox

    @Slot(object)
    def run(self, job: _Job) -> None:
        """Run a job to its end; its events go to the mailbox."""
        if job.cancelled:
            self._mailbox.post((job, Cancelled()))
            return
        try:
            running = self._worker.begin(job.job)
            job.attach(running)
            running.run(lambda event: self._post(job, event))
        except JobCancelled:
            self._mailbox.post((job, Cancelled()))
        except WorkerLostError as error:
            self._mailbox.post((job, RunLost(error.message)))
        except EngineError as error:
            self._mailbox.post((job, RunRefused(error.message)))
        except Exception as error:
            sys.excepthook(*sys.exc_info())
            self._mailbox.post((job, RunCrashed(Message("program.fault", reason=str(error) or type(error).__name__))))

    def _post(self, job: _Job, event: Event) -> None:
        self._mailbox.post((job, event))


class ComparisonRunner(QObject):
    """The window's comparisons: the latest request wins, and events of older ones are dropped.

    Args:
        worker: Where they are computed.
        parent: The owner.

    Signals:
        received: A `RunnerEvent` of the current generation, on the thread of this object.
        busy_changed: Whether any job of the current generation is waiting or running.
    """

    received = Signal(object)
    busy_changed = Signal(bool)
    _requested = Signal(object)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._generation = 0
        self._jobs: list[_Job] = []
        self._view: View | None = None
        self._mailbox: Mailbox[tuple[_Job, RunnerEvent]] = Mailbox(self._deliver, self)
        self._waiter = _Waiter(worker, self._mailbox)
        self._thread = WaitingThread("comparisons", self._waiter, self._mailbox, self)
        self._requested.connect(self._waiter.run, Qt.ConnectionType.QueuedConnection)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether a job of the current generation is waiting or running."""
        return bool(self._jobs)

    @property
    def awaited(self) -> frozenset[str]:
        """Ids of the methods of all comparisons that have not ended: events of these may still come."""
        return frozenset(name for job in self._jobs for name in job.method_ids)

    def start(self, request: ComparisonRequest) -> None:
        """Compute this and nothing else: cancel all that runs or waits, and drop its events."""
        was_busy = self.busy
        self._supersede()
        self._enqueue(CompareJob(request), was_busy)

    def add(self, request: ComparisonRequest) -> None:
        """Compute this too: along with what runs or waits if that is of the same picture, else after it.

        Measuring of finished results is given up for it.
        """
        if any(job.join(request) for job in self._jobs):
            return
        was_busy = self.busy
        self._drop_scoring()
        self._enqueue(CompareJob(request), was_busy)

    def score(self, job: ScoreJob) -> None:
        """Measure finished results, after what runs now."""
        self._enqueue(job, self.busy)

    @property
    def is_scoring(self) -> bool:
        """Whether finished results are being measured, and nothing else is to be done."""
        return self.busy and all(isinstance(job.job, ScoreJob) for job in self._jobs)

    def stop_scoring(self) -> None:
        """Give up the measuring of finished results, and drop its events."""
        was_busy = self.busy
        self._drop_scoring()
        if was_busy and not self.busy:
            self.busy_changed.emit(False)

    def _drop_scoring(self) -> None:
        for job in [job for job in self._jobs if isinstance(job.job, ScoreJob)]:
            job.cancel()
            self._jobs.remove(job)

    def cancel(self) -> None:
        """Stop all jobs within one tile; the current one still emits `Cancelled`."""
        for job in self._jobs:
            job.cancel()

    def forget(self) -> None:
        """Cancel all jobs and drop their events."""
        was_busy = self.busy
        self._supersede()
        if was_busy:
            self.busy_changed.emit(False)

    def set_view(self, view: View | None) -> None:
        """Do what can be seen first, in what runs and in what is requested later."""
        self._view = view
        for job in self._jobs:
            job.set_view(view)

    def stop(self) -> None:
        """Cancel everything and have the thread end. Does not wait."""
        self.forget()
        self._thread.quit()

    def wait(self, seconds: float) -> bool:
        """After `stop`: wait. Returns whether the thread has ended; if not, it must not be destroyed."""
        return self._thread.ended_within(seconds)

    def _supersede(self) -> None:
        self._generation += 1
        for job in self._jobs:
            job.cancel()
        self._jobs.clear()

    def _enqueue(self, work: CompareJob | ScoreJob, was_busy: bool) -> None:
        job = _Job(self._generation, work, self._view)
        self._jobs.append(job)
        self._requested.emit(job)
        if not was_busy:
            self.busy_changed.emit(True)

    def _deliver(self, item: tuple[_Job, RunnerEvent]) -> None:
        job, event = item
        if job.generation != self._generation or job not in self._jobs:
            return
        if isinstance(event, Finished | Cancelled | RunCrashed | RunRefused | RunLost):
            self._jobs.remove(job)
            if isinstance(event, Finished) and job.left is not None:
                # It came when the comparison had just ended.
                self._enqueue(CompareJob(job.left), was_busy=True)
            self.received.emit(event)
            if not self._jobs:
                self.busy_changed.emit(False)
        else:
            if isinstance(event, MethodDone | MethodFailed):
                job.note_end(event.method_id)
            self.received.emit(event)
