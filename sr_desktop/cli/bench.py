"""``sr-desktop bench``: speed and memory of every method here, beside a plain-PyTorch run of the same network."""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from sr_desktop import SCALE
from sr_desktop.cli.arguments.types import add_engine_arguments, engine_settings, method_ids, picture_side, rounds
from sr_desktop.cli.benchmark.measuring import Work, interleaved_seconds, peak_memory
from sr_desktop.cli.console import complain, messages, results, tell
from sr_desktop.engine.machine.threads import use_threads
from sr_desktop.engine.settings import BackendChoice, EngineSettings
from sr_desktop.imaging.picture import Picture
from sr_desktop.methods import DEFAULT_IDS, SHIPPED
from sr_desktop.system.allocator import keep_freed_memory

if TYPE_CHECKING:
    from sr_desktop.cli.benchmark.report import BenchRow, Cost
    from sr_desktop.cli.benchmark.runs import Candidate


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--size",
        type=picture_side,
        default=2048,
        metavar="N",
        help="side of the enlarged square picture in pixels (default: %(default)s)",
    )
    parser.add_argument(
        "--rounds", type=rounds, default=3, metavar="N", help="how often each is measured (default: %(default)s)"
    )
    parser.add_argument(
        "--methods",
        type=method_ids,
        default=DEFAULT_IDS,
        metavar="ID,ID",
        help=f"which methods, of {','.join(SHIPPED.ids)} (default: {','.join(DEFAULT_IDS)})",
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    add_engine_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Measure and print; 1 if a method could not run."""
    # Only now: torch takes seconds to load.
    from sr_desktop.cli.benchmark.report import BenchReport, Setting, table
    from sr_desktop.engine.errors import EngineError
    from sr_desktop.engine.machine.devices import choose_device, choose_precision

    console = messages()
    settings = engine_settings(options)
    # The other ways of running the networks have as many.
    use_threads(settings.threads)
    try:
        choose_precision(settings.precision, choose_device(settings.device))
    except EngineError as error:
        complain(console, str(error))
        return 1
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as progress:
        if settings.backend is BackendChoice.TORCH:
            # As in every other process of the program that PyTorch computes in; the rivals then profit too.
            keep_freed_memory()
        before = _load()
        rows, failures = _measure(options, settings, progress)
    for sentence in failures:
        complain(console, sentence)
    after = _load()
    load = None if before is None or after is None else (before, after)
    report = BenchReport(Setting.of_this_machine(options.size, options.rounds, load), rows)
    if options.json:
        print(json.dumps(report.as_json(), indent=2))
    else:
        results().print(table(report))
        for notice in (notice for row in rows for notice in row.notices):
            tell(console, notice)
    return 1 if failures else 0


def _measure(
    options: argparse.Namespace, settings: EngineSettings, progress: Progress
) -> tuple[tuple[BenchRow, ...], tuple[str, ...]]:
    """A row for every method that runs, and a sentence on every one that does not."""
    from sr_desktop.cli.benchmark.runs import MethodFailedError, warm_up
    from sr_desktop.engine.pool import NetworkPool

    side = options.size // SCALE
    # Noise: the time does not depend on the picture, and no check may find the result constant.
    picture = Picture(np.random.default_rng(0).integers(0, 256, (side, side, 3), np.uint8), "noise")
    pool = NetworkPool(measuring_pays_from=0)
    candidates: list[Candidate] = []
    failures = []
    task = progress.add_task("Warming up", total=len(options.methods))
    for method in SHIPPED.select(options.methods):
        try:
            candidates.append(warm_up(method, picture, settings, pool))
        except MethodFailedError as error:
            failures.append(str(error))
        else:
            candidates[-1].rest()
        progress.advance(task)
    works = {name: work for candidate in candidates for name, work in candidate.works.items()}
    progress.reset(task, description="Measuring", total=len(works) * (options.rounds + 1))
    costs: dict[str, Cost] = {}
    for candidate in candidates:
        costs |= _costs(candidate, options.rounds, lambda: progress.advance(task))
    return tuple(_row(candidate, costs) for candidate in candidates), tuple(failures)


def _costs(candidate: Candidate, rounds: int, after_each: Callable[[], None]) -> dict[str, Cost]:
    """What each way of running a method takes. The ways take turns, and nothing of another method is in memory."""
    from sr_desktop.cli.benchmark.report import Cost

    works = candidate.works
    peaks = {}
    for name, work in works.items():
        candidate.rest()
        peaks[name] = peak_memory(work, candidate.info.device)
        after_each()
    for work in works.values():
        # What was given back for the memory is made again before it counts.
        work()
    used: dict[str, list[float]] = {name: [] for name in works}
    timed = {name: partial(_noting_processor_time, work, used[name]) for name, work in works.items()}
    seconds = interleaved_seconds(timed, rounds, after_each)
    candidate.rest()
    return {name: Cost.of(seconds[name], used[name], peaks[name]) for name in works}


def _row(candidate: Candidate, costs: dict[str, Cost]) -> BenchRow:
    from sr_desktop.cli.benchmark.report import BenchRow, Rival
    from sr_desktop.cli.benchmark.runs import PLAIN

    own, *others = zip(candidate.runs, (costs[name] for name in candidate.works), strict=True)
    rivals = tuple(Rival(run.by, run.precision, cost) for run, cost in others)
    plain = next((rival.cost for rival in rivals if rival.by == PLAIN), None)
    return BenchRow(candidate.method, candidate.info, own[1], plain, candidate.notices, rivals)


def _noting_processor_time(work: Work, used: list[float]) -> None:
    before = time.process_time()
    work()
    used.append(time.process_time() - before)


def _load() -> float | None:
    """How many processes wait for a processor or have one, the mean of the last minute; None where that is unknown."""
    try:
        return os.getloadavg()[0]
    except (AttributeError, OSError):
        return None
