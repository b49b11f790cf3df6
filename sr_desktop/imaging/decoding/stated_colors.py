"""Which colour space a file states otherwise than by an ICC profile: by numbers of H.273, or by gAMA and cHRM."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import IO

import numpy as np

from sr_desktop.imaging.colors.color_spaces import BT_709, SRGB, ColorSpace, Primaries, Transfer, by_number, gamma
from sr_desktop.imaging.formats.isobmff import Nclx
from sr_desktop.imaging.values.origin import Findings
from sr_desktop.messages.message import Message

_COLOR_CHUNKS = (b"cICP", b"iCCP", b"sRGB", b"gAMA", b"cHRM")
_UNSTATED = 2
"""Of the numbers of H.273, for primaries and transfer alike."""
_MAX_CHUNK = 1 << 10
_ENCODING = 100_000
"""gAMA and cHRM hold whole numbers of this fraction."""
_SRGB_GAMMA, _GAMMA_TOLERANCE = 1 / 2.2, 0.05
"""The gAMA that files in sRGB state beside it, and how far from it is the same, as libpng has it."""


def png_space(stream: IO[bytes], findings: Findings) -> ColorSpace | None:
    """The colour space of a PNG: of cICP, iCCP, sRGB and gAMA with cHRM the first that is there counts.

    None for sRGB, or if the ICC profile counts.
    """
    chunks = _png_chunks(stream)
    if len(stated := chunks.get(b"cICP", b"")) == 4:
        return numbered_space(Nclx(stated[0], stated[1], bool(stated[3])), findings)
    if b"iCCP" in chunks or b"sRGB" in chunks:
        return None
    transfer, primaries = _transfer(chunks.get(b"gAMA", b"")), _primaries(chunks.get(b"cHRM", b""))
    return _unless_srgb(ColorSpace(primaries, transfer))


def png_overrides_profile(stream: IO[bytes]) -> bool:
    """Whether a PNG states its colour space in a cICP chunk that is understood: its ICC profile then does not count."""
    stated = _png_chunks(stream).get(b"cICP", b"")
    if len(stated) != 4 or _UNSTATED in stated[:2]:
        return False
    return by_number(stated[0], stated[1], is_full_range=bool(stated[3])) is not None


def numbered_space(numbers: Nclx | None, findings: Findings) -> ColorSpace | None:
    """The colour space of these numbers; None for sRGB, and for one that is not known, which is told."""
    if numbers is None:
        return None
    space = by_number(numbers.primaries, numbers.transfer, is_full_range=numbers.is_full_range)
    if space is None:
        findings.tell(
            Message("color.unknown", name=findings.name, primaries=numbers.primaries, transfer=numbers.transfer)
        )
        return None
    return _unless_srgb(space)


def profile_numbers(icc_profile: bytes) -> Nclx | None:
    """The numbers in the cicp tag of an ICC profile of version 4.4, as cameras and JPEG XL write it for HDR."""
    count = int.from_bytes(icc_profile[128:132], "big")
    for place in range(min(count, 100)):
        tag = icc_profile[132 + 12 * place : 144 + 12 * place]
        if tag[:4] == b"cicp":
            start = int.from_bytes(tag[4:8], "big")
            content = icc_profile[start : start + 12]
            if len(content) == 12 and content[:4] == b"cicp":
                return Nclx(content[8], content[9], bool(content[11]))
    return None


def _unless_srgb(space: ColorSpace) -> ColorSpace | None:
    try:
        matrix = space.to_srgb_primaries()
    except (np.linalg.LinAlgError, ZeroDivisionError):
        return None
    return None if space.is_srgb or not np.isfinite(matrix).all() else space


def _png_chunks(stream: IO[bytes]) -> Mapping[bytes, bytes]:
    """The small chunks that tell of colour, before the first of the pixels."""
    found: dict[bytes, bytes] = {}
    stream.seek(8)
    while len(head := stream.read(8)) == 8 and head[4:] not in (b"IDAT", b"IEND"):
        length = int.from_bytes(head[:4], "big")
        if (head[4:] in _COLOR_CHUNKS and length <= _MAX_CHUNK) or head[4:] == b"iCCP":
            found.setdefault(head[4:], stream.read(min(length, _MAX_CHUNK)))
            length -= min(length, _MAX_CHUNK)
        stream.seek(length + 4, 1)
    stream.seek(0)
    return found


def _transfer(chunk: bytes) -> Transfer:
    """That of a gAMA chunk; sRGB's for what files in sRGB state, and if there is none."""
    value = struct.unpack(">I", chunk)[0] / _ENCODING if len(chunk) == 4 else 0
    if not value or abs(value / _SRGB_GAMMA - 1) <= _GAMMA_TOLERANCE:
        return SRGB
    return gamma(1 / value)


def _primaries(chunk: bytes) -> Primaries:
    """Those of a cHRM chunk; sRGB's if there is none."""
    if len(chunk) != 32:
        return BT_709
    numbers = [value / _ENCODING for value in struct.unpack(">8I", chunk)]
    white, red, green, blue = ((numbers[2 * place], numbers[2 * place + 1]) for place in range(4))
    if not white[1]:
        return BT_709
    known = Primaries("its own primaries", red, green, blue, white)
    return BT_709 if ColorSpace(known, SRGB).is_srgb else known
