"""TIFFs that Pillow does not read, or not rightly: floating-point colours, deep gray with alpha, deep planes."""

from __future__ import annotations

from typing import IO

import numpy as np
from PIL import Image

from sr_desktop.imaging.depth import scale_to_8_bits
from sr_desktop.messages.message import Message, MessageError

_BITS_PER_SAMPLE, _PHOTOMETRIC, _ORIENTATION, _PLANAR, _ICC_PROFILE = 258, 262, 274, 284, 34675
_WHITE_IS_ZERO, _SEPARATE_PLANES = 0, 2
_SIGNATURES = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")


class UnreadableTiffError(MessageError):
    """The file is a TIFF, but of a kind that cannot be read; the message is a clause that says why."""


def is_white_zero(image: Image.Image) -> bool:
    """Whether it is an opened TIFF whose values count from white."""
    tags = getattr(image, "tag_v2", None)
    return tags is not None and tags.get(_PHOTOMETRIC) == _WHITE_IS_ZERO


def is_planar_deep(image: Image.Image) -> bool:
    """Whether it is an opened TIFF with its colours in separate planes of more than 8 bits, which Pillow garbles."""
    tags = getattr(image, "tag_v2", None)
    if tags is None or tags.get(_PLANAR) != _SEPARATE_PLANES:
        return False
    bits = tags.get(_BITS_PER_SAMPLE, (1,))
    return len(bits) > 1 and max(bits) > 8


def open_rare_tiff(stream: IO[bytes], max_pixels: int) -> Image.Image | None:
    """The first page as an image of mode L, LA, RGB or RGBA with its profile and orientation; None if it is no TIFF.

    Raises:
        UnreadableTiffError: Its colours or its compression are not supported, or it has more than ``max_pixels``.
    """
    signature = stream.read(4)
    stream.seek(0)
    if signature not in _SIGNATURES:
        return None
    import tifffile  # Slow to import, and rarely needed.

    try:
        with tifffile.TiffFile(stream) as file:
            page = file.pages.first
            if page.imagewidth * page.imagelength > max_pixels:
                raise UnreadableTiffError(Message("tiff.pixels"))
            kind = page.photometric
            if kind not in (tifffile.PHOTOMETRIC.MINISBLACK, tifffile.PHOTOMETRIC.MINISWHITE, tifffile.PHOTOMETRIC.RGB):
                raise UnreadableTiffError(Message("tiff.colors", kind=str(getattr(kind, "name", kind))))
            values = np.atleast_3d(page.asarray())
            if values.ndim == 3 and page.samplesperpixel > 1 and page.planarconfig == _SEPARATE_PLANES:
                values = np.moveaxis(values, 0, -1)
            profile = page.tags.valueof(_ICC_PROFILE)
            orientation = page.tags.valueof(_ORIENTATION, 1)
    except (ValueError, KeyError, NotImplementedError, tifffile.TiffFileError) as error:
        raise UnreadableTiffError(Message("tiff.layout")) from error
    if values.ndim != 3 or not 1 <= values.shape[2] <= 4:
        raise UnreadableTiffError(Message("tiff.channels", count=values.shape[-1]))
    reduced = scale_to_8_bits(values)
    if kind == tifffile.PHOTOMETRIC.MINISWHITE:
        reduced[..., 0] = 255 - reduced[..., 0]
    image = Image.fromarray(np.ascontiguousarray(reduced[..., 0] if reduced.shape[2] == 1 else reduced))
    if profile:
        image.info["icc_profile"] = bytes(profile)
    image.getexif()[_ORIENTATION] = int(orientation)
    return image
