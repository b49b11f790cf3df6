"""What all kinds of methods that the user adds have in common, and their menu."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from sr_desktop.methods import Method
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class UserMethods(Feature):
    """One kind of methods that the user adds and removes; each gets a pane, its keys and its place in the menus.

    Signals:
        added: ``(id,)`` of a method that was added, or added again.
        removed: ``(id,)`` of one that was removed.
        failed: One sentence on why a file cannot be added.
        notice: An informational message.
    """

    added = Signal(str)
    removed = Signal(str)
    failed = Signal(str)
    notice = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.added.connect(workspace.stage.add_method)
        self.removed.connect(workspace.stage.remove_method)
        self.failed.connect(workspace.toasts.error)
        self.notice.connect(workspace.toasts.notice)

    @property
    def all(self) -> tuple[Method, ...]:
        """The current methods, in the order in which they were added."""
        raise NotImplementedError

    def remove(self, method_id: str) -> None:
        """Remove a method; the catalogue keeps it until the program ends, because it may be running."""
        raise NotImplementedError


class RemoveMenu(QMenu):
    """Lists the added methods; picking one removes it. Disabled without any."""

    def __init__(self, title: str, added: UserMethods, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._added = added
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)
        self.triggered.connect(self._remove)
        added.added.connect(self._follow)
        added.removed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        self.menuAction().setEnabled(bool(self._added.all))

    @Slot()
    def _fill(self) -> None:
        self.clear()
        for method in self._added.all:
            action = self.addAction(method.title.replace("&", "&&"))
            action.setToolTip(str(method.model or method.result or method.results))
            action.setData(method.id)

    @Slot(QAction)
    def _remove(self, action: QAction) -> None:
        self._added.remove(action.data())
