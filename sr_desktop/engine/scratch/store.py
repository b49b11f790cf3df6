"""Where outputs are kept: in memory up to a budget, beyond it on the disk."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, count
from pathlib import Path
from tempfile import gettempdir
from typing import Protocol

import numpy as np
import psutil

from sr_desktop.engine.machine.limits import address_space_left, available_memory
from sr_desktop.engine.scratch.mapping import StoredPixels, mapping_of
from sr_desktop.engine.scratch.runs import SUFFIX, JoinedFolder, RunFolder, sweep
from sr_desktop.imaging.picture import Pixels
from sr_desktop.paths import cache_dir

Size = tuple[int, int]
"""``(width, height)`` in pixels."""

MEMORY_SHARE = 0.25
"""The budget that is taken if none is chosen, as a part of the machine's memory."""

_SHARED_MEMORY = Path("/dev/shm")
"""Where Linux keeps files in memory."""

_KEPT_FREE = 1 << 30
"""Bytes that stay free on the disk."""

_KEPT_MEMORY = 1 << 30
"""Bytes of memory that results leave to the work itself."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much results may take now.

    Attributes:
        memory: Bytes in memory.
        disk: Bytes on the disk; 0 where results are kept in memory only.
        folder: Where on the disk; None for nowhere.
    """

    memory: int
    disk: int = 0
    folder: Path | None = None


class PixelStore(Protocol):
    """Makes the arrays that outputs are written to."""

    def new(self, sizes: Sequence[Size]) -> tuple[Pixels, ...]:
        """Black arrays ``(height, width, 3)`` uint8, kept together.

        Their memory, or file, is free again once none of them is used any more.

        Args:
            sizes: ``(width, height)`` of each.

        Raises:
            MemoryError: There is no room for them.
        """

    def room(self) -> Room:
        """How much it can hold now."""


class PlainStore:
    """Keeps everything in the memory of this process."""

    def new(self, sizes: Sequence[Size]) -> tuple[Pixels, ...]:
        """As `PixelStore`."""
        return tuple(np.zeros((height, width, 3), np.uint8) for width, height in sizes)

    def room(self) -> Room:
        """As `PixelStore`."""
        return Room(available_memory())


_numbers = count()
"""For the names of files: all stores of this process may be in the same folders."""


class ScratchStore:
    """Keeps arrays in files of this run: in memory while the budget lasts, then on the disk.

    Another process opens them by `sr_desktop.engine.scratch.mapping.stored`. What earlier runs left after a crash is
    removed first.

    Args:
        budget: Bytes in memory; None for a quarter of the machine's.
        disk: Folder on the disk; by default the user's cache.
        memory: Folder whose files are in memory; by default the system's, where it has one.

    Raises:
        OSError: No folder can be made on the disk.
    """

    def __init__(self, budget: int | None = None, disk: Path | None = None, memory: Path | None = None) -> None:
        self.budget = budget
        self._disk: RunFolder | JoinedFolder = _disk_folder(disk)
        self._memory: RunFolder | JoinedFolder | None = _memory_folder(memory)

    @classmethod
    def joining(cls, folders: Sequence[Path]) -> ScratchStore:
        """A store in the folders of another process, which owns them; both count what the other holds.

        Args:
            folders: Of that store.
        """
        store = cls.__new__(cls)
        store.budget = None
        disk, *memory = map(JoinedFolder, folders)
        store._disk, store._memory = disk, memory[0] if memory else None
        return store

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of this run: that on the disk, then that in memory, if the system has one."""
        return tuple(folder.path for folder in (self._disk, self._memory) if folder is not None)

    def new_name(self, other: Path, mark: str = "") -> Path:
        """The path of a file that does not exist yet, next to another; its stem ends in ``mark``."""
        # Two processes use the folder.
        return other.with_name(f"{os.getpid()}-{next(_numbers)}{mark}{SUFFIX}")

    def new(self, sizes: Sequence[Size]) -> tuple[Pixels, ...]:
        """As `PixelStore`."""
        ends = list(accumulate(3 * width * height for width, height in sizes))
        on_disk = self._memory is None or ends[-1] > self._memory_left()
        folder = self._disk if self._memory is None or on_disk else self._memory
        path = self.new_name(folder.path / SUFFIX)
        try:
            _make(path, ends[-1], reserve=on_disk)
            arrays = tuple(
                StoredPixels(path, (height, width, 3), on_disk, start).open()
                for (width, height), start in zip(sizes, [0, *ends], strict=False)
            )
        except OSError as error:
            path.unlink(missing_ok=True)
            raise MemoryError(f"there is no room for {ends[-1]} bytes in '{folder.path}'") from error
        mapping = mapping_of(arrays[0])
        assert mapping is not None
        mapping.own()
        return arrays

    def room(self) -> Room:
        """As `PixelStore`."""
        memory, folder = self._memory_left(), self._disk.path
        disk = psutil.disk_usage(str(folder)).free - _KEPT_FREE
        mappable = address_space_left()
        if mappable is not None:
            disk = min(disk, mappable - memory - _KEPT_MEMORY)
        return Room(memory, max(0, disk), folder)

    def close(self) -> None:
        """Remove all files. On Windows those that are still in use stay until the next start."""
        self._disk.close()
        if self._memory is not None:
            self._memory.close()

    def _memory_left(self) -> int:
        if self._memory is None:
            return 0
        # Counted by the files: another process may have made some and given up others. One may have several names.
        found = [status for entry in os.scandir(self._memory.path) if (status := _status(entry)) is not None]
        sizes = {status.st_ino: status for status in found}.values()
        held, written = sum(one.st_size for one in sizes), sum(one.st_blocks * 512 for one in sizes)
        budget = default_budget() if self.budget is None else self.budget
        free = min(psutil.disk_usage(str(self._memory.path)).free, available_memory() - _KEPT_MEMORY)
        # What was promised to arrays but not written to yet is still counted as free.
        return max(0, min(budget - held, free - (held - written)))


def default_budget() -> int:
    """The bytes of results that are kept in memory if nothing else is chosen."""
    return int(psutil.virtual_memory().total * MEMORY_SHARE)


def _disk_folder(root: Path | None) -> RunFolder:
    if root is not None:
        sweep(root)
        return RunFolder(root)
    usual = cache_dir() / "scratch"
    sweep(usual)
    try:
        return RunFolder(usual)
    except OSError:
        return RunFolder(Path(gettempdir()))


def _memory_folder(root: Path | None) -> RunFolder | None:
    root = _SHARED_MEMORY if root is None else root
    if not root.is_dir():
        return None
    sweep(root)
    try:
        return RunFolder(root)
    except OSError:
        return None


def _status(entry: os.DirEntry[str]) -> os.stat_result | None:
    """Of a file; None if it has been removed meanwhile."""
    try:
        return entry.stat()
    except FileNotFoundError:
        return None


def _make(path: Path, size: int, *, reserve: bool) -> None:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        os.ftruncate(descriptor, size)
        if reserve and hasattr(os, "posix_fallocate"):
            # A full disk is an error now rather than a crash when a page is written.
            os.posix_fallocate(descriptor, 0, size)
    finally:
        os.close(descriptor)
