"""A finished figure, and where on its page whole pictures stand. Imports no matplotlib."""

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
        wholes: Where on the page a whole picture stands: the one with the regions, or every crop if there are none.
        resolution: Dots per inch of a PNG, which may be more than was asked for; 72 for the other formats.
    """

    encoded: bytes
    width: float
    height: float
    wholes: tuple[Box, ...]
    resolution: float
