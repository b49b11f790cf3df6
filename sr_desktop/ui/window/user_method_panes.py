"""Panes for the methods that the user adds."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from sr_desktop.ui.user_methods.common import UserMethods
from sr_desktop.ui.widgets.toasts import Toasts
from sr_desktop.ui.window.menus import Menus
from sr_desktop.ui.workspace.pane_actions import PaneActions
from sr_desktop.ui.workspace.pane_area import PaneArea
from sr_desktop.ui.workspace.session import Session


class UserMethodPanes(QObject):
    """Gives every method that the user adds its pane, its keys and its place in the menus, and takes them back.

    Args:
        kinds: What is followed.
    """

    def __init__(
        self,
        kinds: tuple[UserMethods, ...],
        stage: PaneArea,
        session: Session,
        pane_actions: PaneActions,
        menus: Menus,
        toasts: Toasts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._stage = stage
        self._session = session
        self._pane_actions = pane_actions
        self._menus = menus
        for kind in kinds:
            kind.added.connect(self._show)
            kind.removed.connect(self._drop)
            kind.failed.connect(toasts.error)
            kind.notice.connect(toasts.notice)

    @Slot(str)
    def _show(self, method_id: str) -> None:
        if method_id not in self._stage.order:
            self._pane_actions.remove(method_id)
            title = self._session.catalogue.get(method_id).title
            self._menus.add_pane(*self._pane_actions.add(method_id, title))
            self._pane_actions.set_enabled(self._session.plan is not None)
        self._stage.add_method(method_id)

    @Slot(str)
    def _drop(self, method_id: str) -> None:
        self._stage.remove_method(method_id)
        self._pane_actions.remove(method_id)
