"""The one view that all panes share, as an object that announces its changes."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Signal, Slot

from sr_desktop.imaging.backdrop import Backdrop
from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.view.history import HistoryState, PastView, ViewHistory
from sr_desktop.ui.view.marks import LineMark, LoupeState, RegionMark
from sr_desktop.ui.view.scrolling import Scrolling
from sr_desktop.ui.view.state import (
    MAX_SCALE,
    Size,
    ViewState,
    fitted,
    fitting_scale,
    region_fitted,
    smallest_scale,
    stepped_scale,
)

_NOWHERE = ViewState(0.5, 0.5, 1.0)
_KEY_PAN_FRACTION = 8


class ViewModel(QObject):
    """Holds the view, the size of the picture and of the canvases, and the history of views.

    Everything a pane paints follows from here alone, so all panes always show the same region to the pixel. What the
    user asked for is kept as asked; `view` is that, clamped to the canvas of the moment, so a canvas that shrinks and
    grows again (a pane shown alone, and back) loses nothing. Sizes and distances are in device (physical) pixels.

    Args:
        parent: The Qt parent.
        clock: Monotonic seconds, to distinguish a burst of the wheel from two moves.

    Attributes:
        mark: The region that is marked to be measured; removed when the picture's size changes.
        loupe: Whether one follows the pointer, and how much it magnifies.
        line: The line along which values are plotted; removed when the picture's size changes.
    """

    changed = Signal()
    """The view, the picture's size or the canvas's size has changed."""
    hovered = Signal(int, int)
    """The pointer is over this picture pixel ``(x, y)``, in one of the panes."""
    pointed = Signal(QPointF)
    """The pointer is at this place of the screen, in logical pixels, over one of the panes; `hover` is up to date."""
    left = Signal()
    """The pointer is over no picture any more."""
    band_changed = Signal()
    """The rectangle that is being dragged (`band`) has changed or was removed."""
    crosshair_changed = Signal(bool)
    """The crosshair of the other panes was switched on or off."""
    backdrop_changed = Signal()
    """What is seen through transparent pixels (`backdrop`) has changed."""

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._wanted = _NOWHERE
        self._is_fit = True
        self._is_share = False
        self._whole_factors = False
        self._picture: Size | None = None
        self._viewport: Size = (1, 1)
        self._history = ViewHistory(clock)
        self._move_start: PastView | None = None
        self._hover: tuple[int, int] | None = None
        self._band: Rect | None = None
        self._crosshair_shown = True
        self.scrolling = Scrolling.AUTO
        self._backdrop = Backdrop()
        self.mark = RegionMark(self)
        self.line = LineMark(self)
        self.loupe = LoupeState(self)

    # What is shown

    @property
    def backdrop(self) -> Backdrop:
        """What is seen through transparent pixels, in every pane."""
        return self._backdrop

    def set_backdrop(self, backdrop: Backdrop) -> None:
        """Show this behind transparent pixels."""
        if backdrop != self._backdrop:
            self._backdrop = backdrop
            self.backdrop_changed.emit()

    @property
    def view(self) -> ViewState:
        """What every pane shows now."""
        if self._picture is None:
            return _NOWHERE
        if self._is_fit:
            return fitted(self._picture, self._viewport, whole=self._whole_factors)
        return self._wanted.clamped(self._picture, self._viewport)

    @property
    def scale(self) -> float:
        """Device pixels per picture pixel; 1.0 is 100 %."""
        return self.view.scale

    @property
    def is_fit(self) -> bool:
        """Whether the view shows the entire picture and follows the window's size."""
        return self._is_fit

    @property
    def picture_size(self) -> Size | None:
        """Size of the picture that the panes show, None while there is none."""
        return self._picture

    @property
    def viewport(self) -> Size:
        """Size of every canvas in device pixels."""
        return self._viewport

    @property
    def visible_rect(self) -> Rect:
        """The picture pixels that can be seen; empty without a picture."""
        if self._picture is None:
            return Rect(0, 0, 0, 0)
        return self.view.visible_rect(self._picture, self._viewport)

    @property
    def hover(self) -> tuple[int, int] | None:
        """The picture pixel under the pointer, None if it is over none."""
        return self._hover

    @property
    def band(self) -> Rect | None:
        """The region that is being dragged open, in picture pixels; None if none is."""
        return self._band

    @property
    def crosshair_shown(self) -> bool:
        """Whether the panes mark the spot that the pointer is at in another pane."""
        return self._crosshair_shown

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier view."""
        return self._history.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a view that `back` left."""
        return self._history.can_go_forward

    # Input from the window

    def set_picture_size(self, size: Size | None) -> None:
        """Set the size of the output picture. A new size is shown whole, without history; the same keeps the view."""
        if size == self._picture:
            return
        self._picture = size
        self._is_fit = True
        self._move_start = None
        self._history.clear()
        self.set_band(None)
        self.mark.set(None)
        self.line.set(None)
        self.clear_hover()
        self.changed.emit()

    def set_viewport(self, width: int, height: int) -> None:
        """Set the size of every canvas in device pixels. Centre and scale stay, unless the view is the fitting one."""
        size = (max(1, width), max(1, height))
        if size != self._viewport:
            self._viewport = size
            self.changed.emit()

    def set_whole_factors(self, whole: bool) -> None:
        """Fit the picture by whole factors above 100 %, or fill the canvas."""
        if whole != self._whole_factors:
            self._whole_factors = whole
            self.changed.emit()

    @property
    def moment(self) -> PastView:
        """What is shown, so that it can be shown again."""
        return self._moment()

    @property
    def history(self) -> HistoryState:
        """The history of the views of this picture."""
        return self._history.state

    def resume(self, moment: PastView, history: HistoryState) -> None:
        """Restore a view and its history, for a picture that was open before."""
        self._history.restore(history)
        self._restore(moment)

    # Moves for keys, buttons and menus

    @Slot()
    def fit(self) -> None:
        """Show the entire picture, and keep doing so when the window changes its size."""
        if self._picture is not None and not self._is_fit:
            self._move(self.view, "", is_fit=True)

    @Slot()
    def one_to_one(self) -> None:
        """100 %: one picture pixel on one device pixel, about the middle."""
        self.zoom_to(1.0)

    @Slot(float)
    def zoom_to(self, scale: float) -> None:
        """Show the middle at that scale (1.0 is 100 %)."""
        width, height = self._viewport
        self._zoom(width / 2, height / 2, scale, "")

    @Slot()
    def zoom_in(self) -> None:
        """Zoom in about the middle, to the next rung of the zoom ladder."""
        width, height = self._viewport
        self.step_at(width / 2, height / 2, 1)

    @Slot()
    def zoom_out(self) -> None:
        """Zoom out about the middle, to the next rung of the zoom ladder."""
        width, height = self._viewport
        self.step_at(width / 2, height / 2, -1)

    @Slot()
    def pan_left(self) -> None:
        """Look further left, by an eighth of the canvas."""
        self.pan_by(self._viewport[0] // _KEY_PAN_FRACTION, 0)

    @Slot()
    def pan_right(self) -> None:
        """Look further right, by an eighth of the canvas."""
        self.pan_by(-(self._viewport[0] // _KEY_PAN_FRACTION), 0)

    @Slot()
    def pan_up(self) -> None:
        """Look further up, by an eighth of the canvas."""
        self.pan_by(0, self._viewport[1] // _KEY_PAN_FRACTION)

    @Slot()
    def pan_down(self) -> None:
        """Look further down, by an eighth of the canvas."""
        self.pan_by(0, -(self._viewport[1] // _KEY_PAN_FRACTION))

    @Slot()
    def back(self) -> None:
        """Return to the view before the last move."""
        self._restore(self._history.back(self._moment()))

    @Slot()
    def forward(self) -> None:
        """Undo `back`."""
        self._restore(self._history.forward(self._moment()))

    @Slot(bool)
    def set_crosshair_shown(self, shown: bool) -> None:
        """Switch the crosshair of the other panes on or off."""
        if shown != self._crosshair_shown:
            self._crosshair_shown = shown
            self.crosshair_changed.emit(shown)

    # Moves for gestures

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the picture right by `dx` and down by `dy` device pixels."""
        if self._picture is None:
            return
        # A picture that is seen whole cannot move, so the fitting view stays the fitting one.
        moved = self.view.panned(dx, dy).clamped(self._picture, self._viewport)
        self._move(moved, "pan", is_fit=False, is_share=self._is_share)

    def zoom_at(self, x: float, y: float, factor: float) -> None:
        """Scale by `factor`, with the picture point under the device position ``(x, y)`` staying there."""
        self._zoom(x, y, self.scale * factor, "zoom")

    def step_at(self, x: float, y: float, steps: int) -> None:
        """Go `steps` rungs up (or, if negative, down) the zoom ladder at a device position.

        The scale that shows the entire picture is a rung too; stopping there gives the fitting view.
        """
        if self._picture is None:
            return
        fitting = fitting_scale(self._picture, self._viewport, whole=self._whole_factors)
        scale = self.scale
        for _ in range(abs(steps)):
            before, scale = scale, stepped_scale(scale, 1 if steps > 0 else -1)
            if min(before, scale) < fitting < max(before, scale):
                scale = fitting
        self._zoom(x, y, scale, "zoom", is_fit=scale == fitting)

    def zoom_to_region(self, region: Rect) -> None:
        """Show a whole region as large as possible. A region outside the picture is ignored."""
        if self._picture is None:
            return
        inside = region.intersected(Rect(0, 0, *self._picture))
        if not inside.is_empty:
            self._move(region_fitted(inside, self._viewport), "", is_fit=False, is_share=True)

    def begin_move(self) -> None:
        """A drag begins: until `end_move`, all moves are one entry in the history."""
        self._move_start = self._moment()

    def end_move(self) -> None:
        """The drag is over."""
        start, self._move_start = self._move_start, None
        if start is not None and start != self._moment():
            self._history.remember(start, "")

    def set_hover(self, x: int, y: int) -> None:
        """Set the picture pixel that the pointer is over."""
        if self._hover != (x, y):
            self._hover = (x, y)
            self.hovered.emit(x, y)

    def clear_hover(self) -> None:
        """The pointer is over no picture."""
        if self._hover is not None:
            self._hover = None
            self.left.emit()

    def set_band(self, region: Rect | None) -> None:
        """Show the region that is being dragged open in every pane; None removes it."""
        if region != self._band:
            self._band = region
            self.band_changed.emit()

    # How

    def _zoom(self, x: float, y: float, scale: float, kind: str, *, is_fit: bool = False) -> None:
        if self._picture is None:
            return
        view = self.view
        lowest = min(smallest_scale(self._picture, self._viewport), view.scale)
        scale = min(max(scale, lowest), MAX_SCALE)
        zoomed = view.zoomed_at(x, y, scale / view.scale, self._viewport)
        # The quotient may miss the scale by a rounding error, and 100 % must be 1.0.
        exact = ViewState(zoomed.center_x, zoomed.center_y, scale)
        self._move(exact.clamped(self._picture, self._viewport), kind, is_fit=is_fit)

    def _move(self, view: ViewState, kind: str, *, is_fit: bool, is_share: bool = False) -> None:
        if view == self.view and is_fit <= self._is_fit:
            # 100 % that is asked for where it is seen already is chosen from now on.
            self._is_share = is_share
            return
        if self._move_start is None:
            self._history.remember(self._moment(), kind)
        self._wanted = view
        self._is_fit = is_fit
        self._is_share = is_share
        self.changed.emit()

    def _moment(self) -> PastView:
        return PastView(None) if self._is_fit else PastView(self.view, self._is_share)

    def _restore(self, moment: PastView | None) -> None:
        if moment is not None:
            self._wanted = moment.view or self._wanted
            self._is_fit = moment.view is None
            self._is_share = moment.is_share
            self.changed.emit()
