"""For every pane an action that shows or hides it, and one that shows it alone."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from sr_desktop.ui.actions.wording import declare_keys, default_keys, tip_of
from sr_desktop.ui.workspace.pane_area import PaneArea
from sr_desktop.ui.workspace.plan import Plan
from sr_desktop.ui.workspace.session import Session

KEYED_PANES = 9
"""How many panes have a key that shows them alone."""


class PaneActions(QObject):
    """Two actions per pane, in the order of the panes. The keys are those of tabs in a browser: Ctrl and the number.

    Args:
        area: The panes.
        session: Knows whether a picture is open.
        window: The window that the keys belong to.

    Signals:
        panes_changed: There is another pane, or one less, or they are in another order: each has its declared keys.
    """

    panes_changed = Signal()

    def __init__(self, area: PaneArea, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._area = area
        self._session = session
        self._shown: dict[str, QAction] = {}
        self._solo: dict[str, QAction] = {}
        area.arrangement_changed.connect(self._follow)
        session.restarted.connect(self._enable)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        """The actions follow the panes, their order and which are shown."""
        order = self._area.order
        if order != tuple(self._solo):
            for gone in [pane_id for pane_id in self._solo if pane_id not in order]:
                self._remove(gone)
            for pane_id in order:
                if pane_id not in self._solo:
                    self._add(pane_id, self._area.titles[pane_id])
            self._shown = {pane_id: self._shown[pane_id] for pane_id in order}
            self._solo = {pane_id: self._solo[pane_id] for pane_id in order}
            self._assign_keys()
            self._enable(self._session.plan)
        shown = self._area.unhidden
        for pane_id, action in self._shown.items():
            action.setChecked(pane_id in shown)

    def _add(self, pane_id: str, title: str) -> None:
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

    def rename(self, pane_id: str, title: str) -> None:
        """Show this title in the menus."""
        label = title.replace("&", "&&")
        tips = (self.tr("Show or hide {title}"), self.tr("Show {title} alone, or all panes again"))
        for actions, tip in zip((self._shown, self._solo), tips, strict=True):
            action = actions[pane_id]
            action.setText(label)
            declare_keys(action, tip.format(title=title), default_keys(action))

    def _remove(self, pane_id: str) -> None:
        """Remove a pane's actions from their menus."""
        for actions in (self._shown, self._solo):
            action = actions.pop(pane_id)
            self._window.removeAction(action)
            action.deleteLater()

    @property
    def shown(self) -> tuple[QAction, ...]:
        """The check boxes of the menu."""
        return tuple(self._shown.values())

    @property
    def solo(self) -> tuple[QAction, ...]:
        """The actions that show a pane alone."""
        return tuple(self._solo.values())

    @Slot(object)
    def _enable(self, plan: Plan | None) -> None:
        for action in self._solo.values():
            action.setEnabled(plan is not None)

    def _assign_keys(self) -> None:
        for number, action in enumerate(self._solo.values(), start=1):
            declare_keys(action, tip_of(action), (f"Ctrl+{number}",) if number <= KEYED_PANES else ())
        self.panes_changed.emit()

    @Slot(bool)
    def _show(self, shown: bool) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._area.show_pane(action.data(), shown)

    @Slot()
    def _ask_solo(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._area.show_alone(action.data())
