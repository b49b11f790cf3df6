"""The directories of tags that TIFF files and EXIF are made of, with every value byte for byte as it was.

Pillow reads and writes them too, but makes question marks of letters beyond ASCII and cannot write EXIF into a
compressed TIFF. Source: TIFF 6.0, section 2; Exif 2.32, section 4.6.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO

EXIF_DIRECTORY, GPS_DIRECTORY = 0x8769, 0x8825
"""Tags of the main directory that hold where other directories begin."""

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
"""Bytes of a value by its type."""
_NUMBERS = {3: 2, 4: 4, 5: 4, 8: 2, 9: 4, 10: 4, 11: 4, 12: 8, 13: 4}
"""Bytes of a number, two of which make a fraction, by the type of the values."""
_ASCII, _SHORT, _LONG, _UNDEFINED = 2, 3, 4, 7
_UTF_16 = b"UNICODE\0"
"""What a comment of no type begins with if it is in UTF-16, in the byte order of the file."""
_LONGEST = 1 << 20
"""Bytes of a value beyond which a file is not believed."""
_MOST = 1000
"""Tags of a directory beyond which a file is not believed."""
_HEADER = struct.Struct("<2sHI")
_CLASSIC = 42


@dataclass(frozen=True, slots=True)
class Value:
    """What a tag says.

    Attributes:
        kind: Its type by TIFF's number.
        data: Its bytes, numbers and UTF-16 with the lowest byte first.
    """

    kind: int
    data: bytes

    @classmethod
    def text(cls, text: str) -> Value:
        """A text, in UTF-8."""
        return cls(_ASCII, text.encode() + b"\0")

    @classmethod
    def number(cls, number: int) -> Value:
        """A whole number, 0 to 2**32 - 1."""
        return cls(_SHORT, number.to_bytes(2, "little")) if number < 1 << 16 else cls(_LONG, struct.pack("<I", number))

    @property
    def as_number(self) -> int:
        """It as a whole number."""
        return int.from_bytes(self.data, "little")


Tags = Mapping[int, Value]


class NoTagsError(ValueError):
    """The bytes are no directories of tags."""


class TagReader:
    """Reads directories.

    Args:
        stream: A TIFF file, or EXIF, from its byte order on.

    Raises:
        NoTagsError: It is neither.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        order = stream.read(2)
        if order not in (b"II", b"MM"):
            raise NoTagsError("it has no byte order")
        self._order = "<" if order == b"II" else ">"
        version, self._first = self._unpack("HI", 2)
        if version != _CLASSIC:
            raise NoTagsError(f"it is of version {version}")

    def main(self) -> dict[int, Value]:
        """The tags of the first directory."""
        return self.directory(self._first)

    def directory(self, at: int) -> dict[int, Value]:
        """The tags of the directory that begins there; those that cannot be read are left out.

        Raises:
            NoTagsError: There is none.
        """
        (count,) = self._unpack("H", at)
        if count > _MOST:
            raise NoTagsError(f"it has {count} tags")
        found = {}
        for number in range(count):
            place = at + 2 + 12 * number
            tag, kind, length = self._unpack("HHI", place)
            size = _SIZES.get(kind, 0) * length
            if 0 < size <= _LONGEST:
                start = place + 8 if size <= 4 else self._unpack("I", place + 8)[0]
                data = self._read(start, size)
                if len(data) == size:
                    found[tag] = Value(kind, self._little(kind, data))
        return found

    def _little(self, kind: int, data: bytes) -> bytes:
        if self._order == "<":
            return data
        if kind == _UNDEFINED and data.startswith(_UTF_16):
            return _UTF_16 + _little_text(data[len(_UTF_16) :])
        size = _NUMBERS.get(kind, 1)
        if size == 1:
            return data
        return b"".join(data[start : start + size][::-1] for start in range(0, len(data), size))

    def _unpack(self, form: str, at: int) -> tuple[int, ...]:
        shape = struct.Struct(self._order + form)
        data = self._read(at, shape.size)
        if len(data) < shape.size:
            raise NoTagsError("it breaks off")
        return shape.unpack(data)

    def _read(self, at: int, size: int) -> bytes:
        self._stream.seek(at)
        return self._stream.read(size)


def _little_text(text: bytes) -> bytes:
    """UTF-16 of a file whose numbers have the highest byte first: so has it, unless some writer forgot."""
    highest, lowest = text[0::2], text[1::2]
    if lowest.count(0) > highest.count(0):
        return text
    paired = len(text) - len(text) % 2
    swapped = bytearray(text)
    swapped[0:paired:2], swapped[1:paired:2] = lowest, highest[: paired // 2]
    return bytes(swapped)


@dataclass(frozen=True, slots=True)
class ExifTags:
    """EXIF.

    Attributes:
        main: Tags of the main directory, without those that hold where others begin.
        photograph: Tags of the photograph's.
        position: Tags of the position's.
    """

    main: Tags
    photograph: Tags
    position: Tags

    def as_tiff(self) -> bytes:
        """It as a TIFF without a picture, which is what files hold."""
        return _HEADER.pack(b"II", _CLASSIC, _HEADER.size) + self._directories({}, _HEADER.size)

    def as_bytes(self) -> bytes:
        """It as Pillow's writers take it."""
        return b"Exif\0\0" + self.as_tiff()

    def add_to_tiff(self, file: IO[bytes]) -> None:
        """Give these tags to a TIFF that was written here.

        Its main directory is written again, behind all that it names.

        Args:
            file: To be read and written; on an error it is as it was.

        Raises:
            NoTagsError: It is too large to hold them, or another kind of TIFF.
        """
        file.seek(0)
        order, version, first = _HEADER.unpack(file.read(_HEADER.size))
        length = file.seek(0, os.SEEK_END)
        start = length + length % 2
        if (order, version) != (b"II", _CLASSIC) or start + _LONGEST >= 1 << 32:
            raise NoTagsError("it is another kind of TIFF")
        file.seek(first)
        (count,) = struct.unpack("<H", file.read(2))
        entries = [file.read(12) for _ in range(count)]
        own = {int.from_bytes(entry[:2], "little"): entry for entry in entries}
        file.seek(length)
        file.write(bytes(start - length) + self._directories(own, start))
        file.seek(0)
        file.write(_HEADER.pack(b"II", _CLASSIC, start))

    def _directories(self, own: Mapping[int, bytes], start: int) -> bytes:
        """The directories, the main one first.

        Args:
            own: Further entries of the main one, ready; they count before those of the same tag.
            start: Where in the file they begin.
        """
        main = {tag: value for tag, value in self.main.items() if tag not in own}
        others = [(EXIF_DIRECTORY, self.photograph), (GPS_DIRECTORY, self.position)]
        others = [(tag, tags) for tag, tags in others if tags]
        pointers = {tag: Value(_LONG, bytes(4)) for tag, _ in others}
        at = start + len(_directory({**main, **pointers}, own, start))
        parts = []
        for tag, tags in others:
            pointers[tag] = Value(_LONG, struct.pack("<I", at))
            parts.append(_directory(tags, {}, at))
            at += len(parts[-1])
        return b"".join([_directory({**main, **pointers}, own, start), *parts])


def _directory(tags: Tags, own: Mapping[int, bytes], start: int) -> bytes:
    entries, count = dict(own), len(tags) + len(own)
    at, values = start + 2 + 12 * count + 4, b""
    for tag, value in tags.items():
        number = len(value.data) // _SIZES[value.kind]
        if len(value.data) <= 4:
            field = value.data.ljust(4, b"\0")
        else:
            field = struct.pack("<I", at + len(values))
            values += value.data + bytes(len(value.data) % 2)
        entries[tag] = struct.pack("<HHI", tag, value.kind, number) + field
    return struct.pack("<H", count) + b"".join(entries[tag] for tag in sorted(entries)) + bytes(4) + values
