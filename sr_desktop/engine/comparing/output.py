"""One method's output while it is made: its pixels, and mip levels for those who show it."""

from __future__ import annotations

from dataclasses import dataclass

from sr_desktop.engine.scratch.mapping import let_go, reserve
from sr_desktop.engine.scratch.store import PixelStore
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Opacity, Pixels
from sr_desktop.imaging.resampling.pyramid import build_pyramid, level_sizes, update_pyramid


def bytes_with_levels(size: tuple[int, int]) -> int:
    """What an output of ``size`` (width, height) takes with its mip levels."""
    return 3 * sum(width * height for width, height in level_sizes(size))


@dataclass(frozen=True, slots=True)
class Outputs:
    """How the outputs of a comparison are kept.

    Attributes:
        store: Where.
        with_levels: Whether mip levels are kept as well.
        measured: Whether scores are made of them.
    """

    store: PixelStore
    with_levels: bool = False
    measured: bool = True

    def sizes(self, size: tuple[int, int]) -> tuple[tuple[int, int], ...]:
        """``(width, height)`` of all arrays of an output of ``size``."""
        return level_sizes(size) if self.with_levels else (size,)

    def bytes_of(self, size: tuple[int, int]) -> int:
        """What an output of ``size`` takes."""
        return 3 * sum(width * height for width, height in self.sizes(size))

    def new(self, size: tuple[int, int], opacity: tuple[Opacity, ...] = ()) -> Output:
        """An output of ``size`` (width, height) to be written to.

        Args:
            size: Its size.
            opacity: What `opacity_levels` gave; empty for an opaque output.

        Raises:
            MemoryError: There is no room for it.
        """
        return Output(self.store.new(self.sizes(size)), opacity)

    def opacity_levels(self, alpha: Opacity) -> tuple[Opacity, ...]:
        """Opacity ``(H, W)``, with its mip levels if they are kept."""
        return build_pyramid(alpha) if self.with_levels else (alpha,)


class Output:
    """Pixels that are written part by part.

    Args:
        levels: As the attribute.
        opacity: Levels of the same sizes, which other outputs may share; empty if all is opaque.

    Attributes:
        levels: The pixels ``(H, W, 3)`` uint8 and, if they are kept, the smaller ones as `build_pyramid` makes them.
    """

    def __init__(self, levels: tuple[Pixels, ...], opacity: tuple[Opacity, ...] = ()) -> None:
        self.levels = levels
        self._opacity = opacity
        self._has_own = False

    @property
    def alpha(self) -> Opacity | None:
        """Opacity ``(H, W)``; None if all is opaque."""
        return self._opacity[0] if self._opacity else None

    @property
    def own_alpha(self) -> Opacity | None:
        """That, if it is the output's own rather than that of all outputs."""
        return self.alpha if self._has_own else None

    def set_own_alpha(self, alpha: Opacity) -> None:
        """From now on it has an opacity of its own; to be called before anything is written."""
        self._opacity = build_pyramid(alpha) if len(self.levels) > 1 else (alpha,)
        self._has_own = True

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
        update_pyramid(self.levels, rect, self._opacity or None)
        let_go(self.pixels)
