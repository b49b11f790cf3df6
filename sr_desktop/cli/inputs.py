"""Which picture files a command line names."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sr_desktop.imaging.reading import READABLE_SUFFIXES


def expand(arguments: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """The picture files that the arguments name, each once, and a sentence on every argument that names none.

    A folder stands for the pictures right inside it, by name. Whether a file can be read is found out by reading it.
    """
    paths: dict[Path, Path] = {}
    failures: list[str] = []
    for argument in arguments:
        try:
            found = _pictures_in(argument) if argument.is_dir() else [argument]
        except OSError as error:
            failures.append(f"The folder '{argument}' cannot be read: {error.strerror or error}.")
            continue
        if not found:
            failures.append(f"The folder '{argument}' holds no picture that can be read.")
        for path in found:
            paths.setdefault(path.resolve(), path)
    return tuple(paths.values()), tuple(failures)


def _pictures_in(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.iterdir())
        if path.suffix.lower() in READABLE_SUFFIXES and not path.name.startswith(".") and path.is_file()
    ]
