"""Reading picture files and pasted bytes into a `Picture`."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from sr_desktop.imaging.decoding.decode import Decoded
from sr_desktop.imaging.decoding.opening import OpenedFile, looks_known, opened_file, upright_size
from sr_desktop.imaging.files.ordinary_files import is_folder, open_file
from sr_desktop.imaging.formats.catalogue import READABLE_FORMATS
from sr_desktop.imaging.formats.exr import UnreadableExrError
from sr_desktop.imaging.formats.jpeg import is_jpeg, lacks_only_end, with_end
from sr_desktop.imaging.formats.large_avif import TooLargeAvifError
from sr_desktop.imaging.formats.tiff import UnreadableTiffError
from sr_desktop.imaging.limits import MAX_PIXELS, MIN_SIDE
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.values.origin import Findings, ReadOptions
from sr_desktop.messages.message import Message, MessageError
from sr_desktop.messages.reasons import why_not_read

T = TypeVar("T")

_AS_STATED = ReadOptions()
_PIXELS_OF_A_BYTE = 2000
"""No broken file of fewer bytes for its pixels is taken at its word: deflate makes at most 1032 bytes of one."""


class PictureReadError(MessageError):
    """A picture cannot be read; the message names it and says why."""

    @property
    def has_part(self) -> bool:
        """Whether a part of it is there, and `ReadOptions.allow_truncated` would open it."""
        return says_part(self.message)


class _DamagedError(PictureReadError):
    """The file is of a known format, but broken."""


def says_part(message: Message) -> bool:
    """Whether a message is of a broken file of which a part is there; see `PictureReadError.has_part`."""
    return message.code == "picture.damaged-in-part"


def read_picture(path: Path | str, options: ReadOptions = _AS_STATED) -> Picture:
    """The picture in a file of one of the `READABLE_FORMATS`; of several the first.

    Made upright by its orientation and converted to sRGB by its ICC profile, or by what else it states of its colours.
    More than 8 bits are rounded to 8, by the range of `value_range`. An alpha channel that is opaque everywhere is left
    out. What was guessed or converted stands in `Picture.origin`.

    Raises:
        PictureReadError: The file is missing, a folder, not readable, not a picture, damaged, too large or too small.
    """
    path = Path(path)
    with _opened(path) as stream:
        return _picture(stream, path.name, path.stem, path, options)


def read_size(path: Path) -> tuple[int, int]:
    """``(width, height)`` of a picture file as it is stored, before any turning upright; reads only its beginning.

    What lies behind the beginning may still be damaged.

    Raises:
        PictureReadError: As `read_picture`.
    """
    with _opened(path) as stream:
        return _taken(stream, path.name, lambda file: file.size)


def read_upright_size(path: Path) -> tuple[int, int]:
    """``(width, height)`` of a picture file as it is shown, as far as its beginning tells: see `read_size`.

    Raises:
        PictureReadError: As `read_picture`.
    """
    with _opened(path) as stream:
        return _taken(stream, path.name, upright_size)


def read_thumbnail(path: Path, side: int, options: ReadOptions = _AS_STATED) -> NDArray[np.uint8]:
    """A picture file shrunk until its longer side has at most ``side`` pixels; a smaller picture as it is.

    ``(h, w, 3)``, or with opacity ``(h, w, 4)``, shrunk as what is seen of it over any background shrinks. A large JPEG
    is decoded only in part, which is many times as quick.

    Raises:
        PictureReadError: As `read_picture`.
    """
    findings = Findings(path.name, options)

    def shrunk(file: OpenedFile) -> NDArray[np.uint8]:
        file.shrink_to(2 * side)
        decoded = file.decode(findings)
        channels = decoded.pixels if decoded.alpha is None else np.dstack([decoded.pixels, decoded.alpha])
        # Pillow weighs colours with their opacity.
        thumbnail = Image.fromarray(channels)
        thumbnail.thumbnail((side, side), Image.Resampling.BICUBIC, reducing_gap=2.0)
        return np.array(thumbnail)

    with _opened(path) as stream:
        return _whole_or_part(stream, findings, shrunk)


def decode(data: bytes, name: str, options: ReadOptions = _AS_STATED) -> Picture:
    """The picture in the bytes of such a file, e.g. from the clipboard; its `path` is None.

    Raises:
        PictureReadError: As `read_picture`.
    """
    return _picture(io.BytesIO(data), name, name, None, options)


def _picture(stream: IO[bytes], label: str, name: str, path: Path | None, options: ReadOptions) -> Picture:
    findings = Findings(label, options)
    try:
        decoded = _whole_or_part(stream, findings, lambda file: file.decode(findings))
    except _DamagedError as error:
        if options.allow_truncated or not _has_part(stream, replace(options, allow_truncated=True)):
            raise
        raise PictureReadError(Message("picture.damaged-in-part", name=label)) from error
    height, width = decoded.pixels.shape[:2]
    # A file may also say that only a part is meant.
    _check_size((width, height), label)
    return Picture(decoded.pixels, name, decoded.alpha, decoded.is_gray, path, findings.origin)


def _has_part(stream: IO[bytes], leniently: ReadOptions) -> bool:
    findings = Findings("", leniently)
    most = stream.seek(0, os.SEEK_END) * _PIXELS_OF_A_BYTE
    stream.seek(0)

    def decode_some(file: OpenedFile) -> Decoded:
        if file.size[0] * file.size[1] > most:
            # Damage has made up the size: minutes would go by for a picture that is empty.
            raise _DamagedError(Message("picture.damaged", name=""))
        return file.decode(findings)

    try:
        _whole_or_part(stream, findings, decode_some)
    except PictureReadError:
        return False
    return True


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """A file to be read; what keeps it from being read becomes a message."""
    try:
        with open_file(path) as stream:
            yield stream
    except FileNotFoundError:
        raise PictureReadError(Message("picture.missing", path=path)) from None
    except OSError as error:
        # Windows answers the opening of a folder with a denied permission.
        if is_folder(path):
            raise PictureReadError(Message("picture.is-folder", path=path)) from None
        raise PictureReadError(Message("picture.unreadable", path=path, reason=why_not_read(error))) from error


def _whole_or_part(stream: IO[bytes], findings: Findings, take: Callable[[OpenedFile], T]) -> T:
    """What ``take`` makes of a file; of a JPEG that lacks its end too, and of one that breaks off if allowed."""
    try:
        return _taken(stream, findings.name, take)
    except _DamagedError:
        stream.seek(0)
        if not is_jpeg(stream):
            raise
        is_whole = lacks_only_end(stream)
        if not is_whole and not findings.options.allow_truncated:
            raise
        ended = with_end(stream)
    if not is_whole:
        findings.tell(Message("picture.part", name=findings.name))
    return _taken(ended, findings.name, take)


def _taken(stream: IO[bytes], label: str, take: Callable[[OpenedFile], T]) -> T:
    """What ``take`` makes of the opened file; what decoders raise becomes a message."""
    if not stream.read(1):
        raise PictureReadError(Message("picture.empty", name=label))
    stream.seek(0)
    try:
        with opened_file(stream) as file:
            _check_size(file.size, label)
            return take(file)
    except PictureReadError:
        raise
    except UnidentifiedImageError:
        stream.seek(0)
        if looks_known(stream):
            raise _DamagedError(Message("picture.damaged", name=label)) from None
        known = ", ".join(each.title for each in READABLE_FORMATS)
        raise PictureReadError(Message("picture.unknown-format", name=label, known=known)) from None
    except UnreadableTiffError as error:
        raise PictureReadError(Message("picture.unknown-tiff", name=label, reason=error.message)) from None
    except TooLargeAvifError as error:
        raise PictureReadError(Message("picture.unknown-avif", name=label, reason=error.message)) from None
    except UnreadableExrError as error:
        raise PictureReadError(Message("picture.unknown-exr", name=label, reason=error.message)) from None
    except Image.DecompressionBombError:
        raise PictureReadError(_too_large(label)) from None
    except MemoryError:
        raise PictureReadError(Message("picture.no-memory", name=label)) from None
    # Decoders meet broken files with errors of every kind, from SyntaxError to struct.error.
    except Exception as error:
        raise _DamagedError(Message("picture.damaged", name=label)) from error


def _check_size(size: tuple[int, int], label: str) -> None:
    width, height = size
    if width * height > MAX_PIXELS:
        raise PictureReadError(_too_large(label))
    if min(size) < MIN_SIDE:
        raise PictureReadError(Message("picture.too-small", name=label, width=width, height=height, side=MIN_SIDE))


def _too_large(label: str) -> Message:
    return Message("picture.too-large", name=label, megapixels=MAX_PIXELS // 1_000_000)
