"""What is asked of a running comparison from other threads: to stop, and what to do first. Imports no torch."""

from __future__ import annotations

import threading

from sr_desktop import SCALE
from sr_desktop.engine.interruption import Interrupted
from sr_desktop.engine.view import View
from sr_desktop.imaging.geometry import Rect


class Steering:
    """Requests of other threads, read by the one that computes.

    Attributes:
        view: What the user looks at; None if nobody does. Replaced as a whole.
    """

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self.view: View | None = None

    def cancel(self) -> None:
        """Stop as soon as possible."""
        self._cancelled.set()

    def check(self) -> None:
        """For the work: raise `Interrupted` if it was cancelled."""
        if self._cancelled.is_set():
            raise Interrupted


def seen_part(view: View | None, size: tuple[int, int]) -> Rect | None:
    """The low-resolution pixels of a picture of ``size`` that the visible part is made of; None without a view."""
    if view is None:
        return None
    rect = view.rect
    return Rect.from_edges(
        rect.x // SCALE, rect.y // SCALE, -(-rect.right // SCALE), -(-rect.bottom // SCALE)
    ).intersected(Rect(0, 0, *size))
