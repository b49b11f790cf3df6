"""Writes files whole or not at all."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

if sys.platform != "win32":
    import fcntl

from sr_desktop.imaging.files.ordinary_files import is_file, real_path
from sr_desktop.messages.message import Message, MessageError
from sr_desktop.messages.names import LONGEST_NAME, cut
from sr_desktop.messages.reasons import why_not_written

_TEMPORARY = re.compile(r"\..{0,40}-[0-9a-f]{8}(\.\w+)?", re.DOTALL)
"""Names of the temporary files."""

_DESCRIPTOR = re.compile(r"/dev/(?P<name>stdin|stdout|stderr)|/(?:dev|proc/self)/fd/(?P<number>\d+)")
"""Paths that mean what this process has open."""

_STDOUT = 1

_swept: set[Path] = set()
"""The folders that this process has swept, before it wrote there."""


@contextmanager
def atomic_path(target: Path | str) -> Iterator[Path]:
    """A temporary path next to ``target`` to write to; at the end it replaces the target, or is removed on an error.

    An existing target stays untouched until then. The data is on the disk before the name is changed, so that a loss
    of power leaves the old file or the new one. The temporary file exists, empty; its name ends in the target's suffix.
    A target that is a link is followed. Before the first file in a folder, what killed runs have left there is swept.

    What is no ordinary file, as a pipe, a device or ``/dev/stdout``, is never replaced: it gets the content at the end.

    Raises:
        OSError: The folder is missing or may not be written to, or the replacement fails.
    """
    if (stream := _stream_of(Path(target))) is not None:
        with _before(stream, Path(target).suffix) as temporary:
            yield temporary
        return
    target = real_path(Path(target)).absolute()
    if target.parent not in _swept:
        sweep(target.parent)
    mark = f"-{secrets.token_hex(4)}{target.suffix}"
    temporary = target.with_name(f".{cut(target.stem[:40], LONGEST_NAME - 1 - len(os.fsencode(mark)))}{mark}")
    # Not tempfile: only the owner can read its files, these get the mode of any new file.
    descriptor = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    try:
        with _in_use(descriptor):
            yield temporary
            if is_file(target):
                with suppress(OSError):
                    temporary.chmod(target.stat().st_mode & 0o777)
            with temporary.open("rb+") as file:
                os.fsync(file.fileno())
            temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _stream_of(target: Path) -> Path | int | None:
    """What takes bytes and keeps no file: a descriptor of this process, or a path; None for an ordinary file."""
    found = _DESCRIPTOR.fullmatch(str(target))
    if found is not None:
        number = found["number"]
        return int(number) if number else ("stdin", "stdout", "stderr").index(found["name"])
    with suppress(OSError):
        mode = target.stat().st_mode
        return None if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else target
    return None


@contextmanager
def _before(stream: Path | int, suffix: str) -> Iterator[Path]:
    """A temporary file whose content goes into a stream at the end."""
    descriptor, name = tempfile.mkstemp(suffix=suffix)
    os.close(descriptor)
    temporary = Path(name)
    try:
        yield temporary
        if stream == _STDOUT:
            # What was printed before comes before it.
            sys.stdout.flush()
        taking = os.fdopen(os.dup(stream), "wb") if isinstance(stream, int) else stream.open("wb")
        with temporary.open("rb") as content, taking:
            shutil.copyfileobj(content, taking)
    finally:
        with suppress(OSError):
            temporary.unlink()


@contextmanager
def _in_use(descriptor: int) -> Iterator[None]:
    """Hold a temporary file, so that `sweep` of another process knows that this one lives; the descriptor is closed."""
    if sys.platform == "win32":
        # What is open there can be neither removed nor renamed.
        os.close(descriptor)
        yield
    else:
        try:
            # Some network disks have no locks.
            with suppress(OSError):
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield
        finally:
            os.close(descriptor)


def _is_in_use(path: str) -> bool:
    if sys.platform == "win32":
        return False
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def sweep(folder: Path) -> None:
    """Remove what runs of this program that were killed have left in a folder: temporary files of `atomic_path`.

    Only those that no process holds, and that were not made since this process started, as one that is about to be
    held. Those from the future, which a clock that was set back has left, are removed too. What cannot be removed
    stays.
    """
    _swept.add(folder.absolute())
    started, now = _start_of_this_process(), time.time()
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                is_ours = _TEMPORARY.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)
                if not is_ours or started <= entry.stat(follow_symlinks=False).st_mtime <= now:
                    continue
                if not _is_in_use(entry.path):
                    Path(entry.path).unlink()


def _start_of_this_process() -> float:
    """In seconds since the epoch, to a hundredth."""
    started = psutil.Process().create_time()
    if sys.platform == "linux":
        # psutil counts from the second of the boot, without its fraction.
        started += time.time() - time.clock_gettime(time.CLOCK_BOOTTIME) - psutil.boot_time()
    return started


def make_folder(folder: Path, error: type[MessageError]) -> None:
    """Make a folder, and those that it lies in, if it is not there.

    Args:
        folder: The folder.
        error: What is raised if it cannot be made; its message names the folder and says why.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        why = Message("reason.file-in-the-way")
        raise error(Message("folder.not-made", folder=folder, reason=why)) from None
    except OSError as reason:
        raise error(Message("folder.not-made", folder=folder, reason=why_not_written(reason, folder))) from reason


def write_atomically(path: Path, content: bytes | memoryview | str, error: type[MessageError]) -> None:
    """Write a file, whole or not at all; an existing one is replaced.

    Args:
        path: The file.
        content: All of it; text is written as UTF-8, with the line ends that it has. Half surrogates, which stand for
            bytes of names that are no UTF-8, are spelled out as ``\\udcff``: what JSON reads back.
        error: What is raised if it cannot be written; its message names the file and says why.
    """
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    try:
        with atomic_path(path) as temporary:
            temporary.write_bytes(data)
    except OSError as reason:
        raise error(Message("file.not-written", path=path, reason=why_not_written(reason, path))) from reason
