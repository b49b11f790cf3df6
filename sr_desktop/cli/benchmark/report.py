"""What `bench` found, as a table and as JSON."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from rich import box
from rich.table import Table

from sr_desktop import SCALE
from sr_desktop.engine.events import RunInfo
from sr_desktop.export.tables.times import duration
from sr_desktop.imaging.measuring.scores import NO_VALUE
from sr_desktop.methods import Method
from sr_desktop.system.versions import operating_system, package_version


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run takes.

    Attributes:
        seconds: Wall-clock time, median of the rounds.
        peak_bytes: Most memory held at once beyond what was held before.
        best: The shortest time of the rounds, in seconds; None if only the median is known.
        worst: The longest.
        processor_seconds: The least processor time of the rounds, all threads together: where other programs run too,
            it says more than the clock. On a GPU it is only what the processor does beside.
    """

    seconds: float
    peak_bytes: int
    best: float | None = None
    worst: float | None = None
    processor_seconds: float | None = None

    @classmethod
    def of(cls, seconds: Sequence[float], processor_seconds: Sequence[float], peak_bytes: int) -> Cost:
        """The cost of a run with these times."""
        return cls(median(seconds), peak_bytes, min(seconds), max(seconds), min(processor_seconds))


@dataclass(frozen=True, slots=True)
class Rival:
    """One more way of running a method, and what it costs: another precision of ours, or the way of others."""

    by: str
    precision: str
    cost: Cost


@dataclass(frozen=True, slots=True)
class BenchRow:
    """One method: how it ran, what it cost, and what the same network costs otherwise.

    Attributes:
        method: The method.
        info: How the engine ran it.
        cost: What that cost.
        plain: What plain PyTorch costs; None if it has no network, or that run found too little memory.
        notices: What the user should know.
        others: All other ways, plain PyTorch among them.
    """

    method: Method
    info: RunInfo
    cost: Cost
    plain: Cost | None
    notices: tuple[str, ...]
    others: tuple[Rival, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """Under which conditions was measured.

    Attributes:
        side: Side of the enlarged square picture in pixels.
        rounds: How often each was timed.
        system: The operating system.
        cores: Processor threads that the system has.
        threads: Processor threads that PyTorch computes with.
        torch: Version of PyTorch.
        python: Version of Python.
        load: Processes that waited for a processor or had one, before and after, each the mean of a minute; None where
            the system does not count them.
    """

    side: int
    rounds: int
    system: str
    cores: int
    threads: int
    torch: str
    python: str
    load: tuple[float, float] | None = None

    @classmethod
    def of_this_machine(cls, side: int, rounds: int, load: tuple[float, float] | None) -> Setting:
        """The conditions here and now."""
        import torch

        return cls(
            side,
            rounds,
            operating_system(),
            os.cpu_count() or 1,
            torch.get_num_threads(),
            package_version("torch") or torch.__version__,
            platform.python_version(),
            load,
        )

    @property
    def megapixels(self) -> float:
        """Pixels of the enlarged picture in millions."""
        return self.side**2 / 1e6


@dataclass(frozen=True, slots=True)
class BenchReport:
    """Everything that `bench` found."""

    setting: Setting
    rows: tuple[BenchRow, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain values for a JSON file; a value that does not exist is None."""
        return {
            "machine": {
                "system": self.setting.system,
                "cores": self.setting.cores,
                "threads": self.setting.threads,
                "python": self.setting.python,
                "torch": self.setting.torch,
                "openvino": package_version("openvino"),
                "load": None if self.setting.load is None else list(self.setting.load),
            },
            "input_size": [self.setting.side // SCALE] * 2,
            "output_size": [self.setting.side] * 2,
            "rounds": self.setting.rounds,
            "methods": {row.method.id: self._row_as_json(row) for row in self.rows},
        }

    def _row_as_json(self, row: BenchRow) -> dict[str, Any]:
        plain = row.plain
        return {
            "device": row.info.device,
            "device_name": row.info.device_name,
            "precision": row.info.precision_text,
            "backend": row.info.backend,
            "self_ensemble": row.info.self_ensemble,
            "tile": row.info.tile,
            "weights_sha256": row.info.weights_sha256,
            **self._cost_as_json(row.cost),
            "plain_fp32": None if plain is None else self._cost_as_json(plain),
            "times_faster": None if plain is None else plain.seconds / row.cost.seconds,
            "memory_ratio": None if plain is None or not plain.peak_bytes else row.cost.peak_bytes / plain.peak_bytes,
            "others": [
                {"by": one.by, "precision": one.precision, **self._cost_as_json(one.cost)} for one in row.others
            ],
            "notices": list(row.notices),
        }

    def _cost_as_json(self, cost: Cost) -> dict[str, float | None]:
        return {
            "seconds": cost.seconds,
            "best_seconds": cost.best,
            "worst_seconds": cost.worst,
            "processor_seconds": cost.processor_seconds,
            "megapixels_per_second": self.setting.megapixels / cost.seconds,
            "peak_memory_bytes": cost.peak_bytes,
        }


def table(report: BenchReport) -> Table:
    """The report for a terminal."""
    setting = report.setting
    small = setting.side // SCALE
    load = "" if setting.load is None else f"; load {setting.load[0]:.1f} before and {setting.load[1]:.1f} after"
    grid = Table(
        box=box.SIMPLE_HEAD,
        title=f"{small} x {small} to {setting.side} x {setting.side} pixels ({setting.megapixels:.2f} MP)",
        caption=(
            f"{setting.rounds} interleaved rounds, from pixels to pixels; spread: from the shortest to the longest; "
            "CPU time: the least, of all threads together; memory: most that was held beyond what was held before.\n"
            "Rivals run the network of the paper, the picture in one piece.\n"
            f"Times faster: than eager fp32 PyTorch {setting.torch}, by medians.\n"
            f"{setting.system}; {setting.cores} processor threads, {setting.threads} used{load}"
        ),
        title_justify="left",
        caption_justify="left",
    )
    grid.add_column("Method")
    grid.add_column("By")
    grid.add_column("Precision")
    for name in ("Median", "Best", "Spread", "CPU time", "MP/s", "Memory", "Times faster"):
        grid.add_column(name, justify="right")
    grid.add_column("Device")
    for row in report.rows:
        own = "Pillow" if row.info.backend is None else f"SR Desktop, {row.info.backend}"
        ways = (Rival(own, row.info.precision_text, row.cost), *row.others)
        for number, one in enumerate(ways):
            grid.add_row(
                "" if number else row.method.title,
                one.by,
                one.precision,
                *_cells(one.cost, setting, row.plain),
                "" if number else row.info.device_name,
                end_section=one is ways[-1],
            )
    return grid


def _cells(cost: Cost, setting: Setting, plain: Cost | None) -> tuple[str, ...]:
    spread = NO_VALUE if cost.best is None or cost.worst is None else f"{(cost.worst - cost.best) / cost.seconds:.0%}"
    return (
        duration(cost.seconds, precise=True),
        duration(cost.best, precise=True),
        spread,
        duration(cost.processor_seconds, precise=True),
        f"{setting.megapixels / cost.seconds:.2f}",
        _memory(cost.peak_bytes),
        NO_VALUE if plain is None else f"{plain.seconds / cost.seconds:.2f} x",
    )


def _memory(size: int) -> str:
    """Bytes in MiB."""
    return f"{size / 2**20:.0f} MiB"
