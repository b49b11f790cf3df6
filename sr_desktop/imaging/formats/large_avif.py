"""AVIFs of more pixels than libavif decodes, which is what Pillow uses: read by libvips where that is installed."""

from __future__ import annotations

from importlib.util import find_spec
from typing import IO

import numpy as np

from sr_desktop.imaging.formats.isobmff import describe
from sr_desktop.imaging.values.samples import Samples, split_channels
from sr_desktop.messages.message import Message, MessageError

MOST_PIXELS = 1 << 28
"""What libavif decodes at most, 268 million."""

_BOX, _BRANDS = b"ftyp", (b"avif", b"avis", b"mif1", b"msf1")
_BITS = "bits-per-sample"


class TooLargeAvifError(MessageError):
    """Such a file cannot be read without libvips; the message is a clause that says how to get it."""


def large_avif_size(stream: IO[bytes]) -> tuple[int, int] | None:
    """``(width, height)`` of an AVIF that is too large for Pillow; None of all other files."""
    head = stream.read(12)
    stream.seek(0)
    if head[4:8] != _BOX or head[8:] not in _BRANDS:
        return None
    size = describe(stream).size
    return size if size is not None and size[0] * size[1] > MOST_PIXELS else None


def read_large_avif(stream: IO[bytes]) -> Samples:
    """Its values, turned upright and cropped.

    Raises:
        TooLargeAvifError: libvips is not installed.
    """
    if find_spec("pyvips") is None:
        raise TooLargeAvifError(Message("avif.too-large", megapixels=MOST_PIXELS // 1_000_000))
    import pyvips  # Rarely needed.

    stream.seek(0)
    image = pyvips.Image.new_from_buffer(stream.read(), "", unlimited=True)
    values = np.asarray(image)
    bits = image.get(_BITS) if _BITS in image.get_fields() else 8
    if values.dtype == np.uint16:
        # libvips shifts the values to the top of 16 bits.
        return split_channels(values >> (16 - bits), bits)
    return split_channels(values)
