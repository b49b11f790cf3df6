"""Connects measuring to the window: the marked region's scores in the panes, and the table of scores."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot

from sr_desktop.export.session.parts import SavedSort
from sr_desktop.methods import SHIPPED
from sr_desktop.ui.measuring.dock import TableDock
from sr_desktop.ui.measuring.region_measuring import RegionMeasuring
from sr_desktop.ui.measuring.region_notes import RegionNotes
from sr_desktop.ui.measuring.table import ScoreTable, row_of
from sr_desktop.ui.model_cards import parameter_counts
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class Measuring(Feature):
    """Owns the measuring of the region and the table's dock, and keeps them up to date.

    Attributes:
        region: The scores of the marked region.
        dock: The table; visible while it is switched on and a picture is open.
        switch: Shows and hides it.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        stage, session, tasks = workspace.stage, workspace.session, workspace.tasks
        self._parameters: dict[str, int] = {}
        self.region = RegionMeasuring(session, workspace.scoring, tasks, stage.model.mark, self)
        self._notes = RegionNotes(self.region, workspace.scoring, session, stage, self)
        self.dock = TableDock(workspace.window)
        self.dock.number_style = lambda: workspace.settings.latex_numbers
        self.switch = workspace.docks.add(
            self.dock, is_wanted=workspace.settings.table_shown, remember=self._remember_table
        )
        self.dock.sorting.set_sort(workspace.settings.table_sort)
        self.dock.sorting.changed.connect(self._remember_sort)
        self.dock.copied.connect(self._tell)
        for changed in (
            self.region.changed,
            session.method_done,
            session.method_failed,
            session.method_scored,
            workspace.scoring.changed,
            session.restarted,
            stage.arrangement_changed,
            self.switch.wanted_changed,
        ):
            changed.connect(self._fill)
        method_ids = SHIPPED.ids
        tasks.submit(lambda _: parameter_counts(method_ids), done=self._take_parameters)

    def _remember_table(self, shown: bool) -> None:
        self.workspace.settings.table_shown = shown

    @Slot(object)
    def _remember_sort(self, sort: SavedSort) -> None:
        self.workspace.settings.table_sort = sort

    @Slot(int, str)
    def _tell(self, rows: int, form: str) -> None:
        self.workspace.toasts.notice(self.tr("Copied {rows} rows of the table as {form}.").format(rows=rows, form=form))

    def _take_parameters(self, counts: dict[str, int]) -> None:
        self._parameters = counts
        self._fill()

    @Slot()
    def _fill(self) -> None:
        plan = self.workspace.session.plan
        if not self.switch.is_wanted or plan is None:
            self.dock.set_table(ScoreTable())
            return
        results, in_region = self.workspace.session.results, self.region.scores
        catalogue, titles = self.workspace.session.catalogue, self.workspace.stage.titles
        rows = tuple(
            replace(
                row_of(name, titles[name], results.get(name), in_region.get(name), self._parameters.get(name)),
                color=catalogue.get(name).color,
            )
            for name in self.workspace.stage.wanted_methods
        )
        region = self.workspace.stage.model.mark.region
        metrics = self.workspace.scoring.metrics
        self.dock.set_table(ScoreTable(rows, plan.picture.name, region, self.region.is_current, plan.protocol, metrics))
