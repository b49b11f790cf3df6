"""What limits of a container or a shell leave of the memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sr_desktop.engine.machine import limits
from sr_desktop.engine.machine.limits import address_space_left, available_memory


@pytest.fixture
def groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(limits, "_CGROUPS", tmp_path / "cgroup")
    monkeypatch.setattr(limits, "_OWN_CGROUPS", tmp_path / "own")
    return tmp_path


def group(folder: Path, names: tuple[str, str, str], most: str, used: int, cached: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / names[0]).write_text(f"{most}\n", encoding="ascii")
    (folder / names[1]).write_text(f"{used}\n", encoding="ascii")
    (folder / "memory.stat").write_text(f"anon 1\n{names[2]} {cached}\n", encoding="ascii")


V2 = ("memory.max", "memory.current", "inactive_file")
V1 = ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file")


def test_a_container_limits_the_memory(groups: Path) -> None:
    (groups / "own").write_text("0::/shop/job\n", encoding="ascii")
    group(groups / "cgroup" / "shop" / "job", V2, "max", 0, 0)
    group(groups / "cgroup" / "shop", V2, "5000", 4000, 300)
    assert available_memory() == 1300


def test_an_older_container_does_too(groups: Path) -> None:
    (groups / "own").write_text("9:cpu:/\n4:memory,hugetlb:/docker/abc\n", encoding="ascii")
    group(groups / "cgroup" / "memory", V1, "7000", 5000, 0)
    assert available_memory() == 2000


def test_a_limit_that_is_exceeded_leaves_nothing(groups: Path) -> None:
    (groups / "own").write_text("0::/\n", encoding="ascii")
    group(groups / "cgroup", V2, "5000", 6000, 0)
    assert available_memory() == 0


@pytest.mark.skipif(sys.platform != "linux", reason="ulimit -v is Linux's")
def test_ulimit_limits_memory_and_mapped_files(groups: Path) -> None:
    code = (
        "import resource\n"
        "from sr_desktop.engine.machine.limits import address_space_left, available_memory\n"
        "resource.setrlimit(resource.RLIMIT_AS, (3 * 2**30, 3 * 2**30))\n"
        "print(available_memory(), address_space_left())"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    free, mappable = map(int, told.stdout.split())
    assert 0 < free <= mappable < 3 * 2**30


def test_without_a_limit_nothing_is_known_of_the_address_space() -> None:
    assert address_space_left() is None
    assert available_memory() > 0
