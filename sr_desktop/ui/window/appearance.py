"""Full screen, the colours of the window, the crosshair."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot

from sr_desktop.imaging.backdrop import Backdrop
from sr_desktop.ui.theme.theme import ThemeChoice
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class Appearance(Feature):
    """Changes how the window looks, and remembers it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        workspace.stage.model.set_crosshair_shown(workspace.settings.crosshair)

    def set_theme(self, choice: ThemeChoice) -> None:
        """Change the colours at once."""
        self.workspace.settings.theme = choice
        if self.workspace.theme.choice is not choice:
            self.workspace.theme.set_choice(choice)

    def set_backdrop(self, backdrop: Backdrop) -> None:
        """Show this behind transparent pixels, and remember it."""
        self.workspace.settings.backdrop = backdrop
        self.workspace.stage.model.set_backdrop(backdrop)

    @Slot()
    def toggle_full_screen(self) -> None:
        """Enter or leave full screen."""
        window = self.workspace.window
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot()
    def toggle_crosshair(self) -> None:
        """Show or hide the crosshair: a mark in every other pane at the spot under the pointer."""
        shown = not self.workspace.settings.crosshair
        self.workspace.settings.crosshair = shown
        self.workspace.stage.model.set_crosshair_shown(shown)
