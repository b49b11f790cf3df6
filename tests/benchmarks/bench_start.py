"""How long one waits for the first line of help, for the window, and for the first result of a sample picture."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

ROUNDS = 7
SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "guitar.webp"

TELL = """
import os, time
def tell(what):
    print(what, time.time() - float(os.environ["STARTED"]), time.process_time(), sep="\\t", flush=True)
"""
HELP = (
    TELL
    + """
from sr_desktop.cli.app import window_parser
window_parser().format_help()
tell("the help")
"""
)
WATCH = (
    TELL
    + """
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWidgetType() and watched.isWindow():
            QApplication.instance().removeEventFilter(self)
            tell(FIRST)
        return False
application = QApplication([])
watch = Watch()
application.installEventFilter(watch)
"""
)
EMPTY = (
    WATCH
    + """
FIRST = "an empty Qt window, painted"
window = QMainWindow()
window.show()
application.processEvents()
"""
)
WINDOW = (
    WATCH
    + """
FIRST = "our window, painted"
from pathlib import Path
from sr_desktop.cli.window import open_window
from sr_desktop.ui.window.main_window import MainWindow
fill = MainWindow.fill
def filled(window, *arguments):
    fill(window, *arguments)
    def first(done):
        window.session.method_done.disconnect(first)
        tell("the first result")
        QTimer.singleShot(0, window.close)
    window.session.method_done.connect(first)
    QTimer.singleShot(0, lambda: tell("our window, filled"))
MainWindow.fill = filled
open_window([Path(os.environ["PICTURE"])])
"""
)


def measured(program: str) -> dict[str, tuple[float, float]]:
    """Seconds since the start of a Python process that runs the program, by what it tells: of the clock, of its CPU."""
    with tempfile.TemporaryDirectory() as settings:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_CONFIG_HOME": settings,
            "PICTURE": str(SAMPLE),
            "STARTED": str(time.time()),
        }
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, check=True, capture_output=True, text=True
        )
    lines = (line.split("\t") for line in done.stdout.splitlines() if line.count("\t") == 2)
    return {what: (float(clock), float(cpu)) for what, clock, cpu in lines}


def main() -> None:
    """Measure in interleaved rounds and print."""
    times: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for _ in range(ROUNDS):
        for program in (HELP, EMPTY, WINDOW):
            for what, found in measured(program).items():
                times[what].append(found)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    table = Table(
        "Until", "Median", "Fastest", "Least CPU of the process",
        title=f"From the start of the process, {ROUNDS} interleaved rounds{load}",
    )  # fmt: skip
    for what, found in times.items():
        clocks, cpus = zip(*found, strict=True)
        table.add_row(what, f"{median(clocks):.2f} s", f"{min(clocks):.2f} s", f"{min(cpus):.2f} s")
    Console().print(table)


if __name__ == "__main__":
    main()
