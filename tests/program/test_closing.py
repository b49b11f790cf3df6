"""The window closes at any moment with exit code 0, whatever does not answer, and leaves no process behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import numpy as np
import psutil
import pytest
from PIL import Image

PATIENCE_SECONDS = 90
"""How long a window that does not close is watched; one that does is gone long before."""

STARTED = """
import os, sys, threading, time
from pathlib import Path
import sr_desktop.ui
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sr_desktop.ui.app import run_window
from sr_desktop.ui.window.main_window import MainWindow
app = QApplication([])
is_early = False
def look():
    for window in app.topLevelWidgets():
        if isinstance(window, MainWindow) and (window.is_filled or is_early) and ready(window):
            timer.stop()
            act(window)
            assert window.isVisible()
            window.close()
timer = QTimer()
timer.timeout.connect(look)
timer.start(20)
"""
BEFORE_IT_IS_FILLED = "is_early = True\n"
AT_ONCE = "ready = lambda window: True\n"
WITH_RESULTS = "ready = lambda window: len(window.session.results) >= 3\n"
COMMAND = "act = lambda window: (window.actions_by_id['{}'].trigger(), app.processEvents())\n"
ASKING = """
import signal
from sr_desktop.ui.user_methods.given import GivenResults
added = []
def ready(window):
    given = window.feature(GivenResults)
    if len(window.session.results) >= 3 and not added:
        added.append(given.add_many(Path(sys.argv[1]).parent))
    return bool(given.all)
def send():
    assert QApplication.activeModalWidget() is not None
    os.kill(os.getpid(), signal.SIGTERM)
"""
REPLACING = """
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox
from sr_desktop.ui.window.saving_one import SavingOne
asked = []
def ready(window):
    if len(window.session.results) >= 3 and not asked:
        window.feature(SavingOne).ask('nearest')
        dialog = app.activeModalWidget()
        dialog.setDirectory(str(Path(sys.argv[1]).parent))
        dialog.findChild(QLineEdit).setText(Path(sys.argv[1]).name)
        asked.append(dialog)
        QTimer.singleShot(500, lambda: isinstance(app.activeModalWidget(), QMessageBox) and window.close())
        dialog.accept()
"""
RUN = "sys.exit(run_window([Path(name) for name in sys.argv[1:]]))\n"
PHASES = {
    "with a task that does not answer": AT_ONCE
    + "sleep = lambda task: time.sleep(3600)\n"
    + "act = lambda window: (window.workspace.tasks.submit(sleep, done=print), time.sleep(0.2))\n",
}
LONG = {
    "before anything is open": AT_ONCE + "act = lambda window: None\n",
    "while the picture is computed": WITH_RESULTS + "act = lambda window: None\n",
    "with a worker that does not answer": WITH_RESULTS
    + "import psutil, signal\n"
    + "workers = lambda: [each for each in psutil.Process().children() if 'spawn_main' in ' '.join(each.cmdline())]\n"
    + "act = lambda window: [each.send_signal(signal.SIGSTOP) for each in workers()]\n",
    "before it is filled": BEFORE_IT_IS_FILLED + AT_ONCE + "act = lambda window: None\n",
    "while a picture is read": AT_ONCE
    + "act = lambda window: window.open_paths([Path(name) for name in sys.argv[1:]])\n",
    "with a dialog": WITH_RESULTS + COMMAND.format("settings"),
    "with a menu": WITH_RESULTS
    + "act = lambda window: (window.menuBar().actions()[0].menu().popup(window.pos()), app.processEvents())\n",
    "while an evaluation is shown": WITH_RESULTS + COMMAND.format("evaluation"),
    "with a dock that floats": WITH_RESULTS
    + "from sr_desktop.ui.workspace.docks import ClosableDock\n"
    + "act = lambda window: [(dock.show(), dock.setFloating(True)) for dock in window.findChildren(ClosableDock)]\n",
    "in full screen": WITH_RESULTS + COMMAND.format("full-screen"),
    "by a second signal while it asks": ASKING
    + "act = lambda window: [QTimer.singleShot(n * 500, send) for n in (1, 2)]\n",
    "while it asks whether to replace a file": REPLACING,
    "while all is computed again": WITH_RESULTS + COMMAND.format("recompute"),
    "with a worker that was killed": WITH_RESULTS
    + "import psutil\n"
    + "act = lambda window: [each.kill() for each in psutil.Process().children()]\n",
}
"""Those of the campaign."""


@pytest.mark.skipif(sys.platform == "win32", reason="stops a process by a signal")
@pytest.mark.parametrize("phase", [*PHASES, *(pytest.param(name, marks=pytest.mark.soak) for name in LONG)])
def test_it_closes(phase: str, tmp_path: Path) -> None:
    picture = tmp_path / "photo.png"
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (512, 512, 3), np.uint8)).save(picture)
    own = {name: str(tmp_path / name) for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    opened = [] if phase.startswith("before") else [str(picture)]
    window = subprocess.Popen(
        [sys.executable, "-c", STARTED + {**PHASES, **LONG}[phase] + RUN, *opened],
        env={**os.environ, **own},
        cwd=Path(__file__).parents[2],
        stderr=subprocess.PIPE,
        text=True,
    )
    started: list[psutil.Process] = []
    give_up = time.monotonic() + PATIENCE_SECONDS
    while window.poll() is None and time.monotonic() < give_up:
        started += [each for each in psutil.Process(window.pid).children(recursive=True) if each not in started]
        time.sleep(0.05)
    if window.returncode is None:
        window.kill()
        for each in started:
            with suppress(psutil.NoSuchProcess):
                each.kill()
    _, told = window.communicate()
    assert window.returncode == 0, told
    assert "Traceback" not in told
    _, alive = psutil.wait_procs(started, timeout=10)
    assert alive == []
