"""What the boxes of an AVIF, HEIC or JPEG 2000 file say of its picture: colour, depth, and the part that is meant.

The boxes are those of ISO/IEC 14496-12, 23008-12 and 15444-1. Pillow's decoders tell neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import IO

Box = tuple[int, int, int, int]
"""``(left, top, right, bottom)``, in whole pixels."""

MAX_META_BYTES = 16 << 20
"""A larger box of descriptions is not looked at."""

_ICC_METHODS = (2, 3)
"""How JPEG 2000 says that a profile follows: a simple one, or any."""


@dataclass(frozen=True, slots=True)
class Nclx:
    """Numbers of H.273: of the primaries and of the transfer function; whether values span the full range."""

    primaries: int
    transfer: int
    is_full_range: bool


@dataclass(frozen=True, slots=True)
class Described:
    """What is said of the primary picture, each None if it is not.

    Attributes:
        nclx: Its colour space by numbers.
        crop: The part that is meant, before any turning.
        bits: Of a channel.
        size: ``(width, height)`` as stored.
        icc_profile: Its profile.
    """

    nclx: Nclx | None = None
    crop: Box | None = None
    bits: int | None = None
    size: tuple[int, int] | None = None
    icc_profile: bytes | None = None


def describe(stream: IO[bytes]) -> Described:
    """What the file says of its primary picture; nothing of what is broken."""
    try:
        return _describe(_top_box(stream, b"meta")[4:])
    except (IndexError, ValueError, ZeroDivisionError):
        return Described()
    finally:
        stream.seek(0)


def icc_profile_of_jp2(stream: IO[bytes]) -> bytes | None:
    """The profile in a JPEG 2000 file; None if it states its colours otherwise, or is a mere codestream."""
    try:
        for kind, content in _boxes(_top_box(stream, b"jp2h")):
            if kind == b"colr":
                # The first one counts.
                return content[3:] if content[0] in _ICC_METHODS else None
    except IndexError:
        pass
    finally:
        stream.seek(0)
    return None


def _top_box(stream: IO[bytes], wanted: bytes) -> bytes:
    """What the first box of this kind holds; nothing if there is none."""
    stream.seek(0)
    while len(head := stream.read(8)) == 8:
        size, kind = int.from_bytes(head[:4], "big"), head[4:]
        content = size - 8
        if size == 1:
            content = int.from_bytes(stream.read(8), "big") - 16
        if kind == wanted:
            return stream.read(min(content, MAX_META_BYTES)) if content > 0 else b""
        if content < 0:
            break
        stream.seek(content, 1)
    return b""


def _describe(meta: bytes) -> Described:
    boxes = dict(_boxes(meta))
    properties = dict(_boxes(boxes.get(b"iprp", b"")))
    known = list(_boxes(properties.get(b"ipco", b"")))
    primary = boxes.get(b"pitm", b"\0\0\0\0\0\0")
    item = int.from_bytes(primary[4:8] if primary[0] else primary[4:6], "big")
    nclx = crop = bits = size = icc_profile = None
    for place in _associated(properties.get(b"ipma", b""), item):
        kind, content = known[place - 1]
        if kind == b"ispe":
            size = int.from_bytes(content[4:8], "big"), int.from_bytes(content[8:12], "big")
        elif kind == b"colr" and content[:4] == b"nclx":
            numbers = [int.from_bytes(content[start : start + 2], "big") for start in (4, 6)]
            nclx = Nclx(numbers[0], numbers[1], bool(content[10] & 0x80))
        elif kind == b"colr" and content[:4] in (b"prof", b"rICC"):
            icc_profile = content[4:]
        elif kind == b"pixi":
            bits = max(content[5 : 5 + content[4]])
        elif kind == b"clap" and size is not None:
            crop = _crop(content, *size)
    return Described(nclx, crop, bits, size, icc_profile)


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    start = 0
    while start + 8 <= len(data):
        size = int.from_bytes(data[start : start + 4], "big") or len(data) - start
        if size < 8:
            return
        yield data[start + 4 : start + 8], data[start + 8 : start + size]
        start += size


def _associated(ipma: bytes, wanted: int) -> list[int]:
    """The places, from 1, of an item's properties."""
    if not ipma:
        return []
    version, wide = ipma[0], ipma[3] & 1
    at, count = 8, int.from_bytes(ipma[4:8], "big")
    for _ in range(count):
        length = 2 if version < 1 else 4
        item = int.from_bytes(ipma[at : at + length], "big")
        at += length
        number = ipma[at]
        at += 1
        step = 2 if wide else 1
        places = [int.from_bytes(ipma[at + step * n : at + step * (n + 1)], "big") for n in range(number)]
        at += step * number
        if item == wanted:
            return [place & (0x7FFF if wide else 0x7F) for place in places if place & (0x7FFF if wide else 0x7F)]
    return []


def _crop(clap: bytes, width: int, height: int) -> Box | None:
    """A clean aperture: its size, and how far its middle is from that of the picture; None if it lies outside."""
    numbers = [int.from_bytes(clap[4 * n : 4 * n + 4], "big", signed=n in (4, 6)) for n in range(8)]
    wide, high, right, down = (Fraction(numbers[2 * n], numbers[2 * n + 1]) for n in range(4))
    left = Fraction(width - 1, 2) + right - (wide - 1) / 2
    top = Fraction(height - 1, 2) + down - (high - 1) / 2
    edges = round(left), round(top), round(left + wide), round(top + high)
    inside = 0 <= edges[0] < edges[2] <= width and 0 <= edges[1] < edges[3] <= height
    return edges if inside else None
