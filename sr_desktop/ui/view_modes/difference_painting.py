"""Paints the difference of two results, of which only what can be seen is ever computed.

Every device pixel shows the difference at the one picture pixel under its centre, in shrunk views too. A shrunk picture
would show less difference than the picture: the frequencies that it cannot hold are gone, and those are
where the methods differ.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Layer
from sr_desktop.imaging.measuring.difference import DifferenceKind, color_table, difference_sums, lowest_sum
from sr_desktop.ui.panes.content import PaneContent
from sr_desktop.ui.panes.painting import arrived_region, to_qrect
from sr_desktop.ui.panes.sampling import picture_sources
from sr_desktop.ui.theme.colors import Colors
from sr_desktop.ui.view.state import Size, ViewState

_OPAQUE = np.uint32(0xFF000000)


def render_difference(
    first: PaneContent,
    second: PaneContent,
    kind: DifferenceKind,
    gain: int,
    view: ViewState,
    viewport: Size,
    canvas: Size,
    colors: Colors,
) -> QImage:
    """The canvas with the first result minus the second, in device pixels; gray where either has not arrived.

    Args:
        first: The result from which the second is subtracted.
        second: The result that is subtracted.
        kind: Absolute or signed.
        gain: How many times the difference is magnified.
        view: The shared view.
        viewport: The canvas size that the view refers to.
        canvas: The size to paint.
        colors: The theme.
    """
    image = QImage(QSize(*canvas), QImage.Format.Format_RGB32)
    image.fill(colors.color("surround"))
    if first.size is None or first.size != second.size:
        return image
    frame = view.device_rect(Rect(0, 0, *first.size), viewport).intersected(Rect(0, 0, *canvas))
    if frame.is_empty:
        return image
    painter = QPainter(image)
    if first.has_gaps or second.has_gaps:
        painter.fillRect(to_qrect(frame), colors.color("placeholder"))
    minuend, subtrahend = first.layer, second.layer
    if minuend is not None and subtrahend is not None:
        arrived = arrived_region(first, view, viewport).intersected(arrived_region(second, view, viewport))
        painter.setClipRegion(arrived.intersected(to_qrect(frame)))
        packed = _packed_colors(minuend, subtrahend, kind, gain, view, viewport, frame)
        picture = QImage(packed.data, frame.width, frame.height, frame.width * 4, QImage.Format.Format_RGB32)
        painter.drawImage(frame.x, frame.y, picture)
    painter.end()
    return image


def _packed_colors(
    first: Layer, second: Layer, kind: DifferenceKind, gain: int, view: ViewState, viewport: Size, frame: Rect
) -> NDArray[np.uint32]:
    """The colour of every device pixel of `frame` as Qt packs it, ``(height, width)``."""
    left, top = view.origin(viewport)
    height, width = first.pixels.shape[:2]
    columns = picture_sources(frame.x, frame.right, left, view.scale, width)
    rows = picture_sources(frame.y, frame.bottom, top, view.scale, height)
    if view.scale >= 1:
        # Fewer picture pixels than device pixels: subtract first, then upscale.
        crop = Rect.from_edges(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
        packed = _packed(first.part(crop), second.part(crop), kind, gain)
        return packed.take(columns - crop.x, axis=1).take(rows - crop.y, axis=0)
    # Whole rows first, then the columns of those: four times as fast as both at once.
    return _packed(_taken(first, rows, columns), _taken(second, rows, columns), kind, gain)


def _taken(layer: Layer, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> Layer:
    pixels, alpha = layer.pixels[rows].take(columns, axis=1), layer.alpha
    return Layer(pixels, None if alpha is None else alpha[rows].take(columns, axis=1))


def _packed(first: Layer, second: Layer, kind: DifferenceKind, gain: int) -> NDArray[np.uint32]:
    red, green, blue = np.moveaxis(color_table(kind, gain).astype(np.uint32), 1, 0)
    table = _OPAQUE | red << 16 | green << 8 | blue
    packed: NDArray[np.uint32] = table.take(difference_sums(first, second, kind) - lowest_sum(kind))
    return packed
