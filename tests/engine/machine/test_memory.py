"""What is given back when memory runs out: rings of objects too, where any thread may delete them."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from sr_desktop.engine.machine.devices import cpu
from sr_desktop.engine.machine.memory import release_cached


class Ring:
    def __init__(self) -> None:
        self.ring = self


@pytest.fixture
def collecting() -> Iterator[None]:
    """Python collects by itself, as in the engine's own process; the tests have it off."""
    gc.enable()
    yield
    gc.disable()


def test_rings_are_deleted_in_a_process_whose_objects_any_thread_may_delete(collecting: None) -> None:
    ring = weakref.ref(Ring())
    release_cached(cpu())
    assert ring() is None


def test_and_are_left_in_one_with_a_window() -> None:
    assert not gc.isenabled()
    ring = weakref.ref(Ring())
    release_cached(cpu())
    assert ring() is not None
