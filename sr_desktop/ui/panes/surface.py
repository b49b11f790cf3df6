"""A widget that shows pixels where the shared view says, with the overlays of every picture."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Slot
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.panes.gestures import GestureSurface
from sr_desktop.ui.panes.ground import Ground
from sr_desktop.ui.panes.labels import Note
from sr_desktop.ui.panes.line_overlay import line_areas, paint_line
from sr_desktop.ui.panes.overlays import (
    handle_areas,
    paint_band,
    paint_crosshair,
    paint_region,
    paint_region_note,
    paint_value,
    value_bounds,
)
from sr_desktop.ui.panes.painting import to_device_pixels
from sr_desktop.ui.panes.stand_in import StandIn
from sr_desktop.ui.theme.colors import picture_colors
from sr_desktop.ui.view.model import ViewModel
from sr_desktop.ui.view.state import Size


class PictureSurface(GestureSurface):
    """Paints, pixel for device pixel, what a subclass shows, and the overlays of every picture on top.

    The overlays are the marked region, the line, the region being dragged open to zoom to, and the crosshair.

    Args:
        model: The shared view.
        parent: The Qt parent.
    """

    def __init__(self, model: ViewModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._stand_in: StandIn | None = None
        self._crosshair_area = QRect()
        self._region_note = Note()
        self._region_note_faded = False
        self._note_area = QRect()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        model.changed.connect(self.update)
        model.band_changed.connect(self.update)
        model.backdrop_changed.connect(self.update)
        for changed in (model.mark.changed, model.line.changed, model.line.spot_changed):
            changed.connect(self.update)
        model.hovered.connect(self._move_crosshair)
        model.left.connect(self._move_crosshair)
        model.crosshair_changed.connect(self._move_crosshair)

    @property
    def device_size(self) -> Size:
        """Its size in device pixels."""
        ratio = self.devicePixelRatioF()
        return round(self.width() * ratio), round(self.height() * ratio)

    @property
    def ground(self) -> Ground:
        """What is seen through transparent pixels."""
        return Ground.on_screen(self._model.backdrop, self.devicePixelRatioF())

    @Slot()
    def content_changed(self) -> None:
        """Repaint the content."""
        self.update()

    def set_stand_in(self, stand_in: StandIn | None) -> None:
        """Show this instead of the own content; None shows the own content again."""
        self._stand_in = stand_in
        self.update()

    @property
    def region_note(self) -> str:
        """The note at the marked region."""
        return self._region_note.text

    def set_region_note(self, note: Note | str, *, is_faded: bool) -> None:
        """Write this at the marked region, in a weaker colour if it is about to be replaced."""
        note = Note.plain(note) if isinstance(note, str) else note
        if (note, is_faded) != (self._region_note, self._region_note_faded):
            self._region_note, self._region_note_faded = note, is_faded
            self.update()

    def tooltip_at(self, place: QPoint) -> str:
        """The tooltip at a place, in logical pixels: all of the region's note where that is; empty elsewhere."""
        return self._region_note.tip if self._note_area.contains(place * self.devicePixelRatioF()) else ""

    def event(self, event: QEvent) -> bool:
        """Shows the tooltip of what is under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self.tooltip_at(event.pos())
            QToolTip.showText(event.globalPos(), text, self) if text else QToolTip.hideText()
            return True
        return super().event(event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Small enough for six panes in a window of 640 x 480."""
        return QSize(80, 60)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """A change of palette changes the surround."""
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The picture and what lies over it."""
        painter = QPainter(self)
        to_device_pixels(painter)
        if self._stand_in is None:
            self.paint_picture(painter)
            taken = self.paint_notes(painter)
        else:
            taken = []
            view, viewport, colors = self._model.view, self._model.viewport, picture_colors(self.palette())
            image = self._stand_in.rendering.image(view, viewport, self.device_size, colors, self.ground)
            self._stand_in.paint(painter, image, colors, self.font(), self.devicePixelRatioF())
        self._paint_overlays(painter, taken)
        painter.end()

    def paint_picture(self, painter: QPainter) -> None:
        """Paint the pixels, over the whole canvas, in device pixels. For a subclass."""
        raise NotImplementedError

    def paint_notes(self, painter: QPainter) -> list[QRect]:
        """Paint messages over the picture, in device pixels; returns where. For subclasses that have some."""
        return []

    def _paint_overlays(self, painter: QPainter, taken: list[QRect]) -> None:
        """Paint them off what is taken already."""
        view, viewport, ratio = self._model.view, self._model.viewport, self.devicePixelRatioF()
        canvas = Rect(0, 0, *self.device_size)
        region, line, font = self._model.mark.region, self._model.line.line, self.font()
        marked = None if region is None else view.device_rect(region, viewport)
        handles = [] if marked is None else handle_areas(marked, ratio)
        if marked is not None:
            paint_region(painter, marked, ratio)
        if line is not None:
            paint_line(painter, line, self._model.line.spot, view, viewport, font, ratio, handles)
        if line is not None:
            taken = line_areas(line, view, viewport, font, ratio, handles) + taken
        self._note_area = QRect()
        if marked is not None:
            faded = self._region_note_faded
            note = self._region_note
            painted = paint_region_note(painter, note, marked, canvas, font, ratio, taken, is_faded=faded)
            self._note_area = next(iter(painted), QRect())
            taken = painted + taken
        if self._model.band is not None:
            shown = view.device_rect(self._model.band, viewport)
            paint_band(painter, self._model.band, shown, canvas, self.font(), ratio)
        spot = self._crosshair_spot()
        if spot is not None:
            paint_crosshair(painter, spot, ratio)
            hover = self._model.hover
            value = "" if hover is None else self.value_at(*hover)
            if value:
                paint_value(painter, value, spot, canvas, self.font(), ratio, (*handles, *taken))

    def value_at(self, x: int, y: int) -> str:
        """The colour that stands beside the crosshair; empty for none. For a subclass that shows one result."""
        return ""

    def _crosshair_spot(self) -> Rect | None:
        """The device rectangle of the picture pixel to mark; None in the pane under the pointer itself."""
        hover = self._model.hover
        is_wanted = self._model.crosshair_shown and self._model.band is None and self._pointer is None
        if hover is None or not is_wanted:
            return None
        return self._model.view.device_rect(Rect(*hover, 1, 1), self._model.viewport)

    @Slot()
    def _move_crosshair(self) -> None:
        """Repaint only where the crosshair was and where it is."""
        old, self._crosshair_area = self._crosshair_area, QRect()
        spot = self._crosshair_spot()
        if spot is not None:
            ratio = self.devicePixelRatioF()
            touched = value_bounds(spot, ratio)
            self._crosshair_area = QRect(
                int(touched.x / ratio) - 1,
                int(touched.y / ratio) - 1,
                int(touched.width / ratio) + 3,
                int(touched.height / ratio) + 3,
            )
        self.update(old)
        self.update(self._crosshair_area)
