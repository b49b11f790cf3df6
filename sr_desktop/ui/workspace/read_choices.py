"""How the user wants files to be read, until the window closes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.imaging.values.value_range import ValueRange


def read_as(picture: Picture) -> ReadOptions:
    """How files are read that belong to a picture: in the range that was chosen for it."""
    return ReadOptions(value_range=picture.origin.options.value_range)


def is_read_again(picture: Picture | None, before: Picture | None) -> bool:
    """Whether a picture was read from the same file as the one before it, perhaps in another range."""
    return picture is not None and before is not None and picture.path is not None and picture.path == before.path


class ReadChoices:
    """The options of each file for which something was chosen."""

    def __init__(self) -> None:
        self._options: dict[Path, ReadOptions] = {}

    def of(self, path: Path) -> ReadOptions:
        """How a file is read."""
        return self._options.get(path, ReadOptions())

    def all(self) -> Mapping[Path, ReadOptions]:
        """Those of all files for which something was chosen (a copy)."""
        return dict(self._options)

    def restore(self, paths: Iterable[Path], options: Mapping[Path, ReadOptions]) -> None:
        """Read these files so, those without options as at first."""
        for path in paths:
            self._options.pop(path, None)
        self._options.update(options)

    def choose_range(self, paths: Iterable[Path], value_range: ValueRange | None) -> None:
        """Which values of these files are black and white; None for what they state, or a guess."""
        for path in paths:
            self._options[path] = replace(self.of(path), value_range=value_range)

    def allow_part(self, path: Path) -> None:
        """Open what is there of a file that breaks off."""
        self._options[path] = replace(self.of(path), allow_truncated=True)
