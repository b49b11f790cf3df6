"""Connects the evaluation of many pictures to the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot

from sr_desktop.engine.events import Notice
from sr_desktop.engine.inputs.choice import InputChoice
from sr_desktop.engine.settings import EngineSettings
from sr_desktop.export.errors import ExportError
from sr_desktop.export.evaluating.evaluation import EvaluatedPicture, Evaluation
from sr_desktop.export.evaluating.evaluation_files import evaluation_csv, evaluation_table
from sr_desktop.export.evaluating.job import (
    EvaluateJob,
    EvaluationEnded,
    EvaluationEvent,
    EvaluationProgress,
    PictureChanged,
)
from sr_desktop.export.evaluating.paper_latex import LatexOptions, evaluation_latex
from sr_desktop.export.names import safe_name
from sr_desktop.export.session.kept_evaluation import KeptEvaluation
from sr_desktop.export.session.parts import SavedSort
from sr_desktop.export.tables.latex_tables import NumberStyle
from sr_desktop.export.tables.text_tables import as_text, csv_file
from sr_desktop.export.tables.times import clock
from sr_desktop.imaging.files.atomic import write_atomically
from sr_desktop.imaging.measuring.metrics import metric_of, shown_metrics
from sr_desktop.imaging.measuring.scores import Metric
from sr_desktop.messages.message import Message
from sr_desktop.messages.names import shown
from sr_desktop.methods import Catalogue
from sr_desktop.ui.background.long_jobs import LongJobs
from sr_desktop.ui.background.tasks import Task
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.evaluating.dock import EvaluationDock
from sr_desktop.ui.inputs.feature import Inputs
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.translation.names import translated_name
from sr_desktop.ui.widgets.desktop import copy_text
from sr_desktop.ui.widgets.file_dialogs import ask_target, first_folder
from sr_desktop.ui.workspace.saving import Saving
from sr_desktop.ui.workspace.workspace import Feature, Workspace

_RunWith = tuple[EngineSettings, InputChoice]

_FORM_NAMES = {"csv": "CSV", "latex": "LaTeX"}


class Evaluating(Feature):
    """Evaluates the pictures of the film strip with the methods that are shown, and keeps the table.

    The table stays until other pictures are evaluated, whatever is opened meanwhile. What a cancelled evaluation has
    not done is done when the same pictures are evaluated again; what is there is not computed twice: not that of a
    method when another is shown, and not that of a metric when another is chosen.

    Attributes:
        dock: The table.
        switch: Shows and hides it.

    Signals:
        changed: Which pictures and methods are evaluated, or what these are called, has changed, or it has ended.
        picture_changed: The `EvaluatedPicture` that has new scores or failures.
    """

    changed = Signal()
    picture_changed = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        window, settings = workspace.window, workspace.settings
        self._window = window
        self._collection = workspace.feature(Collection)
        self._inputs = workspace.feature(Inputs)
        self._stage = workspace.stage
        self._tasks = workspace.tasks
        self._settings = settings
        self._toasts = workspace.toasts
        self._evaluator = LongJobs(workspace.worker, "evaluation", lambda: EvaluationEnded(was_cancelled=True), self)
        workspace.add_worker(self._evaluator)
        workspace.other_work.add(self._evaluator)
        self._evaluation = Evaluation()
        self._run_with: _RunWith | None = None
        self._progress: EvaluationProgress | None = None
        self._is_waiting = False
        self._awaiting_end = False
        self._copying: Task[str] | None = None
        self._ended = ""
        self._told: set[Message] = set()
        evaluate = workspace.actions["evaluate-all"]
        self.dock = EvaluationDock(evaluate, window)
        self._offer_metrics()
        self.dock.set_metrics(tuple(map(metric_of, settings.evaluation_metrics)))
        workspace.scoring.changed.connect(self._offer_metrics)
        self.switch = workspace.docks.add(self.dock, needs_picture=False)
        self._collection.strip.add_action_button(evaluate)
        self._evaluator.received.connect(self._receive)
        self._collection.changed.connect(self._follow_pictures)
        workspace.precedence.changed.connect(self._let_panes_go_first)
        workspace.stage.arrangement_changed.connect(self._follow_names)
        self.dock.cancel_requested.connect(self._evaluator.cancel)
        self.dock.copy_requested.connect(self._copy)
        self.dock.save_requested.connect(self._save)
        self.dock.metrics_changed.connect(self._remember_metrics)
        self.follow_settings()
        self.dock.latex_changed.connect(self._remember_latex)
        self.dock.table.open_requested.connect(self._collection.show)
        self.dock.table.sorting.set_sort(settings.evaluation_sort)
        self.dock.table.sorting.changed.connect(self._remember_sort)

    @property
    def evaluation(self) -> Evaluation:
        """The scores so far."""
        return self._evaluation

    @property
    def busy(self) -> bool:
        """Whether an evaluation is under way."""
        return self._evaluator.busy

    @property
    def can_evaluate(self) -> bool:
        """Whether there are several pictures, and no evaluation is under way."""
        return len(self._collection.paths) > 1 and not self.busy

    @Slot()
    def evaluate(self) -> None:
        """Run every shown method on every picture of the film strip, in the background."""
        paths, choices = self._collection.paths, self.workspace.documents.choices
        catalogue = self._stage.catalogue
        shown = [name for name in self._stage.unhidden if _can_run(name, catalogue)]
        method_ids = catalogue.available(shown, self._inputs.choice.scale)
        if self._evaluator.busy or not paths:
            return
        if not method_ids:
            self._toasts.notice(self.tr("All panes are hidden; show those whose methods are to be evaluated."))
            return
        settings, choice = run_with = self._settings.engine, self._inputs.choice
        metrics = self.workspace.scoring.chosen
        pictures = self._known(paths, method_ids, metrics) if run_with == self._run_with else None
        pictures = pictures or tuple(EvaluatedPicture(path, reading=choices.of(path)) for path in paths)
        self._evaluation = Evaluation(method_ids, pictures, catalogue)
        self._run_with = run_with
        self._progress = None
        self._told.clear()
        self._evaluator.start(EvaluateJob(self._evaluation, settings, choice, metrics))
        self.dock.set_evaluation(self._evaluation)
        self.changed.emit()
        self.switch.show()
        self.workspace.actions.refresh()
        self._tell()

    @property
    def kept(self) -> KeptEvaluation | None:
        """The evaluation as a session keeps it; None if nothing is evaluated."""
        if self._run_with is None or not self._evaluation.pictures:
            return None
        return KeptEvaluation(self._evaluation.method_ids, self._evaluation.pictures, *self._run_with)

    def bring_back(self, kept: KeptEvaluation | None, why_missing: str = "") -> None:
        """Show an evaluation of a session, or none; one under way is cancelled.

        Args:
            kept: The evaluation, whose methods have the ids that they have here.
            why_missing: What is said while scores are missing; empty for how many pictures lack some.
        """
        if self._evaluator.busy:
            # Its last events are about other pictures.
            self._awaiting_end = True
            self._evaluator.cancel()
        self._run_with = None if kept is None else (kept.settings, kept.choice)
        self._evaluation = (
            Evaluation() if kept is None else Evaluation(kept.method_ids, kept.pictures, self._stage.catalogue)
        )
        self._progress = None
        self.dock.set_evaluation(self._evaluation)
        self._ended = self._summary_of_session(why_missing) if self._evaluation.pictures else self.dock.invitation
        self.dock.set_progress(None, self._ended)
        self._follow_names()
        self._follow_pictures()

    def _summary_of_session(self, why_missing: str) -> str:
        pictures = self._evaluation.pictures
        done = sum(one.is_ended for one in pictures)
        if done == len(pictures):
            return self._summary(was_cancelled=False)
        return why_missing or self.tr(
            "Pictures that lack scores: {count} of {total}. Evaluate all measures what is missing."
        ).format(count=len(pictures) - done, total=len(pictures))

    @Slot()
    def cancel(self) -> None:
        """Stop within a tile; what is done stays."""
        self._evaluator.cancel()

    def _known(
        self, paths: tuple[Path, ...], method_ids: tuple[str, ...], metrics: tuple[str, ...]
    ) -> tuple[EvaluatedPicture, ...] | None:
        """The pictures with their known scores; None if all are known: evaluating again then starts from nothing."""
        by_path = {one.path: one for one in self._evaluation.pictures}
        pictures: list[EvaluatedPicture] = []
        is_missing = False
        for path in paths:
            fresh = EvaluatedPicture(path, reading=self.workspace.documents.choices.of(path))
            one = by_path.get(path, fresh)
            if one.reading != fresh.reading:
                one = fresh
            if not all(one.is_measured(name, metrics) for name in method_ids):
                is_missing = True
                one = replace(one, failures={}, problem=None, is_ended=False)
            pictures.append(one)
        return tuple(pictures) if is_missing else None

    # Events

    @Slot()
    def _follow_names(self) -> None:
        """A method may have another name now."""
        catalogue = self._stage.catalogue
        if self._evaluation.pictures and self._evaluation.catalogue is not catalogue:
            self._evaluation = replace(self._evaluation, catalogue=catalogue)
            self.dock.set_evaluation(self._evaluation)
        self.changed.emit()

    @Slot(object)
    def _receive(self, event: EvaluationEvent) -> None:
        if self._awaiting_end:
            if isinstance(event, EvaluationEnded):
                self._awaiting_end = False
                self.dock.set_progress(None, self._ended)
                self.workspace.actions.refresh()
            return
        match event:
            case PictureChanged():
                self._evaluation = self._evaluation.with_picture(event.place, event.picture)
                self.dock.change_picture(self._evaluation, event.place)
                self.picture_changed.emit(event.picture)
            case EvaluationProgress():
                self._progress = event
                self._tell()
            case Notice():
                # A notice about a method holds for every picture, so it is shown once.
                if event.message not in self._told:
                    self._told.add(event.message)
                    self._toasts.notice(translated(event.message))
            case EvaluationEnded():
                self._progress = None
                self.workspace.actions.refresh()
                summary = self._ended = self._summary(event.was_cancelled)
                self.dock.set_progress(None, summary)
                self.changed.emit()
                if not self.switch.is_in_front:
                    self._toasts.notice(summary)

    def _summary(self, was_cancelled: bool) -> str:
        pictures = self._evaluation.pictures
        done = sum(one.is_ended for one in pictures)
        if was_cancelled:
            return self.tr(
                "Cancelled; {done} of {count} pictures are done. Evaluate all continues with the rest."
            ).format(done=done, count=len(pictures))
        failed = sum(bool(one.problem or one.failures) for one in pictures)
        if failed:
            return self.tr("{count} pictures, {failed} of them with failures; see the remarks.").format(
                count=len(pictures), failed=failed
            )
        return self.tr("{count} pictures, {methods} methods.").format(
            count=len(pictures), methods=len(self._evaluation.method_ids)
        )

    @Slot()
    def _follow_pictures(self) -> None:
        """Say that the table is not of what is open, while that is so."""
        evaluated, opened = self._evaluation.pictures, set(self._collection.paths)
        if self.busy or not evaluated:
            return
        is_of_others = bool(opened) and opened.isdisjoint(one.path for one in evaluated)
        others = self.tr("These are pictures that were open before. Evaluate all measures those that are open now.")
        self.dock.set_progress(None, others if is_of_others else self._ended)

    @Slot(bool)
    def _let_panes_go_first(self, waits: bool) -> None:
        self._is_waiting = waits
        self._evaluator.set_paused(waits)
        if self._evaluator.busy and not self._awaiting_end:
            self._tell()

    def _tell(self) -> None:
        progress, pictures = self._progress, self._evaluation.pictures
        if progress is None:
            self.dock.set_progress(0.0, self.tr("Waiting for the panes…") if self._is_waiting else self.tr("Starting…"))
            return
        parts = [
            self.tr("{place} of {count}").format(place=progress.place + 1, count=len(pictures)),
            shown(pictures[progress.place].path.stem),
        ]
        if self._is_waiting:
            parts.append(self.tr("waiting for the panes"))
        else:
            if progress.method_id is not None:
                parts.append(translated_name(self._evaluation.catalogue.title(progress.method_id)))
            if progress.seconds_left is not None:
                parts.append(self.tr("{time} left").format(time=clock(progress.seconds_left)))
        self.dock.set_progress(progress.fraction, "  ·  ".join(parts))

    # User actions

    @Slot()
    def _offer_metrics(self) -> None:
        """What is measured now can be shown."""
        self.dock.offer_metrics(shown_metrics(True, self.workspace.scoring.chosen))

    @Slot(object)
    def _remember_metrics(self, metrics: tuple[Metric, ...]) -> None:
        self._settings.evaluation_metrics = tuple(metric.id for metric in metrics)

    @Slot(object)
    def _remember_sort(self, sort: SavedSort) -> None:
        self._settings.evaluation_sort = sort

    @Slot(object)
    def _remember_latex(self, options: LatexOptions) -> None:
        self._settings.evaluation_latex = options
        self._settings.latex_numbers = NumberStyle.SIUNITX if options.siunitx else NumberStyle.PLAIN

    def follow_settings(self) -> None:
        """Write numbers as LaTeX as the settings say."""
        uses_siunitx = self._settings.latex_numbers is NumberStyle.SIUNITX
        self.dock.set_latex(replace(self._settings.evaluation_latex, siunitx=uses_siunitx))

    @Slot(str)
    def _copy(self, form: str) -> None:
        evaluation = self.dock.evaluation
        if not evaluation.pictures:
            return
        if self._copying is not None:
            # What was asked for last is to be on the clipboard, whichever is written first.
            self._copying.cancel()
        write = self._writer(evaluation, form)
        self._copying = self._tasks.submit(lambda _: write(), done=partial(self._put, len(evaluation.pictures), form))

    def _put(self, count: int, form: str, text: str) -> None:
        self._copying = None
        copy_text(text)
        self._toasts.notice(
            self.tr("Copied the scores of {count} pictures as {form}.").format(
                count=count, form=_FORM_NAMES.get(form, self.tr("text"))
            )
        )

    @Slot()
    def _save(self) -> None:
        evaluation = self.dock.evaluation
        sets = "-".join(each.name for each in evaluation.sets)
        proposed = first_folder(self._settings.saved_folder, self._settings.export_folder) / f"{safe_name(sets)}.csv"
        filters = self.tr("CSV (*.csv)"), self.tr("LaTeX (*.tex)")
        path = ask_target(self._window, self.tr("Save the table"), proposed, filters)
        if path is None:
            return
        self._settings.saved_folder = path.parent
        write = self._writer(evaluation, "latex" if path.suffix.lower() == ".tex" else "csv")

        def save(_: object) -> None:
            text = write()
            write_atomically(path, csv_file(text) if path.suffix.lower() == ".csv" else text, ExportError)

        self.workspace.feature(Saving).save(path, save, self.tr("Saved the table to {path}"))

    def _writer(self, evaluation: Evaluation, form: str) -> Callable[[], str]:
        """Writes an evaluation as it is shown now; of thousands of pictures that takes seconds."""
        match form:
            case "csv":
                return partial(evaluation_csv, evaluation)
            case "latex":
                latex = self.dock.latex
                return lambda: evaluation_latex(evaluation.sets, latex)
            case _:
                metrics = self.dock.metrics
                return lambda: as_text(evaluation_table(evaluation, metrics))


def _can_run(pane_id: str, catalogue: Catalogue) -> bool:
    """Whether a pane shows a method, as opposed to the original or an external result for one picture."""
    method = catalogue.find(pane_id)
    return method is not None and method.result is None
