"""Shortening names so that two of them never become the same text."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

_MIDDLE, _RIGHT = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
_CONTEXT = 2
"""Characters before the first difference that stay, so that one sees where it is."""


def elided_apart(name: str, others: Iterable[str], width: int, metrics: QFontMetrics) -> str:
    """A name in a given width: cut in the middle, or elsewhere if another name would then look the same.

    Args:
        name: The whole name.
        others: The names next to it; the name itself may be among them.
        width: Room in logical pixels.
        metrics: Of the font that it is written in.
    """
    shown = _elided(name, _MIDDLE, width, metrics)
    alike = [other for other in others if other != name and _elided(other, _MIDDLE, width, metrics) == shown]
    if not alike or shown == name:
        return shown
    start = min(_in_common(name, other) for other in alike)
    return _elided("…" + name[max(0, start - _CONTEXT) :], _RIGHT, width, metrics)


def _elided(text: str, mode: Qt.TextElideMode, width: int, metrics: QFontMetrics) -> str:
    """A text cut to a width. Qt's own is some pixels wider in fonts whose letters overlap."""
    for room in range(width, 0, -1):
        shown = metrics.elidedText(text, mode, room)
        if metrics.horizontalAdvance(shown) <= width:
            return shown
    return ""


def _in_common(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
