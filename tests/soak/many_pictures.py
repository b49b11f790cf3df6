"""Many pictures in a row through one window, by key. Run as a program by `test_endurance`; not a test itself.

    python many_pictures.py FOLDER STEPS

It opens the folder, goes to the next picture by PageDown, and every tenth time back by PageUp, each as soon as all
panes show their results. After every thirtieth picture it prints as a line of JSON what the process holds.
Its exit code is 3 if there was a crash dialog, 4 if a picture was not done.
"""

from __future__ import annotations

import faulthandler
import gc
import json
import os
import resource
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import sr_desktop.ui  # noqa: F401
from sr_desktop.ui.app import run_window
from sr_desktop.ui.dialogs.crash_dialog import CrashDialog
from sr_desktop.ui.window import main_window
from sr_desktop.ui.window.main_window import MainWindow
from tests.soak.holding import held

MOST_FILES = 256
"""That the process may have open, so that results of the first pictures are let go of soon."""
PATIENCE_SECONDS = 300
"""How long a picture may take."""
PAUSE_MS = 10
"""How often it is looked whether a picture is done."""
EVERY = 30
BACK = 10
CRASHED, STUCK = 3, 4


class Walk:
    """Goes from picture to picture and closes the window at the end.

    Args:
        steps: How many pictures are looked at.
    """

    def __init__(self, steps: int) -> None:
        self._steps = steps
        self._done = 0
        self._since = time.monotonic()
        self._left: object = None
        self.has_crashed = False
        self._timer = QTimer(interval=PAUSE_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        windows = QApplication.topLevelWidgets()
        if any(isinstance(each, CrashDialog) and each.isVisible() for each in windows):
            self.has_crashed = True
            os._exit(CRASHED)
        if time.monotonic() - self._since > PATIENCE_SECONDS:
            faulthandler.dump_traceback(all_threads=True)
            os._exit(STUCK)
        window = next((each for each in windows if isinstance(each, MainWindow) and each.is_filled), None)
        if window is not None and self._is_done(window):
            self._go_on(window)

    def _is_done(self, window: MainWindow) -> bool:
        session = window.session
        plan = session.plan
        wanted = window.stage.wanted_methods
        is_another = plan is not None and plan.picture is not self._left
        return is_another and not session.busy and len(session.results) >= len(wanted) > 0

    def _go_on(self, window: MainWindow) -> None:
        self._done += 1
        self._since = time.monotonic()
        assert window.session.plan is not None
        self._left = window.session.plan.picture
        if self._done % EVERY == 0 or self._done == self._steps:
            gc.collect()
            print(json.dumps(held(self._done)), flush=True)
        if self._done == self._steps:
            self._timer.stop()
            window.close()
            return
        QTest.keyClick(window, Qt.Key.Key_PageUp if self._done % BACK == 0 else Qt.Key.Key_PageDown)


def main() -> int:
    faulthandler.enable()
    folder, steps = Path(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_NOFILE, (MOST_FILES, MOST_FILES))
    # What closing does when a busy machine takes longer is tested by itself.
    main_window.SHUTDOWN_SECONDS = PATIENCE_SECONDS
    app = QApplication([])
    walk = Walk(steps)
    code = run_window([folder])
    del app
    return CRASHED if walk.has_crashed else code


if __name__ == "__main__":
    sys.exit(main())
