"""Which picture files a command line names, and what their results are called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sr_desktop.imaging.reading import READABLE_SUFFIXES


@dataclass(frozen=True, slots=True)
class Input:
    """A picture file and the name of the folder that its results go to."""

    path: Path
    stem: str


def expand(arguments: Iterable[Path]) -> tuple[tuple[Input, ...], tuple[str, ...]]:
    """The pictures that the arguments name, each once, and a sentence on every argument that names none.

    A folder stands for the pictures right inside it, by name. Pictures of the same stem would overwrite each other's
    results, so the second ``photo`` is called ``photo-2``.
    """
    paths: list[Path] = []
    failures: list[str] = []
    for argument in arguments:
        if argument.is_dir():
            found = _pictures_in(argument)
            paths.extend(found)
            if not found:
                failures.append(f"The folder '{argument}' holds no picture that can be read.")
        else:
            # One that is missing too: reading it says so in better words than we could here.
            paths.append(argument)
    return _named(paths), tuple(failures)


def _pictures_in(folder: Path) -> list[Path]:
    try:
        entries = sorted(folder.iterdir())
    except PermissionError:
        return []
    return [
        path
        for path in entries
        if path.suffix.lower() in READABLE_SUFFIXES and not path.name.startswith(".") and path.is_file()
    ]


def _named(paths: Iterable[Path]) -> tuple[Input, ...]:
    inputs: dict[Path, Input] = {}
    # Folded: on some file systems `Photo` and `photo` are one folder.
    taken: set[str] = set()
    for path in paths:
        key = path.resolve()
        if key in inputs:
            continue
        stem, number = path.stem, 1
        while stem.casefold() in taken:
            number += 1
            stem = f"{path.stem}-{number}"
        taken.add(stem.casefold())
        inputs[key] = Input(path, stem)
    return tuple(inputs.values())
