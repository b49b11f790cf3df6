"""Valid BMPs that Pillow refuses: any bit fields, four colours, and a PNG or JPEG within."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import IO

import numpy as np
from numpy.typing import NDArray

from sr_desktop.imaging.values.samples import Samples

_SIGNATURE, _FILE_HEADER, _INFO_HEADER = b"BM", 14, 40
_PLAIN, _FIELDS, _JPEG, _PNG, _ALPHA_FIELDS = 0, 3, 4, 5, 6
_WITH_MASKS = 56
"""Bytes of the header from which the masks are a part of it, with one for opacity."""


@dataclass(frozen=True, slots=True)
class RareBmp:
    """The header of such a file.

    Attributes:
        size: ``(width, height)``.
        is_top_down: Whether the first row is the uppermost.
        bits: Of a pixel.
        compression: Its number.
        start: Where the pixels begin.
        after_header: Where the header ends: masks or colours follow.
    """

    size: tuple[int, int]
    is_top_down: bool
    bits: int
    compression: int
    start: int
    after_header: int

    @property
    def holds_file(self) -> bool:
        """Whether the pixels are a PNG or a JPEG."""
        return self.compression in (_PNG, _JPEG)


def rare_bmp(stream: IO[bytes]) -> RareBmp | None:
    """The header of a file that Pillow does not read; None of all other files."""
    head = stream.read(_FILE_HEADER + _INFO_HEADER)
    stream.seek(0)
    if head[:2] != _SIGNATURE or len(head) < _FILE_HEADER + _INFO_HEADER:
        return None
    length, width, height, _, bits, compression = struct.unpack_from("<IiiHHI", head, _FILE_HEADER)
    is_field = bits in (16, 32) and compression in (_FIELDS, _ALPHA_FIELDS)
    is_rare = is_field or (bits, compression) == (2, _PLAIN) or compression in (_PNG, _JPEG)
    if length < _INFO_HEADER or width <= 0 or not height or not is_rare:
        return None
    start = struct.unpack_from("<I", head, 10)[0]
    after = _FILE_HEADER + (_INFO_HEADER if is_field else length)
    return RareBmp((width, abs(height)), height < 0, bits, compression, start, after)


def read_rare_bmp(stream: IO[bytes], header: RareBmp) -> Samples:
    """Its values; of bit fields as many bits as they have, in 16.

    Raises:
        ValueError: It breaks off, or its masks are empty.
    """
    stream.seek(0)
    data = stream.read()
    width, height = header.size
    length = (width * header.bits + 31) // 32 * 4
    rows = np.frombuffer(data, np.uint8, length * height, header.start).reshape(height, length)
    if not header.is_top_down:
        rows = rows[::-1]
    if header.bits == 2:
        places = np.stack([rows >> shift & 3 for shift in (6, 4, 2, 0)], axis=-1).reshape(height, -1)[:, :width]
        palette = np.frombuffer(data, np.uint8, 16, header.after_header).reshape(4, 4)[:, 2::-1]
        return Samples(palette[places])
    values = np.ascontiguousarray(rows).view(f"<u{header.bits // 8}")[:, :width]
    header_length = int.from_bytes(data[_FILE_HEADER : _FILE_HEADER + 4], "little")
    has_alpha = header.compression == _ALPHA_FIELDS or header_length >= _WITH_MASKS
    masks = struct.unpack_from("<4I" if has_alpha else "<3I", data, header.after_header)
    channels = [_field(values, mask) for mask in masks[:3]]
    alpha = _field(values, masks[3]) if has_alpha and masks[3] else None
    return Samples(np.stack(channels, axis=-1), alpha)


def _field(values: NDArray[np.unsignedinteger], mask: int) -> NDArray[np.uint16]:
    """A bit field spread over 16 bits."""
    if not mask:
        raise ValueError("a colour has no bits")
    shift = (mask & -mask).bit_length() - 1
    field = (values.astype(np.uint64) & mask) >> shift
    spread: NDArray[np.uint16] = np.rint(field * (65535 / (mask >> shift))).astype(np.uint16)
    return spread
