"""``sr-desktop bench``: speed and memory of every method here, beside a plain-PyTorch run of the same network."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

import numpy as np
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from sr_desktop import SCALE
from sr_desktop.cli.arguments import add_engine_arguments, engine_settings, method_ids, picture_side, rounds
from sr_desktop.cli.bench_report import BenchReport, BenchRow, Cost, Setting, table
from sr_desktop.cli.console import complain, messages, results
from sr_desktop.cli.measuring import Work, interleaved_seconds, peak_memory
from sr_desktop.engine.events import Event, MethodDone, MethodFailed, Notice, RunInfo
from sr_desktop.engine.settings import EngineSettings, Mode
from sr_desktop.imaging.picture import Picture
from sr_desktop.methods import DEFAULT_IDS, Kind, Method, get_method

if TYPE_CHECKING:
    from sr_desktop.engine.pool import NetworkPool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--size",
        type=picture_side,
        default=1024,
        metavar="N",
        help="side of the enlarged square picture in pixels (default: %(default)s)",
    )
    parser.add_argument(
        "--rounds", type=rounds, default=5, metavar="N", help="how often each is measured (default: %(default)s)"
    )
    parser.add_argument(
        "--methods",
        type=method_ids,
        default=DEFAULT_IDS,
        metavar="ID,ID",
        help=f"which methods (default: {','.join(DEFAULT_IDS)})",
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    add_engine_arguments(parser)


class MethodFailedError(Exception):
    """The engine gave no picture; the message is its sentence."""


class EngineRun:
    """One method on one picture by the engine, as the window runs it.

    Args:
        method: The method.
        picture: The small picture.
        settings: Device, precision and tiles.
        pool: Keeps the network between runs.
    """

    def __init__(self, method: Method, picture: Picture, settings: EngineSettings, pool: NetworkPool) -> None:
        self._method = method
        self._picture = picture
        self._settings = settings
        self._pool = pool
        self.info: RunInfo | None = None
        self.notices: list[str] = []
        self._failure: str | None = None

    def __call__(self) -> None:
        """Run once; `info` then says how.

        Raises:
            MethodFailedError: The engine gave no picture.
        """
        from sr_desktop.engine.comparison import Comparison

        Comparison(self._picture, (self._method.id,), Mode.UPSCALE, self._settings, pool=self._pool).run(self._receive)
        if self._failure is not None:
            raise MethodFailedError(self._failure)

    def _receive(self, event: Event) -> None:
        match event:
            case MethodDone():
                self.info = event.run
            case MethodFailed():
                self._failure = event.message
            case Notice() if event.message not in self.notices:
                self.notices.append(event.message)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What is measured of one method: the engine's run, and the plain one where there is a network."""

    method: Method
    engine: EngineRun
    plain: Work | None


def run(options: argparse.Namespace) -> int:
    """Measure and print; 1 if a method could not run."""
    from sr_desktop.engine.pool import NetworkPool

    console = messages()
    side = options.size // SCALE
    # Noise: no method takes longer for one picture than for another, and none may call the result constant.
    pixels = np.random.default_rng(0).integers(0, 256, (side, side, 3), np.uint8)
    picture = Picture(pixels, "noise")
    pool = NetworkPool()
    settings = engine_settings(options)
    failures: list[str] = []
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
    ) as progress:
        task = progress.add_task("Warming up", total=len(options.methods))
        candidates = []
        for method_id in options.methods:
            try:
                candidates.append(_warmed_up(get_method(method_id), picture, settings, pool))
            except MethodFailedError as error:
                failures.append(str(error))
            progress.advance(task)
        works = {name: work for candidate in candidates for name, work in _works(candidate)}
        progress.reset(task, description="Measuring memory", total=len(works))
        peaks = {}
        for candidate in candidates:
            assert candidate.engine.info is not None
            for name, work in _works(candidate):
                peaks[name] = peak_memory(work, candidate.engine.info.device)
                progress.advance(task)
        progress.reset(task, description="Measuring time", total=len(works) * options.rounds)
        seconds = interleaved_seconds(works, options.rounds, lambda: progress.advance(task))
    for sentence in failures:
        complain(console, sentence)
    costs = {name: Cost(median(seconds[name]), peaks[name]) for name in works}
    rows = tuple(_row(candidate, costs) for candidate in candidates)
    report = BenchReport(Setting.of_this_machine(options.size, options.rounds), rows)
    if options.json:
        print(json.dumps(report.as_json(), indent=2))
    else:
        results().print(table(report))
    return 1 if failures else 0


def _warmed_up(method: Method, picture: Picture, settings: EngineSettings, pool: NetworkPool) -> _Candidate:
    """Run once what will be measured: the first time loads weights and lets libraries choose their kernels."""
    engine = EngineRun(method, picture, settings, pool)
    engine()
    assert engine.info is not None
    if method.kind is Kind.INTERPOLATION:
        return _Candidate(method, engine, None)
    from sr_desktop.cli.plain import PlainRun

    plain = PlainRun(method, engine.info.device)
    plain(picture.pixels)
    return _Candidate(method, engine, lambda: plain(picture.pixels))


def _works(candidate: _Candidate) -> Iterator[tuple[str, Work]]:
    yield candidate.method.id, candidate.engine
    if candidate.plain is not None:
        yield _plain_name(candidate.method), candidate.plain


def _plain_name(method: Method) -> str:
    return f"{method.id} plain"


def _row(candidate: _Candidate, costs: dict[str, Cost]) -> BenchRow:
    assert candidate.engine.info is not None
    cost, plain = costs[candidate.method.id], costs.get(_plain_name(candidate.method))
    return BenchRow(candidate.method, candidate.engine.info, cost, plain, tuple(candidate.engine.notices))
