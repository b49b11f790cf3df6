"""A window with a picture open and all panes finished, and a hand that draws lines and marks regions in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sr_desktop.ui.measuring.plots.dock import PlotDock
from sr_desktop.ui.measuring.plots.docks import HistogramDock, ProfileDock, SpectrumDock
from sr_desktop.ui.measuring.plots.feature import Plotting
from sr_desktop.ui.panes.canvas import Canvas
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.window.main_window import MainWindow

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class User:
    """What a user does in a window, by mouse and keys."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot = qtbot
        self.window = window

    @property
    def canvas(self) -> Canvas:
        """The canvas of the first pane."""
        shown = self.window.stage.shown[0]
        return next(pane for pane in self.window.findChildren(Pane) if pane.method_id == shown).canvas

    def press_key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        self.canvas.setFocus()
        self._qtbot.keyClick(self.canvas, key, modifier)

    def open(self, path: Path) -> None:
        self.window.open_paths([path])
        session = self.window.session
        self._qtbot.waitUntil(lambda: len(session.results) == 6 and not session.busy)

    def drag(self, start: tuple[int, int], stop: tuple[int, int], modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """From the middle of one picture pixel to the middle of another."""
        first, last = self._spot(*start), self._spot(*stop)
        self._qtbot.mousePress(self.canvas, LEFT, modifier, first)
        for to in ((first + last) / 2, last):
            event = QMouseEvent(
                QEvent.Type.MouseMove, QPointF(to), QPointF(self.canvas.mapToGlobal(to)),
                Qt.MouseButton.NoButton, LEFT, modifier,
            )  # fmt: skip
            QApplication.sendEvent(self.canvas, event)
        self._qtbot.mouseRelease(self.canvas, LEFT, modifier, last)

    def wait_for_curves(self, dock: PlotDock, count: int = 7) -> None:
        self._qtbot.waitUntil(lambda: dock.chart is not None and len(dock.chart.curves) == count)

    def wait_for_subject(self, dock: PlotDock, subject: str) -> None:
        self._qtbot.waitUntil(lambda: dock.chart is not None and dock.chart.subject == subject)

    def _spot(self, column: int, row: int) -> QPoint:
        model = self.window.stage.model
        x, y = model.view.to_device(column + 0.5, row + 0.5, model.viewport)
        return QPoint(round(x), round(y))


@pytest.fixture
def user(qtbot: QtBot, window: MainWindow, picture_file: Path) -> User:
    """A user with an open picture of 160 x 120 and all results finished."""
    user = User(qtbot, window)
    user.open(picture_file)
    return user


@pytest.fixture
def profile(window: MainWindow) -> ProfileDock:
    return window.feature(Plotting).profile.dock


@pytest.fixture
def spectrum(window: MainWindow) -> SpectrumDock:
    return window.feature(Plotting).spectrum.dock


@pytest.fixture
def histogram_dock(window: MainWindow) -> HistogramDock:
    return window.feature(Plotting).histogram.dock
