"""Time and memory of a piece of work, measured so that two of them can be compared."""

from __future__ import annotations

import ctypes
import gc
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress

import psutil

Work = Callable[[], object]

_SAMPLING_SECONDS = 0.001


def interleaved_seconds(
    works: Mapping[str, Work], rounds: int, after_each: Callable[[], None] = lambda: None
) -> dict[str, tuple[float, ...]]:
    """Wall-clock seconds of every work in every round.

    A round does each work once: what slows the machine down for a while slows them all.

    Args:
        works: What to measure, by name; done once beforehand by the caller, if a first time is not to count.
        rounds: How often, at least once.
        after_each: Called after every piece of work.
    """
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            seconds[name].append(time.perf_counter() - start)
            after_each()
    return {name: tuple(values) for name, values in seconds.items()}


def peak_memory(work: Work, device: str) -> int:
    """The most bytes that a work held at once, beyond what was held before it.

    On CUDA the tensors on the GPU are counted, by PyTorch's own account; anywhere else the memory of this process is
    sampled every millisecond.
    """
    gc.collect()
    if device.startswith("cuda"):
        return _peak_of_cuda(work, device)
    _return_free_memory()
    return _peak_of_process(work)


def _peak_of_cuda(work: Work, device: str) -> int:
    import torch

    before = torch.cuda.memory_allocated(device)
    torch.cuda.reset_peak_memory_stats(device)
    work()
    return max(0, torch.cuda.max_memory_allocated(device) - before)


def _peak_of_process(work: Work) -> int:
    process = psutil.Process()
    before = peak = process.memory_info().rss
    done = threading.Event()

    def sample() -> None:
        nonlocal peak
        while not done.wait(_SAMPLING_SECONDS):
            peak = max(peak, process.memory_info().rss)

    sampler = threading.Thread(target=sample, name="memory sampler", daemon=True)
    sampler.start()
    try:
        work()
    finally:
        done.set()
        sampler.join()
    return max(peak, process.memory_info().rss) - before


def _return_free_memory() -> None:
    """Give memory that the C library keeps for later back to the system; else a second run seems to need none."""
    if sys.platform.startswith("linux"):
        with suppress(OSError, AttributeError):
            ctypes.CDLL("libc.so.6").malloc_trim(0)
