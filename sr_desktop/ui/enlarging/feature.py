"""Connects the enlarging of many pictures to the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices

from sr_desktop.engine.events import Notice
from sr_desktop.enlarging.errors import EnlargeError
from sr_desktop.enlarging.events import (
    EnlargeEnded,
    EnlargeEvent,
    EnlargeProgress,
    ItemChanged,
    Surveyed,
    ThumbnailsMade,
)
from sr_desktop.enlarging.items import Item, State
from sr_desktop.enlarging.job import EnlargeJob
from sr_desktop.enlarging.plan import EnlargePlan
from sr_desktop.enlarging.survey import Survey, SurveyJob
from sr_desktop.export.tables.times import clock
from sr_desktop.messages.message import Message, MessageError
from sr_desktop.messages.names import shown
from sr_desktop.methods import UnknownMethodError
from sr_desktop.ui.background.long_jobs import LongJobs
from sr_desktop.ui.background.worker_tasks import WorkerTask
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.collection.thumbnails import Thumbnails
from sr_desktop.ui.enlarging.dialog import EnlargeDialog
from sr_desktop.ui.enlarging.queue_model import QueueModel
from sr_desktop.ui.enlarging.wording import forecast_text
from sr_desktop.ui.learning.feature import Learning
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.translation.names import translated_name
from sr_desktop.ui.widgets.desktop import open_folder
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class Enlarging(Feature):
    """One queue at a time. It waits while the panes are computed, and continues while its dialog is closed.

    Attributes:
        dialog: The dialog, once it was opened.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.dialog: EnlargeDialog | None = None
        self._jobs = LongJobs(workspace.worker, "enlarging", lambda: EnlargeEnded(was_cancelled=True), self)
        workspace.add_worker(self._jobs)
        workspace.other_work.add(self._jobs)
        self._jobs.received.connect(self._receive)
        self._model: QueueModel | None = None
        self._looking: WorkerTask[Survey] | None = None
        self._survey: Survey | None = None
        self._plan: EnlargePlan | None = None
        self._rows: tuple[int, ...] = ()
        self._progress: EnlargeProgress | None = None
        self._is_paused = self._is_waiting = self._is_stopped = False
        self._why_lost: Message | None = None
        self._told: set[Message] = set()
        workspace.precedence.changed.connect(self._let_panes_go_first)
        workspace.feature(Collection).strip.add_action_button(workspace.actions["enlarge"])

    @property
    def busy(self) -> bool:
        """Whether pictures are being enlarged."""
        return self._jobs.busy

    @property
    def items(self) -> tuple[Item, ...]:
        """The pictures of the queue."""
        return () if self._model is None else self._model.items

    @Slot()
    def open(self) -> None:
        """Show the queue if there is one under way, else ask; the pictures that are open are offered."""
        dialog = self._made_dialog()
        if not self.busy and not dialog.isVisible():
            dialog.setup.set_catalogue(self.workspace.session.catalogue)
            offered = self._offered()
            if offered:
                dialog.setup.set_named(offered)
            dialog.show_setup()
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _offered(self) -> tuple[Path, ...]:
        """The pictures of the film strip, else the open one."""
        plan, paths = self.workspace.session.plan, self.workspace.feature(Collection).paths
        if paths or plan is None or plan.picture.path is None:
            return paths
        return (plan.picture.path,)

    def _made_dialog(self) -> EnlargeDialog:
        if self.dialog is not None:
            return self.dialog
        workspace = self.workspace
        thumbnails = Thumbnails(workspace.documents.choices, self)
        workspace.add_worker(thumbnails)
        self._model = QueueModel(thumbnails, self)
        catalogue = workspace.session.catalogue
        dialog = self.dialog = EnlargeDialog(workspace.settings.enlarging, catalogue, self._model, workspace.window)
        dialog.settled.connect(self._look)
        dialog.setup.changed.connect(self._forget)
        dialog.setup.start_requested.connect(self._start)
        dialog.setup.why_requested.connect(workspace.feature(Learning).open_which_network)
        dialog.queue.pause_requested.connect(self._pause)
        dialog.queue.stop_requested.connect(self._stop)
        dialog.queue.folder_requested.connect(self._open_folder)
        dialog.queue.opened.connect(self._open_item)
        return dialog

    # Looking at the pictures

    @Slot()
    def _forget(self) -> None:
        """What was found out by other choices is not what is started."""
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
        self._survey = None
        self._made_dialog().setup.set_forecast("", can_start=False)

    @Slot()
    def _look(self) -> None:
        """Find out what follows from the choices."""
        self._forget()
        setup = self._made_dialog().setup
        try:
            plan = setup.choices.plan(self.workspace.settings.engine, self.workspace.session.catalogue)
            plan = replace(plan, readings=self.workspace.documents.choices.all())
        except (EnlargeError, UnknownMethodError) as error:
            setup.set_forecast(translated(error.message), can_start=False)
            return
        if not setup.named or not setup.choices.folder:
            setup.set_forecast("", can_start=False)
            return
        setup.set_forecast(self.tr("Looking at the pictures…"), can_start=False)
        self._looking = WorkerTask(
            self.workspace.tasks,
            self.workspace.worker,
            SurveyJob(plan, setup.named, setup.choices.with_subfolders),
            done=partial(self._take_survey, plan),
            failed=self._fail_to_look,
        )

    def _take_survey(self, plan: EnlargePlan, survey: Survey) -> None:
        self._looking = None
        self._plan, self._survey = plan, survey
        if self.dialog is None:
            return
        if not survey.items and survey.failures:
            self.dialog.setup.set_forecast(translated(survey.failures[0]), can_start=False)
            return
        counts = {state: sum(item.state is state for item in survey.items) for state in State}
        text = forecast_text(survey.forecast, counts[State.KNOWN], counts[State.FAILED], counts[State.SKIPPED])
        methods = [
            f"{translated_name(plan.catalogue.title(name))} ({count})"
            for name, count in sorted(survey.forecast.by_method.items())
        ]
        self.dialog.setup.set_forecast("\n".join(filter(None, (", ".join(methods), text))), bool(survey.items))
        self.dialog.setup.set_idle(not survey.forecast.waiting)

    def _fail_to_look(self, error: Exception) -> None:
        self._looking = None
        if not isinstance(error, MessageError):
            raise error
        if self.dialog is not None:
            self.dialog.setup.set_forecast(translated(error.message), can_start=False)

    # Enlarging

    @Slot()
    def _start(self) -> None:
        survey, plan, dialog = self._survey, self._plan, self.dialog
        if survey is None or plan is None or dialog is None or self._model is None or self.busy:
            return
        self.workspace.settings.enlarging = replace(dialog.setup.choices, folder="")
        self._model.set_items(survey.items, plan.catalogue)
        self._is_stopped = False
        self._told.clear()
        dialog.show_queue()
        if survey.forecast.waiting:
            self._run(range(len(survey.items)))
        else:
            self._finish()

    def _run(self, rows: Sequence[int]) -> None:
        """Enlarge the pictures of these rows."""
        assert self._plan is not None
        assert self._model is not None
        assert self.dialog is not None
        self._rows, self._progress, self._why_lost = tuple(rows), None, None
        self._jobs.start(EnlargeJob(self._plan, tuple(self._model.items[row].source for row in rows)))
        self.dialog.queue.set_running(True)
        self._tell()

    @Slot(bool)
    def _pause(self, paused: bool) -> None:
        self._is_paused = paused
        self._jobs.set_paused(paused or self._is_waiting)
        if self.busy:
            self._tell()

    @Slot(bool)
    def _let_panes_go_first(self, waits: bool) -> None:
        self._is_waiting = waits
        self._jobs.set_paused(waits or self._is_paused)
        if self.busy:
            self._tell()

    @Slot()
    def _stop(self) -> None:
        self._is_stopped = True
        self._jobs.cancel()

    @Slot()
    def _open_folder(self) -> None:
        if self._plan is not None:
            open_folder(self._plan.folder)

    @Slot(object)
    def _open_item(self, item: Item) -> None:
        """Show an enlarged picture in the system's viewer."""
        if item.state in (State.DONE, State.KNOWN) and item.out is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(item.out)))

    # Events

    @Slot(object)
    def _receive(self, event: EnlargeEvent) -> None:
        """Show what the job reports."""
        model, dialog = self._model, self.dialog
        if model is None or dialog is None:
            return
        match event:
            case Surveyed():
                model.update_items(dict(zip(self._rows, event.items, strict=False)))
            case ItemChanged():
                model.set_item(self._rows[event.place], event.item)
                if event.item.state is State.RUNNING:
                    dialog.queue.show_row(self._rows[event.place])
            case ThumbnailsMade():
                model.take(event, self._rows[event.place])
            case EnlargeProgress():
                self._progress = event
                self._tell()
            case Notice():
                self._why_lost = event.message
                if event.message not in self._told:
                    self._told.add(event.message)
                    self.workspace.toasts.notice(translated(event.message))
            case EnlargeEnded():
                self._end(event.was_cancelled)

    def _end(self, was_cancelled: bool) -> None:
        assert self._model is not None
        items = self._model.items
        lost = next((row for row in self._rows if items[row].state is State.RUNNING), None)
        if was_cancelled and not self._is_stopped and lost is not None:
            # The process was lost over this picture; a new one does the others.
            self._model.set_item(lost, replace(items[lost], state=State.FAILED, remark=self._why_lost))
            left = [row for row in self._rows if not self._model.items[row].state.is_ended]
            if left:
                self._run(left)
                return
        if lost is not None and self._is_stopped:
            self._model.set_item(lost, replace(items[lost], state=State.WAITING))
        self._finish()

    def _finish(self) -> None:
        assert self.dialog is not None
        items = self.items
        made = sum(item.state is State.DONE for item in items)
        there = sum(item.state in (State.DONE, State.KNOWN) for item in items)
        failed = sum(item.state is State.FAILED for item in items)
        parts = [self.tr("Enlarged: {count}").format(count=made)]
        if there > made:
            parts.append(self.tr("already there: {count}").format(count=there - made))
        if failed:
            parts.append(self.tr("failed: {count}, the list says why").format(count=failed))
        left = sum(not item.state.is_ended for item in items)
        if left:
            parts.append(self.tr("left: {count}, which the next start does").format(count=left))
        text = "  ·  ".join(parts)
        ended = sum(item.state.is_ended for item in items)
        self.dialog.queue.set_running(False)
        self.dialog.queue.set_progress(ended / max(1, len(items)), text)
        if not (self.dialog.isVisible() and self.dialog.is_queue_shown):
            toast = self.workspace.toasts.notice(text)
            toast.add_button(self.tr("Show"), self.open_queue)

    @Slot()
    def open_queue(self) -> None:
        """Show the dialog with the queue as it is."""
        if self.dialog is not None:
            self.dialog.show_queue()
            self.dialog.show()
            self.dialog.raise_()

    def _tell(self) -> None:
        if self.dialog is None:
            return
        progress, items = self._progress, self.items
        if progress is None:
            text = self.tr("Waiting for the panes…") if self._is_waiting else self.tr("Looking at the pictures…")
            self.dialog.queue.set_progress(0.0, text)
            return
        row = self._rows[progress.place]
        parts = [
            self.tr("{place} of {count}").format(place=row + 1, count=len(items)),
            shown(items[row].source.path.name),
        ]
        if self._is_paused:
            parts.append(self.tr("paused"))
        elif self._is_waiting:
            parts.append(self.tr("waiting for the panes"))
        elif progress.seconds_left is not None:
            parts.append(self.tr("{time} left").format(time=clock(progress.seconds_left)))
        self.dialog.queue.set_progress(progress.fraction, "  ·  ".join(parts))
