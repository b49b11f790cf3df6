"""The worker in a process of its own, started when it is first needed and again when it is lost."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import Any, Generic, TypeVar

from sr_desktop.engine.events import Notice
from sr_desktop.engine.scratch.store import ScratchStore
from sr_desktop.engine.worker.exchange import Exchange, remover
from sr_desktop.engine.worker.jobs import Emit, Job, JobCancelled, RunningJob
from sr_desktop.engine.worker.loading import LoadedEngine
from sr_desktop.engine.worker.local import LocalWorker
from sr_desktop.engine.worker.messages import Begin, Call, Cancel, Done, Emitted, Raised, WorkerLostError
from sr_desktop.engine.worker.process import Patience, WorkerProcess
from sr_desktop.engine.worker.wire import pack, unpack
from sr_desktop.messages.message import Message

Result = TypeVar("Result")

PATIENCE = Patience()

_REPLACED_SECONDS = 5.0
"""How long a process that never answered may take to be replaced."""


class RemoteWorker:
    """As `sr_desktop.engine.worker.jobs.Worker`, in another process; where none can be started, in this one.

    Jobs run next to each other, on threads there, and share its networks. When the process is lost, all its jobs end
    with a `WorkerLostError`, and the next process is started at once.

    Args:
        weights: Folder of the weights; None for those that ship with the program.
        patience: How long the process may take to answer.
    """

    def __init__(self, weights: Path | None = None, patience: Patience = PATIENCE) -> None:
        self._weights = weights
        self._patience = patience
        self._lock = Lock()
        self._process: WorkerProcess | None = None
        self._store: ScratchStore | None = None
        self._exchange: Exchange | None = None
        self._instead: LocalWorker | None = None
        self._is_stopped = False

    @property
    def gpu(self) -> str | None:
        """As `Worker`."""
        process = self._process
        return None if process is None else process.gpu

    def warm_up(self) -> None:
        """Start the process, which loads the engine."""
        with self._lock:
            if self._process is None and self._instead is None and not self._is_stopped:
                if self._exchange is None:
                    self._store = ScratchStore()
                    self._exchange = Exchange(self._store, remover())
                self._process = WorkerProcess(self._weights, self._exchange, self._patience, self._replace)

    def begin(self, job: Job[Result]) -> RunningJob[Result]:
        """As `Worker`."""
        return _RemoteJob(job, self)

    def stop(self) -> None:
        """As `Worker`."""
        with self._lock:
            self._is_stopped = True
            process, instead = self._process, self._instead
        if process is not None:
            process.leave()
        if instead is not None:
            instead.stop()

    def wait(self, seconds: float) -> bool:
        """As `Worker`."""
        process, instead = self._process, self._instead
        has_ended = (process is None or process.wait(seconds)) and (instead is None or instead.wait(seconds))
        if has_ended and self._is_stopped:
            # It refers to this worker: without the ring both are freed at once, whether or not a collector finds them.
            self._process = None
        return has_ended

    def place(self) -> WorkerProcess | LocalWorker:
        """Where a job is to be run now.

        Raises:
            WorkerLostError: The worker was stopped.
        """
        self.warm_up()
        with self._lock:
            place = self._instead or self._process
            if place is None or self._is_stopped:
                raise WorkerLostError(Message("worker.left"))
            return place

    def _replace(self, lost: WorkerProcess) -> None:
        """Go on after a process has ended."""
        with self._lock:
            if self._process is not lost or self._is_stopped:
                return
            self._process = None
            if lost.cannot_start:
                self._instead = LocalWorker(LoadedEngine(self._weights, self._store))
        # One that ended while it loaded the engine would do so again: the next job will see.
        if lost.is_ready:
            self.warm_up()


class _RemoteJob(Generic[Result]):
    def __init__(self, job: Job[Result], worker: RemoteWorker) -> None:
        self._job = job
        self._worker = worker
        self._lock = Lock()
        self._calls: list[tuple[str, tuple[object, ...]]] = []
        self._is_cancelled = False
        self._local: RunningJob[Result] | None = None
        self._sent: tuple[WorkerProcess, int] | None = None

    def run(self, emit: Emit) -> Result:
        try:
            while isinstance(place := self._worker.place(), WorkerProcess):
                try:
                    return self._run_there(place, emit)
                except WorkerLostError:
                    if self._sent is not None and not place.cannot_start:
                        raise
                # It had ended before, or none can be started: what takes its place does the job.
                place.wait(_REPLACED_SECONDS)
        except WorkerLostError:
            if self._is_cancelled:
                raise JobCancelled from None
            raise
        emit(Notice(Message("worker.in-this-process")))
        return self._run_here(place, emit)

    def cancel(self) -> None:
        with self._lock:
            self._is_cancelled = True
            if self._local is not None:
                self._local.cancel()
            elif self._sent is not None:
                process, number = self._sent
                process.send(Cancel(number))

    def call(self, name: str, *arguments: object) -> None:
        with self._lock:
            if self._local is not None:
                self._local.call(name, *arguments)
            elif self._sent is not None:
                process, number = self._sent
                process.send(Call(number, name, arguments))
            else:
                self._calls.append((name, arguments))

    def _run_here(self, worker: LocalWorker, emit: Emit) -> Result:
        local = worker.begin(self._job)
        with self._lock:
            self._local = local
            for name, arguments in self._calls:
                local.call(name, *arguments)
            if self._is_cancelled:
                local.cancel()
        return local.run(emit)

    def _run_there(self, process: WorkerProcess, emit: Emit) -> Result:
        number, replies = process.open()
        try:
            packed = pack(self._job, process.exchange)
            with self._lock:
                if self._is_cancelled:
                    raise JobCancelled
                process.send(Begin(number, packed))
                for name, arguments in self._calls:
                    process.send(Call(number, name, arguments))
                self._sent = process, number
            while True:
                match replies.get():
                    case Emitted() as reply:
                        emit(unpack(reply.event, process.exchange))
                    case Done() as reply:
                        result: Any = unpack(reply.result, process.exchange)
                        return result  # type: ignore[no-any-return]
                    case Raised() as reply:
                        raise reply.error
                    case WorkerLostError() as reply:
                        # One exception for each of its jobs: they are raised on different threads.
                        raise WorkerLostError(reply.message)
        finally:
            process.close(number)
