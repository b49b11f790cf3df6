"""Gives the actions of a window the keys that the user has chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from sr_desktop.ui.actions.actions import Actions
from sr_desktop.ui.actions.wording import default_keys, set_keys
from sr_desktop.ui.keys.bindings import Bindings
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.workspace.pane_actions import PaneActions


class Keymap(QObject):
    """The keys of a window's actions, those that show one pane alone among them. Remembers what was chosen.

    Args:
        actions: The window's actions.
        pane_actions: Those of its panes, of which there may be more later.
        settings: Where the choice is kept.
        parent: The window.

    Signals:
        changed: Some action has other keys than before.
    """

    changed = Signal()

    def __init__(
        self, actions: Actions, pane_actions: PaneActions, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._pane_actions = pane_actions
        self._settings = settings
        pane_actions.panes_changed.connect(self._apply)
        self._apply()

    def chapters(self) -> tuple[tuple[str, Sequence[QAction]], ...]:
        """All actions that have keys or may get some, under titles."""
        return (*self._actions.groups(), (self.tr("One pane alone"), self._pane_actions.solo))

    @property
    def bindings(self) -> Bindings:
        """The keys as they are."""
        return Bindings({action.objectName(): default_keys(action) for action in self._all()}, self._settings.keys)

    def choose(self, bindings: Bindings) -> None:
        """Take other keys, at once, and remember them."""
        self._settings.keys = dict(bindings.chosen)
        self._apply()
        self.changed.emit()

    @Slot()
    def _apply(self) -> None:
        bindings = self.bindings
        for action in self._all():
            set_keys(action, bindings.keys(action.objectName()))

    def _all(self) -> Iterator[QAction]:
        for _, actions in self.chapters():
            yield from actions
