"""The menu of a right click on a picture."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.line_profile import Line
from sr_desktop.ui.measuring.plots.feature import Plotting
from sr_desktop.ui.view_modes.wipe import WipeView
from sr_desktop.ui.window.copying import Copying
from sr_desktop.ui.workspace.workspace import Feature, Workspace

_SPOT_SIDE = 64
"""Side of the region that is measured around a spot, in output pixels; less where less can be seen."""
_SPOT_SHARE = 3
"""The region takes at most one part in so many of what can be seen."""


class PictureMenu(Feature):
    """Offers what can be done with the result under the pointer, or at it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        workspace.stage.menu_requested.connect(self._pop_up)

    @Slot(str, QPoint)
    def _pop_up(self, pane_id: str, at: QPoint) -> None:
        if self.workspace.has_picture:
            menu = self.menu(pane_id)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(at)

    def menu(self, pane_id: str) -> QMenu:
        """What can be done with a pane, and at the picture pixel that the pointer is over now."""
        stage = self.workspace.stage
        is_finished = stage.layer_of(pane_id) is not None
        spot = self._spot
        menu = QMenu(self.workspace.window)
        menu.setObjectName("picture-menu")
        entries: tuple[tuple[str, Callable[[], object], bool] | QMenu | None, ...] = (
            (self.tr("&Copy what is shown"), partial(self.workspace.feature(Copying).copy, pane_id), is_finished),
            None,
            (self.tr("Show &alone, or all"), partial(stage.show_alone, pane_id), True),
            self._others(pane_id, menu),
            None,
            (self.tr("&Measure here"), partial(self._measure, spot), True),
            (self.tr("Line &profile here"), partial(self._plot, spot), True),
            None,
            (self.tr("&Hide"), partial(stage.show_pane, pane_id, False), stage.combined_view is None),
        )
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, QMenu):
                menu.addMenu(entry)
            else:
                text, run, is_enabled = entry
                action = menu.addAction(text)
                action.triggered.connect(partial(_call, run))
                action.setEnabled(is_enabled)
        stage.pane_menu_opening.emit(pane_id, menu)
        return menu

    @property
    def _spot(self) -> tuple[int, int]:
        """The picture pixel under the pointer, else that in the middle of what can be seen."""
        seen = self.workspace.stage.model.visible_rect
        return self.workspace.stage.model.hover or (seen.x + seen.width // 2, seen.y + seen.height // 2)

    @Slot()
    def mark_region(self) -> None:
        """Mark a region to be measured at the pointer, or in the middle."""
        self._measure(self._spot)

    @Slot()
    def draw_line(self) -> None:
        """Draw a line at the pointer, or in the middle, and plot the values along it."""
        self._plot(self._spot)

    def _others(self, pane_id: str, menu: QMenu) -> QMenu:
        """The panes that it can be compared with by a wipe."""
        others = QMenu(self.tr("Compare &with"), menu)
        stage = self.workspace.stage
        names = [name for name in stage.order if name != pane_id and stage.can_be_seen(name)]
        for name in names:
            action = others.addAction(stage.titles[name].replace("&", "&&"))
            action.triggered.connect(partial(_call, partial(self._compare, pane_id, name)))
        others.setEnabled(bool(names) and stage.can_be_compared(pane_id))
        return others

    def _compare(self, one: str, other: str) -> None:
        wipe = self.workspace.stage.view_of(WipeView)
        wipe.choose(one, other)
        self.workspace.stage.show_mode("wipe")
        self.workspace.actions.refresh()

    def _measure(self, spot: tuple[int, int]) -> None:
        """Mark a square around the spot; the panes show what is measured in it."""
        model = self.workspace.stage.model
        seen, size = model.visible_rect, model.picture_size
        if size is None:
            return
        side = max(1, min(_SPOT_SIDE, seen.width // _SPOT_SHARE, seen.height // _SPOT_SHARE))
        x, y = (min(max(place - side // 2, 0), most - side) for place, most in zip(spot, size, strict=True))
        model.mark.set(Rect(x, y, side, side))

    def _plot(self, spot: tuple[int, int]) -> None:
        """Draw a line through the spot over half of what can be seen, and plot the values along it."""
        model = self.workspace.stage.model
        seen = model.visible_rect
        left = max(seen.x, min(spot[0] - seen.width // 4, seen.right - 1 - seen.width // 2))
        right = min(seen.right - 1, left + seen.width // 2)
        if left < right:
            # A smaller picture may have taken the place of the one that the menu was opened on.
            row = min(max(spot[1], seen.y), seen.bottom - 1)
            model.line.set(Line(left, row, right, row))
            self.workspace.feature(Plotting).profile.show()
            self.workspace.actions.refresh()


def _call(run: Callable[[], object], checked: bool = False) -> None:
    run()
