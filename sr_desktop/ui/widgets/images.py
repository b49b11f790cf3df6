"""From pixels to the images that Qt paints and copies."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Layer
from sr_desktop.imaging.picture import Pixels


def image_of(pixels: Pixels, region: Rect | None = None) -> QImage:
    """A picture ``(H, W, 3)``, or a region inside it, as an image with memory of its own."""
    part = pixels if region is None else pixels[region.slices]
    height, width = part.shape[:2]
    return QImage(part.tobytes(), width, height, width * 3, QImage.Format.Format_RGB888).copy()


def layer_image(layer: Layer) -> QImage:
    """Colours with their opacity as an image with memory of its own, which can be seen through where they can."""
    if layer.alpha is None:
        return image_of(layer.pixels)
    height, width = layer.alpha.shape
    channels = np.dstack([layer.pixels, layer.alpha])
    straight = QImage(channels.tobytes(), width, height, width * 4, QImage.Format.Format_RGBA8888)
    # A conversion copies, and Qt paints premultiplied colours fastest.
    return straight.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
