"""Ctrl+C and SIGTERM as a wish to stop after the step that is under way."""

from __future__ import annotations

import signal
from types import FrameType
from typing import Any

STOPPED = 130
"""Exit code of a run that was asked to stop and saved its state."""
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class StopRequest:
    """While active, the first signal only sets `requested`; a second one ends the process as without this."""

    def __init__(self) -> None:
        self.requested = False
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> StopRequest:
        self._before = {number: signal.signal(number, self._ask) for number in _SIGNALS}
        return self

    def __exit__(self, *_: object) -> None:
        self._restore()

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.requested = True
        self._restore()

    def _restore(self) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before = {}
