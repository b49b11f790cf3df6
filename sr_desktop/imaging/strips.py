"""Large pictures are measured in strips: on all cores, in little memory, and so that a cancel is heeded."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait

from sr_desktop.imaging.geometry import Rect

_ASKING_SECONDS = 0.02
"""How often a checkpoint is called while strips are measured."""

STRIP_PIXELS = 1 << 20
"""Pixels measured at a time by a core: keeps the float64 planes in the tens of megabytes for any size of picture."""


def sum_over_strips(area: Rect, value: Callable[[Rect], float], checkpoint: Callable[[], None]) -> float:
    """The sum of what is computed of each strip, on all cores; always added up from top to bottom."""
    strips = list(strips_of(area))
    if len(strips) == 1:
        checkpoint()
        return value(strips[0])
    running: list[Future[float]] = []
    with ThreadPoolExecutor(min(len(strips), os.cpu_count() or 1)) as threads:
        try:
            for strip in strips:
                checkpoint()
                running.append(threads.submit(value, strip))
            while wait(running, _ASKING_SECONDS).not_done:
                checkpoint()
        except BaseException:
            for one in running:
                one.cancel()
            raise
    total = 0.0
    for one in running:
        total += one.result()
    return total


def strips_of(area: Rect) -> Iterator[Rect]:
    """The area in full-width strips of at most `STRIP_PIXELS`, or of a row, top to bottom."""
    rows = max(1, STRIP_PIXELS // area.width)
    for top in range(area.y, area.bottom, rows):
        yield Rect.from_edges(area.x, top, area.right, min(top + rows, area.bottom))
