"""Where a pane looks: the arithmetic of zooming and panning, without Qt.

Two coordinate systems. *Picture* coordinates are continuous pixels of the output picture: pixel 0 spans 0 to 1.
*Device* coordinates are physical pixels of the screen, counted from the top left of a pane's canvas. `ViewState.scale`
is device pixels per picture pixel: at 1.0 (100 %) one picture pixel is one physical pixel of the screen, at any
scaling of the desktop. The picture is always painted with its corner on a whole device pixel, so that at whole
scales every picture pixel is a square of equal device pixels.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from sr_desktop.imaging.geometry import Rect

Size = tuple[int, int]
"""``(width, height)`` in whole pixels, both positive."""

MAX_SCALE = 64.0
"""The greatest magnification: one picture pixel on 64 x 64 device pixels."""

# Round slightly below one half, so that float noise does not make a picture jitter while it is dragged.
_HALF = 0.5 - 2.0**-20


def snapped(coordinate: float) -> int:
    """The whole device pixel at which a continuous device coordinate is painted."""
    return math.floor(coordinate + _HALF)


@dataclass(frozen=True, slots=True)
class ViewState:
    """What part of the picture a canvas shows, and how large. Immutable; every move gives a new view.

    Attributes:
        center_x: Picture column at the middle of the canvas, continuous.
        center_y: Picture row at the middle of the canvas, continuous.
        scale: Device pixels per picture pixel, above 0.
    """

    center_x: float
    center_y: float
    scale: float

    def __post_init__(self) -> None:
        if not (self.scale > 0 and math.isfinite(self.scale)):
            raise ValueError(f"a view needs a finite scale above 0, not {self.scale}")

    def origin(self, viewport: Size) -> tuple[int, int]:
        """The whole device pixel ``(x, y)`` at which the picture's top left corner is painted."""
        return (
            snapped(viewport[0] / 2 - self.center_x * self.scale),
            snapped(viewport[1] / 2 - self.center_y * self.scale),
        )

    def to_picture(self, x: float, y: float, viewport: Size) -> tuple[float, float]:
        """The picture coordinates that are painted at a device position."""
        left, top = self.origin(viewport)
        return (x - left) / self.scale, (y - top) / self.scale

    def to_device(self, x: float, y: float, viewport: Size) -> tuple[float, float]:
        """The device position at which picture coordinates are painted."""
        left, top = self.origin(viewport)
        return left + x * self.scale, top + y * self.scale

    def device_rect(self, rect: Rect, viewport: Size) -> Rect:
        """The device pixels on which a region of the picture is painted; neighbours in the picture stay neighbours."""
        left, top = self.to_device(rect.x, rect.y, viewport)
        right, bottom = self.to_device(rect.right, rect.bottom, viewport)
        return Rect.from_edges(snapped(left), snapped(top), snapped(right), snapped(bottom))

    def visible_rect(self, picture: Size, viewport: Size) -> Rect:
        """The picture pixels of which at least a part can be seen; empty if none can."""
        left, top = self.to_picture(0, 0, viewport)
        right, bottom = self.to_picture(viewport[0], viewport[1], viewport)
        seen = Rect.from_edges(math.floor(left), math.floor(top), math.ceil(right), math.ceil(bottom))
        return seen.intersected(Rect(0, 0, *picture))

    def zoomed_at(self, x: float, y: float, factor: float, viewport: Size) -> ViewState:
        """Scaled by `factor` with the picture point under the device position ``(x, y)`` staying there."""
        scale = self.scale * factor
        dx, dy = x - viewport[0] / 2, y - viewport[1] / 2
        shift = 1 / self.scale - 1 / scale
        return ViewState(self.center_x + dx * shift, self.center_y + dy * shift, scale)

    def panned(self, dx: float, dy: float) -> ViewState:
        """The picture moved right by `dx` and down by `dy` device pixels, as by a hand that drags it."""
        return ViewState(self.center_x - dx / self.scale, self.center_y - dy / self.scale, self.scale)

    def clamped(self, picture: Size, viewport: Size) -> ViewState:
        """The nearest view in which a picture larger than the canvas fills it, and a smaller one is in its middle."""
        return ViewState(
            _clamped_center(self.center_x, picture[0], viewport[0] / self.scale),
            _clamped_center(self.center_y, picture[1], viewport[1] / self.scale),
            self.scale,
        )


def _clamped_center(center: float, picture: float, visible: float) -> float:
    if picture <= visible:
        return picture / 2
    return min(max(center, visible / 2), picture - visible / 2)


def fitting_scale(picture: Size, viewport: Size, *, whole: bool = False) -> float:
    """The greatest scale at which the entire picture can be seen.

    Args:
        picture: Its size.
        viewport: The canvas.
        whole: Above 100 %, take the next smaller whole number, so that pixels are enlarged evenly.
    """
    scale = min(viewport[0] / picture[0], viewport[1] / picture[1])
    return min(float(math.floor(scale)) if whole and scale > 1 else scale, MAX_SCALE)


def fitted(picture: Size, viewport: Size, *, whole: bool = False) -> ViewState:
    """The entire picture, as large as `fitting_scale` allows, in the middle."""
    return ViewState(picture[0] / 2, picture[1] / 2, fitting_scale(picture, viewport, whole=whole))


def region_fitted(region: Rect, viewport: Size) -> ViewState:
    """A whole region as large as possible (at most `MAX_SCALE`), in the middle.

    Raises:
        ValueError: The region is empty.
    """
    if region.is_empty:
        raise ValueError("an empty region cannot be shown")
    scale = min(viewport[0] / region.width, viewport[1] / region.height, MAX_SCALE)
    return ViewState(*region.center, scale)


def smallest_scale(picture: Size, viewport: Size) -> float:
    """The smallest scale: half of the one that shows the entire picture, and at most 100 %."""
    return min(fitting_scale(picture, viewport) / 2, 1.0)


# Whole multiples and their inverses, about half an octave apart: every second step doubles, and 100 % is a rung.
_RUNGS_ABOVE_ONE = (1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0, 32.0, 48.0, 64.0)
_RUNGS = (
    *(1 / rung for rung in reversed((*_RUNGS_ABOVE_ONE, 96.0, 128.0, 192.0, 256.0))),
    1.0,
    *_RUNGS_ABOVE_ONE,
)


def stepped_scale(scale: float, steps: int) -> float:
    """The scale that is so many rungs of the zoom ladder above (or, if negative, below) a scale.

    The rungs are 100, 150, 200, 300, 400, 600 % ... and their inverses, so every whole magnification listed is a rung.
    """
    for _ in range(abs(steps)):
        if steps > 0:
            scale = min((rung for rung in _RUNGS if rung > scale * 1.001), default=scale)
        else:
            scale = max((rung for rung in _RUNGS if rung < scale / 1.001), default=scale)
    return scale


def carried(view: ViewState, old: Size, new: Size, viewport: Size, *, share: bool) -> ViewState:
    """The view of the same relative place in a picture of another size.

    Args:
        view: Of the picture before.
        old: Its size.
        new: The size of the next.
        viewport: The canvas.
        share: Whether the same share of the picture is shown; else the scale stays.
    """
    if old == new:
        return view
    scale = view.scale
    if share:
        scale *= fitting_scale(new, viewport) / fitting_scale(old, viewport)
    scale = min(max(scale, smallest_scale(new, viewport)), MAX_SCALE)
    return ViewState(view.center_x * new[0] / old[0], view.center_y * new[1] / old[1], scale)
