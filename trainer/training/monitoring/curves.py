"""Curves of a run, drawn by matplotlib."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from sr_desktop.export.matplotlib_library import load_matplotlib
from trainer.training.monitoring.run_log import LogRow
from trainer.writing import whole_file

_POINTS = 400
"""Points of a loss curve; each is the mean over the steps between it and the one before."""


class NoMatplotlibError(Exception):
    """matplotlib is not installed; the message says how to install it."""


def new_figure(width: float, height: float) -> Any:
    """A `matplotlib.figure.Figure` of that size in inches, independent of any window.

    Raises:
        NoMatplotlibError: matplotlib is not installed.
    """
    try:
        load_matplotlib()
        from matplotlib.figure import Figure
    except ImportError as error:
        raise NoMatplotlibError("Curves need matplotlib: install it, or sr-desktop[train].") from error
    return Figure(figsize=(width, height), layout="constrained")


def save_figure(figure: Any, path: Path) -> None:
    """Write a figure as PNG, atomically."""
    with whole_file(path) as temporary:
        figure.savefig(temporary, dpi=110, format="png")


def draw_curves(rows: Sequence[LogRow], validation_label: str, path: Path) -> None:
    """Loss, learning rate, validation and any discriminator's loss over the steps, written to `path`.

    Raises:
        NoMatplotlibError: matplotlib is not installed.
        OSError: The file cannot be written.
    """
    known = [(row.step, row.discriminator) for row in rows if row.discriminator is not None]
    figure = new_figure(8, 10 if known else 8)
    loss, rate, validation, *discriminator = figure.subplots(4 if known else 3, 1, sharex=True)
    loss.plot(*smoothed(rows), linewidth=1)
    loss.set(ylabel="loss", yscale="log")
    rate.plot([row.step for row in rows], [row.learning_rate for row in rows], linewidth=1)
    rate.set(ylabel="learning rate")
    measured = [(row.step, row.validation) for row in rows if row.validation is not None]
    validation.plot([step for step, _ in measured], [value for _, value in measured], marker=".", linewidth=1)
    validation.set(ylabel=validation_label)
    for axes in discriminator:
        axes.plot(*_stretches(known), linewidth=1)
        axes.axhline(math.log(2), linestyle=":", color="gray")
        axes.set(ylabel="discriminator's loss\n(dotted: undecided)")
    for axes in (loss, rate, validation, *discriminator):
        axes.grid(alpha=0.3)
    axes.set(xlabel="step")
    save_figure(figure, path)


def smoothed(rows: Sequence[LogRow]) -> tuple[list[float], list[float]]:
    """Steps and mean losses of at most `_POINTS` stretches of equal length."""
    return _stretches([(row.step, row.loss) for row in rows])


def _stretches(points: Sequence[tuple[int, float]]) -> tuple[list[float], list[float]]:
    parts = np.array_split(np.array(points), min(_POINTS, len(points)))
    return [float(part[-1, 0]) for part in parts], [float(part[:, 1].mean()) for part in parts]
