"""The gestures of every canvas, in one place so that they are the same everywhere."""

from __future__ import annotations

import math
from enum import Enum, auto

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.panes.line_gesture import LineGesture
from sr_desktop.ui.panes.region_gesture import RegionGesture
from sr_desktop.ui.panes.scroll_gesture import ScrollGesture
from sr_desktop.ui.view.model import ViewModel

CLICK_DISTANCE = 4
"""A press that moves less than this, in logical pixels, is a click and no drag."""

_TEXT_INPUTS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)


class _Drag(Enum):
    NONE = auto()
    PAN = auto()
    BAND = auto()
    REGION = auto()
    LINE = auto()


class GestureSurface(QWidget):
    """A widget over a picture whose mouse, wheel, trackpad and space bar move the shared view.

    Wheel and pinch zoom at the pointer, two fingers on a trackpad move the picture, and with Ctrl they zoom; with Shift
    the wheel changes the loupe while it is shown. The middle or right button, or the left with space held, drags the
    picture; a click with the right one asks for a menu.
    The left button drags open a region to zoom to; Escape lets go of it. Double-click fits. With Ctrl it marks a
    region to be measured (see `RegionGesture`), with Shift it draws a line (see `LineGesture`); Escape removes the
    line, then the region.

    Args:
        model: The shared view.
        parent: The Qt parent.

    Signals:
        menu_requested: The menu of the picture is wanted at this place of the screen.
    """

    menu_requested = Signal(QPoint)

    def __init__(self, model: ViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._region = RegionGesture(model)
        self._line = LineGesture(model)
        self._scroll = ScrollGesture(model)
        self._ctrl_held = False
        self._drag = _Drag.NONE
        self._button = Qt.MouseButton.NoButton
        self._dragged_over = model.picture_size
        self._press = QPointF()
        self._last = QPointF()
        self._band_start = (0.0, 0.0)
        self._space_held = False
        self._pointer: QPointF | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
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
        """Zoom by a wheel, or pan by two fingers; see `ScrollGesture`."""
        self._scroll.scroll(event, self.devicePixelRatioF())

    def event(self, event: QEvent) -> bool:
        """Handle the pinch, and take the keys that a drag needs before a shortcut of the window gets them."""
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
        self._dragged_over = self._model.picture_size
        self._press = self._last = event.position()
        self._ctrl_held = _has_ctrl(event)
        if event.button() == Qt.MouseButton.LeftButton and not self._space_held:
            self._band_start = self._to_picture(event.position())
            at, ctrl = self._at(event.position()), self._ctrl_held
            if self._line.begin(*at, shift=_has_shift(event), ctrl=ctrl):
                self._drag = _Drag.LINE
            else:
                self._drag = _Drag.REGION if self._region.begin(*at, ctrl=ctrl) else _Drag.BAND
        elif event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton):
            self._drag = _Drag.PAN
            self._model.begin_move()
        self._update_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Continue the drag, and announce where the pointer is."""
        position = event.position()
        if self._drag is not _Drag.NONE and not event.buttons() & self._button:
            # A menu or a dialog that opened meanwhile has got the release.
            self._end_drag()
        self._check_picture()
        if self._drag is _Drag.PAN:
            ratio = self.devicePixelRatioF()
            delta = position - self._last
            self._model.pan_by(delta.x() * ratio, delta.y() * ratio)
        elif self._drag is _Drag.BAND:
            self._model.set_band(self._band_to(position))
        elif self._drag is _Drag.REGION:
            self._region.drag(*self.to_device(position), self._band_to(position))
        elif self._drag is _Drag.LINE:
            self._line.drag(*self.to_device(position), ctrl=_has_ctrl(event))
        self._ctrl_held = _has_ctrl(event)
        self._last = position
        self._pointer = position
        self._follow_pointer()
        self._model.pointed.emit(event.globalPosition())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End the drag; a region that was dragged open fills every pane."""
        if event.button() != self._button:
            return
        self._check_picture()
        band, drag = self._band_to(event.position()), self._drag
        if drag is _Drag.REGION:
            self._region.end(band)
        elif drag is _Drag.LINE:
            self._line.end(is_click=self._is_click(event.position()))
        self._end_drag()
        if band is not None and drag is _Drag.BAND:
            self._model.zoom_to_region(band)
        elif event.button() == Qt.MouseButton.RightButton and self._is_click(event.position()):
            self.menu_requested.emit(event.globalPosition().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """The key of the menu asks for it; the mouse does so when its button is released without a drag."""
        event.accept()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_requested.emit(self.mapToGlobal(self.rect().center()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The left button fits the picture; others, and the left with Ctrl or Shift, count as one more press."""
        is_plain = not (self._space_held or _has_ctrl(event) or _has_shift(event))
        if event.button() == Qt.MouseButton.LeftButton and is_plain:
            self._end_drag()
            self._model.fit()
        else:
            self.mousePressEvent(event)

    def _band_to(self, position: QPointF) -> Rect | None:
        """The region between press and pointer in whole picture pixels; None if that is a click or outside."""
        picture = self._model.picture_size
        if picture is None or self._is_click(position):
            return None
        (x0, y0), (x1, y1) = self._band_start, self._to_picture(position)
        region = Rect.from_edges(
            math.floor(min(x0, x1)), math.floor(min(y0, y1)), math.ceil(max(x0, x1)), math.ceil(max(y0, y1))
        ).intersected(Rect(0, 0, *picture))
        return None if region.is_empty else region

    def _check_picture(self) -> None:
        """End a drag over a picture whose place one of another size has taken: it began elsewhere in that."""
        if self._drag is not _Drag.NONE and self._dragged_over != self._model.picture_size:
            self._end_drag()

    def _is_click(self, position: QPointF) -> bool:
        """Whether the pointer is still where it was pressed."""
        moved = position - self._press
        return math.hypot(moved.x(), moved.y()) < CLICK_DISTANCE

    def _end_drag(self) -> None:
        if self._drag is _Drag.PAN:
            self._model.end_move()
        elif self._drag is _Drag.BAND:
            self._model.set_band(None)
        elif self._drag is _Drag.REGION:
            self._region.abandon()
        elif self._drag is _Drag.LINE:
            self._line.abandon()
        self._drag = _Drag.NONE
        self._button = Qt.MouseButton.NoButton
        self._update_cursor()

    # Pointer

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Take the keyboard focus, so that space works where the pointer is, but never from a text field."""
        focus = QApplication.focusWidget()
        if self.isActiveWindow() and not isinstance(focus, _TEXT_INPUTS):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pointer = event.position()
        self._follow_pointer()
        self._model.pointed.emit(event.globalPosition())

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """The pointer is over no picture any more."""
        self._pointer = None
        self._model.clear_hover()

    @Slot()
    def _follow_pointer(self) -> None:
        """Update the picture pixel under the pointer, which changes when either moves."""
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
        grip = None if self._pointer is None else self._grip_cursor(self._pointer)
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

    def _grip_cursor(self, pointer: QPointF) -> Qt.CursorShape | None:
        """The cursor over something that a press would grab; None elsewhere."""
        at = self._at(pointer)
        on_line = None if self._ctrl_held and self._drag is not _Drag.LINE else self._line.cursor(*at)
        return on_line or self._region.cursor(*at, ctrl=self._ctrl_held)

    def idle_cursor(self) -> Qt.CursorShape:
        """The cursor over a picture while nothing is dragged. A subclass may have more to grab."""
        return Qt.CursorShape.CrossCursor

    # Keys

    def _wants(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            is_marked = self._model.mark.region is not None or self._model.line.line is not None
            return is_marked or self._drag in (_Drag.BAND, _Drag.REGION, _Drag.LINE)
        return event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space takes the hand, Escape lets go: of the drag first, then of the line, then of the region."""
        self._note_ctrl(event, held=True)
        if not self._wants(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            if self._drag is _Drag.NONE and self._model.line.line is not None:
                self._model.line.set(None)
            elif self._drag is _Drag.NONE:
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
        """Without focus no key release arrives: treat held keys as released."""
        self._space_held = self._ctrl_held = False
        self._update_cursor()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """While it is hidden the release of the button does not arrive: end the drag."""
        self._space_held = self._ctrl_held = False
        self._end_drag()
        super().hideEvent(event)

    def _note_ctrl(self, event: QKeyEvent, *, held: bool) -> None:
        if event.key() == Qt.Key.Key_Control:
            self._ctrl_held = held
            self._update_cursor()


def _has_ctrl(event: QMouseEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _has_shift(event: QMouseEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
