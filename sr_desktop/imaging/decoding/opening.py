"""Finding out by which decoder a file is read, by its first bytes."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO, Protocol

from PIL import Image
from PIL.TiffImagePlugin import TiffImageFile

from sr_desktop.imaging.decoding.decode import (
    LYING,
    Decoded,
    decode_deep_tiff,
    decode_exr,
    decode_image,
    decode_large_avif,
    decode_samples,
    orientation_of,
)
from sr_desktop.imaging.formats.bmp import RareBmp, rare_bmp, read_rare_bmp
from sr_desktop.imaging.formats.catalogue import PILLOW_NAMES
from sr_desktop.imaging.formats.exr import exr_size
from sr_desktop.imaging.formats.isobmff import describe
from sr_desktop.imaging.formats.jxl import jxl_size
from sr_desktop.imaging.formats.large_avif import large_avif_size
from sr_desktop.imaging.formats.libtiff import silence
from sr_desktop.imaging.formats.tiff import TiffHead, deep_tiff_head
from sr_desktop.imaging.limits import set_limits
from sr_desktop.imaging.values.origin import Findings

Size = tuple[int, int]

_ORIENTATION = 0x0112
_PREFIX = 16
"""Bytes by which Pillow tells formats apart."""

set_limits()
silence()


class OpenedFile(Protocol):
    """A file whose beginning was read."""

    @property
    def size(self) -> Size:
        """``(width, height)`` as stored."""

    def shrink_to(self, side: int) -> None:
        """Decode no more than is needed for this longer side, where the format can do with less."""

    def decode(self, findings: Findings) -> Decoded:
        """The picture; it may be asked for once."""


@dataclass(frozen=True, slots=True, eq=False)
class _PillowFile:
    image: Image.Image
    stream: IO[bytes]

    @property
    def size(self) -> Size:
        # Of a TIFF that is to be turned by its tag, Pillow says how large it will then be.
        is_upright = isinstance(self.image, TiffImageFile) and self.image.tag_v2.get(_ORIENTATION) in LYING
        return _swapped(self.image.size) if is_upright else self.image.size

    @property
    def lies(self) -> bool:
        """Whether columns are stored as rows."""
        # Pillow looks for EXIF behind the pixels of a PNG too. Where that breaks off, it is decoding that fails, or
        # not: it takes what is there as it stands.
        with suppress(Exception):
            return orientation_of(self.image) in LYING
        return False

    def shrink_to(self, side: int) -> None:
        self.image.draft(None, (side, side))

    def decode(self, findings: Findings) -> Decoded:
        return decode_image(self.image, self.stream, findings)


@dataclass(frozen=True, slots=True, eq=False)
class _DeepTiff:
    head: TiffHead
    stream: IO[bytes]

    @property
    def size(self) -> Size:
        return self.head.size

    def shrink_to(self, side: int) -> None:
        pass

    def decode(self, findings: Findings) -> Decoded:
        return decode_deep_tiff(self.stream, findings)


@dataclass(frozen=True, slots=True, eq=False)
class _ExrFile:
    size: Size
    stream: IO[bytes]

    def shrink_to(self, side: int) -> None:
        pass

    def decode(self, findings: Findings) -> Decoded:
        return decode_exr(self.stream, findings)


@dataclass(frozen=True, slots=True, eq=False)
class _JpegXl:
    size: Size
    stream: IO[bytes]

    def shrink_to(self, side: int) -> None:
        pass

    def decode(self, findings: Findings) -> Decoded:
        # Opening it decodes all of it.
        with Image.open(self.stream, formats=PILLOW_NAMES) as image:
            return decode_image(image, self.stream, findings)


@dataclass(frozen=True, slots=True, eq=False)
class _RareBmp:
    header: RareBmp
    stream: IO[bytes]

    @property
    def size(self) -> Size:
        return self.header.size

    def shrink_to(self, side: int) -> None:
        pass

    def decode(self, findings: Findings) -> Decoded:
        return decode_samples(read_rare_bmp(self.stream, self.header), findings)


@dataclass(frozen=True, slots=True, eq=False)
class _LargeAvif:
    size: Size
    stream: IO[bytes]

    def shrink_to(self, side: int) -> None:
        pass

    def decode(self, findings: Findings) -> Decoded:
        return decode_large_avif(self.stream, findings)


@contextmanager
def opened_file(stream: IO[bytes]) -> Iterator[OpenedFile]:
    """The file, ready to be decoded.

    Raises:
        UnidentifiedImageError: It is of no format that is read, or its beginning is broken.
    """
    if (head := deep_tiff_head(stream)) is not None:
        yield _DeepTiff(head, stream)
        return
    if "JXL" in PILLOW_NAMES and (size := jxl_size(stream)) is not None:
        yield _JpegXl(size, stream)
        return
    if (size := large_avif_size(stream)) is not None:
        yield _LargeAvif(size, stream)
        return
    if (size := exr_size(stream)) is not None:
        yield _ExrFile(size, stream)
        return
    try:
        image = Image.open(stream, formats=PILLOW_NAMES)
    except OSError as error:
        with _opened_otherwise(stream, error) as file:
            yield file
        return
    with image:
        yield _PillowFile(image, stream)


@contextmanager
def _opened_otherwise(stream: IO[bytes], error: OSError) -> Iterator[OpenedFile]:
    """A file that Pillow refuses with this error."""
    stream.seek(0)
    if (header := rare_bmp(stream)) is not None:
        if header.holds_file:
            stream.seek(header.start)
            with opened_file(io.BytesIO(stream.read())) as file:
                yield file
            return
        yield _RareBmp(header, stream)
        return
    # A TIFF may be of a kind that only the other library knows.
    if (head := deep_tiff_head(stream, of_any_kind=True)) is not None:
        yield _DeepTiff(head, stream)
        return
    raise error


def upright_size(file: OpenedFile) -> Size:
    """``(width, height)`` of what is shown of it, turned upright, as far as its beginning tells."""
    size, lies = file.size, False
    if isinstance(file, _PillowFile):
        lies = file.lies
        if file.image.format == "AVIF" and (crop := describe(file.stream).crop) is not None:
            left, top, right, bottom = crop
            size = right - left, bottom - top
    elif isinstance(file, _DeepTiff):
        lies = file.head.orientation in LYING
    return _swapped(size) if lies else size


def _swapped(size: Size) -> Size:
    return size[1], size[0]


def looks_known(stream: IO[bytes]) -> bool:
    """Whether the file begins as one of a format that is read, though it cannot be opened."""
    stream.seek(0)
    prefix = stream.read(_PREFIX)
    stream.seek(0)
    for name in PILLOW_NAMES:
        accepts = Image.OPEN[name][1]
        # A prefix may be too short for some.
        with suppress(struct.error, IndexError):
            # TGA has no mark to be known by.
            if accepts is not None and accepts(prefix) is True:
                return True
    return False
