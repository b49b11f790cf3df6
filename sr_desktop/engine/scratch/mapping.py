"""Pixels in a memory-mapped file: an array like any other, which another process can open by the file's path."""

from __future__ import annotations

import mmap
import os
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import numpy as np

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Pixels


class Mapping(mmap.mmap):
    """The memory of a file. All arrays of one file in one process share it; it is unmapped after the last of them.

    Attributes:
        path: The file.
        on_disk: Whether its pages can be given back to the system, which then reads them from the disk again.
    """

    path: Path
    on_disk: bool
    _owner: weakref.finalize[[Path], Mapping] | None = None

    def own(self, remove: Callable[[Path], None] | None = None) -> None:
        """Remove the file once no array of this process uses it any more.

        Args:
            remove: Removes it; called on whatever thread lets go of the last array. By default it is done there.
        """
        if self._owner is None:
            self._owner = weakref.finalize(self, remove or _remove, self.path)
            # At the end of the program its whole folder is removed.
            self._owner.atexit = False


@dataclass(frozen=True, slots=True)
class StoredPixels:
    """Where an array of pixels lies: what one process gives to another instead of the pixels.

    Attributes:
        path: The file.
        shape: ``(H, W, 3)``, uint8, in C order.
        on_disk: Whether the file is on a disk rather than in memory.
        offset: Where in the file the array begins.
    """

    path: Path
    shape: tuple[int, int, int]
    on_disk: bool = True
    offset: int = 0

    def open(self) -> Pixels:
        """The array; only its maker may write to it.

        Raises:
            OSError: The file is gone.
        """
        with _lock:
            mapping = _open.get(self.path)
            if mapping is None:
                mapping = self._map()
                _open[self.path] = mapping
        return np.ndarray(self.shape, np.uint8, buffer=mapping, offset=self.offset)

    def _map(self) -> Mapping:
        descriptor = os.open(self.path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            mapping = Mapping(descriptor, 0)
        finally:
            os.close(descriptor)
        mapping.path, mapping.on_disk = self.path, self.on_disk
        return mapping


_PLENTY = 1 << 30
"""Bytes that have to be free beyond the array itself for its rows not to be made sure of, which takes time."""

_lock = Lock()
_open: weakref.WeakValueDictionary[Path, Mapping] = weakref.WeakValueDictionary()


def mapping_of(array: Pixels) -> Mapping | None:
    """The memory-mapped file that an array, or a part of one, lies in; None if it lies in plain memory."""
    base: object = array
    while isinstance(base, np.ndarray):
        base = base.base
    if isinstance(base, memoryview):
        base = base.obj
    return base if isinstance(base, Mapping) else None


def stored(array: Pixels) -> StoredPixels | None:
    """Where an array lies; None for one in plain memory, and for a part whose pixels do not follow each other."""
    mapping = mapping_of(array)
    if mapping is None or array.ndim != 3 or not array.flags.c_contiguous:
        return None
    height, width, channels = array.shape
    return StoredPixels(mapping.path, (height, width, channels), mapping.on_disk, _offset(array, mapping))


def let_go(array: Pixels) -> None:
    """Give the memory of an array on the disk back to the system; its pixels stay and are read again when needed."""
    mapping = mapping_of(array)
    if mapping is not None and mapping.on_disk and hasattr(mmap, "MADV_DONTNEED"):
        mapping.madvise(mmap.MADV_DONTNEED)


def reserve(array: Pixels, rect: Rect) -> None:
    """Make sure that the rows of a rectangle can be written to: without it, memory that runs out ends the process.

    Raises:
        MemoryError: There is no room for them.
    """
    mapping = mapping_of(array)
    # A file on the disk has its room from the beginning.
    if mapping is None or mapping.on_disk or not hasattr(os, "posix_fallocate") or _has_plenty(mapping):
        return
    row, start = array.strides[0], _offset(array, mapping)
    descriptor = os.open(mapping.path, os.O_RDWR)
    try:
        os.posix_fallocate(descriptor, start + rect.y * row, rect.height * row)
    except OSError as error:
        raise MemoryError(f"there is no room for {rect.height * row} bytes in '{mapping.path.parent}'") from error
    finally:
        os.close(descriptor)


def _offset(array: Pixels, mapping: Mapping) -> int:
    return int(array.ctypes.data - np.frombuffer(mapping, np.uint8).ctypes.data)


def _has_plenty(mapping: Mapping) -> bool:
    found = os.statvfs(mapping.path.parent)
    return found.f_bavail * found.f_frsize > len(mapping) + _PLENTY


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
