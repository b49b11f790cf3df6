"""The most memory that the whole program takes while it compares a large picture in the window.

Summed over its processes is the proportional set size, in which memory that two of them share counts once. Each
case is a program of its own; ``--json`` prints all of it as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import psutil
from PIL import Image
from rich.console import Console
from rich.table import Table

PROJECT = Path(__file__).resolve().parents[2]

CASES = {
    "12 MP upscale": (4000, 3000, "upscale", 4),
    "12 MP upscale, 1 GB": (4000, 3000, "upscale", 1),
    "24 MP reference, 1 GB": (6000, 4000, "reference", 1),
}
"""Width, height, mode, gigabytes of memory for results."""

WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sr_desktop.engine.settings import Mode
from sr_desktop.ui import app
from sr_desktop.ui.settings import Settings

application = QApplication([])
app.name_application()
settings = Settings()
settings.mode, settings.result_gigabytes = Mode(sys.argv[2]), int(sys.argv[3])
methods = int(sys.argv[4])

def watch():
    windows = [one for one in application.topLevelWidgets() if hasattr(one, "session")]
    if windows and len(windows[0].session.results) == methods:
        application.quit()

timer = QTimer()
timer.timeout.connect(watch)
timer.start(500)
app.run_window([Path(sys.argv[1])])
"""


def photograph(path: Path, width: int, height: int) -> None:
    """A picture with detail of all sizes."""
    rng = np.random.default_rng(0)
    coarse = rng.integers(0, 256, (height // 16 + 1, width // 16 + 1, 3), np.uint8)
    pixels = np.repeat(np.repeat(coarse, 16, 0), 16, 1)[:height, :width]
    noisy = pixels // 2 + rng.integers(0, 128, (height, width, 3), np.uint8)
    Image.fromarray(np.ascontiguousarray(noisy)).save(path, compress_level=1)


def used(process: psutil.Process) -> tuple[int, int]:
    """Bytes of a process and its children: proportional set size, and the part of it that is no file on a disk."""
    total = 0
    resident = 0
    for one in (process, *process.children(recursive=True)):
        try:
            full = one.memory_full_info()
        except psutil.Error:
            continue
        total += getattr(full, "pss", full.uss)
        resident += full.rss
    return total, resident


def peak(path: Path, mode: str, gigabytes: int, methods: int) -> tuple[float, float, float]:
    """Most gigabytes as proportional and as resident set size, and the seconds it took."""
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": home, "PYTHONPATH": str(PROJECT),
        }  # fmt: skip
        started = time.perf_counter()
        program = subprocess.Popen(
            [sys.executable, "-c", WINDOW, str(path), mode, str(gigabytes), str(methods)], env=environment
        )
        process, most, resident = psutil.Process(program.pid), 0, 0
        while program.poll() is None:
            try:
                now, rss = used(process)
            except psutil.NoSuchProcess:
                break
            most, resident = max(most, now), max(resident, rss)
            time.sleep(0.2)
        return most / 1e9, resident / 1e9, time.perf_counter() - started


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*", help=f"which ones (default: all of {', '.join(CASES)})")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    found = {}
    for name in arguments.cases or CASES:
        width, height, mode, gigabytes = CASES[name]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "large.png"
            photograph(path, width, height)
            found[name] = (gigabytes, *peak(path, mode, gigabytes, 6))
    if arguments.json:
        keys = ("budget_gb", "peak_pss_gb", "peak_rss_gb", "seconds")
        print(json.dumps({name: dict(zip(keys, values, strict=True)) for name, values in found.items()}, indent=1))
        return
    table = Table("Case", "Budget", "Peak (PSS)", "Beyond the budget", "Sum of RSS", "Time")
    for name, (budget, most, resident, seconds) in found.items():
        table.add_row(
            name, f"{budget:.2f} GB", f"{most:.2f} GB", f"{most - budget:+.2f} GB", f"{resident:.2f} GB",
            f"{seconds:.0f} s",
        )  # fmt: skip
    Console().print(table)


if __name__ == "__main__":
    main()
