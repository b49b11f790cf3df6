"""Starts the window: the application object, its names and theme, and the first sight of it.

Little more than Qt is imported here: all else is loaded while the window is on the screen already.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QSettings, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from sr_desktop import NAME, __version__
from sr_desktop.paths import resources_dir
from sr_desktop.system.allocator import give_freed_memory_back
from sr_desktop.system.open_files import allow_many_files
from sr_desktop.ui.background.collecting import CycleCollecting, end_collecting_by_python
from sr_desktop.ui.first_sight import stored_geometry, stored_theme
from sr_desktop.ui.interrupts import InterruptWatcher
from sr_desktop.ui.theme.theme import Theme
from sr_desktop.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from sr_desktop.engine.worker.jobs import Worker
    from sr_desktop.ui.window.session_files.feature import Handover


_LEAVE_SECONDS = 2.0
"""How long the engine may take to end when the window is closed before it is filled."""


def name_application() -> None:
    """Set the application names by which Qt finds the settings; call it before any `Settings` is made."""
    QCoreApplication.setOrganizationName("sr-desktop")
    QCoreApplication.setApplicationName("sr-desktop")
    QCoreApplication.setApplicationVersion(__version__)


def run_window(paths: Sequence[Path], worker: Worker | None = None) -> int:
    """Open the window, with these pictures or folders of pictures, and stay until it is closed. Returns the exit code.

    Args:
        paths: What to open.
        worker: Where networks run; None for a process of its own.
    """
    name_application()
    end_collecting_by_python()
    allow_many_files()
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationDisplayName(NAME)
    # By this name a desktop finds the program's entry, and so its icon.
    app.setDesktopFileName("sr-desktop")
    app.setWindowIcon(QIcon(str(resources_dir() / "icons" / "app" / "sr-desktop.svg")))
    left: Handover | None = None
    while True:
        interrupts = InterruptWatcher()
        storage = QSettings()
        theme = Theme(app, stored_theme(storage))
        window = MainWindow(stored_geometry(storage))
        window.show()
        app.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

        from sr_desktop.engine.worker.remote import RemoteWorker

        give_freed_memory_back()
        # The engine loads in its process while this one loads the rest of the window.
        worker = worker or RemoteWorker()
        worker.warm_up()

        from sr_desktop.ui.staying import stay

        CycleCollecting.set_aside()
        if interrupts.is_asked:
            worker.stop()
            worker.wait(_LEAVE_SECONDS)
            return 0
        # A signal may have come before there was an event loop that it could end.
        QTimer.singleShot(0, interrupts.quit_if_asked)
        code, left = stay(app, window, theme, worker, paths, left)
        interrupts.release()
        if left is None:
            return code
        worker = None
