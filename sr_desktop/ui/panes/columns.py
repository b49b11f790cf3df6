"""Where a header's title and scores go, and what is left out when room is short."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect

from sr_desktop.ui.panes.scores import DEVICE, EVERY_COLUMN, SECONDS, Column

_SMALLEST_TITLE = 36
"""Logical pixels that a title always keeps, including the ellipsis."""


@dataclass(frozen=True, slots=True)
class HeaderLayout:
    """Rectangles in logical pixels.

    Attributes:
        title: Room for the title.
        columns: Room for each value that is shown, right-aligned.
        names: Room for the names of the values before them, where all fit.
    """

    title: QRect
    columns: dict[Column, QRect]
    names: dict[Column, QRect]


def lay_out(
    area: QRect, title_width: int, widths: Mapping[Column, int], gap: int, names: Mapping[Column, int]
) -> HeaderLayout:
    """Share one line between the title on the left and the values on the right.

    The names of the values leave first. Then values leave from the last of `COLUMNS` on, so that the title keeps what
    it needs; only then the title shrinks, and when it would vanish, the first score leaves too. What the values leave
    is the title's.

    Args:
        area: The line.
        title_width: What a title needs to be known by.
        widths: What each column needs; columns that are left out are not shown.
        gap: Room before every column.
        names: What the names of columns need; only some columns have one.
    """
    shown = [column for column in EVERY_COLUMN if column in widths]
    named = {column: names.get(column, 0) for column in shown}
    if title_width + _needed(shown, widths, gap) + sum(named.values()) > area.width():
        named = {}
    while len(shown) > 1 and title_width + _needed(shown, widths, gap) > area.width():
        shown.pop()
    if _SMALLEST_TITLE + _needed(shown, widths, gap) > area.width():
        shown = []
    columns: dict[Column, QRect] = {}
    labels: dict[Column, QRect] = {}
    right = area.x() + area.width()
    for column in sorted(shown, key=_FROM_THE_LEFT.index, reverse=True):
        columns[column] = QRect(right - widths[column], area.y(), widths[column], area.height())
        right -= widths[column]
        if named.get(column):
            labels[column] = QRect(right - named[column], area.y(), named[column], area.height())
            right -= named[column]
        right -= gap
    return HeaderLayout(QRect(area.x(), area.y(), max(0, right - area.x()), area.height()), columns, labels)


_FROM_THE_LEFT = (DEVICE, *(column for column in EVERY_COLUMN if column not in (SECONDS, DEVICE)), SECONDS)
"""The device comes first, so that nothing moves where it is shown only in some headers."""


def _needed(shown: list[Column], widths: Mapping[Column, int], gap: int) -> int:
    return sum(widths[column] + gap for column in shown)
