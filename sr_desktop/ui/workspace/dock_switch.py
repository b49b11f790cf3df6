"""Joins a dock to the action that shows it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from sr_desktop.ui.widgets.closable_dock import ClosableDock
from sr_desktop.ui.workspace.session import Session


class DockSwitch(QObject):
    """Shows a dock while its action is checked and, if it is about the open picture, one is open.

    The action of a dock whose tab lies behind another brings it to the front first.

    Args:
        dock: What is shown.
        action: What is checked.
        session: Knows whether a picture is open; None for a dock that needs none.
        is_shown: Whether it is checked to begin with.
        remember: Told whenever it is checked or unchecked; None if nobody needs to know.
        parent: The owner.

    Signals:
        front_changed: The dock can be seen now, or can no more.
    """

    front_changed = Signal(bool)

    def __init__(
        self,
        dock: ClosableDock,
        action: QAction,
        session: Session | None,
        is_shown: bool,
        remember: Callable[[bool], None] | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.dock = dock
        self._action = action
        self._session = session
        self._remember = remember
        self._is_in_front = False
        action.setChecked(is_shown)
        action.toggled.connect(self._toggle)
        dock.closed.connect(self._uncheck)
        dock.visibilityChanged.connect(self._follow_visibility)
        self.follow()

    @property
    def is_on(self) -> bool:
        """Whether the dock is shown, be it behind the tab of another."""
        return self._action.isChecked() and (self._session is None or self._session.plan is not None)

    @property
    def is_in_front(self) -> bool:
        """Whether the dock can be seen: it is not behind the tab of another."""
        return self._is_in_front

    @Slot()
    def show(self) -> None:
        """Check the action, and bring the dock to the front."""
        self._action.setChecked(True)
        self.dock.raise_()

    @Slot()
    def follow(self) -> None:
        """Show or hide the dock."""
        self.dock.setVisible(self.is_on)

    @Slot(bool)
    def _toggle(self, checked: bool) -> None:
        if not checked and self.dock.isVisible() and not self._is_in_front:
            self.show()
            return
        if self._remember is not None:
            self._remember(checked)
        self.follow()
        if checked:
            self.dock.raise_()

    @Slot()
    def _uncheck(self) -> None:
        self._action.setChecked(False)

    @Slot(bool)
    def _follow_visibility(self, visible: bool) -> None:
        self._is_in_front = visible
        self.front_changed.emit(visible)
