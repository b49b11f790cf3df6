"""The part of a pane that shows pixels."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.panes.content import PaneContent
from sr_desktop.ui.panes.overlays import paint_message
from sr_desktop.ui.panes.painting import Rendering
from sr_desktop.ui.panes.surface import PictureSurface
from sr_desktop.ui.panes.values import color_text
from sr_desktop.ui.theme.colors import picture_colors
from sr_desktop.ui.view.model import ViewModel


class Canvas(PictureSurface):
    """Paints a `PaneContent` where the shared view says, pixel for device pixel.

    Args:
        content: What to show. The code that changes it calls `content_changed`.
        model: The shared view.
        parent: The Qt parent.
    """

    def __init__(self, content: PaneContent, model: ViewModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._content = content
        self._rendering = Rendering(content)

    def paint_picture(self, painter: QPainter) -> None:
        """Paint the picture, which is rendered again only if something has changed."""
        colors = picture_colors(self.palette())
        image = self._rendering.image(self._model.view, self._model.viewport, self.device_size, colors, self.ground)
        painter.drawImage(0, 0, image)

    def value_at(self, x: int, y: int) -> str:
        """The result's colour at a pixel, where it has arrived."""
        color = self._content.pixel_at(x, y)
        return "" if color is None else color_text(color, self._content.opacity_at(x, y))

    def paint_notes(self, painter: QPainter) -> list[QRect]:
        """Write why there is no result, if it failed."""
        if self._content.failure is None:
            return []
        area = Rect(0, 0, *self.device_size)
        return [paint_message(painter, self._content.failure, area, self.font(), self.devicePixelRatioF())]
