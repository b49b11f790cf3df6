"""Paths that name a file for every picture: `STEM` and `FOLDER` stand in them for what the picture's own file says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from sr_desktop.imaging.files.ordinary_files import is_folder, is_there

STEM = "{stem}"
"""Stands for the name of a picture's file without its suffix."""

FOLDER = "{folder}"
"""Stands for the name of the folder that a picture's file is in, which data sets are called by."""

_MARKS = re.compile(f"{re.escape(STEM)}|{re.escape(FOLDER)}")

_SCALE = re.compile(r"^(x\d|\dx)(?![^\W_])", re.IGNORECASE)
_JOINTS = " ._-"


def is_pattern(path: Path) -> bool:
    """Whether a path stands for a file of each picture; one that exists as it is written stands for itself."""
    return _MARKS.search(str(path)) is not None and not is_there(path)


def filled(pattern: Path, picture: Path) -> Path:
    """The path that a pattern means for a picture."""
    own = {STEM: picture.stem, FOLDER: picture.absolute().parent.name}
    return Path(_MARKS.sub(lambda mark: own[mark[0]], str(pattern)))


def folder_of(pattern: Path) -> Path:
    """The deepest folder that the files of all pictures are in; of a folder, the one that it is in."""
    above = pattern.parent
    while _MARKS.search(str(above)) is not None:
        above = above.parent
    return above


def without_marks(text: str) -> str:
    """What of a name in a pattern is not a picture's own, without a scale and the signs that joined it to that."""
    own = _MARKS.sub("", text).strip(_JOINTS)
    return _SCALE.sub("", own).strip(_JOINTS) or own


def usual_title(path: Path) -> str:
    """What the files of a pattern, a folder or a file are called together: the nearest part that is no picture's own.

    ``SwinIR`` of ``out/{stem}x4_SwinIR.png``, ``EDSR`` of ``EDSR/{folder}/{stem}.png`` and of the folder ``EDSR``.
    """
    last, *others = (path.name if is_folder(path) else path.stem, *(part.name for part in path.absolute().parents))
    return next(filter(None, map(without_marks, (last, *others))), path.stem)


def guess_pattern(file: Path, pictures: Sequence[Path]) -> Path | None:
    """The pattern of which a file is the one of a picture.

    The picture is the one whose stem is the file's, else the one with the longest stem that stands apart in the file's
    name, else the one that a folder above the file is called by. If the pictures lie in several folders, the name of
    the picture's folder is replaced too.

    Args:
        file: A file for one of the pictures.
        pictures: All of them.

    Returns:
        The pattern; None if the file names none of the pictures.
    """
    found = [guess for picture in pictures if (guess := _guess(file, picture)) is not None]
    if not found:
        return None
    best = max(found, key=lambda guess: guess.fit)
    folders = {picture.absolute().parent.name for picture in pictures}
    own = best.picture.absolute().parent.name
    if len(folders) < 2 or own not in best.pattern.parts[:-1]:
        return best.pattern
    parts = [FOLDER if part == own else part for part in best.pattern.parts[:-1]]
    return Path(*parts, best.pattern.name)


class _Guess(NamedTuple):
    """That a file is the one of a picture.

    Attributes:
        fit: How well it is, greater is better: whether the whole name is the stem, then whether the name has it, how
            long that is, and how near to the beginning it stands.
        picture: The picture.
        pattern: The pattern.
    """

    fit: tuple[bool, bool, int, int]
    picture: Path
    pattern: Path


def _guess(file: Path, picture: Path) -> _Guess | None:
    stem = picture.stem
    place = _place(file.stem, stem)
    above = file.parts[:-1]
    if place is None and stem not in above:
        return None
    parts = [STEM if part == stem else part for part in above]
    name = file.stem if place is None else file.stem[:place] + STEM + file.stem[place + len(stem) :]
    fit = (file.stem == stem, place is not None, len(stem), -(place or 0))
    return _Guess(fit, picture, Path(*parts, name + file.suffix))


def _place(name: str, stem: str) -> int | None:
    """Where a stem stands in a name so that neither its first nor its last word or number goes on; None if nowhere.

    A scale may follow at once, as in ``babyx4``.
    """
    if not stem:
        return None
    before = f"(?<!{_CLASS[stem[0].isdecimal()]})" if stem[0].isalnum() else ""
    behind = f"(?!{_CLASS[stem[-1].isdecimal()]})" if stem[-1].isalnum() else ""
    found = re.search(f"{before}{re.escape(stem)}(?:{behind}|(?=[xX][0-9]))", name)
    return None if found is None else found.start()


_CLASS = {True: r"\d", False: r"[^\W\d_]"}
"""What goes on a number, and what a word."""
