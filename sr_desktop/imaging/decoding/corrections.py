"""What Pillow reads wrongly, or not at all, is put right once it has opened a file and before it decodes it."""

from __future__ import annotations

import os
from typing import IO

from PIL import Image, ImageFile, ImagePalette
from PIL.TiffImagePlugin import TiffImageFile

from sr_desktop.imaging.decoding.deep import raw_modes

_FEW_BITS = {"L;2": 2, "L;4": 4}
"""Bits of gray by Pillow's name of their layout."""
_COMPRESSION, _PHOTOMETRIC, _PLANES, _COLOR_MAP = 259, 262, 284, 320
_DATA = (273, 324), (279, 325)
"""Where strips, or tiles, begin, and how long they are."""
_UNCOMPRESSED, _YCBCR, _TOGETHER = 1, 6, 1


def correct(image: Image.Image, stream: IO[bytes]) -> None:
    """Put right how a picture will be decoded.

    Args:
        image: As opened, not yet loaded.
        stream: What it was opened from.
    """
    if image.format == "PNG":
        _correct_transparency(image)
    elif isinstance(image, TiffImageFile):
        _correct_color_map(image)
        _correct_ycbcr(image, stream)


def _correct_transparency(image: Image.Image) -> None:
    """Of gray of 2 or 4 bits, state the transparent level as one of 8 bits.

    Pillow looks for the value in the file among the levels that it has made of 8 bits.
    """
    value, modes = image.info.get("transparency"), raw_modes(image)
    if isinstance(value, int) and modes and modes[0] in _FEW_BITS:
        most = (1 << _FEW_BITS[modes[0]]) - 1
        image.info["transparency"] = (value & most) * 255 // most


def _correct_color_map(image: TiffImageFile) -> None:
    """Take a palette for one of 8 bits where it would be all black: old programs wrote such."""
    values = image.tag_v2.get(_COLOR_MAP, ())
    if image.mode in ("P", "PA") and max(values, default=0) < 256:
        image.palette = ImagePalette.raw("RGB;L", bytes(values))


def _correct_ycbcr(image: TiffImageFile, stream: IO[bytes]) -> None:
    """Let libtiff decode what is not compressed too: it knows of fewer samples of colour, and of black and white."""
    tags = image.tag_v2
    kind = tags.get(_COMPRESSION, _UNCOMPRESSED), tags.get(_PHOTOMETRIC), tags.get(_PLANES, _TOGETHER)
    # Of a file that breaks off, it would make up the rest without a word.
    if kind == (_UNCOMPRESSED, _YCBCR, _TOGETHER) and _is_whole(image, stream):
        # As Pillow has it of compressed ones.
        image._mode = "RGB"
        image.tile = [ImageFile._Tile("libtiff", (0, 0, tags[256], tags[257]), 0, ("RGBX", False, tags.offset))]
        image.use_load_libtiff = True


def _is_whole(image: TiffImageFile, stream: IO[bytes]) -> bool:
    """Whether all strips or tiles lie within the file."""
    place = stream.tell()
    size = stream.seek(0, os.SEEK_END)
    stream.seek(place)
    tags = image.tag_v2
    starts, lengths = (tags.get(strips, tags.get(tiles, ())) for strips, tiles in _DATA)
    return len(starts) == len(lengths) and all(
        start + length <= size for start, length in zip(starts, lengths, strict=True)
    )
