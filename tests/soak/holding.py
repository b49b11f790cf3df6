"""What a process holds: memory, open files, threads, processes. Used by the programs that the campaign runs."""

from __future__ import annotations

import ctypes
import sys
import threading
from pathlib import Path
from typing import ClassVar

import psutil


def own_memory() -> int:
    """Bytes that only this process has, and no file: what is in use, and what its allocators keep of what was.

    Pages of libraries and fonts come and go as the system has room, and count for this process while no other has them.
    """
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        return int(psutil.Process().memory_full_info().uss)
    lines = (line.split() for line in rollup.read_text(encoding="ascii").splitlines())
    return 1024 * sum(int(line[1]) for line in lines if line[0] in ("Private_Dirty:", "Swap:"))


class MallInfo(ctypes.Structure):
    """What glibc's `mallinfo2` says of the heaps, in bytes and counts."""

    _fields_: ClassVar = [
        (name, ctypes.c_size_t)
        for name in (
            "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost",
        )
    ]  # fmt: skip


def in_use() -> int:
    """Bytes of C's heaps that are in use; 0 where the C library does not say."""
    library = ctypes.CDLL(None)
    if not hasattr(library, "mallinfo2"):
        return 0
    library.mallinfo2.restype = MallInfo
    info = library.mallinfo2()
    return int(info.uordblks + info.hblkhd)


def held(done: int) -> dict[str, object]:
    """What this process and its worker hold now; files of results that are kept, whose number is bounded, apart."""
    process = psutil.Process()
    children = process.children(recursive=True)
    kept = sum("/sr-desktop-run-" in each.path for each in process.open_files())
    return {
        "actions": done,
        "mb": round(own_memory() / 2**20, 1),
        "in_use_mb": round(in_use() / 2**20, 1),
        "python_blocks": sys.getallocatedblocks(),
        "workers_mb": [round(each.memory_full_info().uss / 2**20) for each in children],
        "files": process.num_fds() - kept,
        "kept_files": kept,
        "threads": process.num_threads(),
        "python_threads": threading.active_count(),
        "processes": len(children),
        "process_ids": [process.pid, *(each.pid for each in children)],
    }
