"""Ends all background work of a window: everything is cancelled first, then one deadline applies to all."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Protocol


class Stoppable(Protocol):
    """Something that works on other threads."""

    def stop(self) -> None:
        """Cancel everything and take no more work. Does not wait."""

    def wait(self, seconds: float) -> bool:
        """After `stop`: wait until all work has ended. Returns whether it has; if not, it must not be destroyed."""


def stop_all(workers: Iterable[Stoppable], seconds: float, clock: Callable[[], float] = time.monotonic) -> bool:
    """Stop these, and wait for all of them together.

    Args:
        workers: What works.
        seconds: How long to wait at most.
        clock: Monotonic seconds.

    Returns:
        Whether all have ended.
    """
    workers = tuple(workers)
    for worker in workers:
        worker.stop()
    deadline = clock() + seconds
    # Wait for each at least a moment: those after a slow one may have ended by now.
    ended = [worker.wait(max(0.0, deadline - clock())) for worker in workers]
    return all(ended)
