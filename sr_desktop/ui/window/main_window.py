"""The main window: seen at once, then filled with features that work on one workspace."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from sr_desktop import NAME

# Only Qt is imported here: all else is loaded while the window is on the screen already.
if TYPE_CHECKING:
    from sr_desktop.engine.worker.jobs import Worker
    from sr_desktop.ui.settings import Settings
    from sr_desktop.ui.theme.theme import Theme
    from sr_desktop.ui.workspace.workspace import SomeFeature

_LEAST_WIDTH = 1000
"""Of a window on a screen that has it, in logical pixels."""
SHUTDOWN_SECONDS = 1.7
"""How long a closing window waits for all its work together; what has not ended by then ends with the process."""


class MainWindow(QMainWindow):
    """The window. It can be shown before it is filled; `shut_down` must be called before it is dropped: closing does.

    Args:
        geometry: Where it was when it was closed; empty for a usual place.

    Attributes:
        workspace: What its features work on.
        settings: The remembered settings.
        session: The open picture and its results.
        stage: The panes.
        toasts: Where outcomes are reported.
        actions_by_id: The actions of the commands.
        toolbar: The tool bar.

    Signals:
        closed: It has been closed, and the program is to end.
    """

    closed = Signal()

    def __init__(self, geometry: QByteArray | None = None) -> None:
        super().__init__()
        self.setObjectName("main-window")
        self._is_filled = False
        self._has_ended: bool | None = None
        self.setWindowTitle(NAME)
        room = self.screen().availableSize()
        # Nearly all of the screen; of a small one, all of its width.
        width = max(round(room.width() * 0.9), min(room.width(), _LEAST_WIDTH))
        self.resize(min(1440, width), min(900, round(room.height() * 0.88)))
        if geometry is not None and not geometry.isEmpty():
            self.restoreGeometry(geometry)

    def fill(self, worker: Worker, settings: Settings, theme: Theme) -> None:
        """Make its features; call it once.

        Args:
            worker: Where networks run; it is stopped with the window.
            settings: The remembered settings.
            theme: The application's theme.
        """
        from sr_desktop.ui.window.features import make_features

        workspace, self.toolbar = make_features(self, worker, settings, theme)
        self.workspace = workspace
        self.settings, self.session, self.stage = settings, workspace.session, workspace.stage
        self.toasts, self.actions_by_id = workspace.toasts, workspace.actions
        self._is_filled = True
        self._follow_state()
        workspace.actions.start()

    def feature(self, kind: type[SomeFeature]) -> SomeFeature:
        """The window's feature of this kind."""
        return self.workspace.feature(kind)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open the pictures that the command line names."""
        self.workspace.documents.open_paths(paths)

    def _follow_state(self, *, is_closing: bool = False) -> None:
        """In full screen there are only the panes."""
        from sr_desktop.ui.window.appearance import Appearance

        self.feature(Appearance).follow_window(is_closing=is_closing)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """The system may have entered or left full screen."""
        if event.type() == QEvent.Type.WindowStateChange and self._is_filled:
            self._follow_state()
            self.actions_by_id.refresh()
        super().changeEvent(event)

    @property
    def is_filled(self) -> bool:
        """Whether it can be used."""
        return self._is_filled

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Save what is remembered, stop all work, and close; ask first if work of the user's would be lost."""
        if self._is_filled:
            from sr_desktop.ui.window.session_files.feature import SessionFiles

            if not self.feature(SessionFiles).may_close():
                event.ignore()
                return
            self._follow_state(is_closing=True)
            self.settings.geometry = self.saveGeometry()
            self.workspace.docks.remember()
        # Seen until the work has ended: a process without a window would look as if it had been left behind.
        self.shut_down()
        super().closeEvent(event)
        self.closed.emit()

    def shut_down(self, seconds: float | None = None) -> bool:
        """Cancel all work, and wait for it, once. Returns whether all of it has ended.

        Args:
            seconds: How long to wait at most; None for a moment.
        """
        if not self._is_filled:
            return True
        if self._has_ended is None:
            self.settings.sync()
            self._has_ended = self.workspace.shut_down(SHUTDOWN_SECONDS if seconds is None else seconds)
        return self._has_ended

    def release(self) -> None:
        """Let go of all that it was filled with; call it when Qt has deleted it, and use it no more.

        The first window is there before the program is imported, and is set aside with it: the cycle collector would
        not find what refers to it and is referred to by it.
        """
        vars(self).clear()


def filled_window(worker: Worker, settings: Settings, theme: Theme) -> MainWindow:
    """A window with its features, not shown yet.

    Args:
        worker: Where networks run; it is stopped with the window.
        settings: The remembered settings.
        theme: The application's theme.
    """
    window = MainWindow(settings.geometry)
    window.fill(worker, settings, theme)
    return window
