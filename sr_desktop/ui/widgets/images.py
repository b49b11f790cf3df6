"""From pixels to the images that Qt paints and copies."""

from __future__ import annotations

from PySide6.QtGui import QImage

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Pixels


def image_of(pixels: Pixels, region: Rect | None = None) -> QImage:
    """A picture ``(H, W, 3)``, or a region inside it, as an image with memory of its own."""
    part = pixels if region is None else pixels[region.slices]
    height, width = part.shape[:2]
    return QImage(part.tobytes(), width, height, width * 3, QImage.Format.Format_RGB888).copy()
