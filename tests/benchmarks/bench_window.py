"""How smooth the window is: stalls of its thread while it opens, computes, pans, measures, exports and evaluates.

    python tests/benchmarks/bench_window.py [--megapixels 12] [--seconds 60] [--stacks]

A stall is a stretch of more than 50 ms in which the thread of the window takes no event. Other programs of the machine
make stalls too: the load is printed, the same is counted in a window that does nothing and, on Linux, the time that the
thread, and those that paint for it, were ready and had no processor is taken off ("own"). It takes four minutes at
most, and prints tables in Markdown.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication
from rich.console import Console

from sr_desktop.engine.settings import Mode
from sr_desktop.engine.worker.remote import RemoteWorker
from sr_desktop.export.plan import ExportPlan
from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.background.collecting import CycleCollecting
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.exporting.feature import Exporting
from sr_desktop.ui.measuring.feature import Measuring
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.theme.theme import Theme
from sr_desktop.ui.window.main_window import MainWindow, filled_window

STALL_SECONDS = 0.05
MOUSE_SECONDS = 0.008
SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "guitar.webp"


@dataclass
class Phase:
    """What was seen in one part of the run."""

    name: str
    seconds: float = 0.0
    gaps: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    stacks: Counter[str] = field(default_factory=Counter)


def stalls(gaps: list[float]) -> int:
    """How many of these seconds are stalls."""
    return sum(gap > STALL_SECONDS for gap in gaps)


class Waiting:
    """How long this thread, and those that Qt paints with for it, were ready to run but had no processor.

    Nothing where the system does not count it.
    """

    def __init__(self) -> None:
        self._own = Path("/proc/thread-self").resolve() / "schedstat"
        self._painters: dict[Path, float] = {}
        self._last = self._read(self._own)

    def since_last(self) -> float:
        """Seconds since the last call: its own, and the longest of those that it may have waited for."""
        now = self._read(self._own)
        waited, self._last = now - self._last, now
        return waited + max((self._moved(path) for path in self._pool()), default=0.0)

    def _pool(self) -> list[Path]:
        if len(self._painters) < threading.active_count():
            for task in Path("/proc/self/task").glob("*"):
                with suppress(OSError):
                    if (task / "comm").read_text().startswith("Thread (pooled"):
                        self._painters.setdefault(task / "schedstat", 0.0)
        return list(self._painters)

    def _moved(self, path: Path) -> float:
        before, now = self._painters[path], self._read(path)
        self._painters[path] = now
        return max(0.0, now - before)  # of a thread that has ended nothing can be read

    @staticmethod
    def _read(path: Path) -> float:
        try:
            return int(path.read_text(encoding="ascii").split()[1]) / 1e9
        except OSError:
            return 0.0


class Watchdog:
    """Counts how long the thread that made it takes no event; looks at its stack when that is too long."""

    def __init__(self) -> None:
        self.phases: list[Phase] = []
        self._last = time.perf_counter()
        self._waiting = Waiting()
        self._owner = threading.get_ident()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(5)
        threading.Thread(target=self._watch, daemon=True).start()

    @contextmanager
    def phase(self, name: str) -> Iterator[Phase]:
        """Count under this name."""
        phase = Phase(name)
        self._waiting.since_last()
        self._last = began = time.perf_counter()
        self.phases.append(phase)
        yield phase
        self._tick()
        phase.seconds = time.perf_counter() - began

    def _tick(self) -> None:
        now, waited = time.perf_counter(), self._waiting.since_last()
        if self.phases:
            gap = now - self._last
            self.phases[-1].gaps.append(gap)
            self.phases[-1].own.append(max(0.0, gap - waited))
        self._last = now

    def _watch(self) -> None:
        seen = 0.0
        while True:
            time.sleep(0.01)
            last = self._last
            # Half of what is a stall: by the time the stack has been taken it is one.
            if self.phases and last != seen and time.perf_counter() - last > STALL_SECONDS / 2:
                seen = last
                frame = sys._current_frames().get(self._owner)
                lines = traceback.format_stack(frame, limit=None)[-4:]
                self.phases[-1].stacks["".join(lines)] += 1


def wait(condition: Callable[[], object], seconds: float) -> bool:
    """Take events until the condition holds, at most so long; whether it does. The timer of the watchdog wakes it."""
    deadline = time.perf_counter() + seconds
    while not (holds := condition()) and time.perf_counter() < deadline:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return bool(holds)


def photographs(folder: Path, megapixels: float, count: int) -> list[Path]:
    """Files of that size, enlarged from a sample, with grain: what decoders and encoders meet."""
    side = round((megapixels * 1e6 / 12) ** 0.5)
    size = (side * 4, side * 3)
    paths = []
    with Image.open(SAMPLE) as sample:
        smooth = np.asarray(sample.convert("RGB").resize(size, Image.Resampling.BICUBIC), np.int16)
    for number in range(count):
        grain = np.random.default_rng(number).integers(-6, 7, (*smooth.shape[:2], 1), np.int16)
        paths.append(folder / f"photograph-{number + 1}.jpg")
        Image.fromarray(np.clip(smooth + grain, 0, 255).astype(np.uint8)).save(paths[-1], quality=92)
    return paths


def pan(window: MainWindow, seconds: float, condition: Callable[[], object] = lambda: False) -> list[float]:
    """Drag and zoom as a user does; seconds of each step, painting included."""
    application, times, step = QApplication.instance(), [], 0
    assert application is not None
    deadline = time.perf_counter() + seconds
    model = window.stage.model
    while time.perf_counter() < deadline and not condition():
        began = time.perf_counter()
        step += 1
        if step % 20 == 0:
            width, height = model.viewport
            model.zoom_at(width / 2, height / 2, 1.25 if step % 40 else 0.8)
        else:
            model.pan_by(7 if step % 80 < 40 else -7, 4)
        for surface in window.stage.surfaces:
            surface.repaint()
        application.processEvents()
        times.append(time.perf_counter() - began)
        # A mouse tells 125 times a second where it is.
        wait(lambda began=began: time.perf_counter() - began >= MOUSE_SECONDS, 1)
    return times


def drag_region(window: MainWindow, seconds: float) -> None:
    """Drag a region of a tenth of the picture over all of it, as a user does who watches its scores."""
    model, began = window.stage.model, time.perf_counter()
    assert model.picture_size is not None
    width, height = (side // 3 for side in model.picture_size)
    while (spent := time.perf_counter() - began) < seconds:
        x, y = (round((side - side // 3) * spent / seconds) for side in model.picture_size)
        model.mark.set(Rect(x, y, width, height))
        wait(lambda: False, 2 * MOUSE_SECONDS)
    wait(lambda: window.feature(Measuring).region.is_current, seconds)
    model.mark.set(None)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megapixels", type=float, default=12, help="of each picture (default: 12)")
    parser.add_argument("--seconds", type=float, default=60, help="that computing takes at most (default: 60)")
    parser.add_argument("--stacks", action="store_true", help="print where the window's thread was in its stalls")
    options = parser.parse_args()
    application = QApplication([])
    load = os.getloadavg() if hasattr(os, "getloadavg") else (float("nan"),)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pictures = folder / "pictures"
        pictures.mkdir()
        paths = photographs(pictures, options.megapixels, 2)
        settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
        worker = RemoteWorker()
        worker.warm_up()
        # As the program does.
        CycleCollecting.set_aside()
        window = filled_window(worker, settings, Theme(application))
        window.resize(1500, 1000)
        window.show()
        watchdog = Watchdog()
        pans = run(window, watchdog, paths, folder / "out", options.seconds)
        window.shut_down()  # without the question for scores that are in no file
    report(watchdog.phases, pans, load[0], options.stacks)


def run(window: MainWindow, watchdog: Watchdog, paths: list[Path], out: Path, seconds: float) -> dict[str, list[float]]:
    """Do what a user does; seconds of each step of the pans."""
    session, pans = window.session, {}
    short = min(8.0, seconds)
    with watchdog.phase("nothing happens (for comparison)"):
        wait(lambda: False, short / 2)
    with watchdog.phase("open, reference mode"):
        window.open_paths(paths[:1])
        wait(lambda: len(session.results) >= 3, seconds / 3)
    with watchdog.phase("pan while it computes"):
        pans["while it computes"] = pan(window, short, lambda: not session.busy)
    with watchdog.phase("compute") as phase:
        # What is not finished by then cannot be exported.
        done = wait(lambda: not session.busy, seconds)
        phase.name += "" if done else f" ({len(session.results)} of {len(session.results) + len(session.pending)})"
    with watchdog.phase("pan" if done else "pan, not all done"):
        pans["at rest" if done else "not all done"] = pan(window, short)
    with watchdog.phase("drag a region"):
        drag_region(window, short)
    with watchdog.phase("export"):
        export(window, out, seconds / 2)
    with watchdog.phase("evaluate a folder"):
        window.open_paths([paths[0].parent])
        wait(lambda: len(window.feature(Collection).paths) == 2, seconds / 3)
        session.cancel()
        window.feature(Evaluating).evaluate()
        wait(lambda: not window.feature(Evaluating).busy, seconds / 2)
        window.feature(Evaluating).cancel()
        wait(lambda: not window.feature(Evaluating).busy, short)
    with watchdog.phase("open, upscale mode"):
        window.settings.mode = Mode.UPSCALE
        window.open_paths(paths[1:])
        wait(lambda: not session.results, short)
        wait(lambda: len(session.results) >= 3, seconds / 3)
    with watchdog.phase("pan while it upscales"):
        pans["while it upscales"] = pan(window, short, lambda: not session.busy)
    with watchdog.phase("close the picture"):
        session.close()
        wait(lambda: False, 1)
    return pans


def export(window: MainWindow, out: Path, seconds: float) -> None:
    """Write all results as the dialog does once it is accepted."""
    window.feature(Exporting).write(ExportPlan(folder=out))
    wait(lambda: window.feature(Exporting).busy, 10)
    wait(lambda: not window.feature(Exporting).busy, seconds)


def report(phases: list[Phase], pans: dict[str, list[float]], load: float, with_stacks: bool) -> None:
    """Print the tables, and where the thread was."""
    print(f"Load at the start {load:.1f}\n")
    rows = []
    for phase in phases:
        row = [phase.name, f"{phase.seconds:.1f} s"]
        for gaps in (phase.gaps, phase.own):
            row += [str(stalls(gaps)), f"{max(gaps, default=0.0) * 1000:.0f} ms"]
        rows.append(row)
    own = [gap for phase in phases for gap in phase.own]
    rows.append(["all", f"{sum(phase.seconds for phase in phases):.0f} s", "", "", str(stalls(own)), ""])
    print_table(("phase", "took", "stalls", "longest", "own stalls", "longest own"), rows)
    print_table(
        ("pan and zoom, six panes", "steps", "median", "worst"),
        [
            [name, str(len(times)), f"{median(times) * 1000:.1f} ms", f"{max(times) * 1000:.0f} ms"]
            for name, times in pans.items()
            if times
        ],
    )
    console = Console()
    if with_stacks:
        for phase in phases:
            for stack, times in phase.stacks.most_common(6):
                console.rule(f"{phase.name}: {times}")
                console.print(stack, markup=False, highlight=False)


def print_table(header: tuple[str, ...], rows: list[list[str]]) -> None:
    """Print a table in Markdown."""
    for row in (header, ["---"] * len(header), *rows):
        print(f"| {' | '.join(row)} |")
    print()


if __name__ == "__main__":
    main()
