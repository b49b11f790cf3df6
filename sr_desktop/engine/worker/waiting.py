"""Jobs that one thread waits for: each is a function that calls a checkpoint now and then. Imports no torch."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event as Flag
from time import monotonic
from typing import Generic, TypeVar

from sr_desktop.engine.worker.jobs import Emit, Job, JobCancelled, Worker

Result = TypeVar("Result")

Checkpoint = Callable[[], None]
"""Called now and then by what takes long; may raise to abandon it."""

_ALIVE_SECONDS = 0.05
"""How often a job says that it runs, so that what waits for it can abandon it."""


class CheckedWork(Generic[Result]):
    """The work of a job that is one function.

    Args:
        function: Gets a checkpoint to call.
    """

    def __init__(self, function: Callable[[Checkpoint], Result]) -> None:
        self._function = function
        self._cancelled = Flag()

    def run(self, emit: Emit) -> Result:
        """As `sr_desktop.engine.worker.jobs.Work`; emits None now and then."""
        told = monotonic()

        def check() -> None:
            nonlocal told
            if self._cancelled.is_set():
                raise JobCancelled
            if monotonic() - told > _ALIVE_SECONDS:
                told = monotonic()
                emit(None)

        return self._function(check)

    def cancel(self) -> None:
        """As `sr_desktop.engine.worker.jobs.Work`."""
        self._cancelled.set()


def wait_for(worker: Worker, job: Job[Result], checkpoint: Checkpoint) -> Result:
    """Have a job of `CheckedWork` done and wait for it, calling the checkpoint on this thread.

    A job that is abandoned may take as long as it likes to notice: loading a library is no reason to end the worker.

    Raises:
        WorkerLostError: The worker has ended.
        JobCancelled: It was stopped.
        Exception: What the job, or the checkpoint, raised.
    """
    running = worker.begin(job)

    def follow(_: object) -> None:
        try:
            checkpoint()
        except BaseException:
            running.call("cancel")
            raise

    follow(None)
    return running.run(follow)
