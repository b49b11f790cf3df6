"""How amounts of data are written."""

from __future__ import annotations


def byte_count(count: float) -> str:
    """Bytes as ``1.2 GB``, ``34 MB``, ``0.6 MB`` or ``12 KB``: never none where there are some."""
    if count >= 1e9:
        return f"{count / 1e9:.1f} GB"
    if count >= 1e5:
        return f"{count / 1e6:.0f} MB" if count >= 1e7 else f"{count / 1e6:.1f} MB"
    return f"{count / 1e3:.0f} KB" if count >= 1e3 else f"{count:.0f} bytes"
