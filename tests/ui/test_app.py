"""The program as a process: it starts without loading what takes long, opens what it is given, and leaves in order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sr_desktop.ui import app

def tell():
    window = next(widget for widget in QApplication.topLevelWidgets() if widget.objectName() == "main-window")
    if window.isVisible():
        heavy = {"torch", "pyqtgraph", "matplotlib", "scipy"}
        print("shown", *heavy & set(sys.modules), flush=True)
    else:
        QTimer.singleShot(10, tell)

application = QApplication([])
QTimer.singleShot(0, tell)
sys.exit(app.run_window([Path(name) for name in sys.argv[1:]]))
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    home = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA", "XDG_RUNTIME_DIR")}
    return {**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another process")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_window_stands_before_what_takes_long_to_load_and_a_signal_closes_it_in_order(
    environment: dict[str, str], picture_file: Path, number: signal.Signals
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(picture_file)],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "shown\n"
        process.send_signal(number)
        _, errors = process.communicate(timeout=120)
    finally:
        process.kill()
    assert process.returncode == 0, errors
    assert "QThread" not in errors
    assert "Traceback" not in errors
