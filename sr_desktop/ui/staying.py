"""The life of a window on the screen: filled, opened on pictures, and closed in order."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication

from sr_desktop.engine.worker.jobs import Worker
from sr_desktop.system.allocator import return_freed_memory
from sr_desktop.ui.dialogs.crash_dialog import CrashDialog
from sr_desktop.ui.exceptions import ExceptionCatcher
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.theme.theme import Theme
from sr_desktop.ui.translation.languages import chosen
from sr_desktop.ui.translation.translator import install
from sr_desktop.ui.widgets.toasts import Toasts
from sr_desktop.ui.window import features  # noqa: F401
from sr_desktop.ui.window.dialogs import REOPEN
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.session_files.feature import Handover, SessionFiles

_LOG = logging.getLogger(__name__)
_REOPENING_SECONDS = 20.0
"""How long the work of a window may take to end that opens again: what stays would work on beside the new one."""


def stay(
    app: QApplication,
    window: MainWindow,
    theme: Theme,
    worker: Worker,
    paths: Sequence[Path],
    left: Handover | None = None,
) -> tuple[int, Handover | None]:
    """Fill a window and stay until it is closed.

    Args:
        app: The application.
        window: On the screen, and empty.
        theme: The application's theme.
        worker: Where networks run.
        paths: Pictures or folders to open.
        left: What another window has left to be brought back, instead.

    Returns:
        The exit code; and what the window leaves if it is to be opened again, in another language.
    """
    catcher = ExceptionCatcher(lambda: worker.gpu)
    settings = Settings()
    install(app, chosen(settings.language))
    window.fill(worker, settings, theme)
    crash_dialog = CrashDialog(window)
    catcher.caught.connect(crash_dialog.add)
    say_what_is_broken(settings, window.toasts)
    if left is not None:
        window.feature(SessionFiles).take_over(left)
    elif paths:
        window.open_paths(paths)
    # Qt would wait for any other window that is still open.
    window.closed.connect(app.quit)
    # It may have been closed before there was an event loop that its close would end.
    code = app.exec() if window.isVisible() else 0
    handover = window.feature(SessionFiles).hand_over() if code == REOPEN else None
    if code == REOPEN:
        window.shut_down(_REOPENING_SECONDS)
        window.feature(SessionFiles).close_unasked()
    has_ended = window.shut_down()
    catcher.release()
    if has_ended:
        # Qt destroys the window while all its Python parts still exist.
        window.deleteLater()
        theme.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        window.release()
        # By the pictures of icons that have gone nothing finds what they were scaled to.
        QPixmapCache.clear()
        return_freed_memory()
    else:
        # Destroying a running thread would abort the process with an obscure message; the settings are saved.
        _LOG.warning("A computation did not stop in time; leaving without it.")
        os._exit(code)
    return code, handover


def say_what_is_broken(settings: Settings, toasts: Toasts) -> None:
    """Name the settings that could not be read; they are their defaults."""
    if settings.broken:
        text = QCoreApplication.translate("App", "Settings that could not be read are at their defaults: {keys}.")
        toasts.notice(text.format(keys=", ".join(settings.broken)))
