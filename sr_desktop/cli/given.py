"""Pictures of others that are named on the command line as results. Imports no torch."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sr_desktop import methods
from sr_desktop.engine.given import given_method

STEM = "{stem}"
"""Stands in a path for the stem of each picture's file."""


@dataclass(frozen=True, slots=True)
class GivenResult:
    """What ``--result`` says.

    Attributes:
        pattern: Path of the picture file, with `STEM` where the stem of the compared picture goes.
        title: Its name in tables, figures and, as an id, in file names.
    """

    pattern: str
    title: str

    @property
    def is_for_many(self) -> bool:
        """Whether it names a file for each picture."""
        return STEM in self.pattern

    def path_for(self, picture: Path) -> Path:
        """The file that belongs to a picture."""
        return Path(self.pattern.replace(STEM, picture.stem))


def given_result(text: str) -> GivenResult:
    """``FILE`` or ``FILE=TITLE``. A file whose own name holds an equals sign is found if it exists.

    Without a title it is the file's stem, or what of it does not name the picture; if nothing is left, its folder.
    """
    pattern, title = text, ""
    if "=" in text and not Path(text).is_file():
        pattern, _, title = text.rpartition("=")
        title = title.strip()
    if not pattern or (pattern != text and not title):
        raise argparse.ArgumentTypeError(f"'{text}' is not of the form FILE or FILE=TITLE, as in theirs.png=Theirs")
    path = Path(pattern)
    own = path.stem.replace(STEM, "").strip(" ._-")
    return GivenResult(pattern, title or own or path.absolute().parent.name or path.stem)


def why_not_for(given: Sequence[GivenResult], pictures: Sequence[Path]) -> str | None:
    """One sentence if these results cannot belong to these pictures, else None."""
    titles = [one.title for one in given]
    twice = next((title for title in titles if titles.count(title) > 1), None)
    if twice is not None:
        return f"Two results are called '{twice}'; give each its own name, as in --result FILE=NAME."
    single = next((one for one in given if not one.is_for_many), None)
    if single is not None and len(pictures) > 1:
        return (
            f"The result '{single.pattern}' belongs to one picture and {len(pictures)} are compared; write {STEM} "
            f"where the name of each picture stands, as in 'theirs/{STEM}_x4.png'."
        )
    return None


def install(given: Sequence[GivenResult], picture: Path) -> tuple[str, ...]:
    """Put the results that belong to a picture into the catalogue, in place of those of the picture before.

    Returns:
        Their ids, the same for every picture.
    """
    titles = {one.title for one in given}
    for method in methods.added():
        if method.result is not None and method.title in titles:
            methods.remove(method.id)
    ids = []
    for one in given:
        method = given_method(one.path_for(picture), one.title)
        methods.add(method)
        ids.append(method.id)
    return tuple(ids)
