"""Folders, files that are written whole or not at all, and a sentence if the system refuses one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sr_desktop.imaging.atomic import atomic_path
from sr_desktop.messages.reasons import why_not_written


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
def whole_file(path: Path) -> Iterator[Path]:
    """A temporary path to write to, as `atomic_path`.

    Raises:
        WriteError: The system refuses it; an earlier file of that name is untouched.
    """
    with refusals(path), atomic_path(path) as temporary:
        yield temporary
