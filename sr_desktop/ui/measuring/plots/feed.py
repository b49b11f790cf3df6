"""Keeps a plot up to date with the results and with what the user has marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QCoreApplication, QObject, Slot

from sr_desktop import SCALE
from sr_desktop.engine.worker.jobs import Worker
from sr_desktop.engine.worker.messages import WorkerLostError
from sr_desktop.export.chart.jobs import PlotJob
from sr_desktop.export.chart.measures import PlotMeasure, Series
from sr_desktop.export.chart.styles import REFERENCE_STYLE, CurveStyle, CurveStyles
from sr_desktop.export.figure.wording import plain
from sr_desktop.imaging.layer import Layer
from sr_desktop.ui.background.latest import LatestMeasuring
from sr_desktop.ui.background.plot_library import PlotLibrary
from sr_desktop.ui.background.worker_tasks import in_worker
from sr_desktop.ui.measuring.plots.dock import PlotContext, PlotDock
from sr_desktop.ui.measuring.plots.legend import Entry
from sr_desktop.ui.translation.messages import capitalized, with_input
from sr_desktop.ui.translation.names import published
from sr_desktop.ui.workspace.docks import DockSwitch
from sr_desktop.ui.workspace.pane_feed import ORIGINAL
from sr_desktop.ui.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _MeasuredInWorker:
    """What is measured, and where: numpy would hold the window up."""

    what: PlotMeasure
    worker: Worker = field(compare=False)

    def measure(self, layer: Layer, checkpoint: Callable[[], None]) -> Series:
        """The series of a pane."""
        try:
            return in_worker(self.worker, PlotJob(self.what, layer), checkpoint)
        except WorkerLostError:
            # Why it was lost is said by what was computed; the plot does without it.
            return self.what.measure(layer, checkpoint)


class PlotFeed(QObject):
    """Measures what a dock asks for in every finished pane while the dock is visible, and shows it there.

    Args:
        dock: Shows the plot.
        switch: Knows whether the dock is visible.
        workspace: Whose panes and results.
        styles: The styles of the curves.
        parent: The owner.
    """

    def __init__(
        self,
        dock: PlotDock,
        switch: DockSwitch,
        workspace: Workspace,
        styles: CurveStyles,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dock = dock
        self._switch = switch
        stage, session, tasks = workspace.stage, workspace.session, workspace.tasks
        self._stage = stage
        self._session = session
        self._worker = workspace.worker
        self._styles = styles
        self._library = PlotLibrary(self)
        self._library.loaded.connect(self._build)
        self.measuring: LatestMeasuring[Series] = LatestMeasuring(tasks, self)
        self.measuring.changed.connect(self._show)
        self.measuring.progressed.connect(dock.show_progress)
        model = stage.model
        for changed in (
            session.restarted,
            session.method_done,
            stage.arrangement_changed,
            model.mark.changed,
            model.line.changed,
            model.backdrop_changed,
            switch.front_changed,
            dock.choice_changed,
        ):
            changed.connect(self._refresh)

    @property
    def _context(self) -> PlotContext:
        model, given = self._stage.model, self._session.input
        is_opaque = all(layer.alpha is None for layer in self._sources.values())
        return PlotContext(
            model.mark.region,
            model.line.line,
            given is not None and given.ground_truth is not None,
            None if is_opaque else model.backdrop.plain,
            SCALE if given is None else given.protocol.scale,
            model.picture_size,
        )

    @property
    def _sources(self) -> dict[str, Layer]:
        """The finished panes: the original first, then the methods in their order."""
        names = (ORIGINAL, *self._stage.wanted_methods)
        found = ((name, self._stage.layer_of(name)) for name in names)
        return {name: layer for name, layer in found if layer is not None}

    @Slot()
    def _refresh(self) -> None:
        if not self._switch.is_in_front:
            self._dock.show_progress(1)
            self.measuring.pause(self._sources)
            return
        self._load()
        context, sources = self._context, self._sources
        what = self._dock.measure(context) if sources else None
        self.measuring.ask(None if what is None else _MeasuredInWorker(what, self._worker), sources)
        self._show()

    def _load(self) -> None:
        """Load the plotting library when it is first needed."""
        if self._dock.panel is None:
            self._library.load()

    @Slot()
    def _build(self) -> None:
        self._dock.build()
        self._show()

    @Slot()
    def _show(self) -> None:
        if self.measuring.is_complete:
            self._dock.show_progress(1)
        measured, series = self.measuring.of, self.measuring.values
        if measured is None or not series or self._dock.panel is None:
            self._dock.show_hint(*self._hint())
            return
        assert isinstance(measured, _MeasuredInWorker)
        of = measured.what
        plan = self._session.plan
        titles = published(self._stage.titles, self._session.catalogue)
        chart = self._dock.chart_of(of, series, titles, "" if plan is None else plan.picture.name)
        departs = None if plan is None else plan.protocol.input_message
        subject = with_input(self._dock.subject_text(of), None if plan is None else plan.protocol)
        if departs is not None:
            chart = replace(chart, measured=f"{chart.measured} {capitalized(plain(str(departs)))}.")
        entries = tuple(Entry(name, self._stage.titles[name], self._style(name)) for name in series)
        self._dock.show_chart(chart, subject, entries)

    def _hint(self) -> tuple[str, str]:
        translate = QCoreApplication.translate
        context = self._context
        if not self._sources:
            return translate("Plots", "No pane is finished yet."), ""
        if self._dock.measure(context) is not None:
            return translate("Plots", "Measuring…"), ""
        return self._dock.why_nothing(context), self._dock.help_text

    def _style(self, name: str) -> CurveStyle:
        method = self._session.catalogue.find(name)
        return REFERENCE_STYLE if method is None else self._styles.of(name, method.color)
