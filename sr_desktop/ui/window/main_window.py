"""The main window: a list of features that work on one workspace."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from sr_desktop.engine.worker.jobs import Worker
from sr_desktop.messages.names import shown
from sr_desktop.ui.actions.command import MenuId
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.exporting.feature import Exporting
from sr_desktop.ui.figure.feature import PaperFigure
from sr_desktop.ui.flip.feature import Flip
from sr_desktop.ui.inputs.feature import Inputs
from sr_desktop.ui.keys.keymap import Keymap
from sr_desktop.ui.learning.feature import Learning
from sr_desktop.ui.loupe.feature import Magnifying
from sr_desktop.ui.measuring.feature import Measuring
from sr_desktop.ui.measuring.plots.feature import Plotting
from sr_desktop.ui.palette.feature import CommandPalette
from sr_desktop.ui.reading.feature import Reading
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.theme.theme import Theme
from sr_desktop.ui.user_methods.given import GivenResults
from sr_desktop.ui.user_methods.models import UserModels
from sr_desktop.ui.window.appearance import Appearance
from sr_desktop.ui.window.commands.chapters import CHAPTERS
from sr_desktop.ui.window.comparing import Comparing
from sr_desktop.ui.window.copying import Copying
from sr_desktop.ui.window.dialogs import HelpPages, SettingsPages
from sr_desktop.ui.window.flashing import OriginalFlash
from sr_desktop.ui.window.menus import Menus
from sr_desktop.ui.window.opening import Opening
from sr_desktop.ui.window.pane_moving import PaneMoving
from sr_desktop.ui.window.preparing_next import PreparingNext
from sr_desktop.ui.window.status_feed import StatusFeed
from sr_desktop.ui.window.toolbar import ToolBar
from sr_desktop.ui.workspace.plan import Plan
from sr_desktop.ui.workspace.workspace import Feature, SomeFeature, Workspace

APPLICATION = "SR Desktop"
SHUTDOWN_SECONDS = 20.0
"""How long a closing window waits for all its threads together; a tile on a slow processor takes a few seconds."""

FEATURES: tuple[type[Feature], ...] = (
    Opening, Inputs, Comparing, Collection, Reading, UserModels, GivenResults,
    PaneMoving, OriginalFlash, Magnifying, Copying, Appearance, StatusFeed,
    Exporting, PaperFigure, Flip, Measuring, Plotting, Evaluating, Learning, PreparingNext,
    Keymap, CommandPalette, SettingsPages, HelpPages, Menus,
)  # fmt: skip
"""The features of the window. The tabs of docks are in the order of the features that have them."""


class MainWindow(QMainWindow):
    """The window. `shut_down` must be called before it is dropped; closing it does.

    Args:
        worker: Where networks run; it is stopped with the window.
        settings: The remembered settings.
        theme: The application's theme.

    Attributes:
        workspace: What its features work on.
        settings: The remembered settings.
        session: The open picture and its results.
        stage: The panes.
        toasts: Where outcomes are reported.
        actions_by_id: The actions of the commands.
        toolbar: The tool bar.
    """

    def __init__(self, worker: Worker, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("main-window")
        self._is_shut_down = False
        workspace = self.workspace = Workspace(self, worker, settings, theme, CHAPTERS)
        self.settings, self.session, self.stage = settings, workspace.session, workspace.stage
        self.toasts, self.actions_by_id = workspace.toasts, workspace.actions
        for kind in FEATURES:
            workspace.feature(kind)
        menus = {"open": self.feature(Opening).recent_menu, "reference": self.feature(Menus).menu(MenuId.INPUT)}
        self.toolbar = ToolBar(workspace.actions, menus, self)
        self.addToolBar(self.toolbar)
        self.setCentralWidget(_stacked(workspace.pages, self.feature(Collection).strip))
        foot = self.statusBar()
        foot.setSizeGripEnabled(False)
        foot.addWidget(workspace.status, 1)
        workspace.docks.restore()
        self.session.restarted.connect(self._show_title)
        self._show_title(None)
        self._restore()
        workspace.actions.start()

    def feature(self, kind: type[SomeFeature]) -> SomeFeature:
        """The window's feature of this kind."""
        return self.workspace.feature(kind)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open the pictures that the command line names."""
        self.workspace.documents.open_paths(paths)

    @Slot(object)
    def _show_title(self, plan: Plan | None) -> None:
        self.setWindowTitle(window_title(plan))

    def _restore(self) -> None:
        room = self.screen().availableSize()
        self.resize(min(1440, round(room.width() * 0.9)), min(900, round(room.height() * 0.88)))
        geometry = self.settings.geometry
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """The system may have entered or left full screen."""
        if event.type() == QEvent.Type.WindowStateChange:
            self.actions_by_id.refresh()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Save what is remembered, stop all work, and close."""
        self.settings.geometry = self.saveGeometry()
        self.workspace.docks.remember()
        self.hide()
        self.shut_down()
        super().closeEvent(event)

    def shut_down(self) -> bool:
        """Cancel all work, and wait for it. Returns whether all of it has ended."""
        if not self._is_shut_down:
            self.settings.sync()
            self._is_shut_down = self.workspace.shut_down(SHUTDOWN_SECONDS)
        return self._is_shut_down


def window_title(plan: Plan | None) -> str:
    """``name — 2048 × 1365 — SR Desktop``, or the program's name alone."""
    if plan is None:
        return APPLICATION
    picture = plan.picture
    name = picture.name if picture.path is None else picture.path.name
    return f"{shown(name)} — {picture.width} × {picture.height} — {APPLICATION}"


def _stacked(upper: QWidget, lower: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(upper, 1)
    layout.addWidget(lower)
    return page
