"""JPEG data that stop early: before their end marker, or with one before the picture is whole."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import IO

import numpy as np
from PIL import Image

from sr_desktop.imaging.formats.jpeg_layout import (
    END,
    FRAMES,
    RESTART,
    SCAN,
    START,
    end_of_picture,
    scan_data,
    scans,
    segments,
)

Luma = Callable[[int, int], float]
"""The brightness of a place ``(x, y)`` as decoded, 0 to 255; right of or below what is seen, that of its edge."""

_COEFFICIENTS = 64
MIDDLE, _NEAR = 127.5, 2.5
"""The brightness that decoders fill up with, and how far rounding leads away from it."""
_JUNK = bytes(range(255))
"""Data that any decoder takes for coefficients, if it still waits for some.

A byte over and over, or few bytes, can be what one unit takes without a trace. 255, with which a marker begins, is none
of them, and the first is 0, which makes of a 255 before it a value.
"""


def is_jpeg(stream: IO[bytes]) -> bool:
    """Whether it begins like one."""
    start = stream.read(2)
    stream.seek(0)
    return start == START


def with_end(stream: IO[bytes]) -> IO[bytes]:
    """The file with an end marker, at which a decoder stops and gives what it has."""
    stream.seek(0)
    data = stream.read().removesuffix(b"\xff")
    for segment in segments(data):
        if segment.end > len(data):
            # Half a table would swallow the marker.
            data = data[: segment.start]
    return io.BytesIO(data + END)


def lacks_data(data: bytes, luma: Luma, is_same: Callable[[bytes], bool]) -> bool:
    """Whether the data of the first picture end before the picture does, though they have an end marker.

    Decoders fill up what is missing; in a sequential picture with an even gray. Where that is seen, and where more data
    would make another picture of it, data are missing. What of the very last minimum coded unit is missing is not
    noticed; of arithmetic coding nothing is, which itself leaves out zeros at the end.

    Args:
        data: The file.
        luma: Of the picture as decoded.
        is_same: Whether changed data give the very pixels of the file.
    """
    try:
        all_scans = list(scans(data))
    except ValueError:
        return False
    if not all_scans or all_scans[0].frame.uses_arithmetic:
        return False
    for scan in all_scans:
        # Of each restart marker that is missing, the units before it are too.
        markers = sum(1 for _ in RESTART.finditer(scan_data(data, scan.segment))) if scan.interval else 0
        if markers < sum(1 for _ in scan.last_units()) - 1:
            return True
    first = all_scans[0]
    if first.is_whole:
        seen = (luma(*first.frame.middle(unit)) for unit in first.last_units())
        if not any(abs(value - MIDDLE) <= _NEAR for value in seen):
            return False
    # A progressive picture is decoded twice. Only libjpeg, reading a scan's Huffman codes, knows whether the data
    # suffice, and its warning (JWRN_HIT_MARKER) neither Pillow nor imagecodecs hands on; a scan that is cut looks like
    # a coarse one, so that the pixels alone do not tell either.
    return not is_same(_with_junk(data))


def _with_junk(data: bytes) -> bytes:
    """The first picture with more behind the data of each scan and before each restart, which whole data ignore."""
    parts, at = [], 0
    for segment in segments(data):
        if segment.marker == SCAN:
            coded = scan_data(data, segment)
            parts += [data[at : segment.end], RESTART.sub(lambda found: _JUNK + found[0], coded), _JUNK]
            at = segment.end + len(coded)
    return b"".join([*parts, data[at : end_of_picture(data)], END])


def lacks_only_end(stream: IO[bytes]) -> bool:
    """Whether nothing but the end marker is missing.

    Then what follows the data makes no difference to the picture, and of a progressive file every scan is there.
    """
    stream.seek(0)
    data = stream.read().removesuffix(b"\xff")
    try:
        if end_of_picture(data) is not None or not _has_all_scans(data):
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
    for segment in segments(data):
        content = data[segment.start + 4 : segment.end]
        if segment.end > len(data):
            return False
        if segment.marker == SCAN:
            for component, first, last, bits in _scan(content):
                if component in components:
                    components[component][first : last + 1] = [bits] * (last + 1 - first)
        elif segment.marker in FRAMES:
            components = {number: [1] * _COEFFICIENTS for number in content[6 : 6 + 3 * content[5] : 3]}
    return bool(components) and not any(any(bits) for bits in components.values())


def _scan(content: bytes) -> list[tuple[int, int, int, int]]:
    """Of each component of a scan: its number, its first and last coefficient, and the bits that are left."""
    count = content[0]
    first, last, bits = content[1 + 2 * count : 4 + 2 * count]
    return [(content[1 + 2 * place], first, last, bits & 15) for place in range(count)]
