"""Where a command writes, and how it shows progress: results on stdout, everything else on stderr."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn

from sr_desktop.engine import events
from sr_desktop.export.tables.times import clock
from sr_desktop.messages.names import escaped, shown

WRONG_USAGE = 2
"""Exit code of arguments that do not go together."""

PIPED_WIDTH = 160
"""Columns of a table that goes into a file or a pipe, which has no width of its own."""


def results() -> Console:
    """The console of stdout, for what was asked for."""
    return plain_console(stderr=False, width=None if sys.stdout.isatty() else PIPED_WIDTH)


def messages() -> Console:
    """The console of stderr, for progress and complaints."""
    return plain_console(soft_wrap=True)


def plain_console(
    *, stderr: bool = True, quiet: bool = False, width: int | None = None, soft_wrap: bool = False
) -> Console:
    """One that takes texts as they are: a name may look like markup, ``[bold]``, or an emoji, ``:cat:``."""
    return Console(
        stderr=stderr, quiet=quiet, width=width, soft_wrap=soft_wrap, markup=False, emoji=False, highlight=False
    )


def complain(console: Console, sentence: str) -> None:
    """Say that something failed."""
    console.print("sr-desktop:", escaped(sentence), style="red" if console.is_terminal else None)


def tell(console: Console, sentence: str) -> None:
    """Say something that is no failure."""
    console.print("sr-desktop:", escaped(sentence))


def refuse(console: Console, sentence: str) -> int:
    """Say why the arguments do not go together; the exit code."""
    complain(console, sentence[:1].upper() + sentence[1:])
    return WRONG_USAGE


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended.

    Attributes:
        failed: Whether a picture, or a method on a picture, failed; each was named.
        cancelled: Whether it was cancelled before the end.
        cancelled_code: The exit code then.
    """

    failed: bool
    cancelled: bool
    cancelled_code: int = 130


class Watch:
    """Shows the events of one picture on the progress bar.

    Args:
        progress: The bar.
        task: Its task.
        number: Of that task, how much was complete before.
        titles: Of the methods, by id.
        shown: Notices that were shown already, and are not repeated.
    """

    def __init__(
        self, progress: Progress, task: TaskID, number: float, titles: Mapping[str, str], shown: set[str]
    ) -> None:
        self._progress = progress
        self._task = task
        self._number = number
        self._titles = titles
        self._shown = shown

    @property
    def console(self) -> Console:
        """Where to write so that the bar stays whole."""
        return self._progress.console

    def take(self, event: events.Event) -> None:
        """Show what the event says."""
        match event:
            case events.Progress():
                left = "" if event.seconds_left is None else f"{clock(event.seconds_left)} left"
                active = "" if event.active is None else shown(self._titles[event.active])
                self._progress.update(
                    self._task, completed=self._number + event.fraction, detail=f"{active:<12} {left}".rstrip()
                )
            case events.Notice() if (notice := str(event.message)) not in self._shown:
                # What holds for a model holds on every picture, and is said once.
                self._shown.add(notice)
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
