"""What a pane shows where its result has not arrived: the input enlarged by bicubic."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Layer, Opacity, Pixels
from sr_desktop.imaging.resampling.factors import Kernel, upscale_part
from sr_desktop.ui.panes.sampling import picture_sources
from sr_desktop.ui.view.state import Size, ViewState


class Preview:
    """The input, for all panes: what it looks like at a view is made once.

    Magnified, its pixels are those of the bicubic method. Shrunk, but still larger than the input, it is enlarged to
    the screen's pixels at once.

    Args:
        levels: The input and its mip levels, ``(h, w, 3)`` uint8.
        opacity: The same of its opacity, ``(h, w)`` uint8; empty if it is opaque.
    """

    def __init__(self, levels: Sequence[Pixels], opacity: Sequence[Opacity] = ()) -> None:
        self.levels = tuple(levels)
        self.opacity = tuple(opacity)
        self._made: Layer | None = None
        self._made_for: object = None

    def is_fine_at(self, size: Size, scale: float) -> bool:
        """Whether the input has a pixel for every one of the screen, so that its mip levels are enough.

        Args:
            size: Of the result.
            scale: Device pixels for a pixel of the result.
        """
        width: int = self.levels[0].shape[1]
        return size[0] / width * scale <= 1

    def enlarged(self, size: Size, view: ViewState, viewport: Size, frame: Rect) -> Layer:
        """The device pixels of ``frame``, which lies in the picture as painted."""
        wanted = (size, view, viewport, frame)
        if self._made is None or self._made_for != wanted:
            pixels = _enlarged(self.levels[0], size, view, viewport, frame)
            alpha = _enlarged(self.opacity[0], size, view, viewport, frame) if self.opacity else None
            self._made, self._made_for = Layer(pixels, alpha), wanted
        return self._made


def _enlarged(source: NDArray[np.uint8], size: Size, view: ViewState, viewport: Size, frame: Rect) -> NDArray[np.uint8]:
    """Colours or opacity on the device pixels of ``frame``."""
    height, width = source.shape[:2]
    left, top = view.origin(viewport)
    factor = size[0] // int(width)
    if view.scale < 1 or (width * factor, height * factor) != size:
        across, down = width / size[0] / view.scale, height / size[1] / view.scale
        return _resized(source, frame.moved(-left, -top), across, down)
    columns = picture_sources(frame.x, frame.right, left, view.scale, size[0])
    rows = picture_sources(frame.y, frame.bottom, top, view.scale, size[1])
    part = Rect.from_edges(
        int(columns[0]) // factor, int(rows[0]) // factor, int(columns[-1]) // factor + 1, int(rows[-1]) // factor + 1
    )
    pixels = upscale_part(source, factor, Kernel.BICUBIC, part)
    return pixels.take(columns - part.x * factor, axis=1).take(rows - part.y * factor, axis=0)


def _resized(source: NDArray[np.uint8], wanted: Rect, across: float, down: float) -> NDArray[np.uint8]:
    """Device pixels from the picture's corner on, where one is so many pixels of the source wide and high."""
    height, width = source.shape[:2]
    box = (
        max(0.0, wanted.x * across),
        max(0.0, wanted.y * down),
        min(float(width), wanted.right * across),
        min(float(height), wanted.bottom * down),
    )
    # Pillow copies what it is given: no more than the box and what the kernel reaches around it.
    reach = 2 + math.ceil(2 * max(1.0, across, down))
    given = Rect.from_edges(
        math.floor(box[0]) - reach, math.floor(box[1]) - reach, math.ceil(box[2]) + reach, math.ceil(box[3]) + reach
    ).intersected(Rect(0, 0, width, height))
    image = Image.fromarray(np.ascontiguousarray(source[given.slices]))
    inner = (box[0] - given.x, box[1] - given.y, box[2] - given.x, box[3] - given.y)
    return np.array(image.resize((wanted.width, wanted.height), Image.Resampling.BICUBIC, box=inner))
