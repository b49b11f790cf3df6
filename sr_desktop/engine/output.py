"""One method's output while it is made: its pixels, and mip levels for those who show it."""

from __future__ import annotations

from dataclasses import dataclass

from sr_desktop.engine.scratch.mapping import let_go, reserve
from sr_desktop.engine.scratch.store import PixelStore
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.pyramid import level_sizes, update_pyramid


@dataclass(frozen=True, slots=True)
class Outputs:
    """How the outputs of a comparison are kept.

    Attributes:
        store: Where.
        with_levels: Whether mip levels are kept as well.
    """

    store: PixelStore
    with_levels: bool = False

    def sizes(self, size: tuple[int, int]) -> tuple[tuple[int, int], ...]:
        """``(width, height)`` of all arrays of an output of ``size``."""
        return level_sizes(size) if self.with_levels else (size,)

    def bytes_of(self, size: tuple[int, int]) -> int:
        """What an output of ``size`` takes."""
        return 3 * sum(width * height for width, height in self.sizes(size))

    def new(self, size: tuple[int, int]) -> Output:
        """An output of ``size`` (width, height) to be written to.

        Raises:
            MemoryError: There is no room for it.
        """
        return Output(self.store.new(self.sizes(size)))


class Output:
    """Pixels that are written part by part.

    Args:
        levels: As the attribute.

    Attributes:
        levels: The pixels ``(H, W, 3)`` uint8 and, if they are kept, the smaller ones as `build_pyramid` makes them.
    """

    def __init__(self, levels: tuple[Pixels, ...]) -> None:
        self.levels = levels

    @property
    def pixels(self) -> Pixels:
        """``(H, W, 3)`` uint8, black where nothing was written."""
        return self.levels[0]

    def write(self, rect: Rect, pixels: Pixels) -> None:
        """Put ``pixels`` ``(rect.height, rect.width, 3)`` at ``rect``.

        Raises:
            MemoryError: There is no room for them after all.
        """
        reserve(self.pixels, rect)
        self.pixels[rect.slices] = pixels
        update_pyramid(self.levels, rect)
        let_go(self.pixels)
