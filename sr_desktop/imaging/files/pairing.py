"""Which low-resolution picture belongs to which picture, by the names of their files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sr_desktop import SCALE
from sr_desktop.imaging.files.file_patterns import filled, guess_pattern, is_pattern
from sr_desktop.imaging.files.finding import expand
from sr_desktop.imaging.files.named_files import NamedFiles
from sr_desktop.imaging.files.ordinary_files import is_file, is_folder, real_path
from sr_desktop.messages.message import Message, MessageError


class PairError(MessageError):
    """There is no low-resolution picture for a picture, or more than one; the message names both."""


class LowResolutionFiles:
    """The low-resolution pictures that a user has named: a file for one picture, or for many a folder or a pattern.

    In a folder the file of a picture is the one of the same stem; else the one that has its stem but for what data
    sets write behind names, such as ``x4`` where the scale is 4 (`named_files.bare_stem`). A pattern
    (`sr_desktop.imaging.files.file_patterns`) means a file for each picture, or a folder in which it is sought so.
    """

    def __init__(self, named: Path) -> None:
        """Take a file, a folder or a pattern; a folder is listed once.

        Raises:
            PairError: The folder cannot be read, or holds no picture.
        """
        self.named = named
        self._listed: dict[Path, NamedFiles] = {}
        if is_folder(named):
            self._files_in(named)

    @property
    def is_file(self) -> bool:
        """Whether it is a file for one picture."""
        return not is_folder(self.named) and not is_pattern(self.named)

    def of(self, picture: Path, scale: int = SCALE) -> Path:
        """The file of a picture at a scale.

        Raises:
            PairError: There is none, or there are several.
        """
        if self.is_file:
            return self.named
        folder = filled(self.named, picture) if is_pattern(self.named) else self.named
        if not is_folder(folder):
            if is_file(folder):
                return folder
            raise PairError(Message("pair.none-at", name=picture.name, path=folder))
        own = real_path(picture)
        for named in self._files_in(folder).of(picture.stem, scale):
            found = [file for file in named if real_path(file) != own]
            if len(found) == 1:
                return found[0]
            if found:
                names = ", ".join(file.name for file in found)
                raise PairError(Message("pair.several", name=picture.name, folder=folder, names=names))
        raise PairError(Message("pair.none", name=picture.name, folder=folder))

    def _files_in(self, folder: Path) -> NamedFiles:
        if folder not in self._listed:
            files, failures = expand([folder])
            if failures:
                raise PairError(failures[0])
            self._listed[folder] = NamedFiles(files)
        return self._listed[folder]


@dataclass(frozen=True, slots=True)
class MatchedFiles:
    """Which of many pictures have a file of their own.

    Attributes:
        files: The files of those that have, by the picture.
        problems: Why the others have none.
    """

    files: Mapping[Path, Path]
    problems: Mapping[Path, Message]

    @property
    def count(self) -> int:
        """How many pictures there are."""
        return len(self.files) + len(self.problems)


def matched(pictures: Iterable[Path], file_of: Callable[[Path], Path], check: Callable[[], None]) -> MatchedFiles:
    """The files of pictures; none is read.

    Args:
        pictures: The pictures' files.
        file_of: Gives that of one, or raises a `MessageError`.
        check: Called between pictures; may raise to abandon the work.
    """
    files: dict[Path, Path] = {}
    problems: dict[Path, Message] = {}
    for picture in pictures:
        check()
        try:
            files[picture] = file_of(picture)
        except MessageError as error:
            problems[picture] = error.message
    return MatchedFiles(files, problems)


def match_inputs(
    named: Path, pictures: Sequence[Path], scale: int, check: Callable[[], None] = lambda: None
) -> MatchedFiles:
    """The low-resolution files of many pictures.

    Args:
        named: A folder or a pattern; or a file, which is that of a picture alone, or of those that it names.
        pictures: The pictures' files.
        scale: How many times smaller the low-resolution pictures are.
        check: Called between pictures; may raise to abandon the work.
    """
    try:
        low = LowResolutionFiles(named)
    except PairError as error:
        return MatchedFiles({}, dict.fromkeys(pictures, error.message))

    is_single = low.is_file
    is_missing = is_single and not is_file(named)

    def file_of(picture: Path) -> Path:
        if is_missing:
            raise PairError(Message("pair.none-at", name=picture.name, path=named))
        if is_single and len(pictures) > 1 and guess_pattern(named, [picture]) is None:
            raise PairError(Message("pair.none", name=picture.name, folder=named.parent))
        return low.of(picture, scale)

    return matched(pictures, file_of, check)
