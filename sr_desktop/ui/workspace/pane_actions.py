"""For every pane an action that shows or hides it, and one that shows it alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from sr_desktop.ui.actions.wording import declare_keys, tip_of

KEYED_PANES = 9
"""So many panes have a key that shows them alone."""


class PaneActions(QObject):
    """Two actions a pane, in the order of the panes. The keys are those of tabs in a browser: Ctrl and the number.

    Args:
        panes: ``(id, title)`` of every pane.
        window: Whose keys they are.

    Signals:
        shown_changed: ``(id, shown)``: the user showed or hid a pane.
        solo_requested: ``(id,)``: the user wants this pane alone.
        reordered: The actions are in another order.
        panes_changed: There is another pane, or one less, or they are in another order: each has its declared keys.
    """

    shown_changed = Signal(str, bool)
    solo_requested = Signal(str)
    reordered = Signal()
    panes_changed = Signal()

    def __init__(self, panes: Sequence[tuple[str, str]], window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._shown: dict[str, QAction] = {}
        self._solo: dict[str, QAction] = {}
        for pane_id, title in panes:
            self.add(pane_id, title)

    def add(self, pane_id: str, title: str) -> tuple[QAction, QAction]:
        """The actions of one more pane, the last: the one that shows or hides it, and the one that shows it alone."""
        label = title.replace("&", "&&")
        show = QAction(label, self._window, checkable=True, checked=True)
        show.setObjectName(f"show-{pane_id}")
        show.setData(pane_id)
        declare_keys(show, self.tr("Show or hide {title}").format(title=title), ())
        show.triggered.connect(self._show)
        solo = QAction(label, self._window)
        solo.setObjectName(f"solo-{pane_id}")
        solo.setData(pane_id)
        tip = self.tr("Show {title} alone, or all panes again").format(title=title)
        declare_keys(solo, tip, ())
        solo.triggered.connect(self._ask_solo)
        self._window.addAction(solo)
        self._shown[pane_id] = show
        self._solo[pane_id] = solo
        self._assign_keys()
        return show, solo

    def remove(self, pane_id: str) -> None:
        """Let go of a pane's actions; they leave their menus. Those behind move up."""
        for actions in (self._shown, self._solo):
            action = actions.pop(pane_id, None)
            if action is not None:
                self._window.removeAction(action)
                action.deleteLater()
        self._assign_keys()

    def set_order(self, pane_ids: Sequence[str]) -> None:
        """Put the actions in this order, those of panes not named last; the keys stay with the places."""
        known = tuple(self._solo)
        order = (*(name for name in pane_ids if name in known), *(name for name in known if name not in pane_ids))
        if order == known:
            return
        self._shown = {pane_id: self._shown[pane_id] for pane_id in order}
        self._solo = {pane_id: self._solo[pane_id] for pane_id in order}
        self._assign_keys()
        self.reordered.emit()

    @property
    def shown(self) -> tuple[QAction, ...]:
        """The check boxes of the menu."""
        return tuple(self._shown.values())

    @property
    def solo(self) -> tuple[QAction, ...]:
        """The actions that show a pane alone."""
        return tuple(self._solo.values())

    def set_shown(self, pane_id: str, shown: bool) -> None:
        """Reflect what is shown; no signal follows."""
        if pane_id in self._shown:
            self._shown[pane_id].setChecked(shown)

    def set_enabled(self, enabled: bool) -> None:
        """Enable or disable those that need a picture."""
        for action in self._solo.values():
            action.setEnabled(enabled)

    def _assign_keys(self) -> None:
        for number, action in enumerate(self._solo.values(), start=1):
            declare_keys(action, tip_of(action), (f"Ctrl+{number}",) if number <= KEYED_PANES else ())
        self.panes_changed.emit()

    @Slot(bool)
    def _show(self, shown: bool) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.shown_changed.emit(action.data(), shown)

    @Slot()
    def _ask_solo(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.solo_requested.emit(action.data())
