"""Ctrl+C and SIGTERM ask a training to stop after the present step."""

from __future__ import annotations

import signal
import time
from types import FrameType
from typing import Any

STOPPED = 130
"""Exit code of a run that was asked to stop and saved its state."""
_ECHO = 2.0
"""Seconds within which a second signal is the first one again: torchrun passes on a Ctrl+C that all processes got."""
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class StopRequest:
    """While active, a signal only sets `requested`; a second one, later, ends the process as without this."""

    def __init__(self) -> None:
        self.requested = False
        self._since = 0.0
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> StopRequest:
        self._before = {number: signal.signal(number, self._ask) for number in _SIGNALS}
        return self

    def __exit__(self, *_: object) -> None:
        self._restore()

    def _ask(self, number: int, frame: FrameType | None) -> None:
        if not self.requested:
            self.requested, self._since = True, time.monotonic()
        elif time.monotonic() - self._since > _ECHO:
            self._restore()
            signal.raise_signal(number)

    def _restore(self) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before = {}
