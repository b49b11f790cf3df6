"""Opens the pages of settings and of help."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QDialog

from sr_desktop.engine.machine.threads import cores
from sr_desktop.engine.settings import DeviceChoice
from sr_desktop.ui.computing_settings import THREADS
from sr_desktop.ui.dialogs.about import AboutDialog
from sr_desktop.ui.dialogs.messages import MessagesDialog
from sr_desktop.ui.dialogs.settings_dialog import SettingsDialog
from sr_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.keys.keymap import Keymap
from sr_desktop.ui.window.appearance import Appearance
from sr_desktop.ui.window.comparing import Comparing
from sr_desktop.ui.window.status_feed import StatusFeed
from sr_desktop.ui.workspace.workspace import Feature, Workspace

REOPEN = 100
"""The exit code of the event loop that asks to open the window again, in another language."""


class SettingsPages(Feature):
    """Opens the settings, and applies what was chosen there."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._language = workspace.settings.language

    @Slot()
    def open(self) -> None:
        """Show the settings dialog."""
        self._language = self.workspace.settings.language
        workspace = self.workspace
        offered = {"device": devices_here(workspace.worker.gpu), "threads": threads_here(cores())}
        dialog = SettingsDialog(workspace.settings, workspace.feature(Keymap), workspace.window, offered)
        dialog.accepted.connect(self._apply)
        _open(dialog)

    @Slot()
    def _apply(self) -> None:
        workspace, settings = self.workspace, self.workspace.settings
        workspace.feature(Appearance).set_theme(settings.theme)
        workspace.feature(Appearance).set_backdrop(settings.backdrop)
        workspace.feature(Appearance).apply_view_settings()
        workspace.stage.name_original(settings.original_title)
        workspace.feature(Comparing).apply_settings()
        workspace.feature(StatusFeed).show_choice()
        workspace.feature(Evaluating).follow_settings()
        workspace.actions.refresh()
        if settings.language != self._language:
            toast = workspace.toasts.notice(self.tr("The new language is used the next time the window opens."))
            toast.add_button(self.tr("Reopen now"), self._reopen)

    @Slot()
    def _reopen(self) -> None:
        QCoreApplication.exit(REOPEN)


def devices_here(gpu: str | None) -> frozenset[DeviceChoice]:
    """The kinds of devices that this machine has.

    Args:
        gpu: What the first GPU that works is called; None without one.
    """
    kind = DeviceChoice.MPS if sys.platform == "darwin" else DeviceChoice.CUDA
    return frozenset((DeviceChoice.AUTO, DeviceChoice.CPU, *(() if gpu is None else (kind,))))


def threads_here(cores: int) -> frozenset[int]:
    """The numbers of threads that this machine has cores for.

    Args:
        cores: How many it has.
    """
    return frozenset(number for number in THREADS if number <= cores)


class HelpPages(Feature):
    """Opens the pages of help that are dialogs."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._messages: MessagesDialog | None = None
        workspace.toasts.log_requested.connect(self.show_messages)

    @Slot()
    def show_messages(self) -> None:
        """Show all messages; the page stays open while the window is used."""
        if self._messages is None:
            self._messages = MessagesDialog(self.workspace.toasts.log, self.workspace.window)
        self._messages.show()
        self._messages.raise_()
        self._messages.activateWindow()

    @Slot()
    def show_shortcuts(self) -> None:
        """Show every key and gesture."""
        _open(ShortcutsDialog(self.workspace.feature(Keymap).chapters(), self.workspace.window))

    @Slot()
    def show_about(self) -> None:
        """Show what this program is."""
        _open(AboutDialog(self.workspace.worker.gpu, self.workspace.window))


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
