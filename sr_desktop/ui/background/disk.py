"""Looks at the disk whose answer the window's thread needs at once, as where a dialog begins.

A disk of the network may not answer for minutes. What can follow later is a task of `Tasks` instead.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 0.25
"""Seconds: a disk that is there answers in a thousandth of that, and such a pause is none that a user waits for."""

_silent: set[Path] = set()
"""What was looked at and has not answered yet."""


def at_once(path: Path, look: Callable[[Path], T], otherwise: T) -> T:
    """What a look at a path finds, if its disk answers at once.

    Args:
        path: What is looked at.
        look: Looks, on a thread of its own, and raises nothing.
        otherwise: The answer for a disk that is silent. It is not asked for this path again until it has answered.
    """
    if path in _silent:
        return otherwise
    answers: SimpleQueue[T] = SimpleQueue()
    _silent.add(path)

    def run() -> None:
        try:
            answers.put(look(path))
        finally:
            _silent.discard(path)

    Thread(target=run, name="disk", daemon=True).start()
    with suppress(Empty):
        return answers.get(timeout=PATIENCE)
    return otherwise
