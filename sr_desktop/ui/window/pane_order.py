"""Moving panes to other places by key."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QCursor

from sr_desktop.ui.actions.actions import Actions
from sr_desktop.ui.actions.ids import ActionId
from sr_desktop.ui.settings import Layout
from sr_desktop.ui.window.menus import Menus
from sr_desktop.ui.workspace.pane_actions import PaneActions
from sr_desktop.ui.workspace.pane_area import PaneArea
from sr_desktop.ui.workspace.pane_feed import ORIGINAL


class PaneOrder(QObject):
    """Keeps the actions of the panes in the order of the panes, and moves the current pane by key.

    Args:
        actions: The window's actions.
        pane_actions: The actions of the panes, whose keys stay with the places.
        menus: Where they are listed.
        stage: The panes.
    """

    def __init__(self, actions: Actions, pane_actions: PaneActions, menus: Menus, stage: PaneArea) -> None:
        super().__init__(stage)
        self._pane_actions = pane_actions
        self._menus = menus
        self._stage = stage
        self._moved: tuple[str, QPoint] | None = None
        actions[ActionId.MOVE_BACK].triggered.connect(self._move_back)
        actions[ActionId.MOVE_ON].triggered.connect(self._move_on)
        pane_actions.reordered.connect(self._list)
        stage.arrangement_changed.connect(self._follow)
        self._follow()

    @Slot()
    def _move_back(self) -> None:
        self._move(-1)

    @Slot()
    def _move_on(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        if self._stage.arrangement not in (Layout.GRID, Layout.SINGLE):
            return
        pointer, name = QCursor.pos(), self._stage.current
        if self._moved is not None and self._moved[1] == pointer and self._moved[0] in self._stage.shown:
            # The pane has left from under the pointer, which has stayed: the next press moves the same pane on.
            name = self._moved[0]
        if name is not None:
            self._moved = name, pointer
            self._stage.move_pane(name, step)

    @Slot()
    def _follow(self) -> None:
        self._pane_actions.set_order(self._stage.order)

    @Slot()
    def _list(self) -> None:
        shown = [action for action in self._pane_actions.shown if action.data() != ORIGINAL]
        self._menus.set_order(shown, self._pane_actions.solo)
