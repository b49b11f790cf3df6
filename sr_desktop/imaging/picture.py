"""The one form in which a picture travels through the program."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Layer, Opacity, Pixels
from sr_desktop.imaging.values.origin import Origin

__all__ = ["Picture", "Pixels"]


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A decoded picture: upright, in sRGB unless its `origin` names another profile, 8 bits a channel.

    Attributes:
        pixels: ``(H, W, 3)`` uint8 sRGB, C-contiguous; EXIF orientation and ICC profile already applied.
        name: What to call it before the user, usually the file's stem.
        alpha: ``(H, W)`` uint8 opacity, 255 opaque, kept apart from the colours; None if the file has none.
        is_gray: The file holds one channel of colour; the three in `pixels` are equal, and quality is measured on one.
        path: The file that it was read from; None for a pasted picture.
        origin: How it was read, and what was guessed or converted.
    """

    pixels: Pixels
    name: str
    alpha: Opacity | None = None
    is_gray: bool = False
    path: Path | None = None
    origin: Origin = field(default_factory=Origin)

    def __post_init__(self) -> None:
        if self.pixels.dtype != np.uint8 or self.pixels.ndim != 3 or self.pixels.shape[2] != 3:
            raise ValueError(f"pixels must be (H, W, 3) uint8, not {self.pixels.shape} {self.pixels.dtype}")
        if self.alpha is not None and self.alpha.shape != self.pixels.shape[:2]:
            raise ValueError(f"alpha is {self.alpha.shape}, but the pixels are {self.pixels.shape[:2]}")

    @property
    def layer(self) -> Layer:
        """Colours and opacity."""
        return Layer(self.pixels, self.alpha)

    @property
    def width(self) -> int:
        """Columns."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Rows."""
        return int(self.pixels.shape[0])

    @property
    def size(self) -> tuple[int, int]:
        """``(width, height)`` in pixels."""
        return self.width, self.height

    @property
    def bounds(self) -> Rect:
        """The rectangle of all its pixels."""
        return Rect(0, 0, self.width, self.height)

    def with_pixels(self, pixels: Pixels) -> Picture:
        """The same picture with other colours of the same size."""
        return replace(self, pixels=np.ascontiguousarray(pixels))

    def cropped(self, region: Rect) -> Picture:
        """The pixels of a region that lies inside the picture, as a picture of its own (a copy).

        Raises:
            ValueError: The region is empty or reaches outside.
        """
        if region.is_empty or not self.bounds.contains(region):
            raise ValueError(f"region {region} does not lie inside a picture of {self.width} x {self.height}")
        alpha = None if self.alpha is None else np.ascontiguousarray(self.alpha[region.slices])
        return replace(self, pixels=np.ascontiguousarray(self.pixels[region.slices]), alpha=alpha)
