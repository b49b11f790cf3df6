"""What has been enlarged into a folder, kept in a file there, so that a later run does not do it again.

A line for each picture, as JSON: which picture it was, by the checksum of its file; how it was enlarged; and the file
that was made, by its length and its first and last bytes. The line is written before the file takes its name, and
counts only if such a file is there: whenever a run is ended, the next one does what is missing and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeGuard

from sr_desktop.enlarging.errors import EnlargeError
from sr_desktop.imaging.files.ordinary_files import open_file
from sr_desktop.messages.message import Message
from sr_desktop.messages.reasons import why_not_written

JOURNAL = ".sr-desktop.enlarged.jsonl"
"""Its name; hidden, as it is no picture."""

_END_BYTES = 1 << 16
"""So many bytes at either end tell files of the same length apart; all of a large one would take long to read."""


_TYPES = {"source": str, "settings": dict, "file": str, "length": int, "ends": str}
"""Of the values in a line."""


@dataclass(frozen=True, slots=True)
class Record:
    """A picture that was enlarged.

    Attributes:
        source: SHA-256 of the picture's file.
        settings: How it was enlarged, as `EnlargePlan.settings_of`.
        file: The enlarged picture, relative to the folder, with forward slashes.
        length: Bytes of that file.
        ends: Checksum of its first and last bytes.
    """

    source: str
    settings: Mapping[str, object]
    file: str
    length: int
    ends: str

    def is_there(self, folder: Path) -> bool:
        """Whether the file is in the folder as it was made."""
        try:
            return _length_and_ends(folder / self.file) == (self.length, self.ends)
        except OSError:
            return False


class Journal:
    """The records of a folder, the newest of two alike last.

    Args:
        folder: The folder; it need not exist.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / JOURNAL
        self._by_file: defaultdict[str, list[Record]] = defaultdict(list)
        self._by_source: defaultdict[str, list[Record]] = defaultdict(list)
        self._settings: set[str] = set()
        for record in _read(self._path):
            self._take(record)

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that were made, whether they are still there or not."""
        return tuple(self._folder / file for file in self._by_file)

    def find(
        self, source: str, settings: Mapping[str, object], name: str = "", taken: Collection[str] = ()
    ) -> Record | None:
        """The record of a picture that was enlarged by these settings, and whose result is still there.

        Args:
            source: SHA-256 of its file.
            settings: As `EnlargePlan.settings_of`.
            name: What the picture is called; of several, a result that is called so comes first.
            taken: Results that do not count: those of other pictures with the same content.
        """
        alike = {one.file: one for one in self._by_source.get(source, ()) if one.settings == settings}
        candidates = [one for one in alike.values() if one.file not in taken]
        candidates.sort(key=lambda one: name not in one.file)
        return next((one for one in candidates if one.is_there(self._folder)), None)

    def record_of(self, path: Path) -> Record | None:
        """The record of a file in the folder, if it is there as it was made."""
        if not path.is_relative_to(self._folder):
            return None
        file = path.relative_to(self._folder).as_posix()
        return next((one for one in reversed(self._by_file.get(file, [])) if one.is_there(self._folder)), None)

    def knows(self, settings: Mapping[str, object]) -> bool:
        """Whether anything was enlarged by these settings; if not, no picture's checksum is needed."""
        return _as_key(settings) in self._settings

    def add(self, source: str, settings: Mapping[str, object], path: Path, made: Path) -> None:
        """Note that a file is about to take its name.

        Args:
            source: SHA-256 of the picture's file.
            settings: As `EnlargePlan.settings_of`.
            path: The name that it takes, in the folder.
            made: The whole file.

        Raises:
            EnlargeError: It cannot be noted.
        """
        file = path.relative_to(self._folder).as_posix()
        try:
            record = Record(source, dict(settings), file, *_length_and_ends(made))
            line = json.dumps(asdict(record)).encode() + b"\n"
            with self._path.open("ab+") as journal:
                # A line that a loss of power cut off stays by itself.
                if journal.seek(0, os.SEEK_END) and _last_byte(self._path) != b"\n":
                    line = b"\n" + line
                journal.write(line)
                journal.flush()
                os.fsync(journal.fileno())
        except OSError as error:
            why = Message("file.not-written", path=self._path, reason=why_not_written(error, self._path))
            raise EnlargeError(Message("enlarge.journal", why=why)) from error
        self._take(record)

    def _take(self, record: Record) -> None:
        self._by_file[record.file].append(record)
        self._by_source[record.source].append(record)
        self._settings.add(_as_key(record.settings))


def _as_key(settings: Mapping[str, object]) -> str:
    return json.dumps(dict(settings), sort_keys=True)


def _last_byte(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read()


def _length_and_ends(path: Path) -> tuple[int, str]:
    with open_file(path) as file:
        first = file.read(_END_BYTES)
        length = file.seek(0, os.SEEK_END)
        file.seek(max(0, length - _END_BYTES))
        return length, hashlib.sha256(first + file.read(_END_BYTES)).hexdigest()


def _read(path: Path) -> list[Record]:
    records = []
    with suppress(OSError):
        for line in path.read_bytes().splitlines():
            # Half a line, or one of another version, is no record.
            with suppress(ValueError, RecursionError):
                fields = json.loads(line)
                if _is_record(fields):
                    records.append(Record(**fields))
    return records


def _is_record(fields: object) -> TypeGuard[dict[str, Any]]:
    return (
        isinstance(fields, dict)
        and fields.keys() == _TYPES.keys()
        and all(isinstance(fields[name], kind) for name, kind in _TYPES.items())
    )
