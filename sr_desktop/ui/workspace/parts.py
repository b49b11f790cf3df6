"""What a command of the window works on."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QMainWindow

from sr_desktop.ui.actions.actions import Actions
from sr_desktop.ui.background.tasks import Tasks
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.widgets.toasts import Toasts
from sr_desktop.ui.workspace.pane_area import PaneArea
from sr_desktop.ui.workspace.session import Session


@dataclass(frozen=True, slots=True)
class WindowParts:
    """The parts of one window that commands share.

    Attributes:
        window: Over which dialogs open, and whose edges hold the docks.
        actions: What starts the commands.
        stage: The panes.
        session: The open picture and its results.
        tasks: Where work is done beside the window.
        settings: What is remembered.
        toasts: Where the outcome is told.
    """

    window: QMainWindow
    actions: Actions
    stage: PaneArea
    session: Session
    tasks: Tasks
    settings: Settings
    toasts: Toasts
