"""Arrays that two processes see: they lie in scratch files that both map, and only their names travel."""

from __future__ import annotations

import os
import shutil
import weakref
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sr_desktop.engine.scratch.mapping import StoredPixels, mapping_of, stored
from sr_desktop.engine.scratch.runs import SUFFIX
from sr_desktop.engine.scratch.store import ScratchStore

SMALLEST = 1 << 16
"""Bytes from which an array in plain memory is worth a file; smaller ones travel with the message."""

GIVEN = "-given"
"""Ends the stem of a name that the other side owns."""

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Shared:
    """Where an array lies. The side that takes it owns this name of the file.

    Attributes:
        file: The file.
        identity: Of the file, the same under all its names: its disk and its number there.
        shape: Of the array.
        dtype: Name of its type.
    """

    file: StoredPixels
    identity: tuple[int, int]
    shape: tuple[int, ...]
    dtype: str


class Exchange:
    """One side's way of giving arrays to the other and taking them.

    An array in a scratch file is given without a copy, as often as wanted; one in plain memory is copied to a file
    once. Both sides then see the same memory.

    Args:
        store: Makes the files; the other side's store is in the same folders.
        remove: Removes the files that are not used any more; None to remove them on the thread that lets go of them.

    Attributes:
        folders: Of the store.
    """

    def __init__(self, store: ScratchStore, remove: Callable[[Path], None] | None = None) -> None:
        self._store = store
        self.folders = store.folders
        self._remove = remove
        self._lock = Lock()
        self._memories: dict[int, Array] = {}
        self._known: weakref.WeakValueDictionary[tuple[tuple[int, int], int], Array] = weakref.WeakValueDictionary()

    def put(self, array: Array) -> Shared:
        """Name an array to the other side.

        Raises:
            OSError, MemoryError: There is no room for it.
        """
        with self._lock:
            try:
                return self._named(array, self._stored(array))
            except FileNotFoundError:
                # It came from a process that has ended, and its file with it.
                return self._named(array, self._copied(array))

    def take(self, shared: Shared) -> Array:
        """The array that the other side has named; the same one each time, while it is used.

        Raises:
            OSError: It is gone.
        """
        with self._lock:
            key = shared.identity, shared.file.offset
            known = self._known.get(key)
            if known is not None and (known.shape, known.dtype.str) == (shared.shape, shared.dtype):
                shared.file.path.unlink(missing_ok=True)
                return known
            memory = shared.file.open()
            mapping = mapping_of(memory)
            assert mapping is not None
            mapping.own(self._remove)
            array: Array = memory
            if (memory.shape, memory.dtype.str) != (shared.shape, shared.dtype):
                array = np.ndarray(shared.shape, shared.dtype, buffer=mapping)
                self._remember(array, memory)
            self._known[key] = array
            return array

    def _stored(self, array: Array) -> StoredPixels:
        lies = stored(array) if array.dtype == np.uint8 and array.ndim == 3 else None
        if lies is None and (memory := self._memories.get(id(array))) is not None:
            lies = stored(memory)
        return lies or self._copied(array)

    def _copied(self, array: Array) -> StoredPixels:
        # As bytes, for it may be of any shape and type.
        (copy,) = self._store.new([(max(1, -(-array.nbytes // 3)), 1)])
        flat = np.ndarray(array.shape, array.dtype, buffer=copy.data)
        flat[...] = array
        lies = stored(copy)
        assert lies is not None
        self._remember(array, copy)
        # When it comes back it is the array itself.
        self._known[_identity(lies.path), lies.offset] = array
        return lies

    def _remember(self, array: Array, memory: Array) -> None:
        """Where an array lies that is not itself one of the store."""
        self._memories[id(array)] = memory
        weakref.finalize(array, self._memories.pop, id(array), None).atexit = False

    def _named(self, array: Array, lies: StoredPixels) -> Shared:
        name = self._store.new_name(lies.path, GIVEN)
        try:
            os.link(lies.path, name)
        except FileNotFoundError:
            raise
        except OSError:
            # A file system without links.
            shutil.copyfile(lies.path, name)
        file = StoredPixels(name, lies.shape, lies.on_disk, lies.offset)
        return Shared(file, _identity(name), array.shape, array.dtype.str)


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


class Remover:
    """Removes files on a thread of its own: the system takes long to clear hundreds of megabytes of memory."""

    def __init__(self) -> None:
        # Of the kind that may be put to while the same thread puts: what lets go of an array may be the collector.
        self._paths: SimpleQueue[Path] = SimpleQueue()
        Thread(target=self._work, name="removing scratch files", daemon=True).start()

    def __call__(self, path: Path) -> None:
        """Remove this; returns at once."""
        self._paths.put(path)

    def _work(self) -> None:
        while True:
            _remove(self._paths.get())


def _remove(path: Path) -> None:
    """Remove a file, if that is allowed: Windows refuses while the other side maps it. Its folder goes at the end."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


@cache
def remover() -> Remover:
    """The one of this process, which stays: each worker that follows another would leave a thread behind."""
    return Remover()


def remove_names_of(process: int, folders: tuple[Path, ...]) -> None:
    """Remove the names that a process which has ended had for its arrays; those that it gave to others stay."""
    for folder in folders:
        for path in folder.glob(f"{process}-*{SUFFIX}"):
            if not path.stem.endswith(GIVEN):
                _remove(path)
