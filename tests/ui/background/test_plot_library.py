"""What plots are drawn with is imported on the window's thread, between other events."""

from __future__ import annotations

import json
import subprocess
import sys

SCRIPT = """
import json, sys, threading
import sr_desktop.ui
from PySide6.QtCore import QCoreApplication, QTimer
from sr_desktop.ui.background.plot_library import PlotLibrary

imported, ticks = {}, []
def watch(event, given):
    if event == "import" and given[0].startswith(("PySide6.", "pyqtgraph")):
        imported[given[0]] = threading.current_thread() is threading.main_thread()
sys.addaudithook(watch)
app = QCoreApplication([])
other = QTimer(interval=0)
other.timeout.connect(lambda: ticks.append(1))
other.start()
library = PlotLibrary()
library.loaded.connect(app.quit)
library.load()
library.load()
assert "pyqtgraph" not in sys.modules
app.exec()
assert "pyqtgraph" in sys.modules
print(json.dumps([imported, len(ticks)]))
"""


def test_all_of_it_is_imported_on_this_thread_a_little_at_a_time() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    imported, ticks = json.loads(done.stdout)
    assert {"PySide6.QtOpenGLWidgets", "pyqtgraph.Qt", "pyqtgraph.graphicsItems.PlotItem"} <= set(imported)
    assert all(imported.values())
    assert ticks > 3
