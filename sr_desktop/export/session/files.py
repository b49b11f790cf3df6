"""Reading and writing sessions, and finding the files that they name, also where they were moved to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from sr_desktop.export.errors import ExportError
from sr_desktop.export.recipe.paths import Checksums, found, sha256_of, written
from sr_desktop.export.session.model import SavedSession
from sr_desktop.export.session.parts import SavedFile, SavedFolder
from sr_desktop.imaging.atomic import write_atomically
from sr_desktop.imaging.file_patterns import folder_of, is_pattern
from sr_desktop.imaging.ordinary_files import is_file, is_folder
from sr_desktop.imaging.origin import ReadOptions
from sr_desktop.messages.message import Message, MessageError
from sr_desktop.messages.reasons import why_not_read

_MOST_BYTES = 256 << 20
"""Longer files are no sessions."""

_MOST_FILES = 20_000
"""So many files are looked at when one that was moved is searched for."""

Check = Callable[[], None]
"""Called between files; may raise to abandon the work."""


class SessionError(MessageError):
    """A session's file cannot be opened, or one that it names cannot be read; the message names it."""


def read_session(path: Path) -> SavedSession:
    """The session in a file.

    Raises:
        SessionError: It cannot be read, is damaged, or of a newer program.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise SessionError(Message("session.damaged", path=path))
        return SavedSession.model_validate_json(path.read_bytes())
    except OSError as error:
        raise SessionError(Message("session.unreadable", path=path, reason=why_not_read(error))) from error
    except (ValidationError, MessageError, ValueError) as error:
        if isinstance(error, SessionError):
            raise
        raise SessionError(Message("session.damaged", path=path)) from error


def write_session(path: Path, session: SavedSession) -> None:
    """Write it, whole or not at all; an existing file is replaced.

    Raises:
        ExportError: It cannot be written.
    """
    write_atomically(path, session.model_dump_json(indent=2) + "\n", ExportError)


def saved_fields(
    path: Path, folder: Path, reading: ReadOptions | None = None, known: str | None = None
) -> dict[str, object]:
    """The fields of a `SavedFile` of a session in that folder.

    Args:
        path: The file.
        folder: Where the session's file lies.
        reading: How it is read.
        known: Its checksum, of when it was read; None has it computed.

    Raises:
        SessionError: The file cannot be read.
    """
    chosen = None if reading is None else reading.value_range
    try:
        size, checksum = path.stat().st_size, known or sha256_of(path)
    except OSError as error:
        raise SessionError(Message("picture.unreadable", path=path, reason=why_not_read(error))) from error
    return {
        "path": written(path, folder),
        "sha256": checksum,
        "size": size,
        "range": None if chosen is None else (chosen.black, chosen.white),
        "allow_truncated": reading is not None and reading.allow_truncated,
    }


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """Where the files of a session are now.

    Attributes:
        paths: By the path in the session; those that are missing are not among them.
        moved: Those that are elsewhere now.
        changed: Those that are where they were, with another content.
        missing: Those that are nowhere.
        missing_folders: Folders of results and of low-resolution pictures that are nowhere.
        checksums: Of the files that were looked at.
    """

    paths: dict[str, Path] = field(default_factory=dict)
    moved: tuple[Path, ...] = ()
    changed: tuple[Path, ...] = ()
    missing: tuple[SavedFile, ...] = ()
    missing_folders: tuple[SavedFolder, ...] = ()
    checksums: Checksums = field(default_factory=Checksums, compare=False)


def files_of(session: SavedSession) -> Iterator[SavedFile]:
    """Every file that a session names."""
    for picture in session.pictures:
        yield picture
        yield from picture.results
        if picture.low_resolution is not None:
            yield picture.low_resolution
    yield from session.models
    if session.votes is not None:
        yield from session.votes.files
    if session.evaluation is not None:
        # The others are among those above, with the checksum that they had when the session was saved.
        opened = {picture.path for picture in session.pictures}
        yield from (picture for picture in session.evaluation.pictures if picture.path not in opened)


def find_files(
    session: SavedSession, folder: Path, others: Iterable[Path] = (), check: Check = lambda: None
) -> FoundFiles:
    """Find the files of a session.

    One that is not where it was is searched for by its size and checksum: in the session's folder and those in it, in
    folders where others were found, and in `others`.

    Args:
        session: What is sought.
        folder: Where the session's file lies.
        others: More folders to search.
        check: Called between files; may raise to abandon the work.
    """
    paths: dict[str, Path] = {}
    changed: list[Path] = []
    missing: dict[str, SavedFile] = {}
    checksums = Checksums()
    evaluated = frozenset(() if session.evaluation is None else map(id, session.evaluation.pictures))
    for file in files_of(session):
        check()
        path = found(file.path, folder).absolute()
        path = Path(os.path.normpath(path))
        if not is_file(path):
            missing[file.path] = file
            continue
        paths[file.path] = path
        # Of a picture that was evaluated and is not open, it is said that its scores are gone.
        if not _is(path, file, checksums) and id(file) not in evaluated:
            changed.append(path)
    moved: list[Path] = []
    if missing:
        near = dict.fromkeys(path.parent for path in paths.values())
        for candidate in _candidates((folder, *others), near, check):
            wanted = [file for file in missing.values() if _is(candidate, file, checksums)]
            for file in wanted:
                paths[file.path] = candidate
                moved.append(candidate)
                del missing[file.path]
            if not missing:
                break
    folders = (*session.folders, *(() if session.low_resolution is None else (session.low_resolution,)))
    gone = tuple(one for one in folders if not _is_there(found(one.path, folder)))
    return FoundFiles(paths, tuple(moved), tuple(changed), tuple(missing.values()), gone, checksums)


def _is_there(named: Path) -> bool:
    """Whether there is a folder, or the one where a pattern begins."""
    return is_folder(named) or (is_pattern(named) and is_folder(folder_of(named)))


def _candidates(deep: Iterable[Path], flat: Iterable[Path], check: Check) -> Iterator[Path]:
    """Files in these folders, in those of `deep` also deeper; each once, and not more than a limit."""
    seen: set[Path] = set()

    def files() -> Iterator[Path]:
        for folder in flat:
            yield from sorted(_entries(folder))
        for folder in deep:
            for root, _, names in os.walk(folder):
                yield from (Path(root, name) for name in sorted(names))

    for path in files():
        check()
        if path not in seen and is_file(path):
            seen.add(path)
            yield path
            if len(seen) >= _MOST_FILES:
                return


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _is(path: Path, file: SavedFile, checksums: Checksums) -> bool:
    try:
        return path.stat().st_size == file.size and checksums.of(path) == file.sha256
    except OSError:
        return False
