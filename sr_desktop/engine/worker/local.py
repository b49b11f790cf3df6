"""Jobs on the threads of the caller's own process: for tests, and where no other process can be started."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event as Flag
from threading import Lock
from typing import Generic, TypeVar

from sr_desktop.engine.worker.jobs import Emit, Engine, Job, RunningJob, Work

Result = TypeVar("Result")


class StartingWork(Generic[Result]):
    """The work of a job, of which others may call methods before it exists: they are called once it does."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._work: Work[Result] | None = None
        self._waiting: list[Callable[[Work[Result]], None]] = []

    def run(self, job: Job[Result], engine: Engine, emit: Emit) -> Result:
        """Begin the job and do it."""
        work = job.begin(engine)
        with self._lock:
            for call in self._waiting:
                call(work)
            self._work = work
        return work.run(emit)

    def cancel(self) -> None:
        """Make `run` end soon."""
        self._do(lambda work: work.cancel())

    def call(self, name: str, *arguments: object) -> None:
        """Call a method of the work."""
        self._do(lambda work: getattr(work, name)(*arguments))

    def _do(self, call: Callable[[Work[Result]], None]) -> None:
        with self._lock:
            if self._work is None:
                self._waiting.append(call)
            else:
                call(self._work)


class LocalWorker:
    """As `sr_desktop.engine.worker.jobs.Worker`, in this process.

    Args:
        engine: What the jobs work with.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._running: set[StartingWork[object]] = set()
        self._idle = Flag()
        self._idle.set()

    @property
    def gpu(self) -> str | None:
        """As `Worker`."""
        return None

    def warm_up(self) -> None:
        """As `Worker`; here the first job loads what it needs."""

    def begin(self, job: Job[Result]) -> RunningJob[Result]:
        """As `Worker`."""
        return _LocalJob(job, self)

    def stop(self) -> None:
        """End what runs. What is begun later runs: its caller, `RemoteWorker`, gives it nothing more."""
        with self._lock:
            running = list(self._running)
        for work in running:
            work.cancel()

    def wait(self, seconds: float) -> bool:
        """As `Worker`."""
        return self._idle.wait(seconds)

    def run(self, job: Job[Result], work: StartingWork[Result], emit: Emit) -> Result:
        """Do a job on the calling thread."""
        with self._lock:
            self._running.add(work)  # type: ignore[arg-type]  # only cancelled, never asked for its result
            self._idle.clear()
        try:
            return work.run(job, self._engine, emit)
        finally:
            with self._lock:
                self._running.discard(work)  # type: ignore[arg-type]
                if not self._running:
                    self._idle.set()


class _LocalJob(Generic[Result]):
    def __init__(self, job: Job[Result], worker: LocalWorker) -> None:
        self._job = job
        self._worker = worker
        self._work: StartingWork[Result] = StartingWork()

    def run(self, emit: Emit) -> Result:
        return self._worker.run(self._job, self._work, emit)

    def cancel(self) -> None:
        self._work.cancel()

    def call(self, name: str, *arguments: object) -> None:
        self._work.call(name, *arguments)
