"""Which methods a command runs: the program's own, model files of the user's, and pictures that others made."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from rich.console import Console

from sr_desktop.cli.arguments.reading import read_options
from sr_desktop.cli.arguments.types import method_ids, method_name, named_path
from sr_desktop.cli.console import complain, tell
from sr_desktop.engine.errors import ExternalResultError, ModelFileError
from sr_desktop.engine.inputs.external import Listing, external_method, pictures_in, result_file, results_method
from sr_desktop.imaging.files.file_patterns import FOLDER, STEM, is_pattern, usual_title
from sr_desktop.imaging.files.ordinary_files import is_file, is_folder, is_there
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.methods import DEFAULT_IDS, SHIPPED, Catalogue, Method
from sr_desktop.model_format import NO_CHOICE, FormatChoice, ModelFormatError, parse_format


def add_method_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what chooses the methods, and what they are called."""
    parser.add_argument(
        "--methods",
        type=method_ids,
        metavar="ID,ID",
        help=f"which methods, of {','.join(SHIPPED.ids)} (default: {','.join(DEFAULT_IDS)})",
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
        "--result",
        dest="external",
        type=external_result,
        action="append",
        default=[],
        metavar="FILE|FOLDER[=TITLE]",
        help="one more method: a picture that somebody else made of the same input, of the size of the results. For "
        "several pictures a folder with a file for each, of the same name or with more behind it, or a path with "
        f"{STEM} where the name of each stands, as in 'theirs/{STEM}_x4.png=Theirs'; {FOLDER} stands for the name of "
        "the folder that a picture is in. May be repeated",
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


@dataclass(frozen=True, slots=True)
class ExternalResult:
    """What ``--result`` says.

    Attributes:
        named: A picture file, a folder with one for each compared picture, or a pattern that names these.
        title: Its name in tables, figures and, as an id, in file names.
    """

    named: str
    title: str

    @property
    def is_for_many(self) -> bool:
        """Whether it names a file for each picture."""
        path = Path(self.named)
        return is_pattern(path) or is_folder(path)

    def method(self, catalogue: Catalogue, reading: ReadOptions) -> Method:
        """It as a method for a catalogue, whose files are read so."""
        make = results_method if self.is_for_many else external_method
        return replace(make(Path(self.named), catalogue, self.title), reading=reading)


def external_result(text: str) -> ExternalResult:
    """``FILE`` or ``FILE=TITLE``. A file whose own name holds an equals sign is found if it exists.

    Without a title it is the file's stem, or what of it does not name the picture; if nothing is left, its folder.
    """
    named, title = text, ""
    if "=" in text and not is_there(named_path(text)):
        named, _, title = text.rpartition("=")
        title = title.strip()
    if not named or (named != text and not title):
        raise argparse.ArgumentTypeError(f"'{text}' is not of the form FILE or FILE=TITLE, as in theirs.png=Theirs")
    path = named_path(named)
    return ExternalResult(str(path), title or usual_title(path))


def why_not_for(results: Sequence[ExternalResult], pictures: Sequence[Path]) -> str | None:
    """One sentence if these results cannot belong to these pictures, else None."""
    titles = [one.title for one in results]
    twice = next((title for title in titles if titles.count(title) > 1), None)
    if twice is not None:
        return f"Two results are called '{twice}'; give each its own name, as in --result FILE=NAME."
    single = next((one for one in results if not one.is_for_many), None)
    if single is not None and len(pictures) > 1:
        return (
            f"The result '{single.named}' belongs to one picture and {len(pictures)} are compared; name a folder, or "
            f"write {STEM} where the name of each picture stands, as in 'theirs/{STEM}_x4.png'."
        )
    return None


def why_no_name(names: Sequence[tuple[str, str]], known: Sequence[str], option: str = "--name") -> str | None:
    """One sentence if an argument names what there will not be, else None.

    Args:
        names: What it says: ids first.
        known: The ids of what there will be.
        option: The argument.
    """
    missing = next((name for name, _ in names if name not in known), None)
    if missing is None:
        return None
    return f"{option} names '{missing}', but there will be only: {', '.join(known)}."


@dataclass(frozen=True, slots=True)
class GivenModel:
    """What ``--model`` says: a model file, and what is known of how it takes and gives pictures."""

    path: Path
    format: FormatChoice


def given_model(text: str) -> GivenModel:
    """``FILE`` or ``FILE,range=0-255,order=BGR,layout=NHWC``; a file whose own name looks so is found if it exists."""
    starts = list(_FORMAT.finditer(text))
    if not starts or is_file(named_path(text)):
        return GivenModel(named_path(text), NO_CHOICE)
    files = {one: named_path(text[: one.start()]) for one in starts}
    start = next((one for one in starts if is_file(files[one])), starts[0])
    try:
        return GivenModel(files[start], parse_format(text[start.end() :]))
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


@dataclass(frozen=True, slots=True)
class ChosenMethods:
    """The methods that are compared on every picture.

    Attributes:
        catalogue: What they are.
        ids: Their ids, in the order of the rows.
        metrics: Ids of the metrics that are measured beyond the usual ones.
        has_unusable: Whether a model file that was named cannot be used, or a method that was makes no picture at the
            scale.
        files_in: Lists a folder of results, once.
    """

    catalogue: Catalogue
    ids: tuple[str, ...]
    metrics: tuple[str, ...] = ()
    has_unusable: bool = False
    files_in: Listing = field(default_factory=lambda: cache(pictures_in), compare=False)

    @classmethod
    def of(cls, options: argparse.Namespace, scale: int, console: Console) -> ChosenMethods:
        """What `add_method_arguments` declared, at a scale. Imports torch if there is a model file.

        Files that cannot be used, and methods that make no picture at the scale, are named on the console.
        """
        catalogue, model_ids, unusable = adding_models(options.models, SHIPPED)
        for sentence in unusable:
            complain(console, sentence)
        asked = tuple(dict.fromkeys((*(options.methods or DEFAULT_IDS), *model_ids)))
        ids = catalogue.available(asked, scale)
        named = {*(options.methods or ()), *model_ids}
        for method in catalogue.select(name for name in asked if name not in ids):
            say = complain if method.id in named else tell
            say(console, str(method.why_not_at(scale)))
        given: list[str] = []
        for one in options.external:
            method = one.method(catalogue, read_options(options))
            catalogue = catalogue.adding(method)
            given.append(method.id)
        for method_id, name in options.names:
            catalogue = catalogue.renaming(method_id, name)
        return cls(catalogue, (*ids, *given), has_unusable=bool(unusable) or not named.issubset(ids))

    def for_picture(self, picture: Path, scale: int) -> Catalogue:
        """The catalogue in which results for many pictures are the file of this one, where there is one.

        Args:
            picture: The picture's file.
            scale: How many times larger the results are.
        """
        catalogue = self.catalogue
        for method in catalogue.added:
            if method.results is not None and (file := self._file(method, picture, scale)) is not None:
                catalogue = catalogue.resolving(method.id, file)
        return catalogue

    def given_files(self, pictures: Iterable[Path], scale: int) -> Iterator[Path]:
        """The files of given results that are read for these pictures."""
        given = [one for one in self.catalogue.added if one.result is not None or one.results is not None]
        for picture in pictures:
            yield from filter(None, (self._file(method, picture, scale) for method in given))

    def _file(self, method: Method, picture: Path, scale: int) -> Path | None:
        try:
            return result_file(method, picture, scale, self.files_in)
        except ExternalResultError:
            # The engine says so, of this method alone.
            return None
