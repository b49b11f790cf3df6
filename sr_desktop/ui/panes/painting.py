"""Paints the visible part of a picture from its mip levels, exactly where the shared view says.

Magnified, every device pixel takes the one picture pixel under its centre, by our own index arithmetic rather than
by Qt's, so the result is exact and the same in every pane. Shrunk, the mip level that is still at least as fine as
the screen is drawn by Qt with bilinear filtering. Only what can be seen is ever turned into a `QImage`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QRegion, QTransform

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import OPAQUE, Layer, Opacity, Pixels
from sr_desktop.ui.panes.content import PaneContent
from sr_desktop.ui.panes.ground import Ground
from sr_desktop.ui.panes.preview import Preview
from sr_desktop.ui.panes.sampling import picture_sources
from sr_desktop.ui.theme.colors import Colors
from sr_desktop.ui.view.state import Size, ViewState
from sr_desktop.ui.widgets.images import image_of, layer_image

_FAILURE_VEIL = 0.62
"""How much of the surround's gray covers the preview of a method that gave no result."""


def render(
    content: PaneContent, view: ViewState, viewport: Size, canvas: Size, colors: Colors, ground: Ground | None = None
) -> QImage:
    """The canvas as it should look, in device pixels.

    Args:
        content: What there is to show.
        view: The shared view.
        viewport: The canvas size that all panes agreed on, which the view refers to.
        canvas: The size to paint, usually the same.
        colors: The theme.
        ground: What is seen through transparent pixels; None for a checkerboard.
    """
    image = QImage(QSize(*canvas), QImage.Format.Format_RGB32)
    image.fill(colors.color("surround"))
    if content.size is None:
        return image
    painter = QPainter(image)
    frame = view.device_rect(Rect(0, 0, *content.size), viewport).intersected(Rect(0, 0, *canvas))
    # Its squares count from the canvas's corner: they stay where they are when the picture moves.
    board = (ground or Ground()).brush(colors)
    if content.has_gaps:
        painter.setClipRect(to_qrect(frame))
        painter.fillRect(to_qrect(frame), colors.color("placeholder"))
        if content.placeholder is not None:
            if content.placeholder.opacity:
                painter.fillRect(to_qrect(frame), board)
            _paint_preview(painter, content.placeholder, content.size, view, viewport, frame)
            if content.failure is not None:
                veil = QColor(colors.color("surround"))
                veil.setAlphaF(_FAILURE_VEIL)
                painter.fillRect(to_qrect(frame), veil)
    if content.levels is not None:
        painter.setClipRegion(arrived_region(content, view, viewport).intersected(to_qrect(frame)))
        if content.opacity:
            painter.fillRect(to_qrect(frame), board)
        mips = Mips(content.levels, content.opacity)
        if view.scale >= 1:
            _paint_nearest(painter, mips.at(0), view, viewport, frame)
        else:
            _paint_smooth(painter, mips, content.size, view, viewport, frame)
    painter.end()
    return image


@dataclass(frozen=True, slots=True, eq=False)
class Mips:
    """Mip levels of colours and, unless all is opaque, of their opacity."""

    levels: Sequence[Pixels]
    opacity: Sequence[Opacity] = ()

    def at(self, number: int) -> Layer:
        """A level; 0 is the finest."""
        return Layer(self.levels[number], self.opacity[number] if self.opacity else None)


class Rendering:
    """Keeps a content as rendered, and renders it again only when it or the view has changed.

    Args:
        content: What there is to show.
    """

    def __init__(self, content: PaneContent) -> None:
        self._content = content
        self._image = QImage()
        self._rendered_for: tuple[int, ViewState, Size, Size, Colors, Ground] | None = None

    def image(self, view: ViewState, viewport: Size, canvas: Size, colors: Colors, ground: Ground) -> QImage:
        """The canvas as `render` gives it."""
        wanted = (self._content.version, view, viewport, canvas, colors, ground)
        if wanted != self._rendered_for:
            self._image = render(self._content, view, viewport, canvas, colors, ground)
            self._rendered_for = wanted
        return self._image


def to_device_pixels(painter: QPainter) -> None:
    """Make a painter on a widget use device pixels, counted from the widget's top left.

    On a fractionally scaled desktop a widget may begin between two pixels: its origin is rounded.
    """
    device = painter.deviceTransform()
    inverse, _ = device.inverted()
    painter.setTransform(QTransform.fromTranslate(round(device.dx()), round(device.dy())) * inverse)


def to_qrect(rect: Rect) -> QRect:
    """The same rectangle as a Qt type."""
    return QRect(rect.x, rect.y, rect.width, rect.height)


def arrived_region(content: PaneContent, view: ViewState, viewport: Size) -> QRegion:
    """The device pixels on which the arrived pixels are painted."""
    assert content.size is not None
    # A little more than can be seen, so that no tile just outside counts as missing.
    visible = view.visible_rect(content.size, viewport).grown(math.ceil(2 / view.scale))
    region = QRegion()
    for tile in content.tiles:
        if not tile.intersected(visible).is_empty:
            region += to_qrect(view.device_rect(tile, viewport))
    if view.scale >= 1 or not content.has_gaps:
        return region
    # A coarse level mixes arrived pixels with those still black; leave out the one-pixel rim where that shows,
    # but not along the picture's own edge.
    whole = view.device_rect(Rect(0, 0, *content.size), viewport)
    missing = QRegion(to_qrect(whole)).subtracted(region)
    for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        region -= missing.translated(dx, dy)
    return region


def _paint_preview(
    painter: QPainter, preview: Preview, size: Size, view: ViewState, viewport: Size, frame: Rect
) -> None:
    """The preview on the device pixels of `frame`."""
    if frame.is_empty:
        return
    if preview.is_fine_at(size, view.scale):
        _paint_smooth(painter, Mips(preview.levels, preview.opacity), size, view, viewport, frame)
        return
    layer = preview.enlarged(size, view, viewport, frame)
    painter.drawImage(frame.x, frame.y, _packed(layer, Rect(0, 0, frame.width, frame.height)))


def _paint_nearest(painter: QPainter, layer: Layer, view: ViewState, viewport: Size, frame: Rect) -> None:
    """The pixels on the device pixels of `frame`, without interpolation."""
    if frame.is_empty:
        return
    left, top = view.origin(viewport)
    height, width = layer.pixels.shape[:2]
    columns = picture_sources(frame.x, frame.right, left, view.scale, width)
    rows = picture_sources(frame.y, frame.bottom, top, view.scale, height)
    crop = Rect.from_edges(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
    packed = _packed(layer, crop)
    bits = np.frombuffer(packed.constBits(), np.uint32).reshape(crop.height, crop.width)
    enlarged = bits.take(columns - crop.x, axis=1).take(rows - crop.y, axis=0)
    image = QImage(enlarged.data, frame.width, frame.height, frame.width * 4, packed.format())
    painter.drawImage(frame.x, frame.y, image)


def _paint_smooth(painter: QPainter, mips: Mips, size: Size, view: ViewState, viewport: Size, frame: Rect) -> None:
    """The levels, stretched over the whole picture, on the device pixels of `frame`, filtered."""
    if frame.is_empty:
        return
    number = _fine_enough(mips, size, view.scale)
    level = mips.at(number)
    height, width = level.pixels.shape[:2]
    # A level's last pixel may reach past the picture's edge, so its scale comes from the level before halving.
    step_x, step_y = _step(mips, number, size)
    left, top = view.origin(viewport)
    unit_x, unit_y = step_x * view.scale, step_y * view.scale
    crop = Rect.from_edges(
        math.floor((frame.x - left) / unit_x) - 1,
        math.floor((frame.y - top) / unit_y) - 1,
        math.ceil((frame.right - left) / unit_x) + 1,
        math.ceil((frame.bottom - top) / unit_y) + 1,
    ).intersected(Rect(0, 0, width, height))
    if crop.is_empty:
        return
    target = QRectF(left + crop.x * unit_x, top + crop.y * unit_y, crop.width * unit_x, crop.height * unit_y)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(target, _packed(level, crop))


def _fine_enough(mips: Mips, size: Size, scale: float) -> int:
    """The coarsest level with at least one pixel per device pixel; the finest if there is none."""
    chosen = 0
    for number in range(1, len(mips.levels)):
        if _step(mips, number, size)[0] * scale > 1:
            break
        chosen = number
    return chosen


def _step(mips: Mips, number: int, size: Size) -> tuple[float, float]:
    """Picture pixels per pixel of a level, across and down."""
    full_height, full_width = mips.levels[0].shape[:2]
    return size[0] / full_width * 2**number, size[1] / full_height * 2**number


def _packed(layer: Layer, crop: Rect) -> QImage:
    """A region as a 32-bit image that owns its memory, premultiplied if it is not opaque."""
    part = layer.part(crop)
    if part.alpha is not None and (part.alpha < OPAQUE).any():
        return layer_image(part)
    return image_of(part.pixels).convertToFormat(QImage.Format.Format_RGB32)
