"""Where a header's title and scores go, and what is left out when room is short."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect

from sr_desktop.ui.panes.scores import COLUMNS, Column

_SMALLEST_TITLE = 36
"""Logical pixels that a title always keeps, including the ellipsis."""


@dataclass(frozen=True, slots=True)
class HeaderLayout:
    """Rectangles in logical pixels.

    Attributes:
        title: Room for the title.
        columns: Room for each value that is shown, right-aligned.
    """

    title: QRect
    columns: dict[Column, QRect]


def lay_out(area: QRect, title_width: int, widths: Mapping[Column, int], gap: int) -> HeaderLayout:
    """Share one line between the title on the left and the values on the right.

    Values leave from the last of `COLUMNS` on, so that the title is shown whole; only then the title shrinks, and when
    it would vanish, the first score leaves too.

    Args:
        area: The line.
        title_width: What the widest title needs.
        widths: What each column needs.
        gap: Room before every column.
    """
    shown = list(COLUMNS)
    while len(shown) > 1 and title_width + _needed(shown, widths, gap) > area.width():
        shown.pop()
    if _SMALLEST_TITLE + _needed(shown, widths, gap) > area.width():
        shown = []
    columns: dict[Column, QRect] = {}
    right = area.x() + area.width()
    for column in reversed(shown):
        columns[column] = QRect(right - widths[column], area.y(), widths[column], area.height())
        right -= widths[column] + gap
    return HeaderLayout(QRect(area.x(), area.y(), max(0, right - area.x()), area.height()), columns)


def _needed(shown: list[Column], widths: Mapping[Column, int], gap: int) -> int:
    return sum(widths[column] + gap for column in shown)
