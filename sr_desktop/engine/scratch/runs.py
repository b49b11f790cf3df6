"""The folder of one run of the program for its scratch files: removed at its end; after a crash, at the next start."""

from __future__ import annotations

import os
import re
import shutil
import sys
import weakref
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psutil

if sys.platform != "win32":
    import fcntl

SUFFIX = ".pixels"
"""Of every scratch file."""

_NAME = re.compile(r"sr-desktop-run-(?P<pid>\d+)-(?P<started>\d+)")
_LOCK = "owner.lock"


class RunFolder:
    """A folder that belongs to this process.

    Its name holds the process's number and start time, and it holds a lock while the process lives. So another start
    recognises what a crash has left, also across containers that share the folder above and count processes apart.

    Args:
        root: The folder above it, made if it is missing.

    Attributes:
        path: The folder. Only this user may look into it.

    Raises:
        OSError: It cannot be made.
    """

    def __init__(self, root: Path) -> None:
        root.mkdir(parents=True, exist_ok=True)
        self.path = _new_folder(root)
        lock = _locked(self.path / _LOCK)
        self._finalizer = weakref.finalize(self, _remove, self.path, lock)

    def close(self) -> None:
        """Remove it and all that it holds."""
        self._finalizer()


@dataclass(frozen=True, slots=True)
class JoinedFolder:
    """The folder of another process, which removes it.

    Attributes:
        path: The folder.
    """

    path: Path

    def close(self) -> None:
        """Leave it to its owner."""


def sweep(root: Path) -> tuple[Path, ...]:
    """Remove the folders that crashed runs of this user have left. Everything else is left alone.

    Returns:
        The folders that were removed.
    """
    return tuple(folder for folder in _folders(root) if _is_abandoned(folder) and _emptied(folder))


def _new_folder(root: Path) -> Path:
    name = f"sr-desktop-run-{os.getpid()}-{int(psutil.Process().create_time() * 1000)}"
    path, number = root / name, 0
    while True:
        try:
            path.mkdir(mode=0o700)
        except FileExistsError:
            number += 1
            path = root / f"{name}-{number}"
        else:
            return path


def _locked(path: Path) -> IO[bytes]:
    file = path.open("wb")
    if sys.platform != "win32":
        # A file system without locks: number and start time must do.
        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return file


def _remove(path: Path, lock: IO[bytes]) -> None:
    lock.close()
    shutil.rmtree(path, ignore_errors=True)


def _folders(root: Path) -> Iterator[Path]:
    try:
        entries = list(os.scandir(root))
    except OSError:
        return
    for entry in entries:
        if _NAME.match(entry.name) and entry.is_dir(follow_symlinks=False) and _is_ours(entry):
            yield Path(entry.path)


def _is_ours(entry: os.DirEntry[str]) -> bool:
    # Another run may remove its folder meanwhile.
    with suppress(OSError):
        return not hasattr(os, "getuid") or entry.stat(follow_symlinks=False).st_uid == os.getuid()
    return False


def _is_abandoned(folder: Path) -> bool:
    found = _NAME.match(folder.name)
    if found is None:
        return False
    with suppress(psutil.Error):
        started = psutil.Process(int(found["pid"])).create_time()
        if abs(started * 1000 - int(found["started"])) < 1000:
            return False
    return not _is_locked(folder / _LOCK)


def _is_locked(path: Path) -> bool:
    if sys.platform == "win32":
        return False
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _emptied(folder: Path) -> bool:
    """Remove what we put there, and the folder if nothing else is left."""
    with suppress(OSError):
        for entry in os.scandir(folder):
            if entry.name == _LOCK or entry.name.endswith(SUFFIX):
                Path(entry.path).unlink()
        folder.rmdir()
        return True
    return False
