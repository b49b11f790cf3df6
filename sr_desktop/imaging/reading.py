"""Reading picture files and pasted bytes into a `Picture`."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TypeVar

import numpy as np
from PIL import Image, UnidentifiedImageError

from sr_desktop.imaging.decoding import to_arrays
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.imaging.tiff import UnreadableTiffError, open_rare_tiff
from sr_desktop.messages.message import Message, MessageError
from sr_desktop.messages.reasons import why_not_read

T = TypeVar("T")

MAX_PIXELS = 500_000_000
"""Larger pictures are refused: decoded they would take over 1.5 GB, and a tiny file may claim any size."""

MIN_SIDE = 4
"""Smaller pictures are refused: shrunk four times, nothing would be left."""

READABLE_SUFFIXES: tuple[str, ...] = (
    ".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp", ".avif", ".gif", ".ppm", ".pgm",
)  # fmt: skip
"""Suffixes of the formats that are read, lower case; what counts for reading is the content."""

# Nothing else: for some formats Pillow would run other programs.
_FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "BMP", "AVIF", "GIF", "PPM")

# Pillow's own guard is far below today's panoramas; `_check_size` does its work at our limit.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS
# Pillow also warns on stderr, of sizes above the limit and of broken tags: the picture or our own sentence says enough.
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")


class PictureReadError(MessageError):
    """A picture cannot be read; the message names it and says why."""


def read_picture(path: Path | str) -> Picture:
    """The picture in a PNG, JPEG, WebP, TIFF, BMP, AVIF, GIF (first frame), PPM or PGM file.

    Made upright by its EXIF orientation and converted to sRGB by its embedded ICC profile. Depths over 8 bits are
    rounded to 8. An alpha channel that is opaque everywhere is left out.

    Raises:
        PictureReadError: The file is missing, a folder, not readable, not a picture, damaged, too large or too small.
    """
    path = Path(path)
    with _opened(path) as stream:
        return _picture(stream, path.name, path.stem, path)


def read_size(path: Path) -> tuple[int, int]:
    """``(width, height)`` of a picture file as it is stored, before any turning upright; reads only its beginning.

    What lies behind the beginning may still be damaged.

    Raises:
        PictureReadError: As `read_picture`.
    """
    with _opened(path) as stream:
        return _taken(stream, path.name, lambda image: image.size)


def read_thumbnail(path: Path, side: int) -> Pixels:
    """A picture file shrunk until its longer side has at most ``side`` pixels; a smaller picture as it is.

    A large JPEG is decoded only in part, which is many times as quick.

    Raises:
        PictureReadError: As `read_picture`.
    """

    def shrunk(image: Image.Image) -> Pixels:
        image.draft(None, (2 * side, 2 * side))
        thumbnail = Image.fromarray(to_arrays(image, stream)[0])
        thumbnail.thumbnail((side, side), Image.Resampling.BICUBIC, reducing_gap=2.0)
        return np.array(thumbnail)

    with _opened(path) as stream:
        return _taken(stream, path.name, shrunk)


def decode(data: bytes, name: str) -> Picture:
    """The picture in the bytes of such a file, e.g. from the clipboard; its `path` is None.

    Raises:
        PictureReadError: As `read_picture`.
    """
    return _picture(io.BytesIO(data), name, name, None)


def _picture(stream: IO[bytes], label: str, name: str, path: Path | None) -> Picture:
    pixels, alpha, is_gray = _taken(stream, label, lambda image: to_arrays(image, stream))
    return Picture(pixels, name, alpha, is_gray, path)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """A file to be read; what keeps it from being read becomes a message."""
    try:
        with path.open("rb") as stream:
            yield stream
    except FileNotFoundError:
        raise PictureReadError(Message("picture.missing", path=path)) from None
    except OSError as error:
        # Windows answers the opening of a folder with a denied permission.
        if path.is_dir():
            raise PictureReadError(Message("picture.is-folder", path=path)) from None
        raise PictureReadError(Message("picture.unreadable", path=path, reason=why_not_read(error))) from error


def _taken(stream: IO[bytes], label: str, take: Callable[[Image.Image], T]) -> T:
    """What ``take`` makes of the opened image; what decoders raise becomes a message."""
    if not stream.read(1):
        raise PictureReadError(Message("picture.empty", name=label))
    stream.seek(0)
    try:
        with _open(stream) as image:
            _check_size(image, label)
            return take(image)
    except PictureReadError:
        raise
    except UnidentifiedImageError:
        known = ", ".join(suffix[1:].upper() for suffix in READABLE_SUFFIXES if suffix not in (".jpg", ".tif"))
        raise PictureReadError(Message("picture.unknown-format", name=label, known=known)) from None
    except UnreadableTiffError as error:
        raise PictureReadError(Message("picture.unknown-tiff", name=label, reason=error.message)) from None
    except Image.DecompressionBombError:
        raise PictureReadError(_too_large(label)) from None
    except MemoryError:
        raise PictureReadError(Message("picture.no-memory", name=label)) from None
    # Decoders meet broken files with errors of every kind, from SyntaxError to struct.error.
    except Exception as error:
        raise PictureReadError(Message("picture.damaged", name=label)) from error


def _open(stream: IO[bytes]) -> Image.Image:
    try:
        return Image.open(stream, formats=_FORMATS)
    except UnidentifiedImageError:
        stream.seek(0)
        image = open_rare_tiff(stream, MAX_PIXELS)
        if image is None:
            raise
        return image


def _check_size(image: Image.Image, label: str) -> None:
    if image.width * image.height > MAX_PIXELS:
        raise PictureReadError(_too_large(label))
    if min(image.size) < MIN_SIDE:
        raise PictureReadError(
            Message("picture.too-small", name=label, width=image.width, height=image.height, side=MIN_SIDE)
        )


def _too_large(label: str) -> Message:
    return Message("picture.too-large", name=label, megapixels=MAX_PIXELS // 1_000_000)
