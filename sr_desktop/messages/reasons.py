"""Why the operating system refused to read or write a file, as a clause of a message."""

from __future__ import annotations

import errno
from pathlib import Path

from sr_desktop.messages.message import Message

_REASONS = {
    errno.EACCES: Message("reason.permission"),
    errno.EPERM: Message("reason.permission"),
    errno.EROFS: Message("reason.read-only"),
    errno.ENOSPC: Message("reason.disk-full"),
    errno.EDQUOT: Message("reason.disk-full"),
    errno.EFBIG: Message("reason.too-large-for-disk"),
    errno.EISDIR: Message("reason.folder-in-the-way"),
    errno.ENAMETOOLONG: Message("reason.name-too-long"),
    errno.EIO: Message("reason.damaged-disk"),
    errno.ENXIO: Message("reason.no-ordinary-file"),
    errno.ELOOP: Message("reason.circle"),
}


def why_not_read(error: OSError | MemoryError) -> Message | str:
    """Why a file could not be read; what the system says itself where it is none of the usual reasons."""
    if isinstance(error, MemoryError):
        return Message("reason.no-memory")
    code = error.errno
    if code in (errno.ENOENT, errno.ENOTDIR):
        return Message("reason.no-file")
    if code == errno.EISDIR:
        return Message("reason.is-folder")
    return _usual(error)


def why_not_written(error: OSError | ValueError, path: Path) -> Message | str:
    """Why a file or folder could not be written; what the system says itself where it is none of the usual reasons."""
    if getattr(error, "errno", None) in (errno.ENOENT, errno.ENOTDIR):
        return Message("reason.no-folder", folder=path.parent)
    return _usual(error)


def _usual(error: OSError | ValueError) -> Message | str:
    known = _REASONS.get(getattr(error, "errno", None) or 0)
    return known or str(getattr(error, "strerror", None) or error).rstrip(".")
