"""Whether the pixels of a PNG are all there: decoders fill what is missing with zeros without a word."""

from __future__ import annotations

import struct
import zlib
from typing import IO

_SIGNATURE_BYTES = 8
_HEADER = struct.Struct(">IIBBBBB")
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""By the type of colour."""
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Of an interlaced picture: the first column and row, and the steps to the next."""
_PIECE = 1 << 16
"""Bytes that are inflated at a time, to at most 66 megabytes."""


def lacks_rows(stream: IO[bytes]) -> bool:
    """Whether the data of the first picture end before its pixels do (PNG, third edition, 8 and 10)."""
    stream.seek(_SIGNATURE_BYTES)
    inflater, made, needed = zlib.decompressobj(), 0, 0
    while len(head := stream.read(8)) == 8:
        length, kind = struct.unpack(">I4s", head)
        after = stream.tell() + length + 4
        if kind == b"IHDR":
            needed = _bytes_needed(stream.read(_HEADER.size))
        elif kind == b"IDAT":
            while length and (piece := stream.read(min(length, _PIECE))):
                length -= len(piece)
                try:
                    made += len(inflater.decompress(piece))
                except zlib.error:
                    return True
                if made >= needed:
                    return False
        elif kind == b"IEND":
            break
        stream.seek(after)
    return made < needed


def _bytes_needed(header: bytes) -> int:
    """How many bytes all rows have, each with the byte of its filter."""
    width, height, bits, color, _, _, is_interlaced = _HEADER.unpack(header)
    pixel = bits * _CHANNELS[color]
    passes = _PASSES if is_interlaced else ((0, 0, 1, 1),)
    sizes = (((width - x + dx - 1) // dx, (height - y + dy - 1) // dy) for x, y, dx, dy in passes)
    return sum(rows * (1 + (columns * pixel + 7) // 8) for columns, rows in sizes if columns > 0 and rows > 0)
