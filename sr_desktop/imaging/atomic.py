"""Files that are either whole or not there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def atomic_path(target: Path | str) -> Iterator[Path]:
    """A temporary path beside ``target`` to write to; in the end it takes the target's place, or vanishes upon an error.

    An existing target stays untouched until then. The data is on the disk before the name is changed, so that a
    loss of power leaves the old file or the new one. The temporary name ends in the target's suffix, and its file exists, empty.

    Raises:
        OSError: The folder is missing or may not be written to, or the replacement fails.
    """
    target = Path(target)
    handle, name = tempfile.mkstemp(prefix=f".{target.stem[:40]}-", suffix=target.suffix, dir=target.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        _give_usual_mode(temporary, target)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _give_usual_mode(temporary: Path, target: Path) -> None:
    """The mode of the file that is replaced, or of any new file: a temporary one is its owner's alone."""
    try:
        mode = target.stat().st_mode & 0o777
    except FileNotFoundError:
        # The mask can only be read by setting it: for an instant the process has a strict one.
        mask = os.umask(0o077)
        os.umask(mask)
        mode = 0o666 & ~mask
    with suppress(OSError):
        temporary.chmod(mode)
