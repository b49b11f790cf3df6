"""Results of networks that are kept on the disk between starts, if the user wants it. Imports no torch.

Each is a PNG and how it was computed, under a checksum of all that it depends on. Those used longest ago are removed
first when they take more than their budget.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Event as Flag
from threading import Lock, Thread

from pydantic import TypeAdapter, ValidationError

from sr_desktop import __version__
from sr_desktop.engine.comparing.leftovers import Leftovers, Task
from sr_desktop.engine.events import RunInfo
from sr_desktop.engine.foreign.model_files import model_version
from sr_desktop.imaging.digest import digest_of
from sr_desktop.imaging.files.atomic import write_atomically
from sr_desktop.imaging.layer import is_colorless
from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.writing import PictureWriteError, write_picture
from sr_desktop.messages.message import MessageError
from sr_desktop.methods import Method
from sr_desktop.paths import cache_dir, weights_dir

_RUN = TypeAdapter(RunInfo)


@dataclass(frozen=True, slots=True)
class KeptResult:
    """A result on the disk.

    Attributes:
        path: The picture.
        run: How it was computed.
    """

    path: Path
    run: RunInfo


class ResultFiles:
    """The folder of results. They are written by a thread of their own, one after the other.

    Args:
        folder: Where; by default in the user's cache.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = cache_dir() / "results" if folder is None else folder
        self._queue: SimpleQueue[tuple[str, Pixels, RunInfo, int]] = SimpleQueue()
        self._lock = Lock()
        self._thread: Thread | None = None
        self._idle = Flag()
        self._idle.set()

    def find(self, key: str) -> KeptResult | None:
        """The result of a key; None if there is none that can be read."""
        path = self._path(key)
        with suppress(OSError, ValidationError):
            run = _RUN.validate_json(path.with_suffix(".json").read_bytes())
            os.utime(path)
            return KeptResult(path, run)
        return None

    def keep(self, key: str, pixels: Pixels, run: RunInfo, budget: int) -> None:
        """Write a result soon; returns at once.

        Args:
            key: From `key_of`.
            pixels: ``(H, W, 3)`` uint8, which must not be written to any more.
            run: How it was computed.
            budget: Bytes that all results may take together.
        """
        with self._lock:
            if self._thread is None:
                self._thread = Thread(target=self._work, name="keeping results", daemon=True)
                self._thread.start()
            self._idle.clear()
            self._queue.put((key, pixels, run, budget))

    def wait(self, seconds: float) -> bool:
        """Wait until all is written; whether it is."""
        return self._idle.wait(seconds)

    def forget(self, key: str | None = None) -> None:
        """Remove the result of a key; without one, all."""
        for path in [self._path(key)] if key is not None else list(self._pictures()):
            for file in (path.with_suffix(".json"), path):
                with suppress(OSError):
                    file.unlink()

    def _work(self) -> None:
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        while True:
            key, pixels, run, budget = self._queue.get()
            # What cannot be written is computed again.
            with suppress(MessageError, OSError, MemoryError):
                self._write(key, pixels, run)
                self._remove_beyond(budget)
            del pixels
            with self._lock:
                if self._queue.empty():
                    self._idle.set()

    def _write(self, key: str, pixels: Pixels, run: RunInfo) -> None:
        path = self._path(key)
        write_picture(path, pixels, gray=is_colorless(pixels))
        # Last: without it the picture does not count.
        write_atomically(path.with_suffix(".json"), _RUN.dump_json(run), PictureWriteError)

    def _remove_beyond(self, budget: int) -> None:
        found = sorted(((path.stat(), path) for path in self._pictures()), key=lambda one: -one[0].st_mtime_ns)
        taken = 0
        for status, path in found:
            taken += status.st_size
            if taken > budget:
                self.forget(path.stem)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.png"

    def _pictures(self) -> Iterator[Path]:
        return self._folder.glob("*.png")


@dataclass(frozen=True, slots=True)
class Earlier:
    """What earlier comparisons have left.

    Attributes:
        leftovers: Of the one that was cancelled last.
        files: Finished results on the disk, which are used if the settings say so; None for none.
        is_used: Whether it is used, rather than only replaced.
    """

    leftovers: Leftovers
    files: ResultFiles | None = None
    is_used: bool = True


def key_of(task: Task, method: Method) -> str | None:
    """A checksum of all that a network's result depends on; None for a method whose results are not kept."""
    weights = _weights_of(method)
    if weights is None:
        return None
    source, settings = task.source, task.settings
    parts = (
        __version__,
        digest_of(task.picture),
        task.mode.value,
        source.degradation.id,
        source.scale,
        None if source.given is None else digest_of(source.given),
        (settings.device.value, settings.device_number, settings.precision.value, settings.backend.value),
        (settings.tile, settings.self_ensemble),
        weights,
    )
    return hashlib.blake2b(repr(parts).encode(), digest_size=20).hexdigest()


def _weights_of(method: Method) -> tuple[object, ...] | None:
    """What tells a network's weights from others: of its own the checksum, of a user's model its files."""
    if method.weights is not None:
        path = weights_dir() / f"{method.weights}.json"
        with suppress(OSError):
            # The card holds the checksum of the weights.
            return method.weights, hashlib.blake2b(path.read_bytes()).hexdigest()
    elif method.model is not None:
        with suppress(OSError):
            return str(method.model), model_version(method.model), str(method.format)
    return None
