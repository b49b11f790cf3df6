"""Where the worker's process begins. What starts it imports this module, and so no torch."""

from __future__ import annotations

import ctypes
import faulthandler
import os
import signal
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

import psutil

from sr_desktop.engine.scratch.store import ScratchStore
from sr_desktop.engine.worker.service import serve
from sr_desktop.engine.worker.wire import Wire
from sr_desktop.system.allocator import keep_freed_memory

_PR_SET_PDEATHSIG = 1
_FIRST_TO_GO = b"500"
_NICER = 5


def main(connection: Connection, folders: tuple[Path, ...], weights: Path | None, parent: int) -> None:
    """Serve jobs until the other end of the connection is closed.

    Args:
        connection: The pipe to the caller.
        folders: Those of the caller's scratch store.
        weights: Folder of the weights; None for those that ship with the program.
        parent: The caller's process.
    """
    _end_with(parent)
    # Ctrl+C in a terminal reaches both processes; the caller decides what follows.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _give_way()
    # Before the first large allocation, and before threads start.
    keep_freed_memory()
    if sys.stderr is not None:
        faulthandler.enable()

    serve(Wire(connection), ScratchStore.joining(folders), weights)


def _end_with(parent: int) -> None:
    """Have Linux end this process when the caller's ends, even in a call that never returns, and before the caller's.

    Elsewhere the closed pipe ends it.
    """
    if sys.platform != "linux":
        return
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    # If memory runs out, the window and its unsaved state stay.
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_bytes(_FIRST_TO_GO)


def _give_way() -> None:
    """The window, and whatever else the user does, comes first."""
    with suppress(psutil.Error, OSError):
        if sys.platform == "win32":
            psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
        else:
            # Beyond what the program was itself started with.
            os.nice(_NICER)
