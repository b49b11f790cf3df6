"""Starts the window: the application object, its names and theme, and how it ends."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from sr_desktop import __version__
from sr_desktop.engine.worker.jobs import Worker
from sr_desktop.engine.worker.remote import RemoteWorker
from sr_desktop.paths import resources_dir
from sr_desktop.ui.dialogs.crash_dialog import CrashDialog
from sr_desktop.ui.exceptions import ExceptionCatcher
from sr_desktop.ui.interrupts import InterruptWatcher
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.theme.theme import Theme
from sr_desktop.ui.translation.languages import chosen
from sr_desktop.ui.translation.translator import install
from sr_desktop.ui.widgets.toasts import Toasts
from sr_desktop.ui.window.dialogs import REOPEN
from sr_desktop.ui.window.main_window import APPLICATION, MainWindow

_LOG = logging.getLogger(__name__)


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
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationDisplayName(APPLICATION)
    # By this name a desktop finds the program's entry, and so its icon.
    app.setDesktopFileName("sr-desktop")
    app.setWindowIcon(QIcon(str(resources_dir() / "icons" / "app" / "sr-desktop.svg")))
    while True:
        code, opened = _run_once(app, paths, worker or RemoteWorker())
        if code != REOPEN:
            return code
        # Open it again in the chosen language, with the picture that was open.
        paths, worker = opened, None


def say_what_is_broken(settings: Settings, toasts: Toasts) -> None:
    """Name the settings that could not be read; they are their defaults."""
    if settings.broken:
        text = QCoreApplication.translate("App", "Settings that could not be read are at their defaults: {keys}.")
        toasts.notice(text.format(keys=", ".join(settings.broken)))


def _run_once(app: QApplication, paths: Sequence[Path], worker: Worker) -> tuple[int, Sequence[Path]]:
    """Open the window and stay until it is closed. Returns the exit code, and the picture that was open then."""
    worker.warm_up()
    catcher = ExceptionCatcher(lambda: worker.gpu)
    interrupts = InterruptWatcher()
    settings = Settings()
    install(app, chosen(settings.language))
    theme = Theme(app, settings.theme)
    window = MainWindow(worker, settings, theme)
    crash_dialog = CrashDialog(window)
    catcher.caught.connect(crash_dialog.add)
    window.show()
    say_what_is_broken(settings, window.toasts)
    if paths:
        window.open_paths(paths)
    code = app.exec()
    plan = window.session.plan
    opened = () if plan is None or plan.picture.path is None else (plan.picture.path,)
    if code == REOPEN:
        window.close()
    has_ended = window.shut_down()
    interrupts.release()
    catcher.release()
    if has_ended:
        # Qt destroys the window while all its Python parts still exist.
        window.deleteLater()
        theme.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    else:
        # Destroying a running thread would abort the process with an obscure message; the settings are saved.
        _LOG.warning("A computation did not stop in time; leaving without it.")
        os._exit(code)
    return code, opened
