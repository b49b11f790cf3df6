"""The files that a recipe names: how they are written in it and found again, and their checksums."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path, PurePosixPath

from sr_desktop.imaging.files.ordinary_files import is_there, open_file, real_path
from sr_desktop.messages.names import beside, escaped, unescaped

RECIPE_SUFFIX = ".recipe.json"
"""Of a recipe, in place of the figure's suffix."""


def recipe_path(figure: Path) -> Path:
    """Where the recipe of a figure lies: beside it."""
    return beside(figure, RECIPE_SUFFIX)


def kept_picture_path(figure: Path) -> Path:
    """Where a picture that is in no file (any more) is kept for a figure's recipe."""
    return beside(figure, ".picture.png")


def kept_input_path(figure: Path) -> Path:
    """Where a given low-resolution picture that is in no file (any more) is kept for a figure's recipe."""
    return beside(figure, ".input.png")


def written(path: Path, folder: Path) -> str:
    """``path`` as a recipe in ``folder`` writes it; bytes that are no UTF-8 are spelled out, ``\\udcff``."""
    path, folder = real_path(path), real_path(folder)
    try:
        return escaped(Path(os.path.relpath(path, folder)).as_posix())
    except ValueError:
        # On another drive of Windows.
        return escaped(path.as_posix())


def found(text: str, folder: Path) -> Path:
    """The file that a recipe in ``folder`` calls ``text``."""
    literal = folder / PurePosixPath(text)
    return literal if is_there(literal) else folder / PurePosixPath(unescaped(text))


def sha256_of(path: Path) -> str:
    """The checksum of a file.

    Raises:
        OSError: It cannot be read.
    """
    with open_file(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Checksums:
    """The checksums of files, each read once however often it is asked for."""

    def __init__(self) -> None:
        self._known: dict[Path, str | None] = {}

    def of(self, path: Path) -> str | None:
        """That of a file; None if it cannot be read."""
        if path not in self._known:
            try:
                self._known[path] = sha256_of(path)
            except OSError:
                self._known[path] = None
        return self._known[path]
