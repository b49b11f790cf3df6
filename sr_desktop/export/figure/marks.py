"""The colours that tell regions apart: on the whole picture, around their crops, in lists."""

from __future__ import annotations

_COLORS = ("#e6194b", "#ffd400", "#00b7ff", "#ff8c00", "#8cff4b", "#c77dff")
"""Seen on photographs, and far apart in lightness or hue."""


def mark_color(number: int) -> str:
    """The colour of a region by its place, as ``#rrggbb``."""
    return _COLORS[number % len(_COLORS)]
