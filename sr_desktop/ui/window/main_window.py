"""The main window: it owns the parts and joins them; what they do is theirs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from sr_desktop.engine.settings import Mode
from sr_desktop.imaging.picture import Picture
from sr_desktop.ui.actions.actions import Actions
from sr_desktop.ui.actions.ids import ActionId
from sr_desktop.ui.actions.tips import KeyedTip
from sr_desktop.ui.background.comparisons import ComparisonFactory, ComparisonRunner
from sr_desktop.ui.background.tasks import Tasks
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.exporting.feature import Exporting
from sr_desktop.ui.figure.feature import FigureCommands
from sr_desktop.ui.flip.feature import FlipCommands
from sr_desktop.ui.learning.feature import Learning
from sr_desktop.ui.loupe.feature import Magnifying
from sr_desktop.ui.measuring.feature import Measuring
from sr_desktop.ui.palette.feature import PaletteCommands
from sr_desktop.ui.settings import Layout, Settings
from sr_desktop.ui.theme.theme import Theme
from sr_desktop.ui.user_methods.common import RemoveMenu
from sr_desktop.ui.user_methods.given import GivenResults
from sr_desktop.ui.user_methods.models import UserModels, is_model_file
from sr_desktop.ui.widgets.toasts import Toasts
from sr_desktop.ui.window.dropping import DropOverlay
from sr_desktop.ui.window.flashing import OriginalFlash
from sr_desktop.ui.window.menus import Menus
from sr_desktop.ui.window.pane_order import PaneOrder
from sr_desktop.ui.window.recent import RecentMenu
from sr_desktop.ui.window.status_feed import StatusFeed
from sr_desktop.ui.window.toolbar import ToolBar
from sr_desktop.ui.window.user_method_panes import UserMethodPanes
from sr_desktop.ui.window.view_commands import ViewCommands
from sr_desktop.ui.window.welcome import WelcomePage
from sr_desktop.ui.window.window_commands import WindowCommands
from sr_desktop.ui.workspace.documents import Documents, local_files
from sr_desktop.ui.workspace.pane_actions import PaneActions
from sr_desktop.ui.workspace.pane_area import PaneArea
from sr_desktop.ui.workspace.pane_feed import ORIGINAL
from sr_desktop.ui.workspace.parts import WindowParts
from sr_desktop.ui.workspace.session import Plan, Session
from sr_desktop.ui.workspace.status import StatusBar

APPLICATION = "SR Desktop"
SHUTDOWN_SECONDS = 20.0
"""How long a closing window waits for its threads; a tile on a slow processor takes a few seconds."""

_MODES = {ActionId.REFERENCE: Mode.REFERENCE, ActionId.UPSCALE: Mode.UPSCALE}


class MainWindow(QMainWindow):
    """The window. `shut_down` must be called before it is dropped; closing it does.

    Args:
        factory: Makes comparisons, on the worker's thread.
        settings: What was remembered.
        theme: The application's theme.
    """

    def __init__(self, factory: ComparisonFactory, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("main-window")
        self.settings = settings
        self._is_shut_down = False
        self.runner = ComparisonRunner(factory, self)
        self.tasks = Tasks(self)
        self.session = Session(self.runner, self)
        self.documents = Documents(self.tasks, settings, self)

        self.models = UserModels(self.session, self.tasks, settings, self)
        self.given = GivenResults(self.session, self.tasks, settings, self)
        self.stage = PaneArea(self.session, self.tasks, settings, self)
        self.welcome = WelcomePage(self.tasks, settings, self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.welcome)
        self.pages.addWidget(self.stage)
        self.status = StatusBar(self)
        foot = self.statusBar()
        foot.setSizeGripEnabled(False)
        foot.addWidget(self.status, 1)
        self.toasts = Toasts(self.pages)
        self.drop_overlay = DropOverlay(self)

        self.actions_by_id = Actions(self)
        self.collection = Collection(
            self.documents, self.session, self.stage.model, self.tasks, self.actions_by_id, settings, self.toasts, self
        )
        self.setCentralWidget(self._stacked(self.pages, self.collection.strip))
        self.pane_actions = PaneActions([(name, self.stage.titles[name]) for name in self.stage.order], self)
        self.recent_menu = RecentMenu(settings, self)
        methods_shown = [action for action in self.pane_actions.shown if action.data() != ORIGINAL]
        self._menus = Menus(
            self,
            self.actions_by_id,
            self.recent_menu,
            methods_shown,
            self.pane_actions.solo,
            RemoveMenu(self.tr("Re&move model"), self.models, self),
            RemoveMenu(self.tr("Remo&ve result"), self.given, self),
        )
        self._user_methods = UserMethodPanes(
            (self.models, self.given), self.stage, self.session, self.pane_actions, self._menus, self.toasts, self
        )
        self.toolbar = ToolBar(self.actions_by_id, self.recent_menu, self)
        self.addToolBar(self.toolbar)

        self._status_feed = StatusFeed(self.status, self.stage, self.session, settings)
        self._view_commands = ViewCommands(self.actions_by_id, self.pane_actions, self.stage, settings)
        self._pane_order = PaneOrder(self.actions_by_id, self.pane_actions, self._menus, self.stage)
        self._flash = OriginalFlash(self.actions_by_id, self.stage, self.toasts)
        self.magnifying = Magnifying(self.actions_by_id, self.stage, settings)
        self._window_commands = WindowCommands(
            self, self.actions_by_id, self.pane_actions, self.stage, self.session, settings, theme, self.toasts
        )
        self.palette_commands = PaletteCommands(
            self, self.actions_by_id, self.pane_actions, settings, self.documents.open_path
        )
        parts = WindowParts(self, self.actions_by_id, self.stage, self.session, self.tasks, settings, self.toasts)
        self.exporting = Exporting(parts)
        self.measuring = Measuring(parts)
        for commands in (FigureCommands, FlipCommands):
            commands(parts)
        self.evaluating = Evaluating(
            self, factory, self.runner, self.actions_by_id, self.collection, self.stage, self.tasks, settings,
            self.toasts, self.measuring.dock,
        )  # fmt: skip
        self.learning = Learning(self, self.actions_by_id, factory, self.tasks, settings)
        for widget, action_id in (
            (self.welcome.opener, ActionId.OPEN),
            (self.welcome.paster, ActionId.PASTE),
            (self.status.cancel_button, ActionId.CANCEL),
        ):
            KeyedTip(widget, [self.actions_by_id[action_id]])
        self._connect()
        self._restore()

    # Pictures

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open the pictures that the command line names."""
        self.documents.open_paths(paths)

    @Slot(object)
    def show_picture(self, picture: Picture) -> None:
        """Compare the methods on a picture; the one before is forgotten."""
        self.given.belong_to(picture)
        self._start(Plan(picture, self.settings.mode, self.settings.engine))
        self.given.bring_back()

    @Slot()
    def close_picture(self) -> None:
        """Back to the welcome page."""
        self.given.belong_to(None)
        self.session.close()

    @Slot()
    def recompute(self) -> None:
        """Compute the open picture anew, by the settings of the moment."""
        plan = self.session.plan
        if plan is not None:
            self._start(Plan(plan.picture, self.settings.mode, self.settings.engine))

    @Slot()
    def resume_or_recompute(self) -> None:
        """Go on with what was cancelled; if nothing was, compute all anew."""
        if not self.session.resume(self.stage.wanted_methods):
            self.recompute()

    def _start(self, plan: Plan) -> None:
        self.session.start(plan, self.stage.wanted_methods)
        # Where there is an original no more, another method may stand in for it.
        self.session.request(self.stage.wanted_methods)

    @Slot()
    def _apply_engine_settings(self) -> None:
        plan = self.session.plan
        if plan is not None and plan.settings != self.settings.engine:
            self.recompute()
        self._status_feed.show_choice()

    @Slot()
    def _apply_mode(self) -> None:
        chosen = next(mode for name, mode in _MODES.items() if self.actions_by_id[name].isChecked())
        if chosen is not self.settings.mode:
            self.settings.mode = chosen
            self.recompute()

    @Slot()
    def _reload(self) -> None:
        plan = self.session.plan
        if plan is not None:
            self.documents.reload(plan.picture)

    @Slot(QMimeData)
    def _open_dropped(self, mime: QMimeData) -> None:
        files = local_files(mime)
        models = [path for path in files if is_model_file(path)]
        for path in models:
            self.models.add_path(path)
        if models:
            self.documents.open_paths([path for path in files if path not in models])
        else:
            self.documents.open_mime(mime, self.tr("Dropped picture"))

    @Slot(QMimeData)
    def _add_dropped_results(self, mime: QMimeData) -> None:
        files = local_files(mime)
        if files:
            self.given.add_paths(files)
        else:
            self.toasts.error(self.tr("A result is added from a picture file; save the picture first."))

    @Slot(object)
    def _follow_session(self, plan: Plan | None) -> None:
        self.pages.setCurrentWidget(self.welcome if plan is None else self.stage)
        self.actions_by_id.set_picture_open(plan is not None)
        self.pane_actions.set_enabled(plan is not None)
        self.drop_overlay.takes_results = plan is not None
        self.actions_by_id[ActionId.LEAVE_SINGLE].setEnabled(
            plan is not None and self.stage.arrangement is not Layout.GRID
        )
        self.setWindowTitle(window_title(plan))
        if plan is not None and not self.collection.strip.isAncestorOf(self.focusWidget()):
            self.stage.take_focus()

    @Slot(bool)
    def _follow_work(self, busy: bool) -> None:
        self.actions_by_id[ActionId.CANCEL].setEnabled(busy)

    # Building

    @staticmethod
    def _stacked(*rows: QWidget) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(rows[0], 1)
        for row in rows[1:]:
            layout.addWidget(row)
        return page

    def _connect(self) -> None:
        by_id = self.actions_by_id
        for action_id, act in (
            (ActionId.OPEN, self.documents.open_by_dialog),
            (ActionId.OPEN_FOLDER, self.documents.open_folder_by_dialog),
            (ActionId.PASTE, self.documents.paste),
            (ActionId.RELOAD, self._reload),
            (ActionId.CLOSE, self.close_picture),
            (ActionId.EXPORT, self.exporting.export),
            (ActionId.EXPORT_REGION, self.exporting.export_visible),
            (ActionId.RECOMPUTE, self.resume_or_recompute),
            (ActionId.REFERENCE, self._apply_mode),
            (ActionId.UPSCALE, self._apply_mode),
            (ActionId.ADD_MODEL, self.models.add_by_dialog),
            (ActionId.ADD_RESULT, self.given.add_by_dialog),
        ):
            by_id[action_id].triggered.connect(act)
        self.recent_menu.chosen.connect(self.documents.open_path)
        self.welcome.chosen.connect(self.documents.open_path)
        self.welcome.open_requested.connect(self.documents.open_by_dialog)
        self.welcome.paste_requested.connect(self.documents.paste)
        self.drop_overlay.dropped.connect(self._open_dropped)
        self.drop_overlay.result_dropped.connect(self._add_dropped_results)
        self.collection.opened.connect(self.show_picture)
        self.documents.failed.connect(self.toasts.error)
        self.documents.notice.connect(self.toasts.notice)
        self.session.restarted.connect(self._follow_session)
        self.session.notice.connect(self.toasts.notice)
        self.session.refused.connect(self.toasts.error)
        self.runner.busy_changed.connect(self._follow_work)
        self._window_commands.settings_changed.connect(self._apply_engine_settings)

    def _restore(self) -> None:
        for action_id, mode in _MODES.items():
            self.actions_by_id[action_id].setChecked(mode is self.settings.mode)
        self._follow_session(None)
        self._follow_work(False)
        room = self.screen().availableSize()
        self.resize(min(1440, round(room.width() * 0.9)), min(900, round(room.height() * 0.88)))
        geometry = self.settings.geometry
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        self.actions_by_id[ActionId.FULL_SCREEN].setChecked(bool(self.windowState() & Qt.WindowState.WindowFullScreen))

    # The end

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Remember, stop all work, and go."""
        self.settings.geometry = self.saveGeometry()
        self.measuring.remember()
        self.hide()
        self.shut_down()
        super().closeEvent(event)

    def shut_down(self) -> bool:
        """Cancel, quit and wait for every thread. Returns whether all have ended."""
        if self._is_shut_down:
            return True
        self.settings.sync()
        self.session.close()
        evaluation_ended = self.evaluating.shut_down(SHUTDOWN_SECONDS)
        pictures_ended = self.collection.shut_down(SHUTDOWN_SECONDS)
        learning_ended = self.learning.shut_down(SHUTDOWN_SECONDS)
        tasks_ended = self.tasks.shut_down(SHUTDOWN_SECONDS)
        runner_ended = self.runner.shut_down(SHUTDOWN_SECONDS)
        self._is_shut_down = evaluation_ended and learning_ended and pictures_ended and tasks_ended and runner_ended
        return self._is_shut_down


def window_title(plan: Plan | None) -> str:
    """``name — 2048 × 1365 — SR Desktop``, or the program's name alone."""
    if plan is None:
        return APPLICATION
    picture = plan.picture
    name = picture.name if picture.path is None else picture.path.name
    return f"{name} — {picture.width} × {picture.height} — {APPLICATION}"
