"""Between a picture and the axes of a graph's input and outputs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sr_desktop.model_format import Layout

Size = tuple[int, int]
"""``(height, width)``."""


def arranged(picture: NDArray[np.float32], layout: Layout) -> NDArray[np.float32]:
    """``(C, H, W)`` with the axes of a layout."""
    if layout in (Layout.NHWC, Layout.HWC):
        picture = picture.transpose(1, 2, 0)
    return picture[None] if layout.startswith("N") else picture


@dataclass(frozen=True, slots=True)
class Output:
    """An output that is a picture.

    Attributes:
        name: Its name.
        layout: Its axes.
        channels: 1 or 3.
        scale: How many times larger than the input it is.
    """

    name: str
    layout: Layout
    channels: int
    scale: int

    def picture(self, values: NDArray[np.generic]) -> NDArray[np.float32]:
        """``(C, H, W)`` fp32 of the output's values."""
        plain = values[0] if self.layout.startswith("N") else values
        plain = plain.transpose(2, 0, 1) if self.layout in (Layout.NHWC, Layout.HWC) else plain
        return np.ascontiguousarray(plain, np.float32)


def understood(name: str, shape: tuple[int, ...], channels: int, size: Size, first: Layout) -> Output | None:
    """An output as a picture of an input, enlarged by a whole factor; None if it cannot be one.

    Args:
        name: Its name.
        shape: Its shape.
        channels: Of the input, and so of a picture made of it.
        size: Of the input.
        first: The axes that are tried first, those of the input.
    """
    for layout in (first, *(one for one in Layout if one is not first)):
        if len(layout) != len(shape):
            continue
        sides = dict(zip(layout, shape, strict=True))
        scale = sides["H"] // size[0]
        is_whole = scale >= 1 and (sides["H"], sides["W"]) == (size[0] * scale, size[1] * scale)
        if is_whole and sides["C"] == channels and sides.get("N", 1) == 1:
            return Output(name, layout, channels, scale)
    return None
