"""How soon what one looks at is there, in a large picture: against what exactly these pixels cost.

A picture of 12 megapixels is enlarged four times by all default methods, and 400 x 300 pixels of the result are looked
at. Measured is when these pixels are final, of each method and of all: at the beginning, after a drags to pixels that
are still missing while the rest is computed, and in the window after a zoom. The rival runs the same methods on
exactly these pixels and what networks need around them, one after the other, with nothing else to do. Rounds are
interleaved; ``--json`` prints all of it as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import numpy as np
import psutil
from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sr_desktop import SCALE
from sr_desktop.engine.comparing.agenda import Agenda
from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.comparing.output import Outputs
from sr_desktop.engine.comparing.steering import seen_part
from sr_desktop.engine.events import Event, TileReady
from sr_desktop.engine.machine.devices import choose_device
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.running import make_runner
from sr_desktop.engine.scratch.store import ScratchStore
from sr_desktop.engine.settings import EngineSettings, Mode
from sr_desktop.engine.view import View
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.resampling.factors import upscale_part
from sr_desktop.imaging.tiling import Tile
from sr_desktop.methods import DEFAULT_IDS, SHIPPED

FIRST = Rect(8000, 6000, 400, 300)
DRAGGED = Rect(1500, 1500, 400, 300)
DRAGS = 8


def photograph(width: int, height: int) -> Picture:
    """A picture with detail of all sizes."""
    rng = np.random.default_rng(0)
    coarse = rng.integers(0, 256, (height // 16 + 1, width // 16 + 1, 3), np.uint8)
    pixels = np.repeat(np.repeat(coarse, 16, 0), 16, 1)[:height, :width]
    return Picture(np.ascontiguousarray(pixels // 2 + rng.integers(0, 128, (height, width, 3), np.uint8)), "bench")


@dataclass
class Watch:
    """When the pixels of a view were final, by method.

    Attributes:
        since: When they were asked for.
        is_over: Whether all have come.
        seconds: From then until the last of them, by method.
    """

    view: Rect
    since: float
    is_over: bool = False
    missing: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.missing = dict.fromkeys(DEFAULT_IDS, self.view.area)

    def take(self, tile: TileReady) -> bool:
        """Note a tile. Returns whether everything has come."""
        self.missing[tile.method_id] -= tile.rect.intersected(self.view).area
        if self.missing[tile.method_id] == 0 and tile.method_id not in self.seconds:
            self.seconds[tile.method_id] = time.perf_counter() - self.since
        return len(self.seconds) == len(DEFAULT_IDS)


def exactly(picture: Picture, view: Rect, pool: NetworkPool, settings: EngineSettings) -> dict[str, float]:
    """Seconds that each method takes for exactly these pixels, adding up in the order of their cost."""
    part = seen_part(View(view), picture.size, SCALE)
    assert part is not None
    device = choose_device(settings.device)
    methods = [SHIPPED.get(name) for name in DEFAULT_IDS]
    plain = [method for method in methods if method.kernel is not None]
    networks = sorted(
        (
            (method, pool.get(method, device, settings.precision, measured=True))
            for method in methods
            if method.kind.is_network
        ),
        key=lambda one: one[1].cost,
    )
    seconds: dict[str, float] = {}
    started = time.perf_counter()
    for method in plain:
        assert method.kernel is not None
        upscale_part(picture.pixels, 4, method.kernel, part)
        seconds[method.id] = time.perf_counter() - started
    for method, ready in networks:
        padded = Agenda(picture.size, ready.overlap, None).padded(part)
        make_runner(ready, picture)(Tile(part, padded))
        seconds[method.id] = time.perf_counter() - started
    return seconds


def in_engine(
    picture: Picture, pool: NetworkPool, store: ScratchStore, settings: EngineSettings
) -> tuple[dict[str, float], dict[str, float], list[float]]:
    """At the beginning; after a drag; and the seconds from each of several drags to the first tile of its view."""
    comparison = Comparison(
        picture, DEFAULT_IDS, Mode.UPSCALE, settings, pool, outputs=Outputs(store, with_levels=True)
    )
    watches = [Watch(FIRST, time.perf_counter())]
    reacted: list[float] = []
    arrived: list[TileReady] = []
    rng = np.random.default_rng(0)

    def drag() -> None:
        # At any time within the tiles of what lies around and of the rest.
        time.sleep(0.3 + rng.random())
        row, column = divmod(len(watches) - 1, 4)
        view = DRAGGED.moved(4000 * column, 8000 * row)
        watch = Watch(view, time.perf_counter())
        for tile in tuple(arrived):
            watch.take(tile)
        watches.append(watch)
        comparison.set_view(View(view))

    def take(event: Event) -> None:
        if not isinstance(event, TileReady):
            return
        arrived.append(event)
        watch = watches[-1]
        if len(reacted) < len(watches) - 1 and not event.rect.intersected(watch.view).is_empty:
            reacted.append(time.perf_counter() - watch.since)
        if watch.take(event) and not watch.is_over:
            watch.is_over = True
            if len(watches) > DRAGS:
                comparison.cancel()
            else:
                threading.Thread(target=drag).start()

    comparison.set_view(View(FIRST))
    comparison.run(take)
    drags = {name: median(watch.seconds[name] for watch in watches[1:]) for name in DEFAULT_IDS}
    return watches[0].seconds, drags, reacted


def in_window(picture: Picture) -> list[tuple[dict[str, float], Rect]]:
    """In the window: from a zoom to the region, and from each of several drags, until its panes show only results.

    Returns:
        By method the seconds, and what was seen: first of the zoom, then of each drag.
    """
    from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from sr_desktop.engine.worker.remote import RemoteWorker
    from sr_desktop.ui.app import name_application
    from sr_desktop.ui.settings import Settings
    from sr_desktop.ui.theme.theme import Theme
    from sr_desktop.ui.window.main_window import filled_window

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    name_application()
    settings = Settings()
    settings.mode = Mode.UPSCALE
    window = filled_window(RemoteWorker(), settings, Theme(app, settings.theme))
    window.resize(1500, 1000)
    window.show()
    # A thread that asks again and again would take one of the processors: it sleeps until something happens.
    clock = QTimer()
    clock.start(5)

    def wait(until: Callable[[], bool]) -> None:
        while not until():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def pause(seconds: float) -> None:
        end = time.perf_counter() + seconds
        wait(lambda: time.perf_counter() >= end)

    def shown_after(move: Callable[[], None]) -> tuple[dict[str, float], Rect]:
        since = time.perf_counter()
        move()
        seen = window.stage.model.visible_rect
        seconds: dict[str, float] = {}

        def note() -> bool:
            for name, pane in panes.items():
                if name not in seconds and pane.content.covers(seen):
                    seconds[name] = time.perf_counter() - since
            return len(seconds) == len(panes)

        wait(note)
        return seconds, seen

    small = picture.cropped(Rect(0, 0, 64, 64))
    window.workspace.documents.opened.emit(small)
    wait(lambda: len(window.session.results) == len(DEFAULT_IDS))
    window.workspace.documents.opened.emit(picture)
    wait(lambda: window.session.input is not None and window.session.input.low_resolution.size == picture.size)
    panes = {pane.method_id: pane for pane in window.stage.panes if pane.method_id in DEFAULT_IDS}
    model = window.stage.model
    found = [shown_after(lambda: model.zoom_to_region(FIRST))]
    rng = np.random.default_rng(0)
    for _ in range(DRAGS):
        pause(0.3 + rng.random())
        # By more than what can be seen, so that all of it is missing.
        found.append(shown_after(lambda: model.pan_by(-1.7 * model.viewport[0], 0.3 * model.viewport[1])))
    window.session.cancel()
    window.shut_down()
    return found


def main() -> None:
    """Measure in interleaved rounds and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--no-window", action="store_true")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    picture, settings, pool = photograph(4000, 3000), EngineSettings(), NetworkPool()
    store = ScratchStore()
    exactly(picture, FIRST, pool, settings)
    found: dict[str, list[dict[str, float]]] = {"exactly": [], "first": [], "drag": []}
    reactions: list[float] = []
    for _ in range(arguments.rounds):
        found["exactly"].append(exactly(picture, FIRST, pool, settings))
        first, drag, reaction = in_engine(picture, pool, store, settings)
        found["first"].append(first)
        found["drag"].append(drag)
        reactions += reaction
    if not arguments.no_window:
        seen = in_window(picture)
        exact = [exactly(picture, view, pool, settings) for _, view in seen]
        found["window, zoom"], found["exactly that"] = [seen[0][0]], exact[:1]
        found["window, drag"], found["exactly these"] = [shown for shown, _ in seen[1:]], exact[1:]
    medians = {
        what: {name: median(one[name] for one in rounds) for name in DEFAULT_IDS} for what, rounds in found.items()
    }
    load = psutil.getloadavg()[0]
    if arguments.json:
        print(json.dumps({"seconds": medians, "first_tile_after_drag": reactions, "load": load}, indent=1))
        return
    table = Table("Method", title=f"Seconds until 400 x 300 pixels are final, and as a multiple (load {load:.1f})")
    for what in medians:
        table.add_column(what, justify="right")
    rivals = {**dict.fromkeys(medians, "exactly"), "window, zoom": "exactly that", "window, drag": "exactly these"}
    for name in sorted(DEFAULT_IDS, key=medians["exactly"].__getitem__):
        multiples = (
            (what, values[name], values[name] / medians[rivals[what]][name]) for what, values in medians.items()
        )
        table.add_row(
            name,
            *(
                f"{seconds:.3f}" if what.startswith("exactly") else f"{seconds:.3f}  {by:.1f}x"
                for what, seconds, by in multiples
            ),
        )
    # Wide enough for all columns, also in a file.
    Console(width=150).print(table)
    print(f"from a drag to the first tile: median {median(reactions):.3f} s, longest {max(reactions):.3f} s")


if __name__ == "__main__":
    main()
