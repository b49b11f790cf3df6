"""What all plots have in common: axes in the window's colours, zoom, menu and keys. Imports pyqtgraph; load it late."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from sr_desktop.ui.theme.colors import Colors, colors_of

_SIDES = ("left", "bottom")
_GRID_ALPHA = 0.18

Range = tuple[float, float]


class PlotCanvas(pg.PlotWidget):  # type: ignore[misc]
    """A plot whose wheel zooms, which dragging moves, and which shows all by a double-click.

    Signals:
        menu_requested: A context menu is requested at this position of the widget.
        copy_requested: Ctrl+C was pressed.
    """

    menu_requested = Signal(QPoint)
    copy_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        item = self.getPlotItem()
        item.setMenuEnabled(False)
        item.hideButtons()
        item.showGrid(x=True, y=True, alpha=_GRID_ALPHA)
        for side in _SIDES:
            item.getAxis(side).enableAutoSIPrefix(False)
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_requested)
        self._is_made = True

    # Provided by subclasses

    def show_all(self) -> None:
        """Show everything."""
        raise NotImplementedError

    def paint(self, colors: Colors) -> None:
        """Colour what is drawn."""
        raise NotImplementedError

    def wants(self, event: QKeyEvent) -> bool:
        """Whether this key is the plot's, and none of the window's own shortcuts'."""
        raise NotImplementedError

    # In common

    @property
    def ranges(self) -> tuple[Range, Range]:
        """Lowest and highest visible x, and y."""
        (left, right), (low, high) = self.getPlotItem().viewRange()
        return (left, right), (low, high)

    def set_labels(self, x: str, y: str) -> None:
        """Name the axes."""
        for side, label in zip(_SIDES, (y, x), strict=True):
            self.getPlotItem().getAxis(side).setLabel(label)

    def repaint_all(self) -> None:
        """Colour everything by the palette as it is now."""
        colors = colors_of(self.palette())
        self.setBackground(colors.base)
        for side in _SIDES:
            axis = self.getPlotItem().getAxis(side)
            axis.setPen(colors.color("dim_text"))
            axis.setTextPen(colors.color("text"))
        self.paint(colors)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the colours of a new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_is_made"):
            self.repaint_all()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show all."""
        super().mouseDoubleClickEvent(event)
        self.show_all()

    def event(self, event: QEvent) -> bool:
        """Take its keys before the window's own shortcuts get them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.wants(event):
            event.accept()
            return True
        return bool(super().event(event))
