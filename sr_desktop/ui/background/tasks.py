"""Short work in the background: reading and writing files, building pyramids."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from functools import partial
from threading import Event as Flag
from typing import Generic, TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from sr_desktop.ui.background.mailbox import Mailbox

T = TypeVar("T")

THREADS = 6
"""Enough that opening a picture waits neither for an export nor for the measurements, of which there are four:
the region, and a plot in each of three docks. Each keeps to one task at a time."""


class TaskCancelled(Exception):
    """Raised by work that finds that it was cancelled."""


class Task(Generic[T]):
    """A piece of work: its owner can cancel it, and the work can report its progress."""

    def __init__(self, mailbox: Mailbox[Callable[[], None]], progressed: Callable[[float], None] | None) -> None:
        self._mailbox = mailbox
        self._progressed = progressed
        self._cancelled = Flag()

    @property
    def is_cancelled(self) -> bool:
        """Whether the owner no longer wants the result."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Stop soon; neither `done` nor `failed` will be called."""
        self._cancelled.set()

    def check(self) -> None:
        """For the work: raise `TaskCancelled` if it was cancelled."""
        if self.is_cancelled:
            raise TaskCancelled

    def report(self, fraction: float) -> None:
        """For the work: report to the owner how far it is, 0 to 1."""
        progressed = self._progressed
        if progressed is not None:
            self._mailbox.post(
                lambda: progressed(fraction) if not self.is_cancelled and _is_there(progressed) else None
            )


@dataclass(slots=True, eq=False)
class _Calls(Generic[T]):
    """What belongs to a task: what it calls, and what came of it."""

    work: Callable[[Task[T]], T]
    done: Callable[[T], None]
    failed: Callable[[Exception], None] | None
    results: list[T] = field(default_factory=list)
    error: Exception | None = None

    def finish(self, task: Task[T]) -> None:
        """On the thread of the owner: hand over what came of it."""
        # Its traceback leads back here.
        error, self.error = self.error, None
        if error is not None:
            if self.failed is None:
                sys.excepthook(type(error), error, error.__traceback__)
            elif not task.is_cancelled and _is_there(self.failed):
                self.failed(error)
        elif self.results and not task.is_cancelled and _is_there(self.done):
            self.done(self.results[0])


def _run(calls: _Calls[T], task: Task[T]) -> None:
    """On another thread: do the work."""
    if task.is_cancelled:
        return
    try:
        calls.results.append(calls.work(task))
    except TaskCancelled:
        return
    except Exception as error:
        calls.error = error


class Tasks(QObject):
    """Runs functions on a few threads and brings what they return back to the thread of this object."""

    def __init__(self, parent: QObject | None = None, threads: int = THREADS) -> None:
        super().__init__(parent)
        self._mailbox: Mailbox[Callable[[], None]] = Mailbox(lambda call: call(), self)
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="tasks")
        self._pending: dict[Future[None], Task[object]] = {}
        self._is_stopped = False

    def submit(
        self,
        work: Callable[[Task[T]], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        progressed: Callable[[float], None] | None = None,
    ) -> Task[T]:
        """Run `work` on another thread, then `done` with what it returned, or `failed` with what it raised, on ours.

        A method of a dialog or another object of Qt that has gone by then is not called. After `stop` nothing is run:
        what a window shows while it closes asks for work like any other.

        Args:
            work: Gets its task, to ask whether it is cancelled and to report progress.
            done: Not called after `Task.cancel`.
            failed: Not called after `Task.cancel`. Without it an exception goes to `sys.excepthook`.
            progressed: Called with fractions, 0 to 1.
        """
        task: Task[T] = Task(self._mailbox, progressed)
        if self._is_stopped:
            task.cancel()
            return task
        calls: list[_Calls[T]] = [_Calls(work, done, failed)]

        def finish() -> None:
            # What the work was given is let go here: on another thread an object of Qt must not meet its end.
            taken, task._progressed = calls.pop(), None
            taken.finish(task)

        def run() -> None:
            _run(calls[0], task)
            self._mailbox.post(finish)

        future = self._executor.submit(run)
        self._pending = {known: owner for known, owner in self._pending.items() if not known.done()}
        self._pending[future] = task  # type: ignore[assignment]  # only cancelled, never asked for its result
        return task

    def stop(self) -> None:
        """Cancel everything and take no more work. Does not wait."""
        self._is_stopped = True
        for task in self._pending.values():
            task.cancel()
        self._executor.shutdown(wait=False, cancel_futures=True)

    def wait(self, seconds: float) -> bool:
        """After `stop`: wait. Returns whether all work has ended."""
        # `wait` would wait forever for those that were cancelled before they began.
        unfinished = wait((future for future in self._pending if not future.cancelled()), seconds).not_done
        self._mailbox.discard()
        return not unfinished


def _is_there(call: Callable[..., object]) -> bool:
    """Whether the object of Qt whose method this is has not been deleted."""
    while isinstance(call, partial):
        call = call.func
    owner = getattr(call, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
