"""Abandons a long forward pass between two of its layers: a cancel need not wait for the end of a tile."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Interrupted(Exception):
    """The work was cancelled."""


class Preempted(Interrupted):
    """Something else is wanted first; the work may be begun again later."""


_WATCH_SECONDS = 0.05
"""How often a call that cannot be hooked is asked whether it is still wanted."""


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
def watched(stop: Callable[[], None]) -> Iterator[None]:
    """Within, ``stop`` is called from another thread once this thread's checkpoint raises, which is raised at the end.

    For one long call into a library that can be stopped but calls nothing of ours meanwhile. What the library
    raises because of that is suppressed.
    """
    checkpoint = _current.checkpoint
    if checkpoint is None:
        yield
        return
    ended = threading.Event()
    raised: list[BaseException] = []

    def watch() -> None:
        while not ended.wait(_WATCH_SECONDS):
            try:
                checkpoint()
            except BaseException as reason:
                raised.append(reason)
                stop()
                return

    thread = threading.Thread(target=watch, name="watching for cancel", daemon=True)
    thread.start()
    try:
        yield
    except Exception:
        if not raised:
            raise
    finally:
        ended.set()
        thread.join()
    if raised:
        raise raised[0]
