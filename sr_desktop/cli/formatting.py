"""How values look in the tables of every command."""

from __future__ import annotations

NONE = "–"
"""What stands where a value does not exist."""


def duration(seconds: float) -> str:
    """Seconds as a person reads them: milliseconds below one."""
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def memory(size: int) -> str:
    """Bytes in MiB."""
    return f"{size / 2**20:.0f} MiB"


def clock(seconds: float) -> str:
    """Time left as minutes and seconds."""
    minutes, rest = divmod(max(0, round(seconds)), 60)
    return f"{minutes}:{rest:02}"
