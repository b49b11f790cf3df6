"""Joins what measures to the window: the marked region's figures in the panes, the table of figures, the plots."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QTabWidget

from sr_desktop.methods import SHIPPED
from sr_desktop.ui.actions.ids import ActionId
from sr_desktop.ui.measuring.dock import TableDock
from sr_desktop.ui.measuring.parameters import parameter_counts
from sr_desktop.ui.measuring.plots.feature import Plotting
from sr_desktop.ui.measuring.region_measuring import RegionMeasuring
from sr_desktop.ui.measuring.region_notes import RegionNotes
from sr_desktop.ui.measuring.table import Table, row_of
from sr_desktop.ui.workspace.dock_switch import DockSwitch
from sr_desktop.ui.workspace.parts import WindowParts


class Measuring(QObject):
    """Owns the measuring of the region, the table's dock and the plots, and keeps them true.

    Attributes:
        region: The figures of the marked region.
        dock: The table; it is seen while its action is checked and a picture is open.
        plots: Line profile, spectrum and histogram, in tabs beside the table unless the user moved them.
    """

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        window, stage, session, tasks = parts.window, parts.stage, parts.session, parts.tasks
        settings = parts.settings
        self._parts = parts
        self._parameters: dict[str, int] = {}
        self._action = parts.actions[ActionId.TABLE]
        self.region = RegionMeasuring(session, tasks, stage.model.mark, self)
        self._notes = RegionNotes(self.region, stage, self)
        self.dock = TableDock(window)
        table = DockSwitch(self.dock, self._action, session, settings.table_shown, self._remember_table, self)
        self.plots = Plotting(parts)
        self._switches = (table, *self.plots.switches)
        window.setTabPosition(Qt.DockWidgetArea.BottomDockWidgetArea, QTabWidget.TabPosition.North)
        for switch in self._switches:
            window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, switch.dock)
            if switch is not table:
                window.tabifyDockWidget(self.dock, switch.dock)
        window.restoreState(settings.window_state)

        self._action.toggled.connect(self._fill)
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
        method_ids = SHIPPED.ids
        tasks.submit(lambda _: parameter_counts(method_ids), done=self._take_parameters)

    def remember(self) -> None:
        """Keep where the docks are, and which of them is in front, for the next start."""
        self._remember_front()
        self._parts.settings.window_state = self._parts.window.saveState()

    def _remember_table(self, shown: bool) -> None:
        self._parts.settings.table_shown = shown

    def _remember_front(self) -> None:
        for switch in self._switches:
            if switch.is_in_front:
                self._parts.settings.front_dock = switch.dock.objectName()

    @Slot()
    def _follow_session(self) -> None:
        """Show the docks of an open picture, the one in front that was, and none without a picture."""
        if self._parts.session.plan is None:
            self._remember_front()
        for switch in self._switches:
            switch.follow()
        for switch in self._switches:
            if switch.is_on and switch.dock.objectName() == self._parts.settings.front_dock:
                switch.dock.raise_()

    @Slot(int, str)
    def _tell(self, rows: int, form: str) -> None:
        self._parts.toasts.notice(self.tr("Copied {rows} rows of the table as {form}.").format(rows=rows, form=form))

    def _take_parameters(self, counts: dict[str, int]) -> None:
        self._parameters = counts
        self._fill()

    @Slot()
    def _fill(self) -> None:
        plan = self._parts.session.plan
        if not self._action.isChecked() or plan is None:
            self.dock.set_table(Table())
            return
        results, in_region = self._parts.session.results, self.region.figures
        rows = tuple(
            row_of(
                name, self._parts.stage.titles[name], results.get(name), in_region.get(name), self._parameters.get(name)
            )
            for name in self._parts.stage.wanted_methods
        )
        self.dock.set_table(Table(rows, plan.picture.name, self._parts.stage.model.mark.region, self.region.is_current))
