"""EXIF that a picture made of another carries on: what describes the photograph, and no longer what the file was."""

from __future__ import annotations

import io
from pathlib import Path
from typing import IO

from PIL import ExifTags as Names
from PIL import Image

from sr_desktop.imaging.files.ordinary_files import open_file
from sr_desktop.imaging.formats.catalogue import PILLOW_NAMES
from sr_desktop.imaging.metadata.tiff_tags import (
    EXIF_DIRECTORY,
    GPS_DIRECTORY,
    ExifTags,
    NoTagsError,
    TagReader,
    Tags,
    Value,
)

_BASE = Names.Base

_OF_THE_PHOTOGRAPH = frozenset(
    {
        _BASE.DocumentName, _BASE.ImageDescription, _BASE.Make, _BASE.Model, _BASE.XResolution, _BASE.YResolution,
        _BASE.ResolutionUnit, _BASE.Software, _BASE.DateTime, _BASE.Artist, _BASE.HostComputer, _BASE.Rating,
        _BASE.RatingPercent, _BASE.Copyright, _BASE.XPTitle, _BASE.XPComment, _BASE.XPAuthor, _BASE.XPKeywords,
        _BASE.XPSubject,
    }
)  # fmt: skip
"""Tags of the main directory that are kept. The others say how the file is built, how it was turned, or hold other
blocks, such as XMP, IPTC and Photoshop's, in which the place may stand too."""

_SUBJECT_AREA = 0x9214

_OF_THE_FILE = frozenset(
    {
        _BASE.ExifInteroperabilityOffset, _BASE.MakerNote, _SUBJECT_AREA, _BASE.SubjectLocation,
        _BASE.FocalPlaneXResolution, _BASE.FocalPlaneYResolution, _BASE.FocalPlaneResolutionUnit,
        _BASE.OECF, _BASE.SpatialFrequencyResponse, _BASE.CFAPattern, _BASE.DeviceSettingDescription,
    }
)  # fmt: skip
"""Tags of the photograph's directory that are not kept. The maker's note names places in the old file, and often the
place of the photograph too; the others are in pixels of the old picture, or tables in the byte order of its file."""

_LARGEST = 65_000
"""Bytes of EXIF that every format holds; JPEG is the strictest."""

_PREFIX = b"Exif\0\0"
_SRGB, _UNCALIBRATED = 1, 65_535


def carried_exif(
    path: Path, size: tuple[int, int], made_by: str, *, keep_position: bool = False, in_srgb: bool = True
) -> ExifTags | None:
    """The EXIF of a file as a picture made of it is to have it, upright and of another size.

    The thumbnail, the maker's note and the turning are left out; of what does not fit into a JPEG, the largest parts.

    Args:
        path: The file.
        size: ``(width, height)`` of the new picture.
        made_by: What made the new picture, for the tag that names it.
        keep_position: Whether it may say where the photograph was taken.
        in_srgb: Whether the new picture is in sRGB.

    Returns:
        None where the file has none, or none that can be read.
    """
    found = _read(path)
    if found is None:
        return None
    main = {tag: value for tag, value in found.main.items() if tag in _OF_THE_PHOTOGRAPH}
    photograph = {tag: value for tag, value in found.photograph.items() if tag not in _OF_THE_FILE}
    position = dict(found.position) if keep_position else {}
    if not (main or photograph or position):
        return None
    main[_BASE.ProcessingSoftware] = Value.text(made_by)
    if _BASE.ExifImageWidth in photograph or _BASE.ExifImageHeight in photograph:
        photograph[_BASE.ExifImageWidth], photograph[_BASE.ExifImageHeight] = map(Value.number, size)
    if _BASE.ColorSpace in photograph:
        photograph[_BASE.ColorSpace] = Value.number(_SRGB if in_srgb else _UNCALIBRATED)
    return _fitting(main, photograph, position)


def _read(path: Path) -> ExifTags | None:
    try:
        with open_file(path) as stream:
            if stream.read(4) in (b"II*\0", b"MM\0*"):
                stream.seek(0)
                return _tags(stream)
            stream.seek(0)
            with Image.open(stream, formats=PILLOW_NAMES) as image:
                exif = image.info.get("exif") or image.getexif().tobytes()
                return _tags(io.BytesIO(exif.removeprefix(_PREFIX)))
    # Decoders meet broken files with errors of every kind; the picture itself was read, and is what counts.
    except Exception:
        return None


def _tags(stream: IO[bytes]) -> ExifTags:
    reader = TagReader(stream)
    main = reader.main()
    return ExifTags(main, *(_other(reader, main.pop(tag, None)) for tag in (EXIF_DIRECTORY, GPS_DIRECTORY)))


def _other(reader: TagReader, place: Value | None) -> Tags:
    """The tags of another directory; none where it is damaged, which harms no other."""
    try:
        return {} if place is None else reader.directory(place.as_number)
    except NoTagsError:
        return {}


def _fitting(main: dict[int, Value], photograph: dict[int, Value], position: dict[int, Value]) -> ExifTags:
    """As much of it as a JPEG holds, the largest values left out."""
    kept = ExifTags(main, photograph, position)
    while len(kept.as_bytes()) > _LARGEST:
        tags = max((main, photograph, position), key=_largest)
        del tags[max(tags, key=lambda tag: len(tags[tag].data))]
    return kept


def _largest(tags: Tags) -> int:
    return max((len(value.data) for value in tags.values()), default=0)
