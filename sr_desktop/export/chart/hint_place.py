"""Where a hint can stand in a plot without lying on marks."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

_STEPS = 16
"""So many places along each side are tried."""
_MARGIN = 4.0
"""Kept free between the hint and the sides of the plot."""


def marks_in(
    room: tuple[float, float],
    x_range: tuple[float, float],
    y_range: tuple[float, float],
    points: ArrayLike,
    radii: ArrayLike,
) -> NDArray[np.float64]:
    """Marks as `hint_place` takes them, ``(N, 3)``.

    Args:
        room: Width and height of the plot.
        x_range: The values at its left and right side.
        y_range: Those at its bottom and top.
        points: ``(N, 2)``, x and y of every mark.
        radii: ``(N,)``, in the unit of the room.
    """
    (left, right), (low, high) = x_range, y_range
    x, y = np.asarray(points, dtype=float).reshape(-1, 2).T
    across, down = room[0] / ((right - left) or 1), room[1] / ((high - low) or 1)
    return np.column_stack([(x - left) * across, (high - y) * down, radii])


def hint_place(room: tuple[float, float], hint: tuple[float, float], marks: ArrayLike) -> tuple[float, float]:
    """A place at the sides of a plot where a hint lies on no mark, or on as few as can be.

    Args:
        room: Width and height of the plot.
        hint: Those of the hint, in the same unit.
        marks: ``(N, 3)``, the middle of every mark from the left and from the top, and its radius.

    Returns:
        The left and the top of the hint: of places as good as each other, the one nearest to the right lower corner.
    """
    right, bottom = (max(side - own - _MARGIN, 0.0) for side, own in zip(room, hint, strict=True))
    across, down = (np.linspace(end, min(_MARGIN, end), _STEPS) for end in (right, bottom))
    level = [(x, y) for x in across for y in (down[0], down[-1])]
    upright = [(x, y) for y in down for x in (across[0], across[-1])]
    places = np.array(sorted(level + upright, key=lambda place: np.hypot(right - place[0], bottom - place[1])))
    x, y, radius = np.asarray(marks, dtype=float).reshape(-1, 3).T
    beside_x = np.maximum(places[:, :1] - x, x - places[:, :1] - hint[0])
    beside_y = np.maximum(places[:, 1:] - y, y - places[:, 1:] - hint[1])
    hit = np.hypot(np.maximum(beside_x, 0), np.maximum(beside_y, 0)) < radius
    best = places[int(hit.sum(axis=1).argmin())]
    return float(best[0]), float(best[1])
