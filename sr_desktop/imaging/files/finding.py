"""Which picture files are meant where files and folders are named, in the order in which people count."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from sr_desktop.imaging.files.ordinary_files import is_folder, real_path
from sr_desktop.imaging.formats.catalogue import is_picture_name
from sr_desktop.messages.message import Message
from sr_desktop.messages.reasons import why_not_read

NaturalKey = tuple[str | int, ...]
"""Words and numbers in turn, always a word first, so that two keys can be compared."""

_NOT_OF_THE_USER = frozenset(
    {"__macosx", "@eadir", "#recycle", "$recycle.bin", "system volume information", "lost+found"}
)
"""Folders that systems and disk stations leave beside pictures, in small letters: thumbnails and what was deleted."""

_NUMBER = re.compile(r"(\d+)")


def natural_key(name: str) -> NaturalKey:
    """Sorts names as people do: regardless of case, and ``img2`` before ``img10``."""
    # Of n numbers there are always n + 1 words, the empty ones counted.
    parts = _NUMBER.split(name.casefold())
    return tuple(int(part) if place % 2 else part for place, part in enumerate(parts))


def natural_path_key(path: Path) -> tuple[NaturalKey, NaturalKey, str]:
    """Sorts files: those of one folder stay together, and ``img.png`` comes before ``img1.png``."""
    return natural_key(str(path.parent)), natural_key(path.stem), path.suffix


def expand(arguments: Iterable[Path], *, with_subfolders: bool = False) -> tuple[tuple[Path, ...], tuple[Message, ...]]:
    """The picture files that the arguments name, each once, and a message on every folder that holds none or is closed.

    A folder means the pictures directly inside it, in natural order. Whether a file can be read is found out by
    reading it.

    Args:
        arguments: Files and folders.
        with_subfolders: A folder means the pictures in all folders below it too, those left out that are hidden, or
            that a system keeps thumbnails and deleted files in.
    """
    paths: dict[Path, Path] = {}
    failures: list[Message] = []
    for argument in arguments:
        try:
            found, closed = _pictures_in(argument, with_subfolders) if is_folder(argument) else ([argument], [])
        except OSError as error:
            failures.append(_unreadable(argument, error))
            continue
        failures += closed
        if not found and not closed:
            failures.append(Message("folder.no-pictures", folder=argument))
        for path in found:
            paths.setdefault(real_path(path), path)
    return tuple(paths.values()), tuple(failures)


def has_subfolders(folder: Path) -> bool:
    """Whether it is a folder with folders in it that `expand` would look into."""
    try:
        with os.scandir(folder) as entries:
            return any(_is_subfolder(entry) for entry in entries)
    except OSError:
        return False


def picture_names(folder: Path, files: Sequence[Path]) -> list[str]:
    """A name of its own for each of the files of a set, which are below `folder`.

    It is the file's stem where no other has that; else the path from the folder without the suffix (``a/1``), and with
    it where another has that as well (``a/1.png``). Of a file that is elsewhere the whole path stands for that from the
    folder.
    """
    inside = [path.relative_to(folder) if path.is_relative_to(folder) else path for path in files]
    forms = [(path.stem, path.with_suffix("").as_posix(), path.as_posix()) for path in inside]
    longer = [0] * len(files)
    while True:
        names = [form[place] for form, place in zip(forms, longer, strict=True)]
        counts = Counter(names)
        # A whole path may be what another file has for a stem: that one's turn comes in the next round.
        again = [index for index, name in enumerate(names) if counts[name] > 1 and longer[index] < 2]
        if not again:
            return names
        for index in again:
            longer[index] += 1


def _may_be_file(entry: os.DirEntry[str]) -> bool:
    """Whether it is anything but a folder: why a pipe or a broken link is no picture is found out by reading it."""
    try:
        return not entry.is_dir()
    except OSError:
        return True


def _pictures_in(folder: Path, with_subfolders: bool) -> tuple[list[Path], list[Message]]:
    """The pictures of a folder, in natural order, and a message on every subfolder that cannot be read.

    Raises:
        OSError: The folder itself cannot be read.
    """
    found: list[Path] = []
    closed: list[Message] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            path = folder / entry.name
            if is_picture_name(entry.name) and _may_be_file(entry):
                found.append(path)
            elif with_subfolders and _is_subfolder(entry):
                try:
                    inside, closed_inside = _pictures_in(path, with_subfolders)
                except OSError as error:
                    closed.append(_unreadable(path, error))
                else:
                    found += inside
                    closed += closed_inside
    return sorted(found, key=natural_path_key), closed


def _unreadable(folder: Path, error: OSError) -> Message:
    return Message("folder.unreadable", folder=folder, reason=why_not_read(error))


def _is_subfolder(entry: os.DirEntry[str]) -> bool:
    # Links to folders are not followed: they may lead in circles.
    name = entry.name
    is_of_the_user = not name.startswith(".") and name.casefold() not in _NOT_OF_THE_USER
    return is_of_the_user and entry.is_dir(follow_symlinks=False)
