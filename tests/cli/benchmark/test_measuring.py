"""What `bench` measures is what it says it measures."""

from __future__ import annotations

import time

import numpy as np
import pytest

from sr_desktop.cli.benchmark.measuring import interleaved_seconds, peak_memory


def test_rounds_take_turns() -> None:
    order: list[str] = []
    finished: list[int] = []
    works = {"a": lambda: order.append("a"), "b": lambda: order.append("b")}
    seconds = interleaved_seconds(works, 3, lambda: finished.append(len(order)))
    assert order == ["a", "b"] * 3
    assert finished == [1, 2, 3, 4, 5, 6]
    assert {name: len(values) for name, values in seconds.items()} == {"a": 3, "b": 3}
    assert all(value >= 0 for values in seconds.values() for value in values)


def test_the_peak_counts_what_was_held_in_between() -> None:
    size = 200 * 2**20

    def work() -> int:
        block = np.ones(size, np.uint8)
        time.sleep(0.05)
        total = int(block[::4096].sum())
        del block
        return total

    for _ in range(2):
        # A second run must not profit from memory that the first one left behind.
        assert peak_memory(work, "cpu") == pytest.approx(size, rel=0.1)


def test_a_work_that_fails_leaves_no_sampler_behind() -> None:
    import threading

    def work() -> None:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        peak_memory(work, "cpu")
    assert "memory sampler" not in {thread.name for thread in threading.enumerate()}
