"""Pictures that somebody else has made of the same input, taken as results. Imports no torch."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import chain
from pathlib import Path

from sr_desktop.engine.errors import ExternalResultError
from sr_desktop.imaging.files.file_patterns import filled, is_pattern, usual_title
from sr_desktop.imaging.files.finding import expand
from sr_desktop.imaging.files.named_files import NamedFiles
from sr_desktop.imaging.files.ordinary_files import is_file, is_folder
from sr_desktop.imaging.files.pairing import MatchedFiles, matched
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.opacity import without_hidden_colors
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import PictureReadError, read_picture
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.messages.message import Message
from sr_desktop.methods import Catalogue, Kind, Method, new_id

Size = tuple[int, int]
"""``(width, height)`` in pixels."""

_AS_STATED = ReadOptions()


def external_method(path: Path, catalogue: Catalogue, title: str | None = None) -> Method:
    """A picture file as a method that may be added to a catalogue; of a file that is in it already, that one.

    Args:
        path: The picture file; it is not opened.
        catalogue: What it may be added to.
        title: Its name before the user; by default the stem of the file.
    """
    path = path.absolute()
    title = title or path.stem
    for method in catalogue.added:
        if (method.result, method.title) == (path, title):
            return method
    about = (Message("external.about", path=path),)
    return Method(new_id(title, catalogue.ids, "result"), title, "", Kind.EXTERNAL, result=path, about=about)


def results_method(named: Path, catalogue: Catalogue, title: str | None = None) -> Method:
    """A folder of results, or a pattern that names one for every picture, as a method for a catalogue.

    Args:
        named: The folder, or a path as `sr_desktop.imaging.files.file_patterns` has it; no result is read.
        catalogue: What it may be added to.
        title: Its name before the user; by default that of the folder, or what of the pattern is no picture's own.
    """
    named = named.absolute()
    title = title or usual_title(named)
    for method in catalogue.added:
        if (method.results, method.title) == (named, title):
            return method
    about = Message("external.about-folder", folder=named)
    if is_pattern(named):
        about = Message("external.about-pattern", pattern=named)
    return Method(new_id(title, catalogue.ids, "results"), title, "", Kind.EXTERNAL, results=named, about=(about,))


Listing = Callable[[Path], NamedFiles]
"""Gives the picture files of a folder."""


def pictures_in(folder: Path) -> NamedFiles:
    """The picture files of a folder.

    Raises:
        ExternalResultError: It cannot be read, or holds none.
    """
    files, failures = expand([folder])
    if failures:
        raise ExternalResultError(failures[0])
    return NamedFiles(files)


def result_file(method: Method, picture: Path, scale: int, files_in: Listing = pictures_in) -> Path:
    """The file of an external result for a picture.

    A pattern names it. In a folder, or if the pattern names one, it is the file of the picture's stem; else the one
    that has it but for what data sets write behind names, such as ``x4``; else the one whose name begins with it, as
    ``baby_SRResNet.png`` and ``babyx4_SwinIR.png``.

    Args:
        method: The external result.
        picture: The picture's file; of a pasted one, its name.
        scale: How many times larger the results are.
        files_in: Lists a folder; for many pictures, one that remembers.

    Raises:
        ExternalResultError: There is none, or there are several.
    """
    if method.result is not None:
        return method.result
    folder, stem = method.results, picture.stem
    if folder is None:
        raise ValueError(f"the method '{method.id}' is no given result")
    if is_pattern(folder):
        folder = filled(folder, picture)
        if not is_folder(folder):
            if is_file(folder):
                return folder
            raise ExternalResultError(Message("external.none-at", name=stem, path=folder))
    files = files_in(folder)
    for found in chain(files.of(stem, scale), (files.beginning_with(stem, scale),)):
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(file.name for file in found)
            raise ExternalResultError(Message("external.several", name=stem, folder=folder, names=names))
    raise ExternalResultError(Message("external.none", name=stem, folder=folder))


def match_results(
    method: Method, pictures: Iterable[Path], scale: int, check: Callable[[], None] = lambda: None
) -> MatchedFiles:
    """Find the external results of many pictures; none is read.

    Args:
        method: The external result.
        pictures: The pictures' files.
        scale: How many times larger the results are.
        check: Called between pictures; may raise to abandon the work.
    """
    files_in = cache(pictures_in)
    return matched(pictures, lambda picture: result_file(method, picture, scale, files_in), check)


def read_external(path: Path, output_size: Size, uncropped_size: Size, options: ReadOptions = _AS_STATED) -> Picture:
    """The picture in a file that is somebody's result.

    One of the uncropped size loses the same columns and rows as the picture that the results are measured against.

    Args:
        path: The picture file.
        output_size: Size of every result.
        uncropped_size: Size of the results before their right and lower edges were cropped to a multiple of the scale.
        options: How it is read.

    Returns:
        The picture, colours that nobody sees filled.

    Raises:
        ExternalResultError: It cannot be read, or has another size.
    """
    try:
        picture = read_picture(path, options)
    except PictureReadError as error:
        raise ExternalResultError(error.message) from error
    if picture.size not in (output_size, uncropped_size):
        size, wanted = _words(picture.size), _words(output_size)
        if output_size == uncropped_size:
            raise ExternalResultError(Message("external.size", path=path, size=size, wanted=wanted))
        raise ExternalResultError(
            Message("external.size-or", path=path, size=size, wanted=wanted, uncropped=_words(uncropped_size))
        )
    if picture.size != output_size:
        picture = picture.cropped(Rect(0, 0, *output_size))
    return without_hidden_colors(picture)


def _words(size: Size) -> str:
    return f"{size[0]} x {size[1]}"
