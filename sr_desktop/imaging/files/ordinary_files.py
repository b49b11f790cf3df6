"""Opens files that a user names, and nothing else that has a name: a pipe would be waited for, a device has no end."""

from __future__ import annotations

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path


def open_file(path: Path) -> BufferedReader:
    """An ordinary file, to be read; links are followed.

    Raises:
        OSError: It cannot be opened; with ``ENXIO`` if it is a pipe, a socket or a device.
    """
    # With the opener the file keeps its name, which readers look at.
    return open(path, "rb", opener=_opened)  # handed over


def _opened(path: str, flags: int) -> int:
    # What is opened is looked at, rather than what the name stood for before. Only POSIX knows pipes with names.
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return descriptor
    os.close(descriptor)
    code = errno.EISDIR if stat.S_ISDIR(mode) else errno.ENXIO
    raise OSError(code, os.strerror(code), str(path))


def read_file(path: Path) -> bytes:
    """All of an ordinary file.

    Raises:
        OSError: As `open_file`.
    """
    with open_file(path) as file:
        return file.read()


def is_there(path: Path) -> bool:
    """Whether there is something of this name; False too if that cannot be found out.

    `Path.exists` raises an error where a folder on the way may not be entered, where a disk is gone, and where a name
    is too long.
    """
    return os.path.exists(path)  # noqa: PTH110


def is_file(path: Path) -> bool:
    """Whether it is an ordinary file; as `is_there`."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    """Whether it is a folder; as `is_there`."""
    return os.path.isdir(path)  # noqa: PTH112


def is_empty(folder: Path) -> bool:
    """Whether nothing of this name is there, or a folder with nothing in it, as far as that can be found out."""
    if not is_there(folder):
        return True
    try:
        return next(folder.iterdir(), None) is None
    except OSError:
        return False


def real_path(path: Path) -> Path:
    """What a path leads to, with no link in it; of a link that leads back to itself, where it stands."""
    return Path(os.path.realpath(path))


def typed_path(text: str) -> Path:
    """The file or folder that a user has typed; ``~`` stands for the home folder, ``~name`` for another user's."""
    # Not Path.expanduser, which raises where there is no such user, as while the name is being typed.
    return Path(os.path.expanduser(text))  # noqa: PTH111
