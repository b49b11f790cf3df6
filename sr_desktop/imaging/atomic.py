"""Files that are either whole or not there."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def atomic_path(target: Path | str) -> Iterator[Path]:
    """A temporary path beside ``target`` to write to; in the end it takes the target's place, or vanishes on an error.

    An existing target stays untouched until then. The data is on the disk before the name is changed, so that a loss
    of power leaves the old file or the new one. The temporary file exists, empty; its name ends in the target's suffix.
    A target that is a link is followed.

    Raises:
        OSError: The folder is missing or may not be written to, or the replacement fails.
    """
    target = Path(target).resolve()
    temporary = target.with_name(f".{target.stem[:40]}-{secrets.token_hex(4)}{target.suffix}")
    # Not tempfile: its files are their owner's alone, these get the mode of any new file.
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    try:
        yield temporary
        if target.is_file():
            with suppress(OSError):
                temporary.chmod(target.stat().st_mode & 0o777)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
