"""Brings in matplotlib once it is needed: late, without a word on stderr, and not held up by a lock left behind."""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from pathlib import Path
from threading import Lock

_LOCKS = "*.matplotlib-lock"
"""What matplotlib calls the files that keep two processes from writing its list of fonts at once."""
_HELD_SECONDS = 10.0
"""No lock is held so long: the list is written in some milliseconds, and who waits for it gives up after 5 s."""

_lock = Lock()


def load_matplotlib() -> None:
    """Import it; what draws with it is imported after this, and late: it takes a good part of a second.

    On a machine where it has not run before, it lists the fonts and keeps the list in a folder that all processes
    share. Without that list it draws the same, only later, so its warnings about it say nothing that a user needs.

    Raises:
        ImportError: It is not installed.
    """
    with _lock:
        logging.getLogger("matplotlib").setLevel(logging.CRITICAL)
        import matplotlib as mpl

        remove_locks(Path(mpl.get_cachedir()))
        import matplotlib.font_manager  # noqa: F401


def remove_locks(folder: Path) -> None:
    """Remove the locks of processes that were killed while they wrote: each start would wait for them, in vain."""
    for path in folder.glob(_LOCKS):
        # Removed meanwhile, or of another user.
        with suppress(OSError):
            # Of a clock that was set back too.
            if abs(time.time() - path.stat().st_mtime) > _HELD_SECONDS:
                path.unlink()
