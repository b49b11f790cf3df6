"""How amounts of data are written."""

from __future__ import annotations


def byte_count(count: float) -> str:
    """Bytes as ``1.2 GB``, ``34 MB`` or ``0.6 MB``."""
    if count >= 1e9:
        return f"{count / 1e9:.1f} GB"
    return f"{count / 1e6:.0f} MB" if count >= 1e7 else f"{count / 1e6:.1f} MB"
