"""How long one waits for the first line of help and for the first paint of the window."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from statistics import median

from rich.console import Console
from rich.table import Table

ROUNDS = 7

HELP = "from sr_desktop.cli.app import window_parser; window_parser().format_help()"
WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sr_desktop.cli.window import open_window
application = QApplication([])
QTimer.singleShot(0, application.quit)
open_window([])
"""


def seconds(program: str) -> float:
    """Wall-clock seconds of a Python process that runs the program."""
    with tempfile.TemporaryDirectory() as settings:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": settings}
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", program], env=environment, check=True, capture_output=True)
        return time.perf_counter() - start


def main() -> None:
    """Measure in interleaved rounds and print."""
    programs = {"Python itself": "pass", "help": HELP, "window shown and closed": WINDOW}
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(ROUNDS):
        for name, program in programs.items():
            times[name].append(seconds(program))
    table = Table("What", "Median", "Fastest", title=f"From start to end of the process, {ROUNDS} interleaved rounds")
    for name, values in times.items():
        table.add_row(name, f"{median(values):.2f} s", f"{min(values):.2f} s")
    Console().print(table)


if __name__ == "__main__":
    main()
