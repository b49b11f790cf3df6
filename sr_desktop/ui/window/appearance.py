"""Full screen, the colours of the window, the crosshair."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QToolBar, QWidget

from sr_desktop.imaging.backdrop import Backdrop
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.theme.colors import set_surround
from sr_desktop.ui.theme.theme import ThemeChoice
from sr_desktop.ui.view_modes.modes import GRID
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class Appearance(Feature):
    """Changes how the window looks, and remembers it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._hidden: tuple[QWidget, ...] = ()
        workspace.stage.model.set_crosshair_shown(workspace.settings.crosshair)
        self.apply_view_settings()

    def set_theme(self, choice: ThemeChoice) -> None:
        """Change the colours at once."""
        self.workspace.settings.theme = choice
        if self.workspace.theme.choice is not choice:
            self.workspace.theme.set_choice(choice)

    def set_backdrop(self, backdrop: Backdrop) -> None:
        """Show this behind transparent pixels, and remember it."""
        self.workspace.settings.backdrop = backdrop
        self.workspace.stage.model.set_backdrop(backdrop)

    def apply_view_settings(self) -> None:
        """Show pictures in the chosen surround, fitted and scrolled as chosen."""
        set_surround(self.workspace.settings.surround)
        self.workspace.stage.model.set_whole_factors(self.workspace.settings.whole_factors)
        self.workspace.stage.model.scrolling = self.workspace.settings.scrolling

    @Slot()
    def toggle_full_screen(self) -> None:
        """Enter or leave full screen, where there is nothing but the panes."""
        window = self.workspace.window
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot()
    def step_back(self) -> None:
        """Leave full screen; if there is none, go back to the grid."""
        if self.workspace.window.isFullScreen():
            self.toggle_full_screen()
        else:
            self.workspace.stage.show_mode(GRID.id)

    def follow_window(self, *, is_closing: bool = False) -> None:
        """In full screen, hide everything around the panes; bring it back afterwards, and before it is remembered."""
        window = self.workspace.window
        is_full = window.isFullScreen() and not is_closing
        if is_full == bool(self._hidden):
            return
        self.workspace.docks.set_full_screen(is_full)
        self.workspace.feature(Collection).strip_switch.set_full_screen(is_full)
        if is_full:
            around = (window.menuBar(), window.statusBar(), *window.findChildren(QToolBar))
            self._hidden = tuple(part for part in around if not part.isHidden())
        for part in self._hidden:
            part.setVisible(not is_full)
        if not is_full:
            self._hidden = ()

    @Slot()
    def toggle_crosshair(self) -> None:
        """Show or hide the crosshair: a mark in every other pane at the spot under the pointer."""
        shown = not self.workspace.settings.crosshair
        self.workspace.settings.crosshair = shown
        self.workspace.stage.model.set_crosshair_shown(shown)
