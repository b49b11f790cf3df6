"""The plot itself. Imports pyqtgraph, so only `dock` imports this, lazily."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPen
from PySide6.QtWidgets import QWidget

from sr_desktop.export.chart.chart import Chart, Curve, Values
from sr_desktop.export.chart.styles import REFERENCE_STYLE, CurveStyle
from sr_desktop.ui.measuring.plots.canvas import PlotCanvas
from sr_desktop.ui.theme.colors import Colors
from sr_desktop.ui.theme.curves import curve_color

_WIDTH, _REFERENCE_WIDTH = 1.0, 1.6
_LIFTED_BY = 1.0
"""How much thicker a lifted curve is."""
_BACKGROUND_OPACITY = 0.35
"""Of the curves behind a lifted one."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_PAGE = 10
"""How many samples an arrow key moves the crosshair with Shift."""


class PlotPanel(PlotCanvas):
    """Draws a `Chart`; pointer or arrows move the crosshair.

    Signals:
        spot_changed: The index of the sample at the crosshair, or None.
        escaped: Esc was pressed.
    """

    spot_changed = Signal(object)
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._styles: Mapping[str, CurveStyle] = {}
        self._drawn: dict[str, pg.PlotDataItem] = {}
        self._spot: int | None = None
        self._lifted: str | None = None
        self.getPlotItem().getViewBox().setDefaultPadding(0.02)
        self._crosshair = pg.InfiniteLine(angle=90)
        self._crosshair.hide()
        self.addItem(self._crosshair, ignoreBounds=True)
        self._marks: list[pg.InfiniteLine] = []
        self.repaint_all()

    # Contents

    @property
    def chart(self) -> Chart | None:
        """What is drawn."""
        return self._chart

    def drawn(self, pane_id: str) -> tuple[Values, Values] | None:
        """The x and y of a curve as it is drawn; None if it is hidden or there is none."""
        item = self._drawn.get(pane_id)
        return None if item is None or not item.isVisible() else item.getOriginalDataset()

    def set_chart(
        self, chart: Chart, styles: Mapping[str, CurveStyle], labels: tuple[str, str], marks: Sequence[str]
    ) -> None:
        """Draw this chart.

        Args:
            chart: What to draw.
            styles: The look of every curve.
            labels: The labels of the x and the y axis.
            marks: The labels of the chart's marks.
        """
        is_other = self._chart is None or self._chart.name != chart.name
        self._chart, self._styles = chart, styles
        self.set_labels(*labels)
        wanted = {curve.id for curve in chart.curves}
        for name in [name for name in self._drawn if name not in wanted]:
            self.removeItem(self._drawn.pop(name))
        for curve in chart.curves:
            self._draw(curve, chart)
        self._set_marks([(mark.at, text) for mark, text in zip(chart.marks, marks, strict=True)])
        self.repaint_all()
        if self._spot is not None:
            self._set_spot(min(self._spot, len(chart.places) - 1))
        if is_other:
            self.show_all()

    def set_hidden(self, hidden: frozenset[str]) -> None:
        """Hide these curves, show the others."""
        for name, item in self._drawn.items():
            item.setVisible(name not in hidden)

    def lift(self, name: str | None) -> None:
        """Draw this curve thicker and before the others, which fade; None draws all alike."""
        if name != self._lifted:
            self._lifted = name
            self.repaint_all()

    def show_all(self) -> None:
        """Show every curve whole, now and after later changes."""
        self.getPlotItem().enableAutoRange()

    def _draw(self, curve: Curve, chart: Chart) -> None:
        item = self._drawn.get(curve.id)
        if item is None:
            item = self._drawn[curve.id] = pg.PlotDataItem(antialias=True)
            self.addItem(item)
        if chart.is_stepped:
            edges = np.append(chart.places - 0.5, chart.places[-1] + 0.5)
            item.setData(edges, curve.values, stepMode="center")
        else:
            item.setData(chart.places, curve.values)

    def _set_marks(self, marks: Sequence[tuple[float, str]]) -> None:
        if [(line.value(), line.label.format) for line in self._marks] == marks:
            return
        for line in self._marks:
            self.removeItem(line)
        self._marks = []
        for at, text in marks:
            options = {"position": 0.94, "anchors": [(0, 0.5), (0, 0.5)]}
            line = pg.InfiniteLine(at, angle=90, label=text, labelOpts=options)
            self.addItem(line, ignoreBounds=True)
            self._marks.append(line)

    # Colours

    def paint(self, colors: Colors) -> None:
        """Colour the curves, and those behind a lifted one faintly."""
        lifted = self._lifted if self._lifted in self._drawn else None
        for name, item in self._drawn.items():
            style = self._styles[name]
            width = _REFERENCE_WIDTH if style == REFERENCE_STYLE else _WIDTH
            if name == lifted:
                width += _LIFTED_BY
            dashes = Qt.PenStyle.DashLine if style.is_dashed else Qt.PenStyle.SolidLine
            pen = QPen(curve_color(style, self.palette()), width, dashes)
            pen.setCosmetic(True)
            item.setPen(pen)
            item.setOpacity(1.0 if lifted in (None, name) else _BACKGROUND_OPACITY)
            # The reference is the widest, so it stays visible below the others.
            item.setZValue(1 if name == lifted else -1 if style == REFERENCE_STYLE else 0)
        self._crosshair.setPen(pg.mkPen(colors.accent, width=1))
        for line in self._marks:
            line.setPen(pg.mkPen(colors.dim_text, width=1, style=Qt.PenStyle.DashLine))
            line.label.setColor(colors.dim_text)

    # Crosshair

    @property
    def spot(self) -> int | None:
        """The index of the sample at the crosshair; None without one."""
        return self._spot

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Move the crosshair to the pointer."""
        super().mouseMoveEvent(event)
        box = self.getPlotItem().getViewBox()
        at = self.mapToScene(event.position().toPoint())
        if box.sceneBoundingRect().contains(at):
            self._set_spot(self._nearest(box.mapSceneToView(at).x()))
        else:
            self._set_spot(None)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Remove the crosshair."""
        super().leaveEvent(event)
        self._set_spot(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows move the crosshair, Ctrl+C copies, Esc is signalled as `escaped`."""
        if not self.wants(event):
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif self._chart is not None:
            is_far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            step = _STEPS[Qt.Key(event.key())] * (_PAGE if is_far else 1)
            last = len(self._chart.places) - 1
            self._set_spot(last // 2 if self._spot is None else min(max(self._spot + step, 0), last))

    def wants(self, event: QKeyEvent) -> bool:
        """The arrows, Esc and Ctrl+C."""
        is_arrow = event.key() in _STEPS and not event.modifiers() & Qt.KeyboardModifier.AltModifier
        return is_arrow or event.key() == Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Copy)

    def _nearest(self, x: float) -> int | None:
        return None if self._chart is None else int(np.abs(self._chart.places - x).argmin())

    def _set_spot(self, spot: int | None) -> None:
        self._crosshair.setVisible(spot is not None)
        if spot is not None and self._chart is not None:
            self._crosshair.setValue(self._chart.places[spot])
        self._spot = spot
        self.spot_changed.emit(spot)
