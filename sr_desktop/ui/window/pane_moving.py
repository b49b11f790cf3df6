"""Moving panes to other places by key."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QCursor

from sr_desktop.ui.workspace.workspace import Feature, Workspace


class PaneMoving(Feature):
    """Moves the current pane among the others."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._moved: tuple[str, QPoint] | None = None

    @Slot()
    def move_back(self) -> None:
        """Change places with the previous pane."""
        self._move(-1)

    @Slot()
    def move_on(self) -> None:
        """Change places with the next pane."""
        self._move(1)

    def _move(self, step: int) -> None:
        stage = self.workspace.stage
        if stage.combined_view is not None:
            return
        pointer, name = QCursor.pos(), stage.current
        if self._moved is not None and self._moved[1] == pointer and self._moved[0] in stage.shown:
            # The pane has moved away from the pointer: keep it current, so that the next press moves the same pane.
            name = self._moved[0]
        if name is not None:
            self._moved = name, pointer
            stage.move_pane(name, step)
