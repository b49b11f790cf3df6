"""The position of a loupe and the arrangement of its patches, in logical pixels. Does not use Qt."""

from __future__ import annotations

from dataclasses import dataclass

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.view.state import Size

PADDING = 6
"""The space around and between the patches."""

_LARGEST, _SMALLEST = 132, 24
_OFFSET = 22


@dataclass(frozen=True, slots=True)
class LoupeLayout:
    """A compact table of square patches, each below its name, with one line at the bottom.

    Attributes:
        columns: Patches in a full row.
        side: Side of a patch.
        label: Height of a line.
        size: Size of the loupe.
    """

    columns: int
    side: int
    label: int
    size: Size

    def label_rect(self, number: int) -> Rect:
        """The rectangle of a patch's name, from the top left of the loupe."""
        row, column = divmod(number, self.columns)
        step = self.side + PADDING
        return Rect(PADDING + column * step, PADDING + row * (step + self.label), self.side, self.label)

    def patch_rect(self, number: int) -> Rect:
        """The rectangle of a patch."""
        above = self.label_rect(number)
        return Rect(above.x, above.bottom, self.side, self.side)

    def places(self, count: int) -> int:
        """The number of cells in the rows that this many patches need."""
        return -(-count // self.columns) * self.columns

    @property
    def foot_rect(self) -> Rect:
        """The line at the bottom."""
        return Rect(PADDING, self.size[1] - self.label - PADDING // 2, self.size[0] - 2 * PADDING, self.label)


def loupe_layout(count: int, room: Size, label: int) -> LoupeLayout:
    """The table with the largest patches (up to a comfortable size) that fits beside the pointer at any position.

    Args:
        count: How many patches, at least 1.
        room: The area that the loupe must stay in.
        label: Height of a line.
    """
    across, down = room[0] // 2 - _OFFSET, room[1]
    compact = (columns for columns in range(1, count + 1) if _is_compact(count, columns))
    layouts = [_layout(count, columns, across, down, label) for columns in compact]
    return max(layouts, key=lambda layout: (layout.side, -layout.places(count), -max(layout.size)))


def loupe_place(size: Size, room: Size, x: int, y: int) -> Rect:
    """The position of a loupe of this size: beside the pointer, preferably on the right, always inside `room`.

    Args:
        size: The size of the loupe.
        room: The area that it must stay in.
        x: Column of the pointer.
        y: Row of the pointer.
    """
    width, height = size
    left = x + _OFFSET if x + _OFFSET + width <= room[0] else x - _OFFSET - width
    return Rect(_within(left, room[0] - width), _within(y + _OFFSET, room[1] - height), width, height)


def _layout(count: int, columns: int, across: int, down: int, label: int) -> LoupeLayout:
    rows = -(-count // columns)
    wide = (across - PADDING) // columns - PADDING
    high = (down - 2 * PADDING - label) // rows - PADDING - label
    side = max(_SMALLEST, min(_LARGEST, wide, high))
    step = side + PADDING
    return LoupeLayout(
        columns, side, label, (PADDING + columns * step, PADDING + rows * (step + label) + label + PADDING // 2)
    )


def _is_compact(count: int, columns: int) -> bool:
    """Whether neither rows nor columns are more than twice the other."""
    rows = -(-count // columns)
    return max(rows, columns) <= 2 * min(rows, columns)


def _within(place: int, most: int) -> int:
    return max(0, min(place, most))
