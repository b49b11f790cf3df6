"""When Python's cycle collector would run by itself, for processes that choose the moment and the thread."""

from __future__ import annotations

import gc


def due_generation() -> int | None:
    """The oldest generation that holds more than its threshold, where 0 is none; None if there is no such."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    full = [generation for generation, (count, threshold) in enumerate(counts) if 0 < threshold < count]
    return max(full, default=None)
