"""Files of more than 8 bits of which Pillow gives only 8: every value, by a library that gives all of them."""

from __future__ import annotations

import io
from typing import IO

import numpy as np
from PIL import Image, ImageFile

from sr_desktop.imaging.formats.isobmff import Described
from sr_desktop.imaging.values.samples import Samples, split_channels
from sr_desktop.imaging.values.value_range import Numbers

_J2K_START = b"\xff\x4f\xff\x51"
"""The start of a JPEG 2000 codestream and its first marker, which gives the sizes."""
_J2K_DEPTHS, _J2K_HEAD = 42, 1 << 16


def deep_samples(image: Image.Image, stream: IO[bytes], described: Described) -> Samples | None:
    """The values of an opened picture of more than 8 bits; None for one of 8, or if only Pillow can read it.

    Args:
        image: As opened, not yet loaded. Its gray is deep in Pillow too.
        stream: What it was opened from.
        described: What the boxes of an AVIF or HEIC file say.
    """
    match image.format:
        case "PNG" if any(";16" in mode for mode in raw_modes(image)):
            return _decoded(image, stream, "png_decode")
        case "JPEG2000" if _j2k_bits(stream) > 8:
            return _jpeg_2000(image, stream)
        case "AVIF" if (described.bits or 8) > 8:
            return _decoded(image, stream, "avif_decode", described.bits, index=0)
        case "HEIF" if (image.info.get("bit_depth") or 8) > 8:
            return _heif(stream)
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        return _gray(image)
    return None


def raw_modes(image: Image.Image) -> list[str]:
    """Pillow's names for the layouts of the data in the file, e.g. ``RGB;16B``; none once it is loaded."""
    tiles = image.tile if isinstance(image, ImageFile.ImageFile) else []
    arguments = [tile.args for tile in tiles]
    return [each if isinstance(each, str) else str(each[0]) if isinstance(each, tuple) and each else ""
            for each in arguments]  # fmt: skip


def _jpeg_2000(image: Image.Image, stream: IO[bytes]) -> Samples | None:
    bits = _j2k_bits(stream)
    stream.seek(0)
    header, start, rest = stream.read().partition(_J2K_START)
    # Its decoder would convert the colours by a profile of the simple kind, but not by one of any kind.
    header = header.replace(b"colr\2", b"colr\3", 1)
    return _decoded(image, io.BytesIO(header + start + rest), "jpeg2k_decode", bits)


def _decoded(
    image: Image.Image, stream: IO[bytes], decoder: str, bits: int | None = None, **options: int
) -> Samples | None:
    import imagecodecs  # Slow to import, and rarely needed.

    stream.seek(0)
    try:
        values = getattr(imagecodecs, decoder)(stream.read(), **options)
    except (RuntimeError, ValueError):
        return None
    finally:
        stream.seek(0)
    if values.dtype != np.uint16 or values.shape[1::-1] != image.size:
        return None
    return split_channels(values, bits)


def _heif(stream: IO[bytes]) -> Samples:
    import pillow_heif

    stream.seek(0)
    # As 16 bits whatever they are in the file; turned upright and cropped.
    return split_channels(np.asarray(pillow_heif.open_heif(stream, convert_hdr_to_8bit=False)))


def _gray(image: Image.Image) -> Samples:
    image.load()
    values: Numbers = np.array(image)
    if image.mode == "I":
        # Pillow spreads the values of a deep PNM over 16 bits.
        values = np.clip(values, 0, 65535).astype(np.uint16)
    return split_channels(values)


def _j2k_bits(stream: IO[bytes]) -> int:
    stream.seek(0)
    head = stream.read(_J2K_HEAD)
    stream.seek(0)
    start = head.find(_J2K_START)
    if start < 0 or start + _J2K_DEPTHS >= len(head):
        return 8
    depth = head[start + _J2K_DEPTHS]
    # The highest bit is that of signed values, which Pillow shifts.
    return 8 if depth & 0x80 else (depth & 0x7F) + 1
