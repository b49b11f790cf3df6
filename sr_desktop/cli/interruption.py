"""Ctrl+C, and the system's wish that the program ends, as a request to stop in an orderly way."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
"""Ctrl+C; the end that a system asks for; the end of the terminal. Windows does not know the last."""


class Interruption:
    """While active, the first such signal only asks: `requested` becomes true, and the work's `cancel` is called.

    A second one ends the program at once, as without this. A signal that is ignored, as after ``nohup``, stays so.

    Attributes:
        requested: Whether one has come.
        exit_code: That of a program that ends by it, as shells count: 130 after Ctrl+C.
    """

    def __init__(self) -> None:
        self.requested = False
        self.exit_code = 128 + signal.SIGINT
        self._cancel: Callable[[], None] | None = None
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Interruption:
        for name in _NAMES:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._ask)
        return self

    def __exit__(self, *_: object) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

    @contextmanager
    def cancels(self, cancel: Callable[[], None]) -> Iterator[None]:
        """Within, such a signal calls ``cancel``, which must be safe to call in the middle of anything."""
        self._cancel = cancel
        try:
            yield
        finally:
            self._cancel = None

    def _ask(self, number: int, frame: FrameType | None) -> None:
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
        self.requested = True
        self.exit_code = 128 + number
        if self._cancel is not None:
            self._cancel()
