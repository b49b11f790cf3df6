"""The line that a running training shows in the terminal."""

from __future__ import annotations

from collections import deque
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from sr_desktop.imaging.measuring.metrics import metric_of
from trainer.recipes.recipe import Recipe
from trainer.training.loop import StepReport
from trainer.training.validation import Validation

_SHOWN = 50
"""Steps over which the shown loss and speed are averaged."""


class ProgressReporter:
    """Step, loss, learning rate, patches a second, time left and the last validation."""

    def __init__(self, recipe: Recipe, title: str, console: Console) -> None:
        self._recipe = recipe
        self._progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(8),
            MofNCompleteColumn(),
            TimeRemainingColumn(compact=True),
            TextColumn("{task.fields[state]}", markup=False),
            console=console,
            disable=console.quiet,
        )
        self._task = self._progress.add_task(title, total=recipe.schedule.steps, state="")
        self._recent: deque[StepReport] = deque(maxlen=_SHOWN)
        self._validation = ""

    def __enter__(self) -> ProgressReporter:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def on_step(self, report: StepReport) -> None:
        """Show a step."""
        self._recent.append(report)
        count = len(self._recent)
        loss = sum(step.loss for step in self._recent) / count
        rate = self._recipe.data.batch * count / sum(step.seconds for step in self._recent)
        # Short, since a terminal of 80 columns has to fit it all.
        state = f"loss {loss:.5f} lr {report.learning_rate:.0e} {rate:.1f} patches/s{self._validation}"
        self._progress.update(self._task, completed=report.step, state=state)
        if report.notice:
            self._progress.console.print(report.notice, style="yellow")

    def on_validation(self, step: int, validation: Validation) -> None:
        """Show a validation, and leave it on a line by itself."""
        metric, value = metric_of(self._recipe.validation.metric), validation.mean
        self._validation = f" {value:.2f} {metric.unit or metric.label}"
        text = f"{value:.3f} {metric.unit} {metric.label}" if metric.unit else f"{value:.3f} {metric.label}"
        each = validation.each(3)
        self._progress.console.print(f"step {step}: validation {text}{each and f' ({each})'}", soft_wrap=True)
