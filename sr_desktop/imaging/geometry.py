"""Whole-pixel rectangles, used for all tiles, regions and crops."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle of whole pixels: columns ``x .. x + width - 1``, rows ``y .. y + height - 1``.

    The origin is the top left pixel of the picture. Empty rectangles (a side of zero) are allowed as the
    result of an intersection; negative sides raise `ValueError`.
    """

    x: int
    y: int
    width: int
    height: int

    def __post_init__(self) -> None:
        if self.width < 0 or self.height < 0:
            raise ValueError(f"a rectangle cannot have negative sides: {self.width} x {self.height}")

    @classmethod
    def from_edges(cls, left: int, top: int, right: int, bottom: int) -> Rect:
        """The rectangle between two edges each way, right and bottom outside it; empty if they are inverted."""
        return cls(left, top, max(0, right - left), max(0, bottom - top))

    @property
    def right(self) -> int:
        """First column to the right of the rectangle."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """First row below the rectangle."""
        return self.y + self.height

    @property
    def area(self) -> int:
        """Number of pixels."""
        return self.width * self.height

    @property
    def is_empty(self) -> bool:
        """Whether it holds no pixel."""
        return self.width == 0 or self.height == 0

    @property
    def center(self) -> tuple[float, float]:
        """Centre ``(x, y)`` in continuous coordinates, where pixel 0 spans 0 to 1."""
        return self.x + self.width / 2, self.y + self.height / 2

    @property
    def slices(self) -> tuple[slice, slice]:
        """``(rows, columns)``, to index an array of shape ``(H, W, ...)``."""
        return slice(self.y, self.bottom), slice(self.x, self.right)

    def intersected(self, other: Rect) -> Rect:
        """The pixels that both have in common; empty if they have none."""
        return Rect.from_edges(
            max(self.x, other.x), max(self.y, other.y), min(self.right, other.right), min(self.bottom, other.bottom)
        )

    def contains(self, other: Rect) -> bool:
        """Whether every pixel of ``other`` lies inside."""
        return self.x <= other.x and self.y <= other.y and self.right >= other.right and self.bottom >= other.bottom

    def grown(self, margin: int) -> Rect:
        """The rectangle with ``margin`` pixels more on every side (fewer, if negative)."""
        return Rect.from_edges(self.x - margin, self.y - margin, self.right + margin, self.bottom + margin)

    def scaled(self, factor: int) -> Rect:
        """The same region of a picture enlarged ``factor`` times."""
        return Rect(self.x * factor, self.y * factor, self.width * factor, self.height * factor)

    def shrunk(self, factor: int) -> Rect:
        """The pixels of a picture ``factor`` times smaller of which any part lies in the same region."""
        return Rect.from_edges(self.x // factor, self.y // factor, -(-self.right // factor), -(-self.bottom // factor))

    def moved(self, dx: int, dy: int) -> Rect:
        """The rectangle shifted by whole pixels."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)
