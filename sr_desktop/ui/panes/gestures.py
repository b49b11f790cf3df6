"""The gestures of every canvas, in one place so that they are the same everywhere."""

from __future__ import annotations

import math
from enum import Enum, auto

from PySide6.QtCore import QEvent, QPointF, Qt, Slot
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.panes.region_gesture import RegionGesture
from sr_desktop.ui.view.model import ViewModel

CLICK_DISTANCE = 4
"""A press that moves less than this, in logical pixels, is a click and no drag."""

_NOTCH = 120
_TRACKPAD_PIXELS_PER_DOUBLING = 200
_TEXT_INPUTS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)


class _Drag(Enum):
    NONE = auto()
    PAN = auto()
    BAND = auto()
    REGION = auto()


class GestureSurface(QWidget):
    """A widget over a picture whose mouse, wheel, trackpad and space bar move the shared view.

    Wheel, trackpad scroll and pinch zoom at the pointer. The middle or right button, or the left with space held,
    drags the picture. The left button drags open a region to zoom to; Escape lets go of it. Double-click fits.
    With Ctrl it marks a region to be measured (see `RegionGesture`); Escape removes that.

    Args:
        model: The shared view.
        parent: The Qt parent.
    """

    def __init__(self, model: ViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._region = RegionGesture(model)
        self._ctrl_held = False
        self._drag = _Drag.NONE
        self._button = Qt.MouseButton.NoButton
        self._press = QPointF()
        self._last = QPointF()
        self._band_start = (0.0, 0.0)
        self._space_held = False
        self._pointer: QPointF | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        model.changed.connect(self._follow_pointer)
        self._update_cursor()

    # Device coordinates

    def to_device(self, position: QPointF) -> tuple[float, float]:
        """A position on the widget in device pixels."""
        ratio = self.devicePixelRatioF()
        return position.x() * ratio, position.y() * ratio

    def _at(self, position: QPointF) -> tuple[float, float, float]:
        """A position in device pixels, and how many of them are a logical one."""
        return *self.to_device(position), self.devicePixelRatioF()

    def _to_picture(self, position: QPointF) -> tuple[float, float]:
        return self._model.view.to_picture(*self.to_device(position), self._model.viewport)

    # Wheel and pinch

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom at the pointer: one notch is one rung of the ladder, finer movements zoom smoothly."""
        x, y = self.to_device(event.position())
        angle, pixels = event.angleDelta().y(), event.pixelDelta().y()
        if event.phase() == Qt.ScrollPhase.NoScrollPhase and angle and angle % _NOTCH == 0:
            self._model.step_at(x, y, angle // _NOTCH)
        elif pixels:
            self._model.zoom_at(x, y, 2 ** (pixels / _TRACKPAD_PIXELS_PER_DOUBLING))
        elif angle:
            self._model.zoom_at(x, y, 2 ** (angle / (2 * _NOTCH)))
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Takes the pinch, and the keys that a drag needs before a shortcut of the window gets them."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._model.zoom_at(*self.to_device(event.position()), max(0.1, 1 + event.value()))
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._wants(event):
            event.accept()
            return True
        return super().event(event)

    # Buttons

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin to drag the picture or a region."""
        if self._drag is not _Drag.NONE or self._model.picture_size is None:
            return
        self._button = event.button()
        self._press = self._last = event.position()
        self._ctrl_held = _has_ctrl(event)
        if event.button() == Qt.MouseButton.LeftButton and not self._space_held:
            self._band_start = self._to_picture(event.position())
            takes_region = self._region.begin(*self._at(event.position()), ctrl=self._ctrl_held)
            self._drag = _Drag.REGION if takes_region else _Drag.BAND
        elif event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton):
            self._drag = _Drag.PAN
            self._model.begin_move()
        self._update_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go on dragging, and tell everybody where the pointer is."""
        position = event.position()
        if self._drag is _Drag.PAN:
            ratio = self.devicePixelRatioF()
            delta = position - self._last
            self._model.pan_by(delta.x() * ratio, delta.y() * ratio)
        elif self._drag is _Drag.BAND:
            self._model.set_band(self._band_to(position))
        elif self._drag is _Drag.REGION:
            self._region.drag(*self.to_device(position), self._band_to(position))
        self._ctrl_held = _has_ctrl(event)
        self._last = position
        self._pointer = position
        self._follow_pointer()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End the drag; a region that was dragged open fills every pane."""
        if event.button() != self._button:
            return
        band, drag = self._band_to(event.position()), self._drag
        if drag is _Drag.REGION:
            self._region.end(band)
        self._end_drag()
        if band is not None and drag is _Drag.BAND:
            self._model.zoom_to_region(band)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The left button fits the picture; others, and the left with Ctrl, are just pressed again."""
        if event.button() == Qt.MouseButton.LeftButton and not self._space_held and not _has_ctrl(event):
            self._end_drag()
            self._model.fit()
        else:
            self.mousePressEvent(event)

    def _band_to(self, position: QPointF) -> Rect | None:
        """The region between press and pointer in whole picture pixels; None if that is a click or outside."""
        moved = position - self._press
        picture = self._model.picture_size
        if picture is None or math.hypot(moved.x(), moved.y()) < CLICK_DISTANCE:
            return None
        (x0, y0), (x1, y1) = self._band_start, self._to_picture(position)
        region = Rect.from_edges(
            math.floor(min(x0, x1)), math.floor(min(y0, y1)), math.ceil(max(x0, x1)), math.ceil(max(y0, y1))
        ).intersected(Rect(0, 0, *picture))
        return None if region.is_empty else region

    def _end_drag(self) -> None:
        if self._drag is _Drag.PAN:
            self._model.end_move()
        elif self._drag is _Drag.BAND:
            self._model.set_band(None)
        elif self._drag is _Drag.REGION:
            self._region.abandon()
        self._drag = _Drag.NONE
        self._button = Qt.MouseButton.NoButton
        self._update_cursor()

    # Pointer

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Take the keyboard, so that space works where the pointer is; but never from someone who types."""
        focus = QApplication.focusWidget()
        if self.isActiveWindow() and not isinstance(focus, _TEXT_INPUTS):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pointer = event.position()
        self._follow_pointer()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """The pointer is over no picture any more."""
        self._pointer = None
        self._model.clear_hover()

    @Slot()
    def _follow_pointer(self) -> None:
        """The picture pixel under the pointer is another one when either has moved."""
        self._update_cursor()
        size = self._model.picture_size
        if self._pointer is None or size is None:
            return
        x, y = self._to_picture(self._pointer)
        column, row = math.floor(x), math.floor(y)
        inside = 0 <= column < size[0] and 0 <= row < size[1] and self.rect().contains(self._pointer.toPoint())
        if inside:
            self._model.set_hover(column, row)
        else:
            self._model.clear_hover()

    def _update_cursor(self) -> None:
        grip = None if self._pointer is None else self._region.cursor(*self._at(self._pointer), ctrl=self._ctrl_held)
        if self._drag is _Drag.PAN:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._model.picture_size is None:
            shape = Qt.CursorShape.ArrowCursor
        elif self._space_held and self._drag is _Drag.NONE:
            shape = Qt.CursorShape.OpenHandCursor
        elif grip is not None and self._drag is not _Drag.BAND:
            shape = grip
        elif self._drag is _Drag.NONE:
            shape = self.idle_cursor()
        else:
            shape = Qt.CursorShape.CrossCursor
        if self.cursor().shape() != shape:
            self.setCursor(shape)

    def idle_cursor(self) -> Qt.CursorShape:
        """The cursor over a picture while nothing is dragged. A subclass may have more to take hold of."""
        return Qt.CursorShape.CrossCursor

    # Keys

    def _wants(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            return self._drag in (_Drag.BAND, _Drag.REGION) or self._model.mark.region is not None
        return event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space takes the hand, Escape lets go of a region: of the drag first, then of the marked one."""
        self._note_ctrl(event, held=True)
        if not self._wants(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            if self._drag is _Drag.NONE:
                self._model.mark.set(None)
            self._end_drag()
        else:
            self._space_held = True
            self._update_cursor()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space puts the hand away."""
        self._note_ctrl(event, held=False)
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_held = False
            self._update_cursor()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The release of a key will not be heard any more."""
        self._space_held = self._ctrl_held = False
        self._update_cursor()
        super().focusOutEvent(event)

    def _note_ctrl(self, event: QKeyEvent, *, held: bool) -> None:
        if event.key() == Qt.Key.Key_Control:
            self._ctrl_held = held
            self._update_cursor()


def _has_ctrl(event: QMouseEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
