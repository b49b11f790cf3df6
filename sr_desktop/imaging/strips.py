"""Large pictures are gone through in strips: on all cores, in little memory, and so that a cancel is heeded."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TypeVar

from sr_desktop.imaging.geometry import Rect

Made = TypeVar("Made")

_ASKING_SECONDS = 0.02
"""How often a checkpoint is called while strips are worked on."""

STRIP_PIXELS = 1 << 20
"""Pixels that a core works on at a time: keeps the float64 planes in the tens of megabytes for any size of picture."""


def sum_over_strips(area: Rect, value: Callable[[Rect], float], checkpoint: Callable[[], None]) -> float:
    """The sum of what is computed of each strip, on all cores; always added up from top to bottom."""
    total = 0.0
    for one in each_strip(area, value, checkpoint):
        total += one
    return total


def each_strip(area: Rect, make: Callable[[Rect], Made], checkpoint: Callable[[], None] = lambda: None) -> list[Made]:
    """What is made of each strip, on all cores, from top to bottom."""
    strips = list(strips_of(area))
    if len(strips) == 1:
        checkpoint()
        return [make(strips[0])]
    running: list[Future[Made]] = []
    with ThreadPoolExecutor(min(len(strips), os.cpu_count() or 1)) as threads:
        try:
            for strip in strips:
                checkpoint()
                running.append(threads.submit(make, strip))
            while wait(running, _ASKING_SECONDS).not_done:
                checkpoint()
        except BaseException:
            for one in running:
                one.cancel()
            raise
    return [one.result() for one in running]


def strips_of(area: Rect) -> Iterator[Rect]:
    """The area in full-width strips of at most `STRIP_PIXELS`, or of a row, top to bottom."""
    rows = max(1, STRIP_PIXELS // area.width)
    for top in range(area.y, area.bottom, rows):
        yield Rect.from_edges(area.x, top, area.right, min(top + rows, area.bottom))
