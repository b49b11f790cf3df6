"""Writing pictures to files, whole or not at all."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sr_desktop.imaging.files.atomic import atomic_path
from sr_desktop.imaging.large_files import StripWriter, write_png, write_tiff
from sr_desktop.imaging.layer import WHITE, laid_over
from sr_desktop.imaging.metadata.embedded import NOTHING, Embedded
from sr_desktop.imaging.metadata.tiff_tags import NoTagsError
from sr_desktop.imaging.picture import Pixels
from sr_desktop.messages.message import Message, MessageError
from sr_desktop.messages.reasons import why_not_written

BEST_QUALITY = 95
"""Quality of a format that is always lossy if none is asked for."""

_ANY_SIDE = 2**31 - 1
_TIFF = "TIFF"

_IN_MEMORY = 1 << 20
"""Pixels up to which a file is made in memory; larger ones are written by strips where the format can be."""


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format that pictures are written in: all that the program knows of it.

    Attributes:
        name: Pillow's name of it, e.g. ``"PNG"``.
        title: Its name before the user.
        suffixes: Its suffixes, lower case with the dot, the usual one first.
        max_side: The most pixels that a side may have.
        holds_alpha: Whether opacity is written; if not, the picture is laid on white.
        holds_gray: Whether a picture of one channel is written as one; if not, all three are.
        lossless: Options of Pillow's writer that keep every pixel; None if the format cannot.
        lossy: Its options beside a quality; None if the format has no quality.
        by_strips: Writes the same losslessly without holding all of it; None where Pillow has to.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    max_side: int = _ANY_SIDE
    holds_alpha: bool = True
    holds_gray: bool = True
    lossless: Mapping[str, object] | None = field(default=None, hash=False)
    lossy: Mapping[str, object] | None = field(default=None, hash=False)
    by_strips: StripWriter | None = None

    @property
    def suffix(self) -> str:
        """The usual suffix."""
        return self.suffixes[0]

    def options(self, quality: int | None) -> Mapping[str, object]:
        """The options of Pillow's writer.

        Args:
            quality: 1 to 100, used by formats that have one; None for lossless, or the best if the format cannot.
        """
        if self.lossy is None or (quality is None and self.lossless is not None):
            return self.lossless or {}
        return {"quality": quality or BEST_QUALITY, **self.lossy}


FORMATS: tuple[FileFormat, ...] = (
    FileFormat("PNG", "PNG", (".png",), lossless={"compress_level": 4}, by_strips=write_png),
    FileFormat("JPEG", "JPEG", (".jpg", ".jpeg"), 65_500, holds_alpha=False, lossy={"subsampling": 0}),
    FileFormat(
        "WEBP", "WebP", (".webp",), 16_383, holds_gray=False,
        # exact: colours under transparent pixels are pixels too. More effort takes three times as long for 1 %.
        lossless={"lossless": True, "exact": True, "quality": 20, "method": 2},
        lossy={"exact": True},
    ),
    FileFormat(
        _TIFF, "TIFF", (".tif", ".tiff"), lossless={"compression": "tiff_adobe_deflate"}, by_strips=write_tiff
    ),
    # Lossless it would be to Pillow only in YCbCr, which rounds.
    FileFormat("AVIF", "AVIF", (".avif",), 65_535, holds_gray=False, lossy={"subsampling": "4:4:4"}),
)  # fmt: skip
"""The formats that pictures are written in; whatever writes or offers them follows this list."""


class PictureWriteError(MessageError):
    """A picture cannot be written; the message names it and says why."""


def format_of(path: Path | str) -> FileFormat:
    """The format of the path's suffix.

    Raises:
        PictureWriteError: None is known by it.
    """
    suffix = Path(path).suffix.lower()
    for file_format in FORMATS:
        if suffix in file_format.suffixes:
            return file_format
    known = ", ".join(suffix for file_format in FORMATS for suffix in file_format.suffixes)
    raise PictureWriteError(Message("picture.unknown-suffix", path=path, known=known))


def check_side(name: str, size: tuple[int, int], file_format: FileFormat) -> None:
    """See that a format holds a picture of this size.

    Raises:
        PictureWriteError: A side is too long for it; the message has the name.
    """
    width, height = size
    if max(size) > file_format.max_side:
        raise PictureWriteError(
            Message(
                "picture.side-too-long",
                name=name,
                format=file_format.title,
                side=file_format.max_side,
                width=width,
                height=height,
            )
        )


def write_picture(
    path: Path | str,
    pixels: Pixels,
    alpha: NDArray[np.uint8] | None = None,
    *,
    gray: bool = False,
    quality: int | None = None,
    embedded: Embedded = NOTHING,
    made: Callable[[Path], None] = lambda _: None,
) -> None:
    """Write a picture in the format of the path's suffix, with the profile of its colours embedded.

    An existing file is replaced once the new one is whole; upon an error it is as it was.

    Args:
        path: The file.
        pixels: ``(H, W, 3)`` uint8, in sRGB or in the embedded profile.
        alpha: ``(H, W)`` uint8 opacity; in a format that holds none the picture is laid on white.
        gray: Write one channel, the first of the three equal ones, where the format has gray.
        quality: As `FileFormat.options`.
        embedded: What the file is to hold besides.
        made: Called with the whole file before it takes its name.

    Raises:
        PictureWriteError: Unknown suffix, too many pixels for the format, no such folder, no permission, disk full.
    """
    path = Path(path)
    file_format = format_of(path)
    height, width = pixels.shape[:2]
    check_side(path.name, (width, height), file_format)
    if alpha is not None and not file_format.holds_alpha:
        pixels, alpha = laid_over(pixels, alpha, WHITE), None
    gray = gray and file_format.holds_gray

    def strip(top: int, bottom: int) -> Image.Image:
        return _image(pixels[top:bottom], None if alpha is None else alpha[top:bottom], gray)

    try:
        if file_format.by_strips is not None and width * height > _IN_MEMORY:
            with atomic_path(path) as temporary:
                file_format.by_strips(temporary, (width, height), strip, embedded)
                made(temporary)
        else:
            content = _encoded(strip(0, height), file_format, quality, embedded)
            with atomic_path(path) as temporary:
                temporary.write_bytes(content)
                made(temporary)
    except MemoryError:
        raise PictureWriteError(Message("picture.no-memory-to-write", name=path.name)) from None
    except (OSError, ValueError) as error:
        raise PictureWriteError(Message("file.not-written", path=path, reason=why_not_written(error, path))) from error


def _encoded(image: Image.Image, file_format: FileFormat, quality: int | None, embedded: Embedded) -> memoryview:
    """The content of a file, made in memory: when they write to a full disk, some libraries raise obscure errors."""
    stream = io.BytesIO()
    options = dict(file_format.options(quality))
    if (profile := embedded.profile_for(image.mode)) is not None:
        options["icc_profile"] = profile
    if embedded.density is not None:
        # Formats that hold none take no notice.
        options["dpi"] = embedded.density, embedded.density
    # Pillow cannot write EXIF into a TIFF that is compressed.
    is_tiff = file_format.name == _TIFF
    if embedded.exif is not None and not is_tiff:
        options["exif"] = embedded.exif.as_bytes()
    image.save(stream, file_format.name, **options)
    if embedded.exif is not None and is_tiff:
        with suppress(NoTagsError):
            embedded.exif.add_to_tiff(stream)
    return stream.getbuffer()


def _image(pixels: Pixels, alpha: NDArray[np.uint8] | None, gray: bool) -> Image.Image:
    colors = pixels[..., :1] if gray else pixels
    channels = colors if alpha is None else np.dstack([colors, alpha])
    return Image.fromarray(np.ascontiguousarray(channels[..., 0] if channels.shape[2] == 1 else channels))
