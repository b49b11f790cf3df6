"""A finished figure, and where on its page the whole picture stands. Imports no matplotlib."""

from __future__ import annotations

from dataclasses import dataclass

from sr_desktop.export.figure.arrangement import Box


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """A figure as a file in memory.

    Attributes:
        encoded: The file.
        width: Of the page in mm.
        height: Likewise.
        overview: Where the whole picture stands on the page; None if it is not shown.
        resolution: Dots per inch of a PNG, which may be more than was asked for; 72 for the other formats.
    """

    encoded: bytes
    width: float
    height: float
    overview: Box | None
    resolution: float
