"""What every feature of the window works on, as one object, and what a feature is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from sr_desktop.engine.scratch.store import default_budget
from sr_desktop.engine.worker.jobs import Worker
from sr_desktop.methods import unique
from sr_desktop.ui.actions.actions import Actions
from sr_desktop.ui.actions.command import Chapter
from sr_desktop.ui.actions.wording import KeyedTip
from sr_desktop.ui.background.collecting import CycleCollecting
from sr_desktop.ui.background.comparisons import ComparisonRunner
from sr_desktop.ui.background.stopping import Stoppable, stop_all
from sr_desktop.ui.background.tasks import Tasks
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.theme.theme import Theme
from sr_desktop.ui.widgets.toasts import Toasts
from sr_desktop.ui.workspace.docks import Docks
from sr_desktop.ui.workspace.documents import Documents
from sr_desktop.ui.workspace.kept_results import KeptResults
from sr_desktop.ui.workspace.other_work import OtherWork
from sr_desktop.ui.workspace.pane_actions import PaneActions
from sr_desktop.ui.workspace.pane_area import PaneArea
from sr_desktop.ui.workspace.precedence import Precedence
from sr_desktop.ui.workspace.recent_paths import RecentPaths
from sr_desktop.ui.workspace.scoring import Scoring
from sr_desktop.ui.workspace.session import Session
from sr_desktop.ui.workspace.status import StatusBar


class Workspace(QObject):
    """The parts of one window that its features share.

    Args:
        window: The window that dialogs open over and docks belong to.
        worker: Where networks run.
        settings: The remembered settings.
        theme: The application's theme.
        chapters: The commands.

    Signals:
        stopping: All work is about to end.

    Attributes:
        worker: Where networks run.
        tasks: Where short work is done in the background.
        runner: Where comparisons run.
        session: The open picture and its results.
        scoring: By what they are measured.
        documents: Opens pictures.
        recent: What was opened.
        stage: The panes.
        precedence: When long jobs give way to the panes.
        other_work: Whether anything is computed but for the panes.
        pane_actions: Two actions for every pane.
        actions: The actions of the commands.
        center: The middle of the window: the pages, and what features lay above and below them.
        pages: What fills the window: the panes, or what features add.
        docks: The docks at its lower edge.
        status: The status bar.
        toasts: Where outcomes are reported.
    """

    stopping = Signal()

    def __init__(
        self,
        window: QMainWindow,
        worker: Worker,
        settings: Settings,
        theme: Theme,
        chapters: Sequence[Chapter[Workspace]],
    ) -> None:
        super().__init__(window)
        self.window = window
        self.worker = worker
        self.settings = settings
        self.theme = theme
        self._collecting = CycleCollecting(self)
        self.tasks = Tasks(self)
        self.runner = ComparisonRunner(worker, self)
        self._workers: list[Stoppable] = [self.tasks, self.runner, worker]
        self._features: dict[type[Feature], Feature] = {}
        kept = KeptResults(lambda: settings.engine.result_memory or default_budget())
        self.session = Session(self.runner, kept, self)
        self.scoring = Scoring(self.session, self.runner, worker, settings, self)
        # With another id if an update has brought a method with that id; stored twice, it is one model.
        settings.models = unique(self.session.add_method(method) for method in settings.models)
        for method_id, title in settings.method_names.items():
            self.session.rename(method_id, title)
        for method_id, color in settings.method_colors.items():
            self.session.color(method_id, color)
        self.documents = Documents(self.tasks, settings, window, kept)
        self.recent = RecentPaths(settings, self.tasks, self)
        # Each within the other from the start: a whole tree that gets another parent is styled all over again.
        self.center = QWidget(window)
        self.pages = QStackedWidget(self.center)
        self.stage = PaneArea(self.session, self.tasks, settings, self.pages)
        self.pages.addWidget(self.stage)
        self.precedence = Precedence(self.session, self.runner, self.stage, self)
        self.other_work = OtherWork(self)
        self.scoring.changed.connect(self._show_metrics)
        self.stage.arrangement_changed.connect(self._show_metrics)
        self._show_metrics()
        self.toasts = Toasts(self.pages)
        self.status = StatusBar(window)
        self.docks = Docks(window, self.session, settings)
        self.actions = Actions(chapters, self, window)
        self.pane_actions = PaneActions(self.stage, self.session, window)
        for view in self.stage.combined_views:
            for widget, command_ids in view.keyed:
                KeyedTip(widget, [self.actions[command_id] for command_id in command_ids])
        self.actions.follow(
            self.session.restarted,
            self.scoring.changed,
            self.runner.busy_changed,
            self.stage.arrangement_changed,
            self.docks.changed,
        )

    @Slot()
    def _show_metrics(self) -> None:
        """What results are measured by stands in the headers, as far as there is room."""
        for pane in self.stage.panes:
            pane.header.show_metrics(self.scoring.metrics)

    @property
    def has_picture(self) -> bool:
        """Whether a picture is open."""
        return self.session.plan is not None

    def feature(self, kind: type[SomeFeature]) -> SomeFeature:
        """The feature of this kind; made when first asked for, so that features need no order.

        Raises:
            RecursionError: It needs another that needs it.
        """
        made = self._features.get(kind)
        if made is None:
            made = self._features[kind] = kind(self)
        assert isinstance(made, kind)
        return made

    def add_worker(self, worker: Stoppable) -> None:
        """Stop this background worker when the window closes."""
        self._workers.append(worker)

    def shut_down(self, seconds: float) -> bool:
        """Cancel all work, then wait for it. Returns whether all of it has ended."""
        self.session.close()
        self.stopping.emit()
        self._collecting.stop()
        return stop_all(self._workers, seconds)


class Feature(QObject):
    """A part of the window that works on the shared workspace; a window has one of each kind.

    Its constructor connects it: to the session, the panes, the docks. Commands reach it by `Workspace.feature`.

    Args:
        workspace: What it works on.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self.workspace = workspace


SomeFeature = TypeVar("SomeFeature", bound=Feature)
