"""The size that a JPEG XL file states, read before its decoder is asked, which decodes all of it at once."""

from __future__ import annotations

from fractions import Fraction
from typing import IO

_CODESTREAM = b"\xff\x0a"
_CONTAINER = b"\0\0\0\x0cJXL \r\n\x87\n"
_HEAD = 64
"""Bytes in which a size header ends."""
_LONG_BITS = (9, 13, 18, 30)
_RATIOS = (None, *(Fraction(ratio) for ratio in ("1", "6/5", "4/3", "3/2", "16/9", "5/4", "2")))
"""Width to height, by their number in ISO/IEC 18181-1; the first says that the width follows."""


def jxl_size(stream: IO[bytes]) -> tuple[int, int] | None:
    """``(width, height)`` as stored; None if it is no such file."""
    stream.seek(0)
    try:
        head = _codestream_head(stream)
        return None if head is None else _size(head)
    finally:
        stream.seek(0)


def _codestream_head(stream: IO[bytes]) -> bytes | None:
    start = stream.read(len(_CONTAINER))
    if start[:2] == _CODESTREAM:
        return (start + stream.read(_HEAD))[2:]
    if start != _CONTAINER:
        return None
    while len(box := stream.read(8)) == 8:
        length, kind = int.from_bytes(box[:4], "big") - 8, box[4:]
        if length == -7:
            length = int.from_bytes(stream.read(8), "big") - 16
        if kind in (b"jxlc", b"jxlp"):
            # Parts are numbered.
            content = stream.read(_HEAD)[4 if kind == b"jxlp" else 0 :]
            return content[2:] if content[:2] == _CODESTREAM else None
        if length < 0:
            return None
        stream.seek(length, 1)
    return None


def _size(head: bytes) -> tuple[int, int]:
    bits = _Bits(head)
    is_small = bits.take(1) == 1
    height = bits.side(is_small)
    ratio = _RATIOS[bits.take(3)]
    return bits.side(is_small) if ratio is None else int(height * ratio), height


class _Bits:
    """Bits, the lowest of each byte first."""

    def __init__(self, data: bytes) -> None:
        self._rest = int.from_bytes(data, "little")

    def take(self, count: int) -> int:
        taken = self._rest & ((1 << count) - 1)
        self._rest >>= count
        return taken

    def side(self, is_small: bool) -> int:
        """The length of a side: small ones are multiples of eight."""
        return (self.take(5) + 1) * 8 if is_small else self.take(_LONG_BITS[self.take(2)]) + 1
