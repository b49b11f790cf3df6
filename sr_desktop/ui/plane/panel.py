"""The plane itself. Imports pyqtgraph, so only `dock` imports this, lazily."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QWidget

from sr_desktop.export.chart.hint_place import hint_place, marks_in
from sr_desktop.export.chart.plane import Dot, Plane, nested
from sr_desktop.export.chart.styles import CurveStyle
from sr_desktop.ui.measuring.plots.canvas import PlotCanvas
from sr_desktop.ui.theme.colors import Colors
from sr_desktop.ui.theme.curves import curve_color

_DOT, _MAIN_DOT = 7, 13
"""Diameters in logical pixels."""
_REACH = 9
"""How near to a dot, in logical pixels, the pointer has to be."""
_FAINT, _BEHIND = 0.55, 0.3
_TOP = 4
"""Above all dots."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlanePanel(PlotCanvas):
    """Draws a `Plane`; a click or Return opens a dot.

    Signals:
        pointed: The `Dot` under the pointer or reached by the arrows, or None.
        opened: The `Dot` that the user opens.
    """

    pointed = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plane: Plane | None = None
        self._styles: Mapping[str, CurveStyle] = {}
        self._hidden: frozenset[str] = frozenset()
        self._lifted: str | None = None
        self._current: Dot | None = None
        self._pressed: QPoint | None = None
        self._drawn: dict[str, float] = {}
        box = self.getPlotItem().getViewBox()
        self._layers: dict[tuple[str, bool], pg.ScatterPlotItem] = {}
        self._shown: tuple[Dot, ...] = ()
        self._main: tuple[Dot, ...] = ()
        self._places = np.empty((0, 2))
        self._ring = pg.ScatterPlotItem(pxMode=True, antialias=True)
        self._better = pg.TextItem(anchor=(0, 0))
        self._better.setParentItem(box)
        self._ring.setZValue(_TOP)
        self.addItem(self._ring, ignoreBounds=True)
        box.sigResized.connect(self._follow_range)
        box.sigRangeChanged.connect(self._follow_range)
        self.repaint_all()

    @property
    def shown(self) -> tuple[Dot, ...]:
        """The dots that are drawn, those behind first."""
        return self._shown

    @property
    def better_rect(self) -> QRectF:
        """Where the hint to the best corner stands, in this widget."""
        return QRectF(self.mapFromScene(self._better.mapRectToScene(self._better.boundingRect())).boundingRect())

    @property
    def current(self) -> Dot | None:
        """The dot that is marked; None if none is."""
        return self._current

    def place_of(self, dot: Dot) -> QPoint:
        """Where a dot is, in this widget."""
        box = self.getPlotItem().getViewBox()
        place: QPoint = self.mapFromScene(box.mapViewToScene(pg.Point(dot.x, dot.y)))
        return place

    def set_plane(self, plane: Plane, styles: Mapping[str, CurveStyle], labels: tuple[str, str], better: str) -> None:
        """Draw this plane.

        Args:
            plane: What to draw.
            styles: The look of every method.
            labels: The labels of the x and the y axis.
            better: What stands near the corner in which dots are best, where no dot is.
        """
        before = self._plane
        self._plane, self._styles = plane, styles
        self._place_dots(plane)
        self._follow_shown()
        self.set_labels(*labels)
        self._better.setText(f"{better} ↘")
        if self._current not in plane.dots:
            self._set_current(None)
        self.repaint_all()
        if before is None or before.ranges != plane.ranges:
            self.show_all()

    def set_hidden(self, hidden: frozenset[str]) -> None:
        """Hide the dots of these methods, show the others."""
        self._hidden = hidden
        self._follow_shown()
        self.repaint_all()

    def lift(self, method_id: str | None) -> None:
        """Draw the dots of this method before the others, which fade; None draws all alike."""
        self._lifted = method_id
        self.repaint_all()

    def show_all(self) -> None:
        """Show every dot."""
        if self._plane is not None:
            x_range, y_range = self._plane.ranges
            self.setRange(xRange=x_range, yRange=y_range, padding=0)

    # Painting

    def paint(self, colors: Colors) -> None:
        """Draw the dots, whose places and colours belong together."""
        self._better.setColor(colors.dim_text)
        sizes = self._drawn = self._sizes()
        for place, ((method_id, is_main), layer) in enumerate(self._layers.items()):
            color = QColor(curve_color(self._styles[method_id], self.palette()))
            is_lifted = method_id == self._lifted
            color.setAlphaF(_BEHIND if self._lifted is not None and not is_lifted else 1.0 if is_main else _FAINT)
            layer.setBrush(pg.mkBrush(color))
            layer.setPen(pg.mkPen(colors.base, width=1) if is_main else pg.mkPen(None))
            layer.setSymbol("s" if self._styles[method_id].is_dashed else "o")
            layer.setSize(_MAIN_DOT * sizes.get(method_id, 1.0) if is_main else _DOT)
            layer.setZValue(2 * is_lifted + is_main + place / len(self._layers))
            layer.setVisible(method_id not in self._hidden)
        ring = self._current
        marked = [] if ring is None else [(ring.x, ring.y)]
        size = _MAIN_DOT if ring is not None and ring.picture is None else _DOT
        self._ring.setData(
            pos=marked, size=size + 7, brush=pg.mkBrush(None), pen=pg.mkPen(colors.accent, width=2), symbol="o"
        )
        self._place_better()

    def _sizes(self) -> dict[str, float]:
        """Of the means by method, as parts of `_MAIN_DOT`: none hides another."""
        x_side, y_side = self.getPlotItem().getViewBox().viewPixelSize()
        places = [(dot.x / (x_side or 1), dot.y / (y_side or 1)) for dot in self._main]
        return dict(zip((dot.id for dot in self._main), nested(places, _MAIN_DOT), strict=True))

    @Slot()
    def _follow_range(self) -> None:
        """Nearer to each other or farther apart, dots may be of another size."""
        if self._sizes() != self._drawn:
            self.repaint_all()
        self._place_better()

    def _place_dots(self, plane: Plane) -> None:
        """A layer for each method's means and one for its pictures: as fast for thousands of dots as for a few."""
        places: dict[tuple[str, bool], list[tuple[float, float]]] = {}
        for dot in plane.dots:
            places.setdefault((dot.id, dot.picture is None), []).append((dot.x, dot.y))
        for key in self._layers.keys() - places.keys():
            self.removeItem(self._layers.pop(key))
        for key, at in places.items():
            if key not in self._layers:
                self._layers[key] = pg.ScatterPlotItem(pxMode=True, antialias=True)
                self.addItem(self._layers[key])
            x, y = np.transpose(at)
            self._layers[key].setData(x=x, y=y)
        # In the order of the plane, which says what lies before what.
        self._layers = {key: self._layers[key] for key in places}

    def _follow_shown(self) -> None:
        dots = () if self._plane is None else self._plane.dots
        self._shown = tuple(dot for dot in dots if dot.id not in self._hidden)
        self._main = tuple(dot for dot in self._shown if dot.picture is None)
        self._places = np.array([(dot.x, dot.y) for dot in self._shown]).reshape(-1, 2)

    @Slot()
    def _place_better(self) -> None:
        box = self.getPlotItem().getViewBox()
        area, (x_range, y_range), hint = box.rect(), box.viewRange(), self._better.boundingRect()
        sizes = [_MAIN_DOT * self._drawn.get(dot.id, 1.0) if dot.picture is None else _DOT for dot in self._shown]
        room = area.width(), area.height()
        marks = marks_in(room, x_range, y_range, self._places, np.array(sizes) / 2)
        x, y = hint_place(room, (hint.width(), hint.height()), marks)
        self._better.setPos(area.left() + x, area.top() + y)

    # Pointer and keys

    def _set_current(self, dot: Dot | None) -> None:
        if dot != self._current:
            self._current = dot
            self.repaint_all()
            self.pointed.emit(dot)

    def _at(self, place: QPoint) -> Dot | None:
        """The dot at a place of this widget: of several the nearest, of equals the one before."""
        if not self._shown:
            return None
        box = self.getPlotItem().getViewBox()
        pointed = box.mapSceneToView(self.mapToScene(place))
        width, height = box.viewPixelSize()
        apart = (self._places[::-1] - (pointed.x(), pointed.y())) / (width, height)
        away = np.hypot(apart[:, 0], apart[:, 1])
        nearest = int(away.argmin())
        return self._shown[::-1][nearest] if away[nearest] <= _REACH else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Mark the dot under the pointer."""
        super().mouseMoveEvent(event)
        dot = self._at(event.position().toPoint())
        self._set_current(dot)
        self.setCursor(Qt.CursorShape.PointingHandCursor if dot is not None else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Mark no dot."""
        super().leaveEvent(event)
        self._set_current(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Remember where, to tell a click from a drag."""
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click on a dot opens it."""
        super().mouseReleaseEvent(event)
        at, pressed = event.position().toPoint(), self._pressed
        self._pressed = None
        if pressed is not None and (at - pressed).manhattanLength() < _REACH:
            dot = self._at(at)
            if dot is not None:
                self.opened.emit(dot)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show all."""
        super().mouseDoubleClickEvent(event)
        self._pressed = None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows go from dot to dot along the x axis, Return opens one, Ctrl+C copies."""
        if not self.wants(event):
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif event.key() in _OPENING:
            if self._current is not None:
                self.opened.emit(self._current)
        else:
            self._step(_STEPS[Qt.Key(event.key())])

    def wants(self, event: QKeyEvent) -> bool:
        """The arrows, Return and Ctrl+C."""
        is_own = event.key() in (*_STEPS, *_OPENING) and not event.modifiers() & Qt.KeyboardModifier.AltModifier
        return is_own or event.matches(QKeySequence.StandardKey.Copy)

    def _step(self, step: int) -> None:
        dots = sorted(self.shown, key=lambda dot: (dot.x, dot.y))
        if dots:
            place = dots.index(self._current) + step if self._current in dots else (0 if step > 0 else len(dots) - 1)
            self._set_current(dots[min(max(place, 0), len(dots) - 1)])
