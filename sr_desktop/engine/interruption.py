"""Abandons a long forward pass between two of its layers: a cancel need not wait for the end of a tile."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic


class Interrupted(Exception):
    """The work was cancelled."""


class Preempted(Interrupted):
    """Something else is wanted first; the work may be begun again later."""


class _Current(threading.local):
    checkpoint: Callable[[], None] | None = None


_current = _Current()


@contextmanager
def checkpoints(checkpoint: Callable[[], None]) -> Iterator[None]:
    """Within, on this thread only, a network calls ``checkpoint`` again and again while it runs."""
    before = _current.checkpoint
    _current.checkpoint = checkpoint
    try:
        yield
    finally:
        _current.checkpoint = before


def heed_checkpoint() -> None:
    """Call the checkpoint of this thread, if there is one."""
    if _current.checkpoint is not None:
        _current.checkpoint()


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Within, what heeds `checkpoints` on this thread is abandoned by a TimeoutError once so many seconds are over.

    A checkpoint that is set around it is heeded too.
    """
    outer = _current.checkpoint
    end = monotonic() + seconds

    def check() -> None:
        if outer is not None:
            outer()
        if monotonic() > end:
            raise TimeoutError

    with checkpoints(check):
        yield
