"""What is asked of a running comparison from other threads: to stop, and what to do first. Imports no torch."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from sr_desktop.engine.interruption import Interrupted
from sr_desktop.engine.view import View
from sr_desktop.imaging.geometry import Rect
from sr_desktop.methods import Method


class Steering:
    """Requests of other threads, read by the one that computes.

    Attributes:
        view: What the user looks at; None if nobody does. Replaced as a whole.
    """

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._lock = threading.Lock()
        self._added: list[Method] = []
        self._is_closed = False
        self.view: View | None = None

    @property
    def has_added(self) -> bool:
        """Whether more methods are wanted than the work knows of."""
        return bool(self._added)

    def add(self, methods: Sequence[Method]) -> None:
        """Do these too; those that come when all is done are not done any more."""
        with self._lock:
            if not self._is_closed:
                self._added += methods

    def take_added(self) -> tuple[Method, ...]:
        """For the work: the methods that were added since it asked last."""
        with self._lock:
            added, self._added = tuple(self._added), []
        return added

    def close(self) -> bool:
        """For the work, when all is done: whether it is so; from then on nothing can be added."""
        with self._lock:
            self._is_closed = not self._added
            return self._is_closed

    def cancel(self) -> None:
        """Stop as soon as possible."""
        self._cancelled.set()

    def check(self) -> None:
        """For the work: raise `Interrupted` if it was cancelled."""
        if self._cancelled.is_set():
            raise Interrupted


def seen_part(view: View | None, size: tuple[int, int], scale: int) -> Rect | None:
    """The low-resolution pixels of a picture of ``size`` that the visible part is made of; None without a view."""
    if view is None:
        return None
    return view.rect.shrunk(scale).intersected(Rect(0, 0, *size))
