"""Prepares the next picture of the film strip while nothing else is computed, so that it is there when it is shown."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot

from sr_desktop.engine.comparing.output import bytes_with_levels
from sr_desktop.engine.events import InputReady, MethodDone, Progress
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import PictureReadError
from sr_desktop.ui.background.comparisons import ComparisonRunner, RunnerEvent
from sr_desktop.ui.background.tasks import Task
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.window.comparing import Comparing
from sr_desktop.ui.workspace.kept_results import MethodKey, key_of
from sr_desktop.ui.workspace.plan import Plan
from sr_desktop.ui.workspace.workspace import Feature, Workspace

IDLE_MS = 700
"""How long nothing has to be computed before it begins."""


class PreparingNext(Feature):
    """Reads the next picture and computes the shown methods on it; whatever else is computed stops it at once."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._session = workspace.session
        self._collection = workspace.feature(Collection)
        self._comparing = workspace.feature(Comparing)
        self._reading: Task[Picture] | None = None
        self._plan: Plan | None = None
        self._keys: dict[str, MethodKey | None] = {}
        self._runner = ComparisonRunner(workspace.worker, self)
        self._runner.received.connect(self._receive)
        workspace.add_worker(self._runner)
        self._timer = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._timer.timeout.connect(self._begin)
        self._session.restarted.connect(self._stop)
        self._session.computing.connect(self._stop)
        self._session.progressed.connect(self._follow)
        self._collection.changed.connect(self._start_over)
        workspace.documents.loading.connect(self._stop)
        workspace.other_work.busy_changed.connect(self._follow_other_work)
        workspace.stopping.connect(self._stop)

    @property
    def busy(self) -> bool:
        """Whether a picture is being prepared."""
        return self._reading is not None or self._runner.busy

    @Slot()
    def _stop(self) -> None:
        self._timer.stop()
        self._plan = None
        self._runner.forget()
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    @Slot()
    def _start_over(self) -> None:
        """Another picture may be the next one."""
        self._stop()
        self._timer.start()

    @Slot(object)
    def _follow(self, progress: Progress | None) -> None:
        # Whether there is really nothing to be computed is asked when the time is over.
        if progress is None:
            self._timer.start()

    @Slot(bool)
    def _follow_other_work(self, busy: bool) -> None:
        if busy:
            self._stop()
        else:
            self._timer.start()

    @property
    def _is_idle(self) -> bool:
        session = self._session
        is_open = session.plan is not None
        return is_open and not session.busy and not session.pending and not self.workspace.other_work.busy

    @Slot()
    def _begin(self) -> None:
        path = self._collection.following
        if path is None or not self._is_idle or self.busy or not self.workspace.settings.prepare_next:
            return
        documents = self.workspace.documents

        def read(task: Task[Picture]) -> Picture:
            picture = documents.read(path)
            task.check()
            documents.also_read(picture)
            return picture

        self._reading = self.workspace.tasks.submit(read, done=self._compute, failed=self._give_up)

    def _give_up(self, error: Exception) -> None:
        """A picture that cannot be read says so when it is opened."""
        self._reading = None
        if not isinstance(error, PictureReadError):
            raise error

    def _compute(self, picture: Picture) -> None:
        self._reading = None
        plan, kept = self._comparing.plan_of(picture), self._session.kept
        catalogue = self._session.catalogue
        methods = catalogue.select(catalogue.available(self.workspace.stage.wanted_methods, plan.scale))
        missing = tuple(method.id for method in methods if kept.result_of(plan, method) is None)
        # What is open has to stay, and is not to be moved to the disk for the sake of what may never be shown.
        shown = self._session.plan
        if shown is None or not missing:
            return
        if kept.make_room(plan, len(missing) * bytes_with_levels(plan.output_size), keep=shown):
            self._plan = plan
            self._keys = {name: key_of(catalogue.get(name)) for name in missing}
            self._runner.start(plan.request(missing, self._session.catalogue))

    @Slot(object)
    def _receive(self, event: RunnerEvent) -> None:
        plan = self._plan
        if plan is None:
            return
        match event:
            case InputReady():
                self._session.kept.keep_input(plan, event)
            case MethodDone():
                method = self._session.catalogue.get(event.method_id)
                self._session.kept.keep(plan, method, event, self._keys[event.method_id])
