"""What `bench` found, as a table and as JSON."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from typing import Any

from rich import box
from rich.table import Table

from sr_desktop import SCALE
from sr_desktop.engine.events import RunInfo
from sr_desktop.export.times import duration
from sr_desktop.imaging.scores import NO_VALUE
from sr_desktop.methods import Method
from sr_desktop.system.versions import operating_system, package_version


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run takes.

    Attributes:
        seconds: Wall-clock time, median of the rounds.
        peak_bytes: Most memory held at once beyond what was held before.
    """

    seconds: float
    peak_bytes: int


@dataclass(frozen=True, slots=True)
class BenchRow:
    """One method: how it ran, what it cost, and what the same network costs in plain PyTorch (None if it has none)."""

    method: Method
    info: RunInfo
    cost: Cost
    plain: Cost | None
    notices: tuple[str, ...]


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
    """

    side: int
    rounds: int
    system: str
    cores: int
    threads: int
    torch: str
    python: str

    @classmethod
    def of_this_machine(cls, side: int, rounds: int) -> Setting:
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
            "self_ensemble": row.info.self_ensemble,
            "tile": row.info.tile,
            "weights_sha256": row.info.weights_sha256,
            **self._cost_as_json(row.cost),
            "plain_fp32": None if plain is None else self._cost_as_json(plain),
            "times_faster": None if plain is None else plain.seconds / row.cost.seconds,
            "memory_ratio": None if plain is None or not plain.peak_bytes else row.cost.peak_bytes / plain.peak_bytes,
            "notices": list(row.notices),
        }

    def _cost_as_json(self, cost: Cost) -> dict[str, float]:
        return {
            "seconds": cost.seconds,
            "megapixels_per_second": self.setting.megapixels / cost.seconds,
            "peak_memory_bytes": cost.peak_bytes,
        }


def table(report: BenchReport) -> Table:
    """The report for a terminal."""
    setting = report.setting
    small = setting.side // SCALE
    grid = Table(
        box=box.SIMPLE_HEAD,
        title=f"{small} x {small} to {setting.side} x {setting.side} pixels ({setting.megapixels:.2f} MP)",
        caption=(
            f"Median of {setting.rounds} interleaved rounds, from pixels to pixels. Memory: most that was held beyond "
            f"what was held before. Plain: the same network in eager fp32 PyTorch {setting.torch}, in one piece.\n"
            f"{setting.system}; {setting.cores} processor threads, {setting.threads} used"
        ),
        title_justify="left",
        caption_justify="left",
    )
    grid.add_column("Method")
    for name in ("Time", "MP/s", "Memory", "Plain time", "Plain memory", "Speed-up", "Memory ratio"):
        grid.add_column(name, justify="right")
    grid.add_column("Device")
    grid.add_column("Precision")
    for row in report.rows:
        plain = row.plain
        grid.add_row(
            row.method.title,
            duration(row.cost.seconds, precise=True),
            f"{setting.megapixels / row.cost.seconds:.2f}",
            _memory(row.cost.peak_bytes),
            duration(None if plain is None else plain.seconds, precise=True),
            NO_VALUE if plain is None else _memory(plain.peak_bytes),
            NO_VALUE if plain is None else f"{plain.seconds / row.cost.seconds:.2f} x",
            NO_VALUE if plain is None or not plain.peak_bytes else f"{row.cost.peak_bytes / plain.peak_bytes:.0%}",
            row.info.device_name,
            row.info.precision_text,
        )
    return grid


def _memory(size: int) -> str:
    """Bytes in MiB."""
    return f"{size / 2**20:.0f} MiB"
