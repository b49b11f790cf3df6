"""On how many threads networks compute on a processor. Imports no torch."""

from __future__ import annotations

import os
import sys
from threading import Lock

VARIABLE = "OMP_NUM_THREADS"
"""The variable that PyTorch and OpenVINO go by when they start."""

_LOCK = Lock()
_GIVEN = os.environ.get(VARIABLE)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def threads() -> int:
    """How many threads compute now: one on every core unless the environment, or `use_threads`, says less."""
    said = os.environ.get(VARIABLE, "")
    return min(cores(), int(said)) if said.isdecimal() and int(said) > 0 else cores()


def use_threads(count: int | None) -> bool:
    """Compute with so many threads from now on, in this whole process.

    Args:
        count: How many; None for what the environment said when the program started.

    Returns:
        Whether that is a change, so that what was made for another number is to be made again.
    """
    wanted = _GIVEN if count is None else str(count)
    with _LOCK:
        if os.environ.get(VARIABLE) == wanted:
            return False
        if wanted is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = wanted
        # One that is imported later goes by the variable.
        if (torch := sys.modules.get("torch")) is not None:
            torch.set_num_threads(threads())
        return True
