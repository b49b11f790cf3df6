"""Whole pictures degraded in several ways beforehand, for a GPU that learns faster than patches can be degraded."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from sr_desktop.imaging.picture import Pixels
from trainer.data.degraded import apply_all, drawn
from trainer.data.section import DegradationSection
from trainer.data.store import PictureStore
from trainer.writing import whole_file

_CHUNK = 8
"""Pictures that a worker is given at once."""


_Versions = list[tuple[int, NDArray[np.uint8]]]
"""Pictures, each with its versions, ``(count, h * w * 3)``."""


@dataclass(frozen=True, slots=True)
class _Task:
    """A picture, and what a worker needs to degrade it."""

    index: int
    high: Pixels
    low: Pixels


def degraded_variants(
    store: PictureStore,
    section: DegradationSection,
    count: int,
    seed: int,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> NDArray[np.uint8]:
    """Every picture's low-resolution version degraded `count` times, each time by operations drawn for it alone.

    They are made once for the same section, count and seed, and kept with the store: another store of the same files
    has pictures of other sizes, or lacks some.

    Args:
        store: The pictures.
        section: What is drawn.
        count: Versions of each picture.
        seed: Of all draws.
        progress: Called with the number of pictures done and of all.

    Returns:
        ``(count, pixels * 3)`` uint8, memory-mapped: in each row all pictures, as in ``store.all_low``.

    Raises:
        WriteError: They cannot be kept.
    """
    key = hashlib.sha256(f"{section.model_dump_json()} {count} {seed}".encode()).hexdigest()[:16]
    path = store.place / f"variants-{key}.bin"
    shape = (count, len(store.all_low))
    if not path.is_file():
        with whole_file(path) as temporary:
            made = np.memmap(temporary, np.uint8, mode="w+", shape=shape)
            _fill(made, store, section, seed, progress)
            made.flush()
    return np.memmap(path, np.uint8, mode="r", shape=shape)


def _fill(
    made: NDArray[np.uint8],
    store: PictureStore,
    section: DegradationSection,
    seed: int,
    progress: Callable[[int, int], None],
) -> None:
    total = len(store.entries)
    parts = list(_parts(total))
    make = partial(_degraded, section=section, count=len(made), seed=seed)
    with ExitStack() as stack:
        spread: Callable[..., Iterable[_Versions]] = map
        if len(parts) > 1:
            # Spawned: a process that uses a GPU must not be forked.
            context = multiprocessing.get_context("spawn")
            workers = max(1, (os.cpu_count() or 1) - 1)
            spread = stack.enter_context(ProcessPoolExecutor(workers, context)).map
        for found in spread(make, (_tasks(store, part) for part in parts)):
            for index, versions in found:
                start = int(store.starts[index]) * 3
                made[:, start : start + versions.shape[1]] = versions
                progress(index + 1, total)


def _parts(total: int) -> Iterator[range]:
    for start in range(0, total, _CHUNK):
        yield range(start, min(start + _CHUNK, total))


def _tasks(store: PictureStore, part: range) -> list[_Task]:
    return [_Task(index, np.array(store.high(index)), np.array(store.low(index))) for index in part]


def _degraded(tasks: list[_Task], section: DegradationSection, count: int, seed: int) -> _Versions:
    """In a worker: for each picture its versions, ``(count, h * w * 3)``."""
    results = []
    for task in tasks:
        versions = []
        for number in range(count):
            random = np.random.default_rng([seed, task.index, number + 1])
            operations = drawn(section, random)
            low = apply_all(operations, task.high, random) if operations else task.low
            versions.append(low.reshape(-1))
        results.append((task.index, np.stack(versions)))
    return results
