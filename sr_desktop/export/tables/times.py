"""How times are written."""

from __future__ import annotations

from sr_desktop.imaging.measuring.scores import NO_VALUE


def duration(seconds: float | None, *, precise: bool = False) -> str:
    """How long something took: ``8 ms``, ``1.4 s``, ``125 s``, ``12 min``, or a dash.

    Args:
        precise: One digit more, and no minutes, to compare times by: ``8.0 ms``, ``1.43 s``, ``1200.00 s``.
    """
    if seconds is None:
        return NO_VALUE
    if precise:
        return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"
    if seconds < 0.0005:
        return "<1 ms"
    if seconds < 0.9995:
        return f"{seconds * 1000:.0f} ms"
    if seconds < 99.95:
        return f"{seconds:.1f} s"
    return f"{seconds:.0f} s" if seconds < 999.5 else f"{seconds / 60:.0f} min"


def clock(seconds: float) -> str:
    """Time left in minutes and seconds, ``0:04``; hours where there are any, ``1:02:03``."""
    minutes, rest = divmod(max(0, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def rough_duration(seconds: float) -> str:
    """How long something will take about, no more precise than that is known: ``8 s``, ``3 min``, ``2 h 10 min``."""
    if seconds < 95:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 95 else f"{minutes // 60} h {minutes % 60} min"
