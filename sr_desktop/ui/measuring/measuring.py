"""Joins what measures to the window: the marked region's figures in the panes, and the table of all figures."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QMainWindow

from sr_desktop import methods
from sr_desktop.ui.actions.actions import Actions
from sr_desktop.ui.actions.ids import ActionId
from sr_desktop.ui.background.tasks import Tasks
from sr_desktop.ui.measuring.dock import TableDock
from sr_desktop.ui.measuring.parameters import parameter_counts
from sr_desktop.ui.measuring.region_measuring import RegionMeasuring
from sr_desktop.ui.measuring.region_notes import RegionNotes
from sr_desktop.ui.measuring.table import Table, row_of
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.toasts import Toasts
from sr_desktop.ui.window.session import Session
from sr_desktop.ui.window.stage import Stage


class Measuring(QObject):
    """Owns the measuring of the region and the table's dock, and keeps them true.

    Attributes:
        region: The figures of the marked region.
        dock: The table; it is seen while its action is checked and a picture is open.
    """

    def __init__(
        self,
        window: QMainWindow,
        actions: Actions,
        stage: Stage,
        session: Session,
        tasks: Tasks,
        settings: Settings,
        toasts: Toasts,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._stage = stage
        self._settings = settings
        self._toasts = toasts
        self._parameters: dict[str, int] = {}
        self._action = actions[ActionId.TABLE]
        self.region = RegionMeasuring(session, tasks, stage.model.mark, self)
        self._notes = RegionNotes(self.region, stage, self)
        self.dock = TableDock(window)
        window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.dock)
        window.restoreState(settings.window_state)

        self._action.setChecked(settings.table_shown)
        self._action.toggled.connect(self._show_table)
        self.dock.closed.connect(self._uncheck)
        self.dock.copied.connect(self._tell)
        for changed in (
            self.region.changed,
            session.method_done,
            session.method_failed,
            session.restarted,
            stage.arrangement_changed,
        ):
            changed.connect(self._fill)
        session.restarted.connect(self._follow_session)
        self._follow_session()
        method_ids = (*methods.DEFAULT_IDS, *methods.extra_ids())
        tasks.submit(lambda _: parameter_counts(method_ids), done=self._take_parameters)

    def remember(self) -> None:
        """Keep where the dock is for the next start."""
        self._settings.window_state = self._window.saveState()

    @Slot(bool)
    def _show_table(self, shown: bool) -> None:
        self._settings.table_shown = shown
        self._follow_session()
        self._fill()

    @Slot()
    def _uncheck(self) -> None:
        self._action.setChecked(False)

    @Slot()
    def _follow_session(self) -> None:
        self.dock.setVisible(self._action.isChecked() and self._session.plan is not None)

    @Slot(int, str)
    def _tell(self, rows: int, form: str) -> None:
        self._toasts.notice(self.tr("Copied {rows} rows of the table as {form}.").format(rows=rows, form=form))

    def _take_parameters(self, counts: dict[str, int]) -> None:
        self._parameters = counts
        self._fill()

    @Slot()
    def _fill(self) -> None:
        plan = self._session.plan
        if not self._action.isChecked() or plan is None:
            self.dock.set_table(Table())
            return
        results, in_region = self._session.results, self.region.figures
        rows = tuple(
            row_of(name, self._stage.titles[name], results.get(name), in_region.get(name), self._parameters.get(name))
            for name in self._stage.wanted_methods
        )
        self.dock.set_table(Table(rows, plan.picture.name, self._stage.model.mark.region, self.region.is_current))
