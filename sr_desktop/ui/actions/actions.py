"""The actions of a window, made from their declarations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from sr_desktop.ui.actions import comparison, files, measuring, panes, pictures, view, window
from sr_desktop.ui.actions.declaration import Declaration
from sr_desktop.ui.actions.ids import ActionId
from sr_desktop.ui.actions.wording import declare_keys, plain_label
from sr_desktop.ui.theme.icons import icon as load_icon


class Actions(QObject):
    """The window's actions by name. Whoever handles one connects to its `triggered`.

    An action that needs a picture is disabled by `set_picture_open(False)`, and then leaves its key to whatever has the
    focus, so that arrows still move through the welcome page.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._actions: dict[ActionId, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._needing_picture: list[QAction] = []
        self._chapters: list[tuple[str, Sequence[QAction]]] = []
        for title, declarations in (
            (self.tr("Files"), files.declarations()),
            (self.tr("Pictures"), pictures.declarations()),
            (self.tr("View"), view.declarations()),
            (self.tr("Panes"), panes.declarations()),
            (self.tr("Measuring"), measuring.declarations()),
            (self.tr("Comparison"), comparison.declarations()),
            (self.tr("Window"), window.declarations()),
        ):
            self._chapters.append((title, [self._add(declaration) for declaration in declarations]))
        self.set_picture_open(False)

    def __getitem__(self, action_id: ActionId) -> QAction:
        return self._actions[action_id]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def groups(self) -> tuple[tuple[str, Sequence[QAction]], ...]:
        """All actions under titles, for a page that lists them."""
        return tuple(self._chapters)

    def set_picture_open(self, is_open: bool) -> None:
        """Enable or disable all that makes sense only while a picture is open."""
        for action in self._needing_picture:
            action.setEnabled(is_open)

    def _add(self, declared: Declaration) -> QAction:
        action = QAction(declared.label, self._window)
        action.setObjectName(declared.id.value)
        action.setCheckable(declared.checkable or declared.group is not None)
        action.setIconText(plain_label(declared.label) if declared.short is None else declared.short)
        declare_keys(action, declared.tip, declared.keys)
        if declared.icon is not None:
            action.setIcon(load_icon(declared.icon))
        if declared.group is not None:
            self._groups.setdefault(declared.group, QActionGroup(self)).addAction(action)
        if declared.needs_picture:
            self._needing_picture.append(action)
        # Belonging to the window makes a key work even where no menu or button shows the action.
        self._window.addAction(action)
        self._actions[declared.id] = action
        return action
