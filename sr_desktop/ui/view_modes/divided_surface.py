"""Results in one place, parted by one divider or by two that cross, which the user drags."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.panes.overlays import paint_message, paint_tag
from sr_desktop.ui.panes.painting import Rendering
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.theme.colors import picture_colors
from sr_desktop.ui.view.model import ViewModel
from sr_desktop.ui.view_modes.combined import CombinedSurface
from sr_desktop.ui.view_modes.divider_painting import divider_reach, paint_cross, paint_divider

REACH = 6
"""How near to a divider a press must be to grab it, in logical pixels."""

_STEP = 0.02
_MIDDLE = 0.5


class Axis(IntEnum):
    """The way a divider moves, as the index of that coordinate."""

    X = 0
    """Left and right: the divider is an upright line."""
    Y = 1
    """Up and down: the divider is a level line."""


_KEYS: dict[int, tuple[Axis, float]] = {
    Qt.Key.Key_Left: (Axis.X, -_STEP),
    Qt.Key.Key_Right: (Axis.X, _STEP),
    Qt.Key.Key_Up: (Axis.Y, -_STEP),
    Qt.Key.Key_Down: (Axis.Y, _STEP),
}


class DividedSurface(CombinedSurface):
    """Each part beside a divider shows another result: two under one divider, four under two that cross.

    A divider is dragged with the left button (both, where they cross), or moved with Shift and the arrows; a
    double-click on it puts it back into the middle. All other gestures work as on every canvas. All results are
    kept as rendered, so that dragging only copies the pixels that it uncovers.

    Args:
        model: The shared view.
        axes: Which way the dividers move.
        parent: The Qt parent.
    """

    def __init__(self, model: ViewModel, axes: Iterable[Axis], parent: QWidget | None = None) -> None:
        self._axes = tuple(axes)
        self._fractions = dict.fromkeys(Axis, _MIDDLE)
        self._grips: dict[Axis, float] = {}
        self._renderings: tuple[Rendering, ...] = ()
        super().__init__(model, parent)

    def set_panes(self, panes: Sequence[Pane]) -> None:
        """Show these results, by rows."""
        if tuple(panes) != self.panes:
            self._renderings = tuple(Rendering(pane.content) for pane in panes)
        super().set_panes(panes)

    def label(self, pane: Pane) -> str:
        """Set the text in the corner of each part."""
        return pane.title

    # The dividers

    @property
    def axes(self) -> tuple[Axis, ...]:
        """Which way the dividers move."""
        return self._axes

    def set_axes(self, axes: Iterable[Axis]) -> None:
        """Change the dividers."""
        self._axes = tuple(axes)
        self._grips = {}
        self.update()
        self._update_cursor()

    def divider_at(self, axis: Axis) -> int:
        """The first device column (or row) beyond a divider."""
        return round(self._fractions[axis] * self.device_size[axis])

    def move_dividers(self, fractions: Mapping[Axis, float]) -> None:
        """Place each divider at this fraction of the surface, 0 to 1."""
        for axis, fraction in fractions.items():
            before = self.divider_at(axis)
            self._fractions[axis] = min(max(fraction, 0.0), 1.0)
            self._expose(axis, before, self.divider_at(axis))
        if any(pane.content.failure is not None for pane in self.panes):
            # Text in the middle of a part moves with it.
            self.update()

    @property
    def parts(self) -> tuple[Rect, ...]:
        """The device pixels of every result, by rows."""
        edges = []
        for axis in Axis:
            inner = (self.divider_at(axis),) if axis in self._axes else ()
            edges.append((0, *inner, self.device_size[axis]))
        return tuple(
            Rect.from_edges(left, top, right, bottom)
            for top, bottom in pairwise(edges[Axis.Y])
            for left, right in pairwise(edges[Axis.X])
        )

    def result_under_pointer(self) -> Pane | None:
        """The result in the part where the pointer is; the first if it is elsewhere."""
        if self._pointer is None or len(self.panes) != len(self.parts):
            return super().result_under_pointer()
        position, place = self.to_device(self._pointer), 0
        for axis in sorted(self._axes, reverse=True):
            place = 2 * place + (position[axis] >= self.divider_at(axis))
        return self.panes[place]

    def _expose(self, axis: Axis, before: int, after: int) -> None:
        """Repaint between two places of a divider, including its line and handle."""
        if before == after:
            return
        ratio = self.devicePixelRatioF()
        margin = divider_reach(ratio)
        start = int((min(before, after) - margin) / ratio) - 1
        length = int((abs(after - before) + 2 * margin) / ratio) + 3
        uncovered = QRect(start, 0, length, self.height())
        self.update(uncovered if axis is Axis.X else QRect(0, start, self.width(), length))

    def _held_at(self, position: QPointF | None) -> tuple[Axis, ...]:
        """The dividers that a press at a position takes hold of."""
        if position is None or self._space_held or self._model.picture_size is None:
            return ()
        ratio = self.devicePixelRatioF()
        device = self.to_device(position)
        away = {axis: abs(device[axis] - self.divider_at(axis)) for axis in self._axes}
        if len(away) > 1 and all(distance <= divider_reach(ratio) for distance in away.values()):
            return self._axes
        return tuple(axis for axis, distance in away.items() if distance <= REACH * ratio)

    # Gestures

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Grab a divider, or handle the press as every canvas does."""
        held = self._takes_hold(event)
        if held:
            device = self.to_device(event.position())
            self._grips = {axis: self.divider_at(axis) - device[axis] for axis in held}
        elif not self._grips:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag a divider, or handle the move as every canvas does."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            # A menu or a dialog that opened meanwhile may have got the release.
            self._grips = {}
        if self._grips:
            device, extent = self.to_device(event.position()), self.device_size
            self.move_dividers(
                {axis: (device[axis] + offset) / max(1, extent[axis]) for axis, offset in self._grips.items()}
            )
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Release a divider, or handle the release as every canvas does."""
        if self._grips and event.button() == Qt.MouseButton.LeftButton:
            self._grips = {}
            self._update_cursor()
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """On a divider: put it back into the middle."""
        held = self._takes_hold(event)
        if held:
            self.move_dividers(dict.fromkeys(held, _MIDDLE))
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Shift and an arrow move the divider; if there is only one, any arrow does."""
        step = _KEYS.get(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ShiftModifier and step:
            axis = step[0] if step[0] in self._axes else self._axes[0]
            self.move_dividers({axis: self._fractions[axis] + step[1]})
        else:
            super().keyPressEvent(event)

    def _takes_hold(self, event: QMouseEvent) -> tuple[Axis, ...]:
        if event.button() != Qt.MouseButton.LeftButton or event.buttons() != Qt.MouseButton.LeftButton:
            return ()
        return self._held_at(event.position())

    def idle_cursor(self) -> Qt.CursorShape:
        """Arrows either way on a divider, four on a crossing."""
        held = tuple(self._grips) or self._held_at(self._pointer)
        if len(held) > 1:
            return Qt.CursorShape.SizeAllCursor
        if held:
            return Qt.CursorShape.SplitVCursor if held[0] is Axis.Y else Qt.CursorShape.SplitHCursor
        return super().idle_cursor()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """While it is hidden the release of the button does not arrive: end the drag."""
        self._grips = {}
        super().hideEvent(event)

    # Painting

    def paint_picture(self, painter: QPainter) -> None:
        """Paint each part from its result."""
        colors = picture_colors(self.palette())
        if not self._renderings:
            painter.fillRect(QRect(0, 0, *self.device_size), colors.color("surround"))
            return
        for part, rendering in zip(self.parts, self._renderings, strict=True):
            if not part.is_empty:
                where = (self._model.view, self._model.viewport, self.device_size)
                image = rendering.image(*where, colors, self.ground)
                painter.drawImage(QPoint(part.x, part.y), image, QRect(part.x, part.y, part.width, part.height))

    def paint_notes(self, painter: QPainter) -> list[QRect]:
        """Titles, why there is no result, and the dividers."""
        ratio = self.devicePixelRatioF()
        messages = []
        for place, (part, pane) in enumerate(zip(self.parts, self.panes, strict=False)):
            if part.is_empty:
                continue
            if pane.content.failure is not None:
                painter.save()
                painter.setClipRect(part.x, part.y, part.width, part.height)
                messages.append(paint_message(painter, pane.content.failure, part, self.font(), ratio))
                painter.restore()
            paint_tag(painter, self.label(pane), part, self._corner(place), self.font(), ratio)
        at = {axis: self.divider_at(axis) for axis in self._axes}
        for axis in self._axes:
            paint_divider(painter, at[axis], self.device_size, ratio, is_level=axis is Axis.Y, has_handle=len(at) == 1)
        if len(at) > 1:
            paint_cross(painter, at[Axis.X], at[Axis.Y], ratio)
        return messages

    def _corner(self, place: int) -> Qt.AlignmentFlag:
        """The corner of a part that stays where it is while the dividers move."""
        row, column = divmod(place, 2) if Axis.X in self._axes else (place, 0)
        across = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
        return across | (Qt.AlignmentFlag.AlignBottom if row else Qt.AlignmentFlag.AlignTop)
