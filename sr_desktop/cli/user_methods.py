"""Which methods a command runs: the program's own, model files of the user's, and pictures that others made."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sr_desktop.cli.arguments import method_ids, method_name
from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.external import external_method
from sr_desktop.imaging.origin import ReadOptions
from sr_desktop.methods import SHIPPED, Catalogue
from sr_desktop.model_format import NO_CHOICE, FormatChoice, ModelFormatError, parse_format


def add_method_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what chooses the methods, given results apart."""
    parser.add_argument(
        "--methods",
        type=method_ids,
        metavar="ID,ID",
        help=f"which methods, of {','.join(SHIPPED.ids)} (default: the first six)",
    )
    parser.add_argument(
        "--model",
        dest="models",
        type=given_model,
        action="append",
        default=[],
        metavar="FILE[,range=0-255][,order=BGR][,layout=NHWC]",
        help="one more method: a model file of your own (.pth, .safetensors, .onnx), named after the file; may be "
        "repeated. A trial tells which values it takes (0-1, 0-255, -1-1, imagenet), in which order and axes; what you "
        "write is taken instead, two values as in range=0-1:0-255 for what it takes and gives",
    )
    parser.add_argument(
        "--name",
        dest="names",
        type=method_name,
        action="append",
        default=[],
        metavar="ID=NAME",
        help="what a method is called in tables, figures and pages, as in srresnet=Ours; may be repeated",
    )


_FORMAT = re.compile(r",(?=[A-Za-z ]+=[^,]*(?:,|$))")
"""Where the format begins behind the name of a model file."""

STEM = "{stem}"
"""The placeholder in a path for the stem of each picture's file."""


@dataclass(frozen=True, slots=True)
class ExternalResult:
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


def external_result(text: str) -> ExternalResult:
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
    return ExternalResult(pattern, title or own or path.absolute().parent.name or path.stem)


def why_not_for(results: Sequence[ExternalResult], pictures: Sequence[Path]) -> str | None:
    """One sentence if these results cannot belong to these pictures, else None."""
    titles = [one.title for one in results]
    twice = next((title for title in titles if titles.count(title) > 1), None)
    if twice is not None:
        return f"Two results are called '{twice}'; give each its own name, as in --result FILE=NAME."
    single = next((one for one in results if not one.is_for_many), None)
    if single is not None and len(pictures) > 1:
        return (
            f"The result '{single.pattern}' belongs to one picture and {len(pictures)} are compared; write {STEM} "
            f"where the name of each picture stands, as in 'theirs/{STEM}_x4.png'."
        )
    return None


@dataclass(frozen=True, slots=True)
class GivenModel:
    """What ``--model`` says: a model file, and what is known of how it takes and gives pictures."""

    path: Path
    format: FormatChoice


def given_model(text: str) -> GivenModel:
    """``FILE`` or ``FILE,range=0-255,order=BGR,layout=NHWC``; a file whose own name looks so is found if it exists."""
    starts = list(_FORMAT.finditer(text))
    if not starts or Path(text).is_file():
        return GivenModel(Path(text), NO_CHOICE)
    start = next((one for one in starts if Path(text[: one.start()]).is_file()), starts[0])
    try:
        return GivenModel(Path(text[: start.start()]), parse_format(text[start.end() :]))
    except ModelFormatError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def adding_models(models: Iterable[GivenModel], catalogue: Catalogue) -> tuple[Catalogue, list[str], list[str]]:
    """Add model files to a catalogue. Imports torch if there is one.

    Returns:
        The catalogue with them, their ids, and a sentence for each file that cannot be used.
    """
    ids: list[str] = []
    failures: list[str] = []
    for given in models:
        from sr_desktop.engine.foreign.model_methods import model_method

        try:
            method = model_method(given.path, catalogue, given.format)
        except ModelFileError as error:
            failures.append(str(error))
            continue
        if method.id not in catalogue.ids:
            catalogue = catalogue.adding(method)
        ids.append(method.id)
    return catalogue, ids, failures


def available(catalogue: Catalogue, ids: Sequence[str], scale: int) -> tuple[tuple[str, ...], list[str]]:
    """Those of these methods that make pictures at a scale, and a sentence for each of the others."""
    chosen = catalogue.available(ids, scale)
    others = catalogue.select(name for name in ids if name not in chosen)
    return chosen, [str(method.why_not_at(scale)) for method in others]


@dataclass(frozen=True, slots=True)
class ChosenMethods:
    """The methods that are compared on every picture.

    Attributes:
        catalogue: Where they are found, external results apart.
        ids: Ids of the catalogue, in the order of the rows.
        external: External results, which come after them; of each picture another file.
        reading: How their files are read.
        names: What methods are called, by id, where that is not their usual name.
        metrics: Ids of the metrics that are measured beyond the usual ones.
    """

    catalogue: Catalogue
    ids: tuple[str, ...]
    external: tuple[ExternalResult, ...] = ()
    reading: ReadOptions = field(default_factory=ReadOptions)
    names: Mapping[str, str] = field(default_factory=dict)
    metrics: tuple[str, ...] = ()

    def for_picture(self, picture: Path) -> tuple[Catalogue, tuple[str, ...]]:
        """A catalogue with the external results of a picture, and the ids of all its methods, alike for every picture.

        Args:
            picture: The picture's file.
        """
        catalogue, ids = self.catalogue, list(self.ids)
        for one in self.external:
            method = external_method(one.path_for(picture), catalogue, one.title)
            catalogue = catalogue.adding(replace(method, reading=self.reading))
            ids.append(method.id)
        for method_id, name in self.names.items():
            catalogue = catalogue.renaming(method_id, name)
        return catalogue, tuple(ids)
