"""Two results side by side are zoomed and moved together."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sr_desktop.ui.blind_test.pair_view import PairView


def test_both_pictures_are_zoomed_and_moved_together(qtbot: QtBot) -> None:
    view = PairView()
    qtbot.addWidget(view)
    view.resize(412, 200)
    view.show()
    noise = np.random.default_rng(0).integers(0, 2, (100, 100, 1)) * np.uint8(255)
    pixels = np.ascontiguousarray(np.repeat(noise, 3, axis=2).astype(np.uint8))
    image = QImage(pixels.data, 100, 100, 300, QImage.Format.Format_RGB888).copy()
    view.show_pair(image, image)
    assert view.zoom == 2
    left = view.grab().toImage().copy(0, 0, 200, 200)
    right = view.grab().toImage().copy(212, 0, 200, 200)
    assert left == right
    assert left.pixelColor(0, 0) == QColor(*(int(value) for value in pixels[0, 0]))
    before = view.centre
    at, nothing = QPointF(262, 50), QPoint()
    button, keys, phase = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(at, view.mapToGlobal(at), nothing, QPoint(0, 120), button, keys, phase, False)
    QApplication.sendEvent(view, wheel)
    assert view.zoom == 2.5
    assert view.centre != before
    # What was under the pointer, 50 screen pixels left of and above the middle, still is.
    assert view.centre.x() - 50 / 2.5 == pytest.approx(before.x() - 50 / 2)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    qtbot.mouseMove(view, QPoint(75, 50))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(75, 50))
    assert view.grab().toImage().copy(0, 0, 200, 200) == view.grab().toImage().copy(212, 0, 200, 200)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(75, 50))
    assert (view.zoom, view.centre) == (2, before)


def test_nothing_moves_where_no_picture_is(qtbot: QtBot) -> None:
    view = PairView()
    qtbot.addWidget(view)
    view.resize(412, 200)
    view.show()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    qtbot.mouseMove(view, QPoint(75, 50))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(75, 50))
    # Nor where the last pair was taken away in the midst of it, as by a key.
    image = QImage(100, 100, QImage.Format.Format_RGB888)
    view.show_pair(image, image)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    view.clear()
    qtbot.mouseMove(view, QPoint(75, 50))
    assert view.cursor().shape() is Qt.CursorShape.ArrowCursor
