"""Connects the perception-distortion plane to the window."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot

from sr_desktop.engine.settings import Mode
from sr_desktop.export.chart.plane import PERCEPTION, Dot, Plane, PlaneOf, plane_of, plane_of_evaluation, region_subject
from sr_desktop.export.evaluating.evaluation import EvaluatedSet
from sr_desktop.imaging.measuring.scores import Scores
from sr_desktop.ui.background.plot_library import PlotLibrary
from sr_desktop.ui.background.tasks import Task
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.measuring.feature import Measuring
from sr_desktop.ui.measuring.plots.feature import Plotting
from sr_desktop.ui.measuring.plots.keeping import PlotKeeping
from sr_desktop.ui.measuring.plots.legend import Entry
from sr_desktop.ui.plane.dock import PlaneDock
from sr_desktop.ui.translation.messages import with_input
from sr_desktop.ui.translation.names import first_names, published
from sr_desktop.ui.workspace.workspace import Feature, Workspace

PAUSE_MS = 200
"""While pictures are evaluated, the plane follows after so long: there may be thousands of dots."""


class PerceptionDistortion(Feature):
    """Keeps the plane up to date while its dock can be seen.

    A click on a dot shows its method alone, and of an evaluated picture, the picture.

    Attributes:
        dock: The plane.
        switch: Shows and hides it.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        settings = workspace.settings
        self._styles = workspace.feature(Plotting).styles
        self._library = PlotLibrary(self)
        self._library.loaded.connect(self._build)
        self._making: Task[Plane] | None = None
        self._is_outdated = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._refresh)
        self._measuring = workspace.feature(Measuring)
        self._evaluating = workspace.feature(Evaluating)
        self._collection = workspace.feature(Collection)
        self.dock = PlaneDock(settings.plane_of, workspace.window)
        self.switch = workspace.docks.add(
            self.dock, needs_picture=False, is_wanted=settings.plane_shown, remember=self._remember_shown
        )
        PlotKeeping(self.dock, workspace)
        self.dock.choice_changed.connect(self._choose)
        self.dock.help_requested.connect(self._help)
        self.dock.opened.connect(self._open)
        session = workspace.session
        for changed in (
            session.restarted,
            session.method_done,
            session.method_scored,
            workspace.scoring.changed,
            workspace.stage.arrangement_changed,
            self._measuring.region.changed,
            self._evaluating.changed,
            self.switch.front_changed,
        ):
            changed.connect(self._refresh)
        self._evaluating.picture_changed.connect(self._refresh_soon)
        self._refresh()

    def _remember_shown(self, shown: bool) -> None:
        self.workspace.settings.plane_shown = shown

    @Slot()
    def _choose(self) -> None:
        self.workspace.settings.plane_of = self.dock.of
        self._refresh()

    @Slot()
    def _refresh_soon(self) -> None:
        if self.dock.of is PlaneOf.SET and not self._pause.isActive():
            self._pause.start()

    @Slot()
    def _refresh(self) -> None:
        if not self.switch.is_in_front:
            return
        if self.dock.panel is None:
            self._library.load()
            return
        self.dock.offer_sets([each.name for each in self._evaluating.evaluation.sets])
        hint, button = self._why_nothing()
        if hint:
            self.dock.show_hint(hint, button)
        elif self.dock.of is PlaneOf.SET:
            self._make_of_set()
        else:
            self._show(self._of_picture())

    def _show(self, plane: Plane | None) -> None:
        if plane is None or not plane.main:
            self.dock.show_hint(self.tr("The dots follow as soon as the methods are measured."))
            return
        catalogue = self.workspace.session.catalogue
        entries = []
        for name, title in plane.methods.items():
            method = catalogue.find(name)
            style = self._styles.of(name, "" if method is None else method.color)
            entries.append(Entry(name, self.workspace.stage.titles.get(name, title), style))
        self.dock.show_plane(plane, self._subject(), tuple(entries))

    @Slot()
    def _build(self) -> None:
        self.dock.build()
        self._refresh()

    def _why_nothing(self) -> tuple[str, str]:
        """What the user has to do first, and the label of the button that does it; empty texts if nothing."""
        plan = self.workspace.session.plan
        is_set = self.dock.of is PlaneOf.SET
        if is_set and not self._evaluating.evaluation.pictures:
            return self.tr("Open several pictures and evaluate them: their means and every picture become dots."), ""
        if not is_set and plan is None:
            return self.tr("Open a picture: every method becomes a dot."), ""
        if not is_set and plan is not None and plan.mode is not Mode.REFERENCE:
            return self.tr("Without an original there is nothing to measure against."), ""
        if is_set and not self._has_perception:
            return self.tr("The pictures were evaluated without LPIPS."), self.tr("Evaluate with LPIPS")
        if not is_set and PERCEPTION.id not in self.workspace.scoring.chosen:
            return self.tr("The plane needs LPIPS, which is not measured yet."), self.tr("Measure LPIPS")
        return "", ""

    @property
    def _has_perception(self) -> bool:
        return self._evaluating.busy or PERCEPTION in self._evaluating.evaluation.metrics

    @Slot()
    def _help(self) -> None:
        scoring = self.workspace.scoring
        if not scoring.is_chosen(PERCEPTION.id):
            scoring.toggle(PERCEPTION.id)
        if self.dock.of is PlaneOf.SET:
            self._evaluating.evaluate()

    def _of_picture(self) -> Plane | None:
        session, stage = self.workspace.session, self.workspace.stage
        plan, region = session.plan, self._measuring.region
        if plan is None:
            return None
        results = session.results
        marked = stage.model.mark.region
        scores: dict[str, Scores]
        if marked is None:
            scores, subject = {name: results[name].scores for name in results}, "whole picture"
        else:
            scores = dict(region.scores) if region.is_current else {}
            subject = region_subject(marked.x, marked.y, marked.width, marked.height)
        wanted = {name: scores[name] for name in stage.unhidden if name in scores}
        return plane_of(wanted, self._titles(), plan.picture.name, subject, plan.protocol)

    def _make_of_set(self) -> None:
        """Make and then show that of the evaluated pictures; on a thread, as there may be thousands."""
        self._is_outdated = self._making is not None
        if self._is_outdated:
            return
        chosen = self._chosen_set
        evaluation = chosen.evaluation
        titles = {name: evaluation.catalogue.title(name) for name in evaluation.method_ids} | self._titles()
        self._making = self.workspace.tasks.submit(
            lambda _: plane_of_evaluation(evaluation, titles, chosen.name), done=self._take_of_set
        )

    def _take_of_set(self, plane: Plane) -> None:
        self._making = None
        if self.dock.of is PlaneOf.SET and self.dock.panel is not None and not self._why_nothing()[0]:
            self._show(plane)
        if self._is_outdated:
            self._refresh()

    @property
    def _chosen_set(self) -> EvaluatedSet:
        """The evaluated set that is chosen, or all pictures that were evaluated."""
        whole = self._evaluating.evaluation
        chosen = (each for each in whole.sets if each.name == self.dock.of_set)
        return next(chosen, EvaluatedSet(whole.name, whole))

    def _titles(self) -> dict[str, str]:
        return published(self.workspace.stage.titles, self.workspace.session.catalogue)

    def _subject(self) -> str:
        """What is shown, and what the methods were given if that is not the published shrink."""
        if self.dock.of is PlaneOf.SET:
            evaluation = self._chosen_set.evaluation
            protocol = evaluation.protocol if evaluation.tally.count else None
        else:
            plan = self.workspace.session.plan
            protocol = None if plan is None else plan.protocol
        return with_input(self._subject_name(), protocol)

    def _subject_name(self) -> str:
        if self.dock.of is PlaneOf.SET:
            chosen = self._chosen_set
            sets = chosen.evaluation.sets
            name = first_names([chosen.name] if len(sets) == 1 else [each.name for each in sets])
            return self.tr("{name}: mean of {count}").format(name=name, count=chosen.evaluation.tally.count)
        region = self.workspace.stage.model.mark.region
        if region is None:
            return self.tr("Whole picture")
        return self.tr("Region {width} × {height} px at {x}, {y}").format(
            width=region.width, height=region.height, x=region.x, y=region.y
        )

    @Slot(object)
    def _open(self, dot: Dot) -> None:
        stage = self.workspace.stage
        if dot.picture is not None:
            self._collection.show(dot.picture)
        if dot.id in stage.titles and stage.solo != dot.id:
            stage.show_alone(dot.id)
