"""Shows on a terminal how a comparison goes."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn

from sr_desktop.cli.console import tell
from sr_desktop.engine import events
from sr_desktop.export.times import clock


class Watch:
    """Shows the events of one picture on the progress bar.

    Args:
        progress: The bar.
        task: Its task.
        number: Of that task, how much was complete before.
        titles: Of the methods, by id.
        told: Notices that were shown already, and are not repeated.
    """

    def __init__(
        self, progress: Progress, task: TaskID, number: float, titles: Mapping[str, str], told: set[str]
    ) -> None:
        self._progress = progress
        self._task = task
        self._number = number
        self._titles = titles
        self._told = told

    @property
    def console(self) -> Console:
        """Where to write so that the bar stays whole."""
        return self._progress.console

    def take(self, event: events.Event) -> None:
        """Show what the event says."""
        match event:
            case events.Progress():
                left = "" if event.seconds_left is None else f"{clock(event.seconds_left)} left"
                active = "" if event.active is None else self._titles[event.active]
                self._progress.update(
                    self._task, completed=self._number + event.fraction, detail=f"{active:<12} {left}".rstrip()
                )
            case events.Notice() if (notice := str(event.message)) not in self._told:
                # What holds for a model holds on every picture, and is said once.
                self._told.add(notice)
                tell(self._progress.console, notice)


def progress_bar(console: Console) -> Progress:
    """A bar that is there only while it is needed, and only on a terminal."""
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[detail]}", markup=False),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
