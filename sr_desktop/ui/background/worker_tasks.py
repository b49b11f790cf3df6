"""Single jobs for the worker, such as opening a model; their outcome comes to the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from sr_desktop.engine.worker.jobs import Job, JobCancelled, Worker
from sr_desktop.engine.worker.waiting import Checkpoint, wait_for
from sr_desktop.ui.background.tasks import Task, TaskCancelled, Tasks

T = TypeVar("T")


def in_worker(worker: Worker, job: Job[T], checkpoint: Checkpoint) -> T:
    """Have a job of `CheckedWork` done by the worker; a task calls this on its thread, with its `check`.

    Raises:
        TaskCancelled: The worker was stopped, or the checkpoint says so.
        WorkerLostError: The worker has ended.
        Exception: What the job raised.
    """
    try:
        return wait_for(worker, job, checkpoint)
    except JobCancelled:
        raise TaskCancelled from None


class WorkerTask(Generic[T]):
    """A job on its way through the worker; a thread of the tasks waits for it.

    Args:
        tasks: Where its end is waited for.
        worker: Where it runs.
        job: What is to be done. A number from 0 to 1 that it emits is its progress.
        done: Called with what the job gives, unless it was cancelled.
        failed: Called with what the job raised, unless it was cancelled.
        progressed: Called with fractions, 0 to 1.
    """

    def __init__(
        self,
        tasks: Tasks,
        worker: Worker,
        job: Job[T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[float], None] | None = None,
    ) -> None:
        self._running = running = worker.begin(job)

        def run(task: Task[T]) -> T:
            def report(event: object) -> None:
                if isinstance(event, float):
                    task.report(event)

            return running.run(report)

        self._task = tasks.submit(run, done=done, failed=failed, progressed=progressed)

    def cancel(self) -> None:
        """Stop soon; neither `done` nor `failed` will be called."""
        self._task.cancel()
        self._running.cancel()
