"""Gives the actions of a window the keys that the user has chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction

from sr_desktop.ui.actions.wording import default_keys, first_key, set_keys
from sr_desktop.ui.keys.bindings import Bindings
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class Keymap(Feature):
    """The keys of the window's actions, including those that show one pane alone. Remembers the user's choices.

    Signals:
        changed: The keys of some action have changed.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._actions = workspace.actions
        self._pane_actions = workspace.pane_actions
        self._settings = workspace.settings
        self._pane_actions.panes_changed.connect(self._apply)
        self._apply()

    def chapters(self) -> tuple[tuple[str, Sequence[QAction]], ...]:
        """All actions that can have keys, under titles."""
        return (*self._actions.groups(), (self.tr("One pane alone"), self._pane_actions.solo))

    @property
    def bindings(self) -> Bindings:
        """The current keys."""
        return Bindings({action.objectName(): default_keys(action) for action in self._all()}, self._settings.keys)

    def choose(self, bindings: Bindings) -> None:
        """Apply these keys at once, and remember them."""
        self._settings.keys = dict(bindings.chosen)
        self._apply()
        self.changed.emit()

    @Slot()
    def _apply(self) -> None:
        bindings = self.bindings
        for action in self._all():
            set_keys(action, bindings.keys(action.objectName()))
        self._tell_panes()

    def _tell_panes(self) -> None:
        """Show the current keys in the titles of the panes."""
        alone = {action.data(): first_key(action) for action in self._pane_actions.solo}
        moving = (first_key(self._actions[command_id]) for command_id in ("move-back", "move-on"))
        self.workspace.stage.tell_keys(alone, ", ".join(key for key in moving if key))

    def _all(self) -> Iterator[QAction]:
        for _, actions in self.chapters():
            yield from actions
