"""What the runs of an experiment came to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, stdev

from trainer.experiments.definition import START, Arm, Experiment
from trainer.training.checkpoint import LAST, Checkpoint, load_checkpoint
from trainer.training.monitoring.run_log import LogRow, read_log


@dataclass(frozen=True, slots=True)
class ArmRun:
    """One finished run of an arm: its log and its last checkpoint."""

    seed: int
    rows: tuple[LogRow, ...]
    checkpoint: Checkpoint

    @property
    def final(self) -> float:
        """Validation after the last step."""
        return self.validations[-1][1]

    @property
    def validations(self) -> list[tuple[int, float]]:
        """Each validation with its step."""
        return [(row.step, row.validation) for row in self.rows if row.validation is not None]


@dataclass(frozen=True, slots=True)
class ArmResult:
    """All runs of an arm, in the order of their seeds."""

    arm: Arm
    runs: tuple[ArmRun, ...]

    @property
    def mean(self) -> float:
        """Mean final validation."""
        return fmean(run.final for run in self.runs)

    @property
    def spread(self) -> float | None:
        """Standard deviation of the final validation over the seeds; None for one seed."""
        return stdev(run.final for run in self.runs) if len(self.runs) > 1 else None


def run_folder(out: Path, experiment: Experiment, arm: Arm, seed: int) -> Path:
    """The folder of a run of an experiment."""
    return out / experiment.name / arm.name / f"seed-{seed}"


def start_folder(out: Path, experiment: Experiment, seed: int) -> Path:
    """The folder of the run that all arms of a seed begin from."""
    return out / experiment.name / START / f"seed-{seed}"


def read_results(out: Path, experiment: Experiment, seeds: int) -> tuple[ArmResult, ...]:
    """The results of all arms.

    Raises:
        CheckpointError, OSError: A run is missing.
        ValueError: Not all were trained, or not all measured, on the same pictures.
    """
    results = tuple(
        ArmResult(arm, tuple(_read(run_folder(out, experiment, arm, seed), seed) for seed in range(seeds)))
        for arm in experiment.arms
    )
    trained_on: dict[str, object] = {}
    measured_on: list[str] | None = None
    for result in results:
        for run in result.runs:
            # Earlier runs do not say.
            names = run.checkpoint.provenance.get("validation", measured_on)
            measured_on = measured_on or names
            if names != measured_on:
                folder = run_folder(out, experiment, result.arm, run.seed)
                raise ValueError(
                    f"The run in {folder} was measured on other pictures than those before; choose another --out."
                )
            # Arms may differ in what they leave out.
            data, choice = run.checkpoint.provenance["data"], json.dumps(run.checkpoint.recipe["data"])
            if trained_on.setdefault(choice, data) != data:
                folder = run_folder(out, experiment, result.arm, run.seed)
                raise ValueError(
                    f"The run in {folder} was trained on other pictures than those before; choose another --out."
                )
    return results


def _read(folder: Path, seed: int) -> ArmRun:
    return ArmRun(seed, tuple(read_log(folder)), load_checkpoint(folder / LAST))
