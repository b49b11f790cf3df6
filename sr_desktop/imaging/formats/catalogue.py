"""The formats that are read, and their suffixes: what names, folders and dialogs mean by a picture."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

# Each registers what it reads with Pillow.
from PIL import (  # noqa: F401
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    Jpeg2KImagePlugin,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    PpmImagePlugin,
    TgaImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from sr_desktop.imaging.formats import exr

with suppress(ImportError):
    import pillow_heif.HeifImagePlugin  # noqa: F401
with suppress(ImportError):
    import pillow_jxl  # noqa: F401


@dataclass(frozen=True, slots=True)
class ReadableFormat:
    """A format that is read here, with the libraries that are installed.

    Attributes:
        name: Pillow's name of it; OpenEXR, which Pillow does not know, has ours.
        title: Its name before the user.
        suffixes: Its suffixes as its decoder knows them, lower case with the dot.
        media_types: Its types for desktops, clipboards and drags.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]


# Nothing else: for some formats Pillow would run other programs. TGA is last, for it has no mark to be known by.
_BY_PILLOW: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("PNG", "PNG", ("image/png", "image/apng")),
    ("TIFF", "TIFF", ("image/tiff",)),
    ("WEBP", "WebP", ("image/webp",)),
    ("AVIF", "AVIF", ("image/avif",)),
    ("BMP", "BMP", ("image/bmp",)),
    ("JPEG", "JPEG", ("image/jpeg",)),
    ("MPO", "MPO", ("image/mpo",)),
    ("HEIF", "HEIC", ("image/heif", "image/heic")),
    ("JXL", "JPEG XL", ("image/jxl",)),
    ("JPEG2000", "JPEG 2000", ("image/jp2", "image/jpx", "image/x-jp2-codestream")),
    ("GIF", "GIF", ("image/gif",)),
    ("PPM", "PNM", tuple(f"image/x-portable-{kind}" for kind in ("anymap", "bitmap", "graymap", "pixmap"))),
    ("DIB", "DIB", ()),
    ("TGA", "TGA", ("image/x-tga",)),
)
_OPEN_EXR = ReadableFormat("EXR", "OpenEXR", (".exr",), ("image/x-exr",))


def _readable() -> Iterator[ReadableFormat]:
    for name, title, media_types in _BY_PILLOW:
        suffixes = tuple(suffix for suffix, known in Image.EXTENSION.items() if known == name)
        if suffixes:
            yield ReadableFormat(name, title, suffixes, media_types)
    if exr.IS_READ:
        yield _OPEN_EXR


READABLE_FORMATS: tuple[ReadableFormat, ...] = tuple(_readable())
"""All formats that are read."""

PILLOW_NAMES: tuple[str, ...] = tuple(each.name for each in READABLE_FORMATS if each.name in Image.OPEN)
"""Pillow's names of those that it opens, in the order in which they are tried; it opens MPO as JPEG."""

READABLE_SUFFIXES: tuple[str, ...] = tuple(suffix for each in READABLE_FORMATS for suffix in each.suffixes)
"""Suffixes of the formats that are read, lower case; what counts for reading is the content."""

MEDIA_TYPES: tuple[str, ...] = tuple(kind for each in READABLE_FORMATS for kind in each.media_types)
"""Their types, those of lossless formats first."""

NAME_PATTERNS = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in READABLE_SUFFIXES)
"""The names of picture files, as file dialogs take them."""


def is_picture_name(name: str) -> bool:
    """Whether a file of this name is listed as a picture: it has such a suffix and is not hidden."""
    return Path(name).suffix.lower() in READABLE_SUFFIXES and not name.startswith(".")
