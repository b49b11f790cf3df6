"""Reading and writing sessions, and finding the files that they name, also where they were moved to."""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from sr_desktop.export.errors import ExportError
from sr_desktop.export.recipe.paths import Checksums, found, sha256_of, written
from sr_desktop.export.session.model import SavedSession
from sr_desktop.export.session.parts import SavedFile, SavedFolder
from sr_desktop.imaging.files.atomic import write_atomically
from sr_desktop.imaging.files.file_patterns import folder_of, is_pattern
from sr_desktop.imaging.files.ordinary_files import is_file, is_folder, real_path
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.messages.message import Message, MessageError
from sr_desktop.messages.reasons import why_not_read

_MOST_BYTES = 256 << 20
"""Longer files are no sessions."""

_MOST_FILES = 20_000
"""So many files are looked at when one that was moved is searched for."""

_MOST_PARTS = 4
"""So many parts at the end of a path are compared where several files have the same content."""

Check = Callable[[], None]
"""Called between files; may raise to abandon the work."""

Known = Callable[[Path], SavedFile | None]
"""What was known of a file earlier; None if nothing was."""


class SessionError(MessageError):
    """A session's file cannot be opened; the message names it."""


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


def known_from(path: Path | None) -> Known:
    """What the file of an earlier session says of the files that it names; it is read when that is first asked.

    Args:
        path: The session's file; of None, and of one that cannot be read, nothing is known.
    """

    @cache
    def files() -> dict[str, SavedFile]:
        if path is None:
            return {}
        try:
            return {file.path: file for file in files_of(read_session(path))}
        except SessionError:
            return {}

    return lambda file: None if path is None else files().get(written(file, path.parent))


def nothing_known(_: Path) -> SavedFile | None:
    """`Known` where there is no earlier session."""
    return None


def saved_fields(
    path: Path,
    folder: Path,
    reading: ReadOptions | None = None,
    checksum: str | None = None,
    known: Known = nothing_known,
) -> dict[str, object]:
    """The fields of a `SavedFile` of a session in that folder; of a file that cannot be read, what is known of it.

    Args:
        path: The file.
        folder: Where the session's file lies.
        reading: How it is read.
        checksum: Its checksum, of when it was read; None has it computed.
        known: What was known of files earlier.
    """
    chosen = None if reading is None else reading.value_range
    size: int | None = None
    try:
        size = path.stat().st_size
        checksum = checksum or sha256_of(path)
    except OSError:
        before = known(path)
        if before is not None and checksum in (None, before.sha256):
            size, checksum = before.size, before.sha256
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
    folders where others were found, and in `others`; one of which no checksum is known by its name in `others`. Of
    several files with the same content, each missing one gets its own, if there are so many, and one of its name.

    Args:
        session: What is sought.
        folder: Where the session's file lies.
        others: More folders to search.
        check: Called between files; may raise to abandon the work.
    """
    # As `written` does: behind a link, `..` does not lead to the folder in which the link is.
    folder, others = real_path(folder), tuple(map(real_path, others))
    paths: dict[str, Path] = {}
    changed: list[Path] = []
    missing: dict[str, _Missing] = {}
    checksums = Checksums()
    evaluated = frozenset(() if session.evaluation is None else map(id, session.evaluation.pictures))
    for file in files_of(session):
        check()
        path = Path(os.path.normpath(found(file.path, folder)))
        if not is_file(path):
            missing[file.path] = _Missing(file, path)
            continue
        paths[file.path] = path
        # Of a picture that was evaluated and is not open, it is said that its scores are gone.
        if not _is(path, file, checksums) and id(file) not in evaluated:
            changed.append(path)
    elsewhere: dict[str, Path] = {}
    if missing:
        near = dict.fromkeys(path.parent for path in paths.values())
        candidates = _candidates((folder, *others), near, check)
        taken = {*map(real_path, paths.values())}
        elsewhere = _by_name(missing.values(), others) | _by_content(missing.values(), candidates, taken, checksums)
        paths |= elsewhere
    moved = tuple(elsewhere[name] for name in missing if name in elsewhere)
    gone_files = tuple(one.file for name, one in missing.items() if name not in elsewhere)
    folders = (*session.folders, *(() if session.low_resolution is None else (session.low_resolution,)))
    gone = tuple(one for one in folders if not _is_there(found(one.path, folder)))
    return FoundFiles(paths, moved, tuple(changed), gone_files, gone, checksums)


@dataclass(frozen=True, slots=True)
class _Missing:
    """A file that is not where it was.

    Attributes:
        file: What the session says of it.
        path: Where it was.
    """

    file: SavedFile
    path: Path


def _by_name(missing: Iterable[_Missing], folders: Sequence[Path]) -> dict[str, Path]:
    """Where those of which no checksum is known are, by their paths in the session."""
    return {
        one.file.path: path
        for one in missing
        if one.file.sha256 is None
        for folder in reversed(folders)
        if is_file(path := folder / one.path.name)
    }


def _by_content(
    missing: Iterable[_Missing], candidates: Iterable[Path], taken: Collection[Path], checksums: Checksums
) -> dict[str, Path]:
    """Where those of which a checksum is known are, by their paths in the session.

    Args:
        missing: What is sought.
        candidates: The files among which they are sought.
        taken: Where the files of the session are that are not missing, as real paths.
        checksums: Gives those of the candidates.
    """
    sought: dict[str, list[_Missing]] = {}
    for one in missing:
        if one.file.sha256 is not None:
            sought.setdefault(one.file.sha256, []).append(one)
    alike = _alike(sought, candidates, taken, checksums) if sought else {}
    return {name: path for checksum, files in alike.items() for name, path in _assigned(sought[checksum], files, taken)}


def _alike(
    sought: Mapping[str, Sequence[_Missing]],
    candidates: Iterable[Path],
    taken: Collection[Path],
    checksums: Checksums,
) -> dict[str, dict[Path, Path]]:
    """The candidates with these checksums by their real paths; not more once every file has one of its name."""
    files = [one for group in sought.values() for one in group]
    sizes = {one.file.size for one in files}
    unsized = {one.path.name for one in files if one.file.size is None}
    unnamed = Counter((one.file.sha256, one.path.name) for one in files)
    left = len(files)
    alike: dict[str, dict[Path, Path]] = {}
    for candidate in candidates:
        if _size_of(candidate) not in sizes and candidate.name not in unsized:
            continue
        checksum = checksums.of(candidate)
        if checksum is None or checksum not in sought:
            continue
        real = real_path(candidate)
        if real in alike.setdefault(checksum, {}):
            continue
        alike[checksum][real] = candidate
        if real not in taken and unnamed[checksum, candidate.name] > 0:
            unnamed[checksum, candidate.name] -= 1
            left -= 1
            if not left:
                break
    return alike


def _assigned(
    missing: Sequence[_Missing], alike: dict[Path, Path], taken: Collection[Path]
) -> Iterator[tuple[str, Path]]:
    """Give each of several files of the same content one of those that were found; the most similar path first.

    Args:
        missing: What is sought.
        alike: What was found, by its real paths.
        taken: The real paths of those that are other files of the session; shared only if no others are left.
    """
    free = dict.fromkeys(path for real, path in alike.items() if real not in taken)
    for count in range(_MOST_PARTS, 0, -1):
        by_end: dict[tuple[str, ...], deque[Path]] = {}
        for path in free:
            by_end.setdefault(path.parts[-count:], deque()).append(path)
        left: list[_Missing] = []
        for one in missing:
            same = by_end.get(one.path.parts[-count:])
            if same:
                path = same.popleft()
                del free[path]
                yield one.file.path, path
            else:
                left.append(one)
        missing = left
    others = iter(tuple(free))
    first = next(iter(alike.values()))
    named = {path.name: path for path in reversed(alike.values())}
    for one in missing:
        yield one.file.path, next(others, None) or named.get(one.path.name, first)


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


def _size_of(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def _is(path: Path, file: SavedFile, checksums: Checksums) -> bool:
    """Whether the file has the content that it had, as far as that is known."""
    if file.size is not None and _size_of(path) != file.size:
        return False
    return file.sha256 is None or checksums.of(path) == file.sha256
