"""What tests of plots expect of curves, and how they point at them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from sr_desktop import methods
from sr_desktop.imaging.colors.channels import Channel
from sr_desktop.imaging.measuring.line_profile import Line, line_profile
from sr_desktop.ui.measuring.plots.dock import PlotDock
from sr_desktop.ui.measuring.plots.legend import LegendButton
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.workspace.pane_feed import ORIGINAL

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
PANES = (ORIGINAL, *methods.DEFAULT_IDS)


def assert_curves(
    window: MainWindow, dock: PlotDock, expected: Callable[[Any], tuple[NDArray[Any], NDArray[Any]]]
) -> None:
    """The curve of every pane follows from its pixels."""
    assert dock.panel is not None
    assert dock.chart is not None
    assert tuple(curve.id for curve in dock.chart.curves) == PANES
    for name in PANES:
        pixels = window.stage.layer_of(name).pixels
        drawn = dock.panel.drawn(name)
        assert drawn is not None
        for found, wanted in zip(drawn, expected(pixels), strict=True):
            np.testing.assert_allclose(found, wanted)


def along(line: Line, channel: Channel = Channel.LUMA, width: int = 1) -> Callable[[Any], Any]:
    def values(pixels: Any) -> Any:
        found = line_profile(pixels, line, channel, width)
        return found.distance, found.value

    return values


def move_over(dock: PlotDock, x: float) -> None:
    """Put the pointer into the plot at a place of its x axis."""
    assert dock.panel is not None
    box = dock.panel.getPlotItem().getViewBox()
    (_, _), (low, high) = box.viewRange()
    at = dock.panel.mapFromScene(box.mapViewToScene(QPointF(x, (low + high) / 2)))
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at), QPointF(dock.panel.viewport().mapToGlobal(at)),
        Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(dock.panel.viewport(), event)


def point(button: LegendButton, *, inside: bool) -> None:
    """What Qt does when the pointer comes to a widget, or leaves it."""
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, inside)
    event = QEnterEvent(QPointF(), QPointF(), QPointF()) if inside else QEvent(QEvent.Type.Leave)
    QApplication.sendEvent(button, event)
