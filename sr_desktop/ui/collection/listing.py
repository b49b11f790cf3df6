"""Finds which of the user's files can be opened, in the background. Does not use Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sr_desktop.imaging.files.finding import expand, has_subfolders, natural_path_key
from sr_desktop.imaging.files.ordinary_files import is_folder
from sr_desktop.imaging.reading import PictureReadError, read_size
from sr_desktop.messages.message import Message

Check = Callable[[], None]
"""Called between files; may raise to abandon the work."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that cannot be opened, and why."""

    path: Path
    reason: Message


@dataclass(frozen=True, slots=True)
class Listing:
    """What the user's files and folders hold.

    Attributes:
        paths: The files in their order. The first can be opened; the others are not checked yet.
        unreadable: The files before the first, which cannot be opened.
        failures: A message on every folder without pictures.
        has_subfolders: Whether a folder has subfolders that were not looked into.
    """

    paths: tuple[Path, ...]
    unreadable: tuple[Unreadable, ...]
    failures: tuple[Message, ...]
    has_subfolders: bool = False


def find(named: Sequence[Path], check: Check, *, with_subfolders: bool = False, is_ordered: bool = False) -> Listing:
    """The files in these files and folders, checked up to the first that can be shown; if they are not yet ordered, in
    natural order, those of folders behind each other as these were named.
    """
    found, failures = expand(named, with_subfolders=with_subfolders)
    folders = [path for path in named if is_folder(path)]
    deeper = not with_subfolders and any(map(has_subfolders, folders))

    def place(path: Path) -> tuple[int, object]:
        around = (number for number, folder in enumerate(folders) if folder in path.parents)
        return next(around, -1), natural_path_key(path)

    paths = list(found) if is_ordered else sorted(found, key=place)
    unreadable: list[Unreadable] = []
    for number, path in enumerate(paths):
        check()
        problem = problem_of(path)
        if problem is None:
            return Listing(tuple(paths[number:]), tuple(unreadable), failures, deeper)
        unreadable.append(problem)
    return Listing((), tuple(unreadable), failures, deeper)


def unreadable_of(paths: Sequence[Path], check: Check) -> tuple[Unreadable, ...]:
    """Those of these files that cannot be opened, judging by their first bytes."""
    problems: list[Unreadable] = []
    for path in paths:
        check()
        problem = problem_of(path)
        if problem is not None:
            problems.append(problem)
    return tuple(problems)


def problem_of(path: Path) -> Unreadable | None:
    """Why a file cannot be opened; None if, judging by its first bytes, it can."""
    try:
        read_size(path)
    except PictureReadError as error:
        # Of many files the formats that are known need not be listed again and again.
        is_unknown = error.message.code == "picture.unknown-format"
        return Unreadable(path, Message("picture.no-picture", name=path.name) if is_unknown else error.message)
    return None
