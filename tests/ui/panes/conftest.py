"""Six panes with six pictures of one size on a grid, and tools to do what a user does with them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sr_desktop.engine.events import RunInfo
from sr_desktop.export.results import MethodScores
from sr_desktop.imaging.measuring.scores import Scores
from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.resampling.pyramid import build_pyramid
from sr_desktop.ui.panes.canvas import Canvas
from sr_desktop.ui.panes.grid import PaneGrid
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.theme.theme import Theme
from sr_desktop.ui.view.model import ViewModel

SIZE = (160, 120)
SCORES = MethodScores(
    Scores(psnr_y=27.914, psnr_rgb=25.5, ssim_y=0.80123), RunInfo(1.43, "cpu", "Test processor", "bf16", None, None)
)


def addressed_pixels(width: int = SIZE[0], height: int = SIZE[1], blue: int = 0) -> Pixels:
    """A picture in which every pixel tells where it is: red its column, green its row, both modulo 256."""
    pixels = np.empty((height, width, 3), np.uint8)
    pixels[..., 0] = np.arange(width)
    pixels[..., 1] = np.arange(height)[:, None]
    pixels[..., 2] = blue
    return pixels


def grabbed(widget: QWidget) -> NDArray[np.uint8]:
    """What a widget paints, in device pixels, ``(H, W, 3)``."""
    QApplication.processEvents()
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGBX8888)
    bits = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return bits[..., :3].copy()


class Hand:
    """The user's hand: real mouse and wheel events through Qt's event system."""

    def press(self, canvas: Canvas, at: tuple[int, int], button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        QTest.mousePress(canvas, button, pos=QPoint(*at))

    def move(self, canvas: Canvas, to: tuple[int, int], buttons: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
        # QTest.mouseMove tells no held buttons on every platform; a real event does.
        position = QPointF(*to)
        event = QMouseEvent(
            QEvent.Type.MouseMove, position, QPointF(canvas.mapToGlobal(QPoint(*to))),
            Qt.MouseButton.NoButton, buttons, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(canvas, event)

    def release(self, canvas: Canvas, at: tuple[int, int], button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        QTest.mouseRelease(canvas, button, pos=QPoint(*at))

    def drag(
        self,
        canvas: Canvas,
        start: tuple[int, int],
        stop: tuple[int, int],
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    ) -> None:
        self.press(canvas, start, button)
        self.move(canvas, ((start[0] + stop[0]) // 2, (start[1] + stop[1]) // 2), button)
        self.move(canvas, stop, button)
        self.release(canvas, stop, button)

    def wheel(
        self,
        canvas: Canvas,
        at: tuple[int, int],
        angle: int,
        pixels: int | tuple[int, int] = 0,
        phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase,
        keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        moved = QPoint(*pixels) if isinstance(pixels, tuple) else QPoint(0, pixels)
        event = QWheelEvent(
            QPointF(*at), QPointF(canvas.mapToGlobal(QPoint(*at))), moved, QPoint(0, angle),
            Qt.MouseButton.NoButton, keys, phase, False,
        )  # fmt: skip
        QApplication.sendEvent(canvas, event)


@pytest.fixture(autouse=True)
def nothing_left_running() -> None:
    """Panes start neither threads nor timers, so the search for forgotten ones is spared here."""


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def grab() -> Callable[[QWidget], NDArray[np.uint8]]:
    return grabbed


@pytest.fixture
def pixels() -> Pixels:
    """A picture in which every pixel tells where it is."""
    return addressed_pixels()


@pytest.fixture
def scores() -> MethodScores:
    return SCORES


@pytest.fixture
def model(qtbot: QtBot) -> ViewModel:
    return ViewModel()


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme, model: ViewModel) -> Pane:
    """A pane that shows nothing yet, its canvas 200 x 150."""
    pane = Pane("srresnet", "SRResNet", model, "Sixteen residual blocks.")
    qtbot.addWidget(pane)
    pane.resize(200, 150 + pane.header.sizeHint().height())
    pane.show()
    qtbot.waitExposed(pane)
    model.set_viewport(*pane.canvas.device_size)
    return pane


@pytest.fixture
def grid(qtbot: QtBot, theme: Theme, model: ViewModel) -> PaneGrid:
    """Six finished panes, ``p0`` to ``p5``; red and green tell the place in the picture, blue tells the pane."""
    grid = PaneGrid(model)
    qtbot.addWidget(grid)
    grid.resize(902, 601)
    model.set_picture_size(SIZE)
    for number in range(6):
        pane = Pane(f"p{number}", f"Method {number}", model)
        pane.begin(SIZE)
        pane.finish(build_pyramid(addressed_pixels(blue=40 * number)), SCORES)
        grid.add_pane(pane)
    grid.show()
    qtbot.waitExposed(grid)
    return grid
