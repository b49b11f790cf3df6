"""The C library's allocator, set up for networks on the CPU, or for a window that is open for days.

glibc returns a large block to the system when it is freed. A network allocates and frees the outputs of its layers in
every pass, so each pass has the system clear the same memory again, page by page. Memory that is kept saves that.

What glibc calls large follows from what was freed before, and each thread gets a heap of its own. A window that shows
one picture after another would so grow for hours, by memory that nothing uses.
"""

from __future__ import annotations

import ctypes
import mmap
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _MMAP_MAX, _ARENA_MAX = -1, -3, -4, -8
"""Parameters of glibc's `mallopt`, from malloc.h."""
_LARGEST_BLOCK = 1 << 30
"""Bytes from which a block is returned all the same."""
_KEPT = (1 << 31) - 1
"""Bytes of freed memory at the end of the heap that are kept; the largest value that `mallopt` takes."""
_OWN_BLOCK = 1 << 18
"""Bytes from which a block of the window's is returned when it is freed, as that of a picture or of its painting."""
_KEPT_BY_A_WINDOW = 1 << 20
"""Bytes of freed memory at the end of its heap that it keeps."""
_HEAPS_OF_A_WINDOW = 2
"""One for the thread that paints, and one for the others."""


def keep_freed_memory() -> bool:
    """Let the process keep the memory that it frees, for its next allocations, from now on.

    Call it before the first large allocation and before threads start. The process then stays as large as it once was.

    Returns:
        Whether it was set; False where the C library is not glibc.
    """
    mallopt = _mallopt()
    if mallopt is None:
        return False
    # Every thread allocates from one heap: what one has freed is then there for all.
    one_heap = mallopt(_ARENA_MAX, 1)
    # glibc before 2.35 takes no threshold this high, but blocks can be kept from being mapped at all.
    unmapped = mallopt(_MMAP_THRESHOLD, _LARGEST_BLOCK) or mallopt(_MMAP_MAX, 0)
    return bool(one_heap and unmapped and mallopt(_TRIM_THRESHOLD, _KEPT))


def give_freed_memory_back() -> bool:
    """Let the process hold little memory that it does not use, from now on; call it before there are many threads.

    Returns:
        Whether it was set; False where the C library is not glibc.
    """
    mallopt = _mallopt()
    if mallopt is None:
        return False
    chosen = ((_MMAP_THRESHOLD, _OWN_BLOCK), (_TRIM_THRESHOLD, _KEPT_BY_A_WINDOW), (_ARENA_MAX, _HEAPS_OF_A_WINDOW))
    taken = [mallopt(parameter, value) for parameter, value in chosen]
    return all(taken)


def return_freed_memory(beyond: int = 0) -> None:
    """Give the system back what is kept of freed memory: between two networks, whose blocks differ in size, or windows.

    Args:
        beyond: Only if the process has more bytes than these for itself: to have less cleared again takes longer.
    """
    if sys.platform != "linux" or _own_memory() <= beyond:
        return
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def _mallopt() -> Callable[[int, int], int] | None:
    """glibc's function of that name; None in other C libraries."""
    if sys.platform != "linux":
        return None
    try:
        library = ctypes.CDLL(None)
        library.gnu_get_libc_version  # noqa: B018 - other C libraries do not have it
        mallopt: Callable[[int, int], int] = library.mallopt
    except (OSError, AttributeError):
        return None
    return mallopt


def _own_memory() -> int:
    """Bytes in memory that no other process and no file shares; Linux counts them."""
    _, resident, shared, *_ = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return (int(resident) - int(shared)) * mmap.PAGESIZE
