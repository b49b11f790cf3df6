"""JPEG files that stop before their end marker: whether all of the picture is there, and how they are read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

import numpy as np
from PIL import Image

START, END = b"\xff\xd8", b"\xff\xd9"

_MARKER = re.compile(rb"\xff([^\x00\x01\xd0-\xd9\xff])", re.DOTALL)
"""The start of a segment. Within the data of a scan there are only those that are left out."""
_SCAN = 0xDA
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_COEFFICIENTS = 64
_JUNK = b"\x5a" * 64
"""Data that any decoder takes for coefficients, if it still waits for some."""


def is_jpeg(stream: IO[bytes]) -> bool:
    """Whether it begins like one."""
    start = stream.read(2)
    stream.seek(0)
    return start == START


def with_end(stream: IO[bytes]) -> IO[bytes]:
    """The file with an end marker, at which a decoder stops and gives what it has."""
    stream.seek(0)
    data = stream.read().removesuffix(b"\xff")
    for segment in _segments(data):
        if segment.end > len(data):
            # Half a table would swallow the marker.
            data = data[: segment.start]
    return io.BytesIO(data + END)


def lacks_only_end(stream: IO[bytes]) -> bool:
    """Whether nothing but the end marker is missing.

    Then what follows the data makes no difference to the picture, and of a progressive file every scan is there.
    """
    stream.seek(0)
    data = stream.read().removesuffix(b"\xff")
    try:
        if not _has_all_scans(data):
            return False
        one, other = (_pixels(data + rest + END) for rest in (b"", _JUNK))
    except (OSError, SyntaxError, ValueError, IndexError):
        return False
    return np.array_equal(one, other)


def _pixels(data: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    with Image.open(io.BytesIO(data), formats=["JPEG"]) as image:
        return np.array(image)


def _has_all_scans(data: bytes) -> bool:
    """Whether the scans hold every coefficient of every component to its last bit."""
    components: dict[int, list[int]] = {}
    for segment in _segments(data):
        content = data[segment.start + 4 : segment.end]
        if segment.end > len(data):
            return False
        if segment.marker == _SCAN:
            for component, first, last, bits in _scan(content):
                if component in components:
                    components[component][first : last + 1] = [bits] * (last + 1 - first)
        elif segment.marker in _FRAMES:
            components = {number: [1] * _COEFFICIENTS for number in content[6 : 6 + 3 * content[5] : 3]}
    return bool(components) and not any(any(bits) for bits in components.values())


@dataclass(frozen=True, slots=True)
class _Segment:
    """What a marker begins, the data of scans left out: places in the file, which may end before."""

    marker: int
    start: int
    end: int


def _segments(data: bytes) -> Iterator[_Segment]:
    at = len(START)
    while (found := _MARKER.search(data, at)) is not None:
        length = int.from_bytes(data[found.end() : found.end() + 2], "big")
        at = found.end() + max(length, 2)
        yield _Segment(found[1][0], found.start(), at)


def _scan(content: bytes) -> list[tuple[int, int, int, int]]:
    """Of each component of a scan: its number, its first and last coefficient, and the bits that are left."""
    count = content[0]
    first, last, bits = content[1 + 2 * count : 4 + 2 * count]
    return [(content[1 + 2 * place], first, last, bits & 15) for place in range(count)]
