"""A marked region and its handles: the arithmetic of moving and resizing, without Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.view.state import Size


@dataclass(frozen=True, slots=True)
class Grip:
    """What of a region a drag moves, each way: -1 the left (upper) edge, 1 the right (lower) edge, 0 neither.

    Neither edge both ways is the inside: it moves the whole region.
    """

    column: int
    row: int

    @property
    def moves_all(self) -> bool:
        """Whether the region keeps its size."""
        return self == INSIDE


INSIDE = Grip(0, 0)
"""Moves the whole region."""

HANDLES: tuple[Grip, ...] = (
    Grip(-1, -1), Grip(1, -1), Grip(-1, 1), Grip(1, 1), Grip(0, -1), Grip(0, 1), Grip(-1, 0), Grip(1, 0),
)  # fmt: skip
"""The eight handles, corners first: where they overlap, a corner is hit."""


def handle_spots(shown: Rect) -> Iterator[tuple[Grip, tuple[int, int]]]:
    """Every handle of a region with the device pixel ``(x, y)`` at its middle.

    Args:
        shown: The region in device pixels.
    """
    columns = (shown.x, shown.x + shown.width // 2, shown.right)
    rows = (shown.y, shown.y + shown.height // 2, shown.bottom)
    for grip in HANDLES:
        yield grip, (columns[grip.column + 1], rows[grip.row + 1])


def handle_at(shown: Rect, x: float, y: float, reach: float) -> Grip | None:
    """The handle at a device position; None if none is within reach.

    Args:
        shown: The region in device pixels.
        x: Device column.
        y: Device row.
        reach: Device pixels, each way, from a handle's middle at which it is still hit.
    """
    for grip, (column, row) in handle_spots(shown):
        if abs(x - column) <= reach and abs(y - row) <= reach:
            return grip
    return None


def grip_at(shown: Rect, x: float, y: float, reach: float) -> Grip | None:
    """The handle at a device position, else `INSIDE` if the position lies in the region, else None."""
    handle = handle_at(shown, x, y, reach)
    if handle is not None:
        return handle
    return INSIDE if shown.x <= x < shown.right and shown.y <= y < shown.bottom else None


def dragged(region: Rect, grip: Grip, dx: int, dy: int, picture: Size) -> Rect:
    """A region after its grip was moved by whole picture pixels.

    It stays inside the picture. A moved region keeps its size; an edge that is dragged past the opposite one turns
    the region over, and at least one pixel is left each way.
    """
    if grip.moves_all:
        dx = min(max(dx, -region.x), picture[0] - region.right)
        dy = min(max(dy, -region.y), picture[1] - region.bottom)
        return region.moved(dx, dy)
    left, right = _stretched(region.x, region.right, grip.column, dx, picture[0])
    top, bottom = _stretched(region.y, region.bottom, grip.row, dy, picture[1])
    return Rect.from_edges(left, top, right, bottom)


def _stretched(low: int, high: int, edge: int, by: int, limit: int) -> tuple[int, int]:
    if edge == 0:
        return low, high
    fixed, moving = (high, low) if edge < 0 else (low, high)
    moving = min(max(moving + by, 0), limit)
    if moving == fixed:
        moving += edge
    return min(fixed, moving), max(fixed, moving)
