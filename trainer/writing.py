"""Folders, files that are written whole or not at all, and a sentence if the system refuses one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sr_desktop.imaging.files.atomic import atomic_path
from sr_desktop.messages.reasons import why_not_written

if sys.platform != "win32":
    import fcntl

_LOCK = ".lock"
"""Name of the file by which a run holds its folder; it stays."""


class WriteError(OSError):
    """A file that cannot be written; the message is one sentence."""


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """What writes to this file within.

    Raises:
        WriteError: The system refuses it, as on a full disk.
    """
    try:
        yield
    except WriteError:
        raise
    except OSError as error:
        raise WriteError(f"{path} cannot be written: {why_not_written(error, path)}.") from error


def make_folder(path: Path) -> None:
    """Make a folder and those above it, unless it is there.

    Raises:
        WriteError: The system refuses it.
    """
    with refusals(path):
        path.mkdir(parents=True, exist_ok=True)


@contextmanager
def own_folder(path: Path) -> Iterator[None]:
    """Make a folder, and hold it within: two runs in one would mix their logs and checkpoints.

    Windows, and some network disks, have no such locks.

    Raises:
        WriteError: Another process holds it, or the system refuses to make it.
    """
    make_folder(path)
    with refusals(path / _LOCK):
        file = (path / _LOCK).open("ab")
    with file:
        if sys.platform != "win32":
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise WriteError(f"The folder {path} is used by another run: end that one, or name another.") from None
            except OSError:
                pass  # a disk without locks
        yield


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A temporary path to write to, as `atomic_path`.

    Raises:
        WriteError: The system refuses it; an earlier file of that name is untouched.
    """
    with refusals(path), atomic_path(path) as temporary:
        yield temporary
