"""TIFFs that Pillow does not read, or not rightly: more than 8 bits, other numbers than whole ones, other channels."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any

import numpy as np

from sr_desktop.imaging.formats.jpeg import MIDDLE, Luma, lacks_data
from sr_desktop.imaging.limits import MAX_PIXELS
from sr_desktop.imaging.values.origin import Findings
from sr_desktop.imaging.values.samples import Samples
from sr_desktop.imaging.values.value_range import Numbers
from sr_desktop.messages.message import Message, MessageError

_SIGNATURES = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")

_ORIENTATION, _ICC_PROFILE, _LEAST, _LARGEST, _NO_DATA = 274, 34675, 340, 341, 42113
_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB, _SEPARATED, _CIE_LAB = 0, 1, 2, 5, 8
_COLOR_CHANNELS = {_WHITE_IS_ZERO: 1, _BLACK_IS_ZERO: 1, _RGB: 3, _SEPARATED: 4, _CIE_LAB: 3}
_SEPARATE_PLANES = 2
_OLD_JPEG = 6
"""A compression whose data are named by other tags."""
_JPEGS = (7, 33007, 34892)
"""Compressions that are JPEG: the usual one, Bio-Formats' and DNG's."""
_WEBP = 50001
_UNSIGNED = 1
_PREMULTIPLIED, _PLAIN_ALPHA = 1, 2
_LEAST_SHARE = 100
"""A part of a picture is shown if at least one of so many strips or tiles is named."""


class UnreadableTiffError(MessageError):
    """The file is a TIFF, but of a kind that cannot be read; the message is a clause that says why."""


@dataclass(frozen=True, slots=True, eq=False)
class DeepTiff:
    """The first page of a TIFF.

    Attributes:
        samples: Its values. Of CMYK and Lab there are as many channels as those have.
        mode: ``"RGB"``, ``"L"``, ``"CMYK"`` or ``"LAB"``.
        icc_profile: Its profile.
        orientation: As in EXIF, 1 to 8.
    """

    samples: Samples
    mode: str
    icc_profile: bytes | None
    orientation: int


@dataclass(frozen=True, slots=True)
class TiffHead:
    """How the first page of a TIFF lies: ``(width, height)`` as stored, and its orientation as in EXIF."""

    size: tuple[int, int]
    orientation: int


def is_tiff(stream: IO[bytes]) -> bool:
    """Whether it begins like one."""
    signature = stream.read(4)
    stream.seek(0)
    return signature in _SIGNATURES


def deep_tiff_head(stream: IO[bytes], *, of_any_kind: bool = False) -> TiffHead | None:
    """Of the first page; None if it is no TIFF, or one that Pillow reads rightly.

    Args:
        of_any_kind: Also if Pillow should read it.
    """
    if not is_tiff(stream):
        return None
    import tifffile  # Slow to import, and not needed for other files.

    try:
        with tifffile.TiffFile(stream) as file:
            page: Any = file.pages.first
            if of_any_kind or _is_deep(page):
                return TiffHead((page.imagewidth, page.imagelength), _orientation(page))
            return None
    except (ValueError, KeyError, IndexError, TypeError, tifffile.TiffFileError):
        return None
    finally:
        stream.seek(0)


def _is_deep(page: Any) -> bool:
    bits = page.bitspersample
    deepest = bits if isinstance(bits, int) else max(bits)
    if deepest > 8 or page.sampleformat != _UNSIGNED or _names_too_little(page):
        return True
    usual = _COLOR_CHANNELS.get(page.photometric)
    if usual is not None and page.compression == _WEBP:
        # Pillow's library knows it, but seldom how to decode it.
        return True
    # Pillow takes the fourth channel for opacity, or leaves it out without a word.
    return usual is not None and page.samplesperpixel > usual and 0 in _extra_kinds(page, usual)


def read_deep_tiff(stream: IO[bytes], findings: Findings) -> DeepTiff:
    """The first page.

    Raises:
        UnreadableTiffError: Its colours or its compression are not supported, or it has too many pixels.
        EOFError: It breaks off.
    """
    import tifffile

    try:
        with tifffile.TiffFile(stream) as file:
            page = file.pages.first
            kind = page.photometric
            if page.imagewidth * page.imagelength > MAX_PIXELS:
                raise UnreadableTiffError(Message("tiff.pixels"))
            if kind not in _COLOR_CHANNELS:
                raise UnreadableTiffError(Message("tiff.colors", kind=str(getattr(kind, "name", kind))))
            return _read(page, findings)
    except (ValueError, KeyError, IndexError, NotImplementedError, RuntimeError, tifffile.TiffFileError) as error:
        raise UnreadableTiffError(Message("tiff.layout")) from error


def holds_several(stream: IO[bytes]) -> bool:
    """Whether it holds more pictures than the first, but for smaller copies of it and masks; False if it is broken."""
    import tifffile

    stream.seek(0)
    try:
        with tifffile.TiffFile(stream) as file:
            # ImageJ may name only the first of many.
            if file.is_imagej and int((file.imagej_metadata or {}).get("images", 1)) > 1:
                return True
            pages: Iterator[Any] = iter(file.pages)
            next(pages)
            return any(not (page.is_reduced or page.is_mask) for page in pages)
    except (ValueError, KeyError, IndexError, TypeError, struct.error, tifffile.TiffFileError):
        return False
    finally:
        stream.seek(0)


def lacks_jpeg_data(stream: IO[bytes], luma: Luma) -> bool:
    """Whether a strip or tile of the first page is a JPEG whose data end before its picture does.

    Args:
        stream: The file.
        luma: Of the page as decoded.
    """
    import tifffile

    stream.seek(0)
    try:
        with tifffile.TiffFile(stream) as file:
            return _lacks_jpeg_data(file.pages.first, luma)
    # What the other library cannot take apart, it does not call damaged.
    except (ValueError, KeyError, IndexError, TypeError, tifffile.TiffFileError):
        return False


def _lacks_jpeg_data(page: Any, luma: Luma | None) -> bool:
    """`lacks_jpeg_data` of an opened page; without its brightness every strip or tile is decoded twice."""
    if page.compression not in _JPEGS:
        return False
    if page.samplesperpixel > 1 and page.planarconfig == _SEPARATE_PLANES:
        # Of a plane alone nothing is seen.
        luma = None
    for place, (offset, length) in enumerate(zip(page.dataoffsets, page.databytecounts, strict=True)):
        page.parent.filehandle.seek(offset)
        data = page.parent.filehandle.read(length)
        if data and _is_short(page, place, data, luma):
            return True
    return False


def _is_short(page: Any, place: int, data: bytes, luma: Luma | None) -> bool:
    segment, index, _ = page.decode(data, place, jpegtables=page.jpegtables)
    _, _, top, left, _ = index

    def within(x: int, y: int) -> float:
        return MIDDLE if luma is None else luma(left + x, top + y)

    def is_same(changed: bytes) -> bool:
        try:
            other, _, _ = page.decode(changed, place, jpegtables=page.jpegtables)
        except Exception:
            return True
        return np.array_equal(segment, other)

    return lacks_data(data, within, is_same)


def _read(page: Any, findings: Findings) -> DeepTiff:
    values = _values(page, findings)
    kind, channels = int(page.photometric), values.shape[2]
    if values.dtype.kind not in "uifb":
        raise UnreadableTiffError(Message("tiff.layout"))
    if kind == _CIE_LAB:
        values = _usual_lab(values, page.photometric.name)
    usual = _COLOR_CHANNELS[page.photometric]
    if channels < usual:
        raise UnreadableTiffError(Message("tiff.channels", count=channels))
    extra = _extra_kinds(page, usual)
    if kind == _BLACK_IS_ZERO and channels >= 3 and not any(extra[:2]):
        # So satellites' and cameras' bands are stored: the first three are taken for colours.
        usual, extra = 3, extra[2:]
        findings.tell(Message("tiff.bands", name=findings.name, channels=channels))
    places = [place for place, one in enumerate(extra) if one in (_PREMULTIPLIED, _PLAIN_ALPHA)]
    if left_out := len(extra) - min(len(places), 1):
        findings.tell(Message("tiff.left-out", name=findings.name, count=left_out))
    bits = page.bitspersample if isinstance(page.bitspersample, int) else max(page.bitspersample)
    if kind == _CIE_LAB:
        bits = 8 * values.itemsize
    samples = Samples(
        np.ascontiguousarray(values[..., :usual]),
        np.ascontiguousarray(values[..., usual + places[0]]) if places else None,
        bits=bits,
        least=_number(page, _LEAST),
        largest=_number(page, _LARGEST),
        no_data=_no_data(page),
        is_premultiplied=bool(places) and extra[places[0]] == _PREMULTIPLIED,
        is_white_zero=kind == _WHITE_IS_ZERO,
    )
    mode = {_SEPARATED: "CMYK", _CIE_LAB: "LAB"}.get(kind, "L" if usual == 1 else "RGB")
    profile = page.tags.valueof(_ICC_PROFILE)
    return DeepTiff(samples, mode, bytes(profile) if profile else None, _orientation(page))


def _usual_lab(values: Numbers, name: str) -> Numbers:
    """CIE L*a*b* as TIFF has it: lightness over all of 8 or 16 bits, the others signed, in one unsigned array.

    Libvips says of its 16 bits that all are signed, and writes floating point too: lightness to 100, the others as
    they are.

    Raises:
        UnreadableTiffError: It is of another type.
    """
    if values.dtype.kind in "ui" and values.itemsize <= 2:
        return np.ascontiguousarray(values.astype(values.dtype.newbyteorder("="))).view(f"u{values.itemsize}")
    if values.dtype.kind != "f" or values.shape[2] != _COLOR_CHANNELS[_CIE_LAB]:
        raise UnreadableTiffError(Message("tiff.colors", kind=name))
    known = np.nan_to_num(values.astype(np.float64), nan=0, posinf=0, neginf=0)
    lightness = np.rint(known[..., :1] * 655.35).clip(0, 65535).astype(np.uint16)
    tint = np.rint(known[..., 1:] * 256).clip(-32768, 32767).astype(np.int16)
    return np.concatenate([lightness, tint.view(np.uint16)], axis=2)


def _values(page: Any, findings: Findings) -> Numbers:
    """``(H, W, channels)``; of a truncated page, if that is allowed, zeros where nothing is."""
    try:
        if _names_too_little(page):
            raise EOFError
        values = page.asarray()
        if _lacks_jpeg_data(page, None):
            raise EOFError
    except Exception as error:
        if not findings.options.allow_truncated:
            if isinstance(error, EOFError) or _breaks_off(page):
                raise EOFError from None
            raise
        values = _what_is_there(page)
        findings.tell(Message("picture.part", name=findings.name))
    if page.samplesperpixel > 1 and page.planarconfig == _SEPARATE_PLANES:
        values = np.moveaxis(values, 0, -1)
    return np.atleast_3d(values)


def _names_too_little(page: Any) -> bool:
    """Whether there are more strips or tiles than the file names: those would silently become zeros."""
    return bool(page.compression != _OLD_JPEG and len(page.dataoffsets) < math.prod(page.chunked))


def _breaks_off(page: Any) -> bool:
    """Whether the file ends before its pixels do."""
    ends = (offset + length for offset, length in zip(page.dataoffsets, page.databytecounts, strict=True))
    return bool(max(ends, default=0) > page.parent.filehandle.size)


def _what_is_there(page: Any) -> Numbers:
    """The strips or tiles that can be decoded, in an array as `asarray` gives it."""
    if len(page.dataoffsets) * _LEAST_SHARE < math.prod(page.chunked):
        raise ValueError("next to nothing of the picture is there")
    whole = np.zeros(page.shaped, page.dtype)
    seen = False
    handle = page.parent.filehandle
    for place, (offset, length) in enumerate(zip(page.dataoffsets, page.databytecounts, strict=True)):
        handle.seek(offset)
        data = handle.read(length)
        try:
            # Without compression the rows before the end are all there.
            if page.compression == 1:
                data = data.ljust(length, b"\0")
            tables = {"jpegtables": page.jpegtables} if page.compression in _JPEGS else {}
            segment, index, shape = page.decode(data, place, **tables)
        except Exception:
            continue
        if segment is None:
            continue
        seen = seen or bool(data.strip(b"\0"))
        _, depth, row, column, _ = index
        part = segment[: shape[0], : shape[1], : shape[2], : shape[3]]
        plane = index[0]
        room = whole[plane, depth : depth + part.shape[0], row : row + part.shape[1], column : column + part.shape[2]]
        room[...] = part[: room.shape[0], : room.shape[1], : room.shape[2]]
    if not seen:
        raise ValueError("nothing of the picture is there")
    return whole.reshape(page.shape)


def _extra_kinds(page: Any, usual: int) -> Sequence[int]:
    """What each channel beyond the colours is: 1 premultiplied opacity, 2 opacity, 0 something else."""
    count = max(0, page.samplesperpixel - usual)
    stated = [int(kind) for kind in page.extrasamples]
    if not stated and count == 1:
        # Some writers forget to say so.
        return [_PLAIN_ALPHA]
    return (stated + [0] * count)[:count]


def _orientation(page: Any) -> int:
    value = page.tags.valueof(_ORIENTATION)
    return value if isinstance(value, int) else 1


def _number(page: Any, tag: int) -> float | None:
    """The value of a tag that has one for every channel, if it is the same for all."""
    value = page.tags.valueof(tag)
    numbers = value if isinstance(value, tuple) else (value,)
    return float(numbers[0]) if isinstance(numbers[0], int | float) and len(set(numbers)) == 1 else None


def _no_data(page: Any) -> float | None:
    """The number in the tag by which GDAL says what stands for no data; NaN is known for it anyway."""
    try:
        number = float(page.tags.valueof(_NO_DATA, ""))
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None
