"""Which of the files that a user names can be opened, found out in the background. Knows no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sr_desktop.imaging.finding import expand, natural_path_key
from sr_desktop.imaging.reading import PictureReadError, read_size
from sr_desktop.messages.message import Message

Check = Callable[[], None]
"""Called between two files; may raise to abandon the work."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that cannot be opened, and why."""

    path: Path
    reason: Message


@dataclass(frozen=True, slots=True)
class Listing:
    """What was found where the user said.

    Attributes:
        paths: The files in natural order. The first can be opened; of the others that is not known yet.
        unreadable: Those before the first, which cannot.
        failures: A message on every folder in which nothing was found.
    """

    paths: tuple[Path, ...]
    unreadable: tuple[Unreadable, ...]
    failures: tuple[Message, ...]


def find(named: Iterable[Path], check: Check) -> Listing:
    """The files that these files and folders stand for, up to knowing which can be shown first."""
    found, failures = expand(named)
    paths = sorted(found, key=natural_path_key)
    unreadable: list[Unreadable] = []
    for place, path in enumerate(paths):
        check()
        problem = problem_of(path)
        if problem is None:
            return Listing(tuple(paths[place:]), tuple(unreadable), failures)
        unreadable.append(problem)
    return Listing((), tuple(unreadable), failures)


def unreadable_of(paths: Sequence[Path], check: Check) -> tuple[Unreadable, ...]:
    """Those of these files that cannot be opened, as far as their beginning tells."""
    problems: list[Unreadable] = []
    for path in paths:
        check()
        problem = problem_of(path)
        if problem is not None:
            problems.append(problem)
    return tuple(problems)


def problem_of(path: Path) -> Unreadable | None:
    """Why a file cannot be opened; None if, as far as its beginning tells, it can."""
    try:
        read_size(path)
    except PictureReadError as error:
        return Unreadable(path, error.message)
    return None
