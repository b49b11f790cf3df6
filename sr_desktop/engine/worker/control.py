"""Pausing and cancelling work that runs one comparison after another."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event as Flag
from threading import RLock
from time import perf_counter

from sr_desktop.engine.events import Event
from sr_desktop.engine.request import RunningComparison


class Control:
    """Lets other threads pause and cancel; either takes effect within a tile, and a pause loses nothing.

    Attributes:
        paused_seconds: How long the work has waited while it was paused.
    """

    def __init__(self) -> None:
        # A signal that cancels may come on the thread that holds it.
        self._lock = RLock()
        self._comparison: RunningComparison | None = None
        self._cancelled = Flag()
        self._may_run = Flag()
        self._may_run.set()
        self.paused_seconds = 0.0

    @property
    def is_cancelled(self) -> bool:
        """Whether the work is to end."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """End soon; what is done stays. From any thread."""
        with self._lock:
            self._cancelled.set()
            self._may_run.set()
            if self._comparison is not None:
                self._comparison.cancel()

    def set_paused(self, paused: bool) -> None:
        """Pause at the end of the current tile, or continue. From any thread."""
        with self._lock:
            if paused and not self._cancelled.is_set():
                self._may_run.clear()
            else:
                self._may_run.set()

    def wait(self) -> None:
        """For the work, between two steps: wait while it is paused."""
        if not self._may_run.is_set():
            began = perf_counter()
            self._may_run.wait()
            self.paused_seconds += perf_counter() - began

    def run(self, comparison: RunningComparison, emit: Callable[[Event], None]) -> None:
        """For the work: run a comparison, which is cancelled with it and pauses after an event."""

        def receive(event: Event) -> None:
            emit(event)
            self.wait()

        with self._lock:
            self._comparison = comparison
            if self._cancelled.is_set():
                comparison.cancel()
        try:
            comparison.run(receive)
        finally:
            with self._lock:
                self._comparison = None
