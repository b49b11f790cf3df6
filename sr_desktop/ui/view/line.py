"""A line and its handles: the arithmetic of drawing, moving and turning, without Qt."""

from __future__ import annotations

import math
from enum import Enum, auto

from sr_desktop.imaging.measuring.line_profile import Line
from sr_desktop.ui.view.state import Size

Spot = tuple[float, float]
"""``(x, y)``, continuous."""


class LineGrip(Enum):
    """What of a line a drag moves."""

    START = auto()
    END = auto()
    WHOLE = auto()


def middles(line: Line) -> tuple[Spot, Spot]:
    """The middles of the pixels at its two ends, in continuous picture coordinates."""
    return (line.x1 + 0.5, line.y1 + 0.5), (line.x2 + 0.5, line.y2 + 0.5)


def line_grip_at(start: Spot, end: Spot, spot: Spot, reach: float) -> LineGrip | None:
    """What of the line between two spots is within reach of a third; ends win over the rest, the nearer end first."""
    to_start, to_end = math.dist(start, spot), math.dist(end, spot)
    if min(to_start, to_end) <= reach:
        return LineGrip.START if to_start < to_end else LineGrip.END
    return LineGrip.WHOLE if _distance(start, end, spot) <= reach else None


def _distance(start: Spot, end: Spot, spot: Spot) -> float:
    """The distance from a spot to the nearest point of the line between two others."""
    along = end[0] - start[0], end[1] - start[1]
    squared = along[0] ** 2 + along[1] ** 2
    if squared == 0:
        return math.dist(start, spot)
    part = ((spot[0] - start[0]) * along[0] + (spot[1] - start[1]) * along[1]) / squared
    part = min(max(part, 0.0), 1.0)
    return math.dist((start[0] + part * along[0], start[1] + part * along[1]), spot)


def drawn(fixed: tuple[int, int], moving: tuple[int, int], picture: Size, *, is_straight: bool) -> Line | None:
    """The line from one pixel to another, the second brought into the picture; None if they are one.

    Args:
        fixed: Column and row inside the picture.
        moving: Column and row anywhere.
        picture: Its size.
        is_straight: Turn it to the nearest of the eight directions along rows, columns and diagonals.
    """
    x, y = (min(max(at, 0), side - 1) for at, side in zip(moving, picture, strict=True))
    if is_straight:
        x, y = _straightened(fixed, (x, y), picture)
    return None if (x, y) == fixed else Line(*fixed, x, y)


def _straightened(fixed: tuple[int, int], moving: tuple[int, int], picture: Size) -> tuple[int, int]:
    dx, dy = moving[0] - fixed[0], moving[1] - fixed[1]
    eighth = math.pi / 4
    angle = round(math.atan2(dy, dx) / eighth) * eighth
    column, row = round(math.cos(angle)), round(math.sin(angle))
    steps = max(abs(dx), abs(dy))
    for at, way, side in zip(fixed, (column, row), picture, strict=True):
        if way:
            steps = min(steps, side - 1 - at if way > 0 else at)
    return fixed[0] + column * steps, fixed[1] + row * steps


def line_dragged(line: Line, grip: LineGrip, dx: int, dy: int, picture: Size, *, is_straight: bool) -> Line | None:
    """A line after its grip was moved by whole pixels, kept inside the picture; None if its ends would meet.

    Args:
        is_straight: Turn it to the nearest of the eight directions about the end that stays.
    """
    match grip:
        case LineGrip.WHOLE:
            dx = min(max(dx, -min(line.x1, line.x2)), picture[0] - 1 - max(line.x1, line.x2))
            dy = min(max(dy, -min(line.y1, line.y2)), picture[1] - 1 - max(line.y1, line.y2))
            return Line(line.x1 + dx, line.y1 + dy, line.x2 + dx, line.y2 + dy)
        case LineGrip.END:
            return drawn((line.x1, line.y1), (line.x2 + dx, line.y2 + dy), picture, is_straight=is_straight)
        case LineGrip.START:
            turned = drawn((line.x2, line.y2), (line.x1 + dx, line.y1 + dy), picture, is_straight=is_straight)
            return None if turned is None else Line(turned.x2, turned.y2, turned.x1, turned.y1)
