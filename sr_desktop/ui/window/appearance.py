"""Full screen, the colours of the window, the crosshair."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot

from sr_desktop.ui.theme.theme import ThemeChoice
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class Appearance(Feature):
    """Changes how the window looks, and remembers it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        workspace.stage.model.set_crosshair_shown(workspace.settings.crosshair)

    def set_theme(self, choice: ThemeChoice) -> None:
        """Take other colours, at once."""
        self.workspace.settings.theme = choice
        if self.workspace.theme.choice is not choice:
            self.workspace.theme.set_choice(choice)

    @Slot()
    def toggle_full_screen(self) -> None:
        """Use the whole screen, or leave it."""
        window = self.workspace.window
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot()
    def toggle_crosshair(self) -> None:
        """Mark the spot under the pointer in every other pane, or no more."""
        shown = not self.workspace.settings.crosshair
        self.workspace.settings.crosshair = shown
        self.workspace.stage.model.set_crosshair_shown(shown)
