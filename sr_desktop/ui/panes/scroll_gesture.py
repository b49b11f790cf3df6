"""Zooms by a mouse's wheel and pans by two fingers on a trackpad."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputDevice, QWheelEvent

from sr_desktop.ui.view.model import ViewModel
from sr_desktop.ui.view.scrolling import Scrolling

_NOTCH = 120
_PIXELS_PER_DOUBLING = 200
_PIXELS_PER_NOTCH = 60
"""How far a picture is moved where a trackpad tells no pixels, in logical pixels."""


class ScrollGesture:
    """Moves the shared view; with Shift it magnifies more or less in the loupe while that is shown.

    Args:
        model: The shared view.
    """

    def __init__(self, model: ViewModel) -> None:
        self._model = model
        self._turned = 0

    def scroll(self, event: QWheelEvent, ratio: float) -> None:
        """Do what the event asks for.

        Two fingers move the picture, a wheel zooms at the pointer, and with Ctrl both zoom. A notch is one rung of the
        ladder, finer movements zoom smoothly.

        Args:
            event: Its position is on a canvas.
            ratio: How many device pixels are a logical one.
        """
        keys = event.modifiers()
        if self._model.loupe.is_shown and keys & Qt.KeyboardModifier.ShiftModifier:
            self._turn_loupe(event)
        elif keys & Qt.KeyboardModifier.ControlModifier or not is_of_trackpad(event, self._model.scrolling):
            self._zoom(event, ratio)
        else:
            self._pan(event, ratio)
        event.accept()

    def _zoom(self, event: QWheelEvent, ratio: float) -> None:
        x, y = event.position().x() * ratio, event.position().y() * ratio
        angle, pixels = event.angleDelta().y(), event.pixelDelta().y()
        if event.phase() == Qt.ScrollPhase.NoScrollPhase and angle and angle % _NOTCH == 0:
            self._model.step_at(x, y, angle // _NOTCH)
        elif pixels:
            self._model.zoom_at(x, y, 2 ** (pixels / _PIXELS_PER_DOUBLING))
        elif angle:
            self._model.zoom_at(x, y, 2 ** (angle / (2 * _NOTCH)))

    def _pan(self, event: QWheelEvent, ratio: float) -> None:
        pixels = event.pixelDelta()
        moved = pixels.toPointF() if not pixels.isNull() else event.angleDelta().toPointF() * _PIXELS_PER_NOTCH / _NOTCH
        self._model.pan_by(moved.x() * ratio, moved.y() * ratio)

    def _turn_loupe(self, event: QWheelEvent) -> None:
        """Some platforms report a turn with Shift as horizontal scrolling."""
        self._turned += event.angleDelta().y() or event.angleDelta().x()
        steps = int(self._turned / _NOTCH)
        self._turned -= steps * _NOTCH
        self._model.loupe.step(steps)


def is_of_trackpad(event: QWheelEvent, choice: Scrolling) -> bool:
    """Whether two fingers on a trackpad scroll, and no wheel.

    macOS and Wayland tell phases; X11 tells pixels, but of a wheel in whole notches; where the system names the device
    that settles it.

    Args:
        event: What scrolls.
        choice: What the user says it is.
    """
    if choice is not Scrolling.AUTO:
        return choice is Scrolling.TRACKPAD
    if event.phase() != Qt.ScrollPhase.NoScrollPhase:
        return True
    if event.device().type() == QInputDevice.DeviceType.TouchPad:
        return True
    return not event.pixelDelta().isNull() and not _is_in_notches(event.angleDelta())


def _is_in_notches(angle: QPoint) -> bool:
    return angle.x() % _NOTCH == 0 and angle.y() % _NOTCH == 0
