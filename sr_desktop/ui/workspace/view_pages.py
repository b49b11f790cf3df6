"""The grid and the views that show several panes in one place, of which one is seen at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from sr_desktop.ui.panes.grid import PaneGrid
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.view.model import ViewModel
from sr_desktop.ui.view_modes.combined import CombinedView
from sr_desktop.ui.view_modes.modes import VIEW_MODES

OneView = TypeVar("OneView", bound=CombinedView)


class ViewPages(QWidget):
    """Lays them over each other and shows the chosen one, which then sets the size of the shared view's canvas.

    It wants as much room as the grid.

    Args:
        grid: The panes side by side.
        model: The shared view.
        settings: The remembered settings.
        parent: The Qt parent.
    """

    def __init__(self, grid: PaneGrid, model: ViewModel, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = grid
        grid.setParent(self)
        self._views = {mode.id: mode.make(model, settings, self) for mode in VIEW_MODES if mode.make is not None}
        self._chosen: str | None = None

    @property
    def chosen(self) -> str | None:
        """Id of the mode of the view that shows several panes in one place; None for the grid."""
        return self._chosen

    @property
    def combined(self) -> CombinedView | None:
        """That view; None for the grid."""
        return None if self._chosen is None else self._views[self._chosen]

    @property
    def all_combined(self) -> tuple[CombinedView, ...]:
        """Those views, hidden ones too."""
        return tuple(self._views.values())

    def view_of(self, kind: type[OneView]) -> OneView:
        """The view of this kind."""
        return next(view for view in self._views.values() if isinstance(view, kind))

    def choose(self, mode_id: str | None) -> None:
        """Choose the view of this mode, or the grid for any other; `turn` shows it."""
        self._chosen = mode_id if mode_id in self._views else None

    def turn(self) -> None:
        """Show only what is chosen."""
        shown: CombinedView | PaneGrid = self.combined or self._grid
        pages: tuple[CombinedView | PaneGrid, ...] = (self._grid, *self._views.values())
        for page in pages:
            page.set_leading(False)
            page.setVisible(page is shown)
        shown.set_leading(True)

    def offer(self, panes: Sequence[Pane]) -> None:
        """Offer these panes in the views that show several in one place."""
        for view in self._views.values():
            view.offer(list(panes))

    def sizeHint(self) -> QSize:  # noqa: N802
        """That of the grid."""
        return self._grid.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """That of the grid."""
        return self._grid.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Every page, shown or not, fills the area."""
        for page in (self._grid, *self._views.values()):
            page.setGeometry(self.rect())
        super().resizeEvent(event)
