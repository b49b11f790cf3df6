"""The program as a process: it starts without loading what takes long, opens what it is given, and leaves in order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import gc
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sr_desktop.ui import app

def tell():
    window = next(widget for widget in QApplication.topLevelWidgets() if widget.objectName() == "main-window")
    if window.isVisible():
        heavy = {"torch", "numpy", "pyqtgraph", "matplotlib", "scipy"}
        print("shown", *heavy & set(sys.modules), *["collected on any thread"] * gc.isenabled(), flush=True)
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


COMPARING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sr_desktop.ui import app
from sr_desktop.ui.panes.pane import Pane

def look():
    window = next(widget for widget in QApplication.topLevelWidgets() if widget.objectName() == "main-window")
    results = window.session.results if hasattr(window, "session") else {}
    if "srcnn" in results and not window.session.busy:
        runs = {name: done.run.device for name, done in results.items()}
        print(runs["srcnn"], *sorted({"torch", "openvino", "onnxruntime", "spandrel"} & set(sys.modules)), flush=True)
        window.close()
    else:
        QTimer.singleShot(20, look)

if __name__ == "__main__":
    application = QApplication([])
    QTimer.singleShot(0, look)
    sys.exit(app.run_window([Path(name) for name in sys.argv[1:]]))
"""


def test_networks_run_and_the_process_of_the_window_loads_none(
    environment: dict[str, str], picture_file: Path, tmp_path: Path
) -> None:
    settings = tmp_path / "sr-desktop" / "sr-desktop.conf"
    settings.parent.mkdir()
    settings.write_text("[panes]\nhidden=perceptual, srresnet\n", encoding="utf-8")
    script = tmp_path / "comparing.py"
    script.write_text(COMPARING, encoding="utf-8")
    process = subprocess.run(
        [sys.executable, str(script), str(picture_file)],
        env=environment, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert process.returncode == 0, process.stderr
    assert process.stdout == "cpu\n"
