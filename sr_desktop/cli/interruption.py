"""Ctrl+C as a request to stop in an orderly way."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any


class Interruption:
    """While active, the first Ctrl+C only asks: `requested` becomes true and the running work's `cancel` is called.

    A second one ends the program at once, as without this.
    """

    def __init__(self) -> None:
        self.requested = False
        self._cancel: Callable[[], None] | None = None
        self._before: Any = None

    def __enter__(self) -> Interruption:
        self._before = signal.signal(signal.SIGINT, self._ask)
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    @contextmanager
    def cancels(self, cancel: Callable[[], None]) -> Iterator[None]:
        """Within, Ctrl+C calls ``cancel``, which must be safe to call in the middle of anything."""
        self._cancel = cancel
        try:
            yield
        finally:
            self._cancel = None

    def _ask(self, number: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        self.requested = True
        if self._cancel is not None:
            self._cancel()
