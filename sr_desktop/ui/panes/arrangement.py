"""Chooses the rows and columns in which a number of panes show most of a picture."""

from __future__ import annotations

from dataclasses import dataclass

from sr_desktop.imaging.geometry import Rect

_PICTURE_ASPECT = 4 / 3
"""A typical picture. The opened one would make the panes change places with every picture."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Panes of equal size in rows, the last row possibly short.

    Attributes:
        columns: Panes in a full row.
        rows: Rows.
        cells: Where every pane goes, all of exactly the same size, in logical pixels.
    """

    columns: int
    rows: int
    cells: tuple[Rect, ...]


def arrange(count: int, width: int, height: int, gap: int, header: int) -> Arrangement:
    """The rows and columns that show a typical picture largest.

    Args:
        count: How many panes, at least 1.
        width: Room in logical pixels.
        height: Room in logical pixels.
        gap: Room between neighbours.
        header: Height of a pane that shows no picture.
    """

    def picture_height(columns: int) -> float:
        cell_width, cell_height = _cell(count, columns, width, height, gap)
        return min(cell_width / _PICTURE_ASPECT, cell_height - header)

    # At equal sizes, fewer columns leave fewer empty places.
    columns = max(range(1, count + 1), key=picture_height)
    rows = -(-count // columns)
    cell_width, cell_height = _cell(count, columns, width, height, gap)
    cells = tuple(
        Rect((index % columns) * (cell_width + gap), (index // columns) * (cell_height + gap), cell_width, cell_height)
        for index in range(count)
    )
    return Arrangement(columns, rows, cells)


def _cell(count: int, columns: int, width: int, height: int, gap: int) -> tuple[int, int]:
    rows = -(-count // columns)
    return max(1, (width - (columns - 1) * gap) // columns), max(1, (height - (rows - 1) * gap) // rows)
