"""What fills the window: its features, the tool bar, the panes and the status bar."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from sr_desktop import SCALES
from sr_desktop.engine.worker.jobs import Worker
from sr_desktop.ui.actions.command import MenuId
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.enlarging.feature import Enlarging
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
from sr_desktop.ui.ordering.feature import Ordering
from sr_desktop.ui.palette.feature import CommandPalette
from sr_desktop.ui.plane.feature import PerceptionDistortion
from sr_desktop.ui.reading.feature import Reading
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.theme.theme import Theme
from sr_desktop.ui.user_methods.given import GivenResults
from sr_desktop.ui.user_methods.models import UserModels
from sr_desktop.ui.window.appearance import Appearance
from sr_desktop.ui.window.commands.chapters import CHAPTERS
from sr_desktop.ui.window.commands.records import ToolBarSection
from sr_desktop.ui.window.comparing import Comparing
from sr_desktop.ui.window.copying import Copying
from sr_desktop.ui.window.dialogs import HelpPages, SettingsPages
from sr_desktop.ui.window.dragging_out import DraggingOut
from sr_desktop.ui.window.flashing import OriginalFlash
from sr_desktop.ui.window.forecast import Forecast
from sr_desktop.ui.window.mending import Mending
from sr_desktop.ui.window.menus import Menus
from sr_desktop.ui.window.opening import Opening
from sr_desktop.ui.window.pane_moving import PaneMoving
from sr_desktop.ui.window.picture_menu import PictureMenu
from sr_desktop.ui.window.preparing_next import PreparingNext
from sr_desktop.ui.window.renaming import Renaming
from sr_desktop.ui.window.saving_one import SavingOne
from sr_desktop.ui.window.scale_button import ScaleButton
from sr_desktop.ui.window.session_files.feature import SessionFiles
from sr_desktop.ui.window.status_feed import StatusFeed
from sr_desktop.ui.window.suggesting import Suggesting
from sr_desktop.ui.window.title import WindowTitle
from sr_desktop.ui.window.toolbar import ToolBar
from sr_desktop.ui.workspace.workspace import Feature, Workspace

FEATURES: tuple[type[Feature], ...] = (
    Opening, SessionFiles, Inputs, Comparing, Collection, Reading, UserModels, GivenResults,
    Forecast, Suggesting, Mending, PictureMenu, Renaming, PaneMoving, SavingOne, DraggingOut, OriginalFlash, Magnifying,
    Copying, Appearance, StatusFeed, Exporting, Enlarging, PaperFigure, Flip, Measuring, Plotting, Evaluating,
    PerceptionDistortion, Ordering, Learning, PreparingNext,
    Keymap, CommandPalette, SettingsPages, HelpPages, Menus, WindowTitle,
)  # fmt: skip
"""The features of the window. The tabs of docks are in the order of the features that have them."""


def make_features(window: QMainWindow, worker: Worker, settings: Settings, theme: Theme) -> tuple[Workspace, ToolBar]:
    """Make all features of a window and lay them out.

    Args:
        window: The window, empty.
        worker: Where networks run; it is stopped with the window.
        settings: The remembered settings.
        theme: The application's theme.

    Returns:
        What they work on, and the tool bar.
    """
    workspace = Workspace(window, worker, settings, theme, CHAPTERS)
    for kind in FEATURES:
        workspace.feature(kind)
    menus = {"open": workspace.feature(Opening).recent_menu, "reference": workspace.feature(Menus).menu(MenuId.INPUT)}
    toolbar = ToolBar(workspace.actions, menus, window)
    measuring = QCoreApplication.translate("MainWindow", "Measure")
    scales = {scale: workspace.actions[f"scale-{scale}"] for scale in SCALES}
    toolbar.add_choice(ToolBarSection.MODE, ScaleButton(scales, workspace.feature(Menus).menu(MenuId.SCALE), toolbar))
    toolbar.add_group(measuring, "measure", workspace.feature(Menus).menu(MenuId.MEASURE))
    window.addToolBar(toolbar)
    hint, strip = workspace.feature(Suggesting).bar, workspace.feature(Collection).strip
    _stack(workspace.center, hint, workspace.pages, strip)
    window.setCentralWidget(workspace.center)
    foot = window.statusBar()
    foot.setSizeGripEnabled(False)
    foot.addWidget(workspace.status, 1)
    workspace.docks.restore()
    return workspace, toolbar


def _stack(page: QWidget, hint: QWidget, upper: QWidget, lower: QWidget) -> None:
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(hint)
    layout.addWidget(upper, 1)
    layout.addWidget(lower)
