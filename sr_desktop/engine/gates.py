"""Locks that a job may wait for without becoming deaf: a cancel is heeded meanwhile."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from threading import Lock

from sr_desktop.engine.interruption import heed_checkpoint

_LOOK_SECONDS = 0.05
"""How often a thread that waits looks whether it is still to."""


class Gates:
    """A lock for each key. What is guarded by one key may go through a gate of another, always in the same order."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._gates: dict[Hashable, Lock] = {}

    @contextmanager
    def passing(self, key: Hashable) -> Iterator[None]:
        """Within, no other thread has this key. Waits for one that has, heeding the checkpoint of this thread.

        Raises:
            Interrupted: What waits was cancelled.
        """
        with self._lock:
            gate = self._gates.setdefault(key, Lock())
        while not gate.acquire(timeout=_LOOK_SECONDS):
            heed_checkpoint()
        try:
            yield
        finally:
            gate.release()
