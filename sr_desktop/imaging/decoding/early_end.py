"""Pictures whose data end before their rows do, in formats whose decoders fill up the rest without a word."""

from __future__ import annotations

import io
from operator import mul
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sr_desktop.imaging.colors.channels import LUMA_WEIGHTS
from sr_desktop.imaging.formats import jpeg, png, tiff
from sr_desktop.imaging.formats.catalogue import PILLOW_NAMES
from sr_desktop.imaging.values.origin import Findings
from sr_desktop.messages.message import Message

_ROWS = 256
"""Rows that are compared at a time."""
_SHRINKING = (1, 2, 4, 8)
"""What libjpeg decodes a fraction of."""


def check_end(image: Image.Image, stream: IO[bytes], last_row: NDArray[Any] | None, findings: Findings) -> None:
    """Tell, or raise EOFError unless a part is allowed, if an opened picture has fewer rows than it says.

    Args:
        image: As Pillow has decoded it.
        stream: What it was opened from.
        last_row: ``(W, channels)``, where something else has decoded it; then the image is not looked at.
        findings: Takes what the user should know.
    """
    if _ends_early(image, stream, last_row):
        if not findings.options.allow_truncated:
            raise EOFError("fewer rows than the header says")
        findings.tell(Message("picture.part", name=findings.name))


def _ends_early(image: Image.Image, stream: IO[bytes], last_row: NDArray[Any] | None) -> bool:
    if image.format == "PNG":
        if last_row is None:
            last_row = np.atleast_3d(np.asarray(image.crop((0, image.height - 1, image.width, image.height))))[0]
        # Decoders leave what is missing even.
        is_even = bool((last_row == last_row[:1]).all())
        return (is_even or bool(image.info.get("interlace"))) and png.lacks_rows(stream)
    if last_row is None and image.format in ("JPEG", "MPO"):
        return _jpeg_ends_early(image, stream)
    if last_row is None and image.format == "TIFF":
        return tiff.lacks_jpeg_data(stream, _luma(image))
    return False


def _jpeg_ends_early(image: Image.Image, stream: IO[bytes]) -> bool:
    stream.seek(0)
    data = stream.read()
    with Image.open(io.BytesIO(data), formats=PILLOW_NAMES) as whole:
        width, height = whole.size
    # A thumbnail's picture was decoded in part.
    by = next((by for by in _SHRINKING if (-(-width // by), -(-height // by)) == image.size), 1)
    luma = _luma(image)

    def is_same(changed: bytes) -> bool:
        try:
            with Image.open(io.BytesIO(changed), formats=["JPEG"]) as other:
                other.draft(None, (max(width // by, 1), max(height // by, 1)))
                return _are_equal(image, other)
        # Without the memory for it the picture is taken for whole.
        except (OSError, SyntaxError, ValueError, MemoryError):
            return True

    return jpeg.lacks_data(data, lambda x, y: luma(x // by, y // by), is_same)


def _are_equal(one: Image.Image, other: Image.Image) -> bool:
    width, height = one.size
    if (one.mode, one.size) != (other.mode, other.size):
        return True
    strips = ((0, top, width, min(top + _ROWS, height)) for top in range(0, height, _ROWS))
    return all(one.crop(strip).tobytes() == other.crop(strip).tobytes() for strip in strips)


def _luma(image: Image.Image) -> jpeg.Luma:
    """Of CMYK that of its first three inks."""
    pixels: Any = image.load()
    right, bottom = image.width - 1, image.height - 1

    def of(x: int, y: int) -> float:
        value = pixels[min(x, right), min(y, bottom)]
        return float(value) if isinstance(value, int | float) else sum(map(mul, LUMA_WEIGHTS, value))

    return of
