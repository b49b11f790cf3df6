from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

from sr_desktop.system.allocator import keep_freed_memory

BLOCKS = 20
COUNT_FAULTS = f"""
import resource, sys
import numpy as np
from sr_desktop.system.allocator import keep_freed_memory

if sys.argv[1] == "kept":
    assert keep_freed_memory()
faults = [resource.getrusage(resource.RUSAGE_SELF).ru_minflt]
for _ in range({BLOCKS}):
    np.ones(1 << 26, np.uint8)
    faults.append(resource.getrusage(resource.RUSAGE_SELF).ru_minflt)
print(faults[-1] - faults[1])
"""
"""Prints how many pages the system had to provide for blocks that are allocated and freed after a first one."""


def is_glibc() -> bool:
    return sys.platform == "linux" and hasattr(ctypes.CDLL(None), "gnu_get_libc_version")


class FakeLibrary:
    """A C library that takes some of the parameters."""

    def __init__(self, *refused: int) -> None:
        self.asked: list[tuple[int, int]] = []

        def mallopt(parameter: int, value: int) -> int:
            self.asked.append((parameter, value))
            return int(parameter not in refused)

        self.mallopt = mallopt
        self.gnu_get_libc_version = "2.31"


def use(monkeypatch: pytest.MonkeyPatch, library: object) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda name: library)


@pytest.mark.skipif(not is_glibc(), reason="only glibc can be asked to keep memory")
def test_memory_that_was_freed_is_there_for_the_next_block() -> None:
    def faults(mode: str) -> int:
        command = [sys.executable, "-c", COUNT_FAULTS, mode]
        return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    assert faults("kept") < faults("as it is") / 4


def test_an_old_glibc_that_takes_no_high_threshold_maps_no_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    library = FakeLibrary(-3)
    use(monkeypatch, library)
    assert keep_freed_memory()
    assert (-4, 0) in library.asked


def test_a_refusal_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, FakeLibrary(-3, -4))
    assert not keep_freed_memory()


def test_other_c_libraries_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, object())
    assert not keep_freed_memory()
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not keep_freed_memory()


@pytest.mark.skipif(sys.platform != "linux", reason="glibc is Linux's")
def test_what_is_kept_can_be_returned() -> None:
    code = """
import psutil
from sr_desktop.system.allocator import keep_freed_memory, return_freed_memory
import numpy as np
keep_freed_memory()
blocks = [np.ones(2**20) for _ in range(40)]
del blocks
kept = psutil.Process().memory_info().rss
return_freed_memory(beyond=2**40)
print(kept - psutil.Process().memory_info().rss)
return_freed_memory(beyond=2**28)
print(kept - psutil.Process().memory_info().rss)
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    too_little, returned = map(int, told.stdout.split())
    assert too_little < 2**20
    assert returned > 200 * 2**20


MAPPED = """
import ctypes
from sr_desktop.system.allocator import give_freed_memory_back
libc = ctypes.CDLL(None)
fields = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()
Info = type("Info", (ctypes.Structure,), {"_fields_": [(name, ctypes.c_size_t) for name in fields]})
libc.mallinfo2.restype = Info
assert give_freed_memory_back()
# By default an array of a megabyte lies in the heap once one of eight has been freed.
large = bytes(8 << 20)
del large
before = libc.mallinfo2().hblks
small = bytes(1 << 20)
during = libc.mallinfo2().hblks
del small
print(during - before, libc.mallinfo2().hblks - before)
"""
"""Prints how many blocks more are mapped, of their own, while there is a small one and after that."""


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "mallinfo2"), reason="needs glibc 2.33 or newer"
)
def test_what_a_window_frees_is_given_back_whatever_was_freed_before() -> None:
    told = subprocess.run([sys.executable, "-c", MAPPED], capture_output=True, text=True, check=True)
    assert told.stdout == "1 0\n"
