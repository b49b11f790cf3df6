"""The files that a recipe names: how they are written in it and found again, and their checksums."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path, PurePosixPath

RECIPE_SUFFIX = ".recipe.json"
"""Of a recipe, in place of the figure's suffix."""


def recipe_path(figure: Path) -> Path:
    """Where the recipe of a figure lies: beside it."""
    return figure.with_name(f"{figure.stem}{RECIPE_SUFFIX}")


def kept_picture_path(figure: Path) -> Path:
    """Where a picture that is in no file (any more) is kept for a figure's recipe."""
    return figure.with_name(f"{figure.stem}.picture.png")


def kept_input_path(figure: Path) -> Path:
    """Where a given low-resolution picture that is in no file (any more) is kept for a figure's recipe."""
    return figure.with_name(f"{figure.stem}.input.png")


def written(path: Path, folder: Path) -> str:
    """``path`` as a recipe in ``folder`` writes it."""
    path, folder = path.resolve(), folder.resolve()
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        # On another drive of Windows.
        return path.as_posix()


def found(text: str, folder: Path) -> Path:
    """The file that a recipe in ``folder`` calls ``text``."""
    return folder / PurePosixPath(text)


def sha256_of(path: Path) -> str:
    """The checksum of a file.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
