"""The difference of two results, painted where the shared view says."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.difference import GAINS, DifferenceKind
from sr_desktop.ui.panes.overlays import paint_message, paint_tag
from sr_desktop.ui.theme.colors import picture_colors
from sr_desktop.ui.view.model import ViewModel
from sr_desktop.ui.view_modes.combined import CombinedSurface
from sr_desktop.ui.view_modes.difference_painting import render_difference


class DifferenceSurface(CombinedSurface):
    """The first result minus the second, magnified and in colours.

    Args:
        model: The shared view.
        parent: The Qt parent.
    """

    def __init__(self, model: ViewModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._kind = DifferenceKind.ABSOLUTE
        self._gain = GAINS[0]
        self._rendered = QImage()
        self._rendered_for: object = None
        self.setAccessibleName(self.tr("Difference"))

    def set_look(self, kind: DifferenceKind, gain: int) -> None:
        """Show the absolute or the signed difference, magnified that many times."""
        self._kind, self._gain = kind, gain
        self.update()

    @property
    def title(self) -> str:
        """Which result is subtracted from which; empty before there are two."""
        if not self.panes:
            return ""
        title = " − ".join(pane.title for pane in self.panes)
        return f"|{title}|" if self._kind is DifferenceKind.ABSOLUTE else title

    def paint_picture(self, painter: QPainter) -> None:
        """Paint the difference, which is rendered again only if something has changed."""
        if not self.panes:
            painter.fillRect(0, 0, *self.device_size, picture_colors(self.palette()).color("surround"))
            return
        first, second = (pane.content for pane in self.panes)
        where = (self._model.view, self._model.viewport, self.device_size, picture_colors(self.palette()))
        wanted = (first, first.version, second, second.version, self._kind, self._gain, where)
        if wanted != self._rendered_for:
            self._rendered = render_difference(first, second, self._kind, self._gain, *where)
            self._rendered_for = wanted
        painter.drawImage(0, 0, self._rendered)

    def paint_notes(self, painter: QPainter) -> list[QRect]:
        """Write the titles of both results, or why there is no difference."""
        if not self.panes:
            return []
        area, ratio = Rect(0, 0, *self.device_size), self.devicePixelRatioF()
        failure = next((pane.content.failure for pane in self.panes if pane.content.failure is not None), None)
        messages = [] if failure is None else [paint_message(painter, failure, area, self.font(), ratio)]
        paint_tag(painter, self.title, area, Qt.AlignmentFlag.AlignTop, self.font(), ratio)
        return messages
