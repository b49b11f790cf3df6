"""How much memory this process may still take: what is free, and what limits of a container or a shell leave of it.

Imports no torch.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil

if sys.platform != "win32":
    import resource

_CGROUPS = Path("/sys/fs/cgroup")
_OWN_CGROUPS = Path("/proc/self/cgroup")


def available_memory() -> int:
    """Bytes that can be taken now without swapping, within the limits of the container and of ``ulimit``."""
    limits = [int(psutil.virtual_memory().available), *_left_in_cgroups()]
    own = psutil.Process().memory_info()
    limits += _left_of("RLIMIT_AS", own.vms)
    limits += _left_of("RLIMIT_DATA", getattr(own, "data", own.rss))
    return max(0, min(limits))


def address_space_left() -> int | None:
    """Bytes that may still be mapped, files on the disk included; None without a limit (``ulimit -v``)."""
    return next(iter(_left_of("RLIMIT_AS", psutil.Process().memory_info().vms)), None)


def _left_of(name: str, used: int) -> list[int]:
    if sys.platform == "win32":
        return []
    kind = getattr(resource, name, None)
    if kind is None:
        return []
    limit, _ = resource.getrlimit(kind)
    return [] if limit == resource.RLIM_INFINITY else [max(0, limit - used)]


def _left_in_cgroups() -> Iterator[int]:
    """What this process's control groups, and those above them, have left."""
    with suppress(OSError, ValueError):
        for line in _OWN_CGROUPS.read_text(encoding="utf-8").splitlines():
            _, controllers, path = line.split(":", 2)
            if not controllers:
                yield from _left_above(_CGROUPS, path, "memory.max", "memory.current", "inactive_file")
            elif "memory" in controllers.split(","):
                names = ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file")
                yield from _left_above(_CGROUPS / "memory", path, *names)


def _left_above(root: Path, path: str, limit: str, usage: str, reclaimable: str) -> Iterator[int]:
    folder = root / path.lstrip("/")
    # In a container the path is often that outside; the group itself is then at the root.
    for group in (folder, *folder.parents):
        with suppress(OSError, ValueError):
            most = (group / limit).read_text(encoding="ascii").strip()
            if most != "max":
                used = int((group / usage).read_text(encoding="ascii")) - _stat(group, reclaimable)
                yield max(0, int(most) - used)
        if group == root:
            return


def _stat(group: Path, name: str) -> int:
    for line in (group / "memory.stat").read_text(encoding="ascii").splitlines():
        key, _, value = line.partition(" ")
        if key == name:
            return int(value)
    return 0
