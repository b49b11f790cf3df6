"""What of a photograph's EXIF an enlarged picture carries, in every format that is written."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import ExifTags, Image

from sr_desktop.imaging import writing
from sr_desktop.imaging.metadata.embedded import Embedded
from sr_desktop.imaging.metadata.exif import carried_exif
from sr_desktop.imaging.writing import FORMATS, FileFormat, format_of, write_picture

BASE, GPS = ExifTags.Base, ExifTags.GPS


def photograph(path: Path, **more: Any) -> Path:
    """A photograph that lies on its side, with a position, a maker's note and a thumbnail's directory."""
    exif = Image.Exif()
    exif[BASE.Make], exif[BASE.Model], exif[BASE.Copyright] = "Maker", "One", "Somebody"
    exif[BASE.Orientation] = 6
    exif[BASE.ImageWidth] = 40
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    inner[BASE.DateTimeOriginal], inner[BASE.ISOSpeedRatings] = "2026:01:02 03:04:05", 200
    inner[BASE.ExifImageWidth], inner[BASE.ExifImageHeight] = 40, 30
    inner[BASE.ColorSpace] = 0xFFFF
    inner[BASE.MakerNote] = b"\0" * 50
    inner.update(more.get("inner", {}))
    exif.get_ifd(ExifTags.IFD.GPSInfo)[GPS.GPSLatitude] = (46.0, 30.0, 15.5)
    Image.new("RGB", (40, 30), "teal").save(path, exif=exif.tobytes())
    return path


def tags_of(path: Path) -> tuple[dict[int, Any], dict[int, Any], dict[int, Any]]:
    with Image.open(path) as image:
        exif = image.getexif()
        return dict(exif), dict(exif.get_ifd(ExifTags.IFD.Exif)), dict(exif.get_ifd(ExifTags.IFD.GPSInfo))


@pytest.mark.parametrize("file_format", FORMATS, ids=lambda one: one.name)
@pytest.mark.parametrize("source", ["a.jpg", "a.tif", "a.png"])
def test_every_format_carries_what_describes_the_photograph(
    tmp_path: Path, file_format: FileFormat, source: str
) -> None:
    path = photograph(tmp_path / source)
    exif = carried_exif(path, (120, 160), "SR Desktop: bicubic, x4")
    out = tmp_path / f"out{file_format.suffix}"
    write_picture(out, np.zeros((160, 120, 3), np.uint8), embedded=Embedded(exif=exif))
    base, inner, position = tags_of(out)
    assert (base[BASE.Make], base[BASE.Model], base[BASE.Copyright]) == ("Maker", "One", "Somebody")
    assert base[BASE.ProcessingSoftware] == "SR Desktop: bicubic, x4"
    assert inner[BASE.DateTimeOriginal] == "2026:01:02 03:04:05"
    assert (inner[BASE.ExifImageWidth], inner[BASE.ExifImageHeight]) == (120, 160)
    assert inner[BASE.ColorSpace] == 1
    assert BASE.MakerNote not in inner
    assert base.get(BASE.Orientation, 1) == 1
    assert position == {}


@pytest.mark.parametrize("file_format", [FORMATS[0], format_of("a.tif")], ids=lambda one: one.name)
def test_large_files_that_are_written_by_strips_carry_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file_format: FileFormat
) -> None:
    monkeypatch.setattr(writing, "_IN_MEMORY", 0)
    out = tmp_path / f"out{file_format.suffix}"
    pixels = np.random.default_rng(2).integers(0, 256, (16, 12, 3), np.uint8)
    carried = carried_exif(photograph(tmp_path / "a.jpg"), (12, 16), "x", keep_position=True)
    write_picture(out, pixels, embedded=Embedded(b"a profile", carried))
    base, inner, position = tags_of(out)
    assert base[BASE.Make] == "Maker"
    assert inner[BASE.ISOSpeedRatings] == 200
    assert position[GPS.GPSLatitude] == (46.0, 30.0, 15.5)
    with Image.open(out) as image:
        assert image.info["icc_profile"] == b"a profile"
        assert np.array_equal(np.asarray(image), pixels)


def test_the_position_is_carried_if_that_is_asked_for(tmp_path: Path) -> None:
    path = photograph(tmp_path / "a.jpg")
    exif = Image.Exif()
    carried = carried_exif(path, (8, 8), "x", keep_position=True, in_srgb=False)
    assert carried is not None
    exif.load(carried.as_bytes())
    assert exif.get_ifd(ExifTags.IFD.GPSInfo)[GPS.GPSLatitude] == (46.0, 30.0, 15.5)
    assert exif.get_ifd(ExifTags.IFD.Exif)[BASE.ColorSpace] == 0xFFFF


def test_what_does_not_fit_into_a_jpeg_is_left_out_largest_first(tmp_path: Path) -> None:
    path = photograph(tmp_path / "a.png", inner={BASE.UserComment: b"\0" * 100_000, BASE.ImageUniqueID: "x" * 30_000})
    exif = carried_exif(path, (8, 8), "x")
    assert exif is not None
    Image.new("RGB", (8, 8)).save(io.BytesIO(), "JPEG", exif=exif.as_bytes())
    loaded = Image.Exif()
    loaded.load(exif.as_bytes())
    inner = loaded.get_ifd(ExifTags.IFD.Exif)
    assert BASE.UserComment not in inner
    assert len(inner[BASE.ImageUniqueID]) == 30_000


def test_a_picture_without_exif_gets_none(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (8, 8)).save(path)
    assert carried_exif(path, (8, 8), "x") is None


@pytest.mark.parametrize("order", ["II", "MM"])
def test_letters_beyond_ascii_and_numbers_in_either_order_stay(tmp_path: Path, order: str) -> None:
    """The bytes of a value, and no other text, come back; Pillow's own writer would make question marks of them."""
    name, form = "© Jürgen 東", {"II": "little", "MM": "big"}[order]
    text, number = name.encode() + b"\0", lambda value, size: int(value).to_bytes(size, form)
    fields = [(BASE.Copyright, 2, len(text), 38 + 4), (BASE.XResolution, 5, 1, 38 + 4 + len(text))]
    data = order.encode() + number(42, 2) + number(8, 4) + number(3, 2)
    data += number(BASE.Rating, 2) + number(3, 2) + number(1, 4) + number(5, 2) + bytes(2)
    for tag, kind, count, place in sorted(fields, reverse=True):
        data += number(tag, 2) + number(kind, 2) + number(count, 4) + number(place + 8, 4)
    data += bytes(4)
    data += bytes(50 - len(data)) + text + number(300, 4) + number(7, 4)
    path, out = tmp_path / "a.png", tmp_path / "b.tif"
    Image.new("RGB", (8, 8)).save(path, exif=data)
    write_picture(out, np.zeros((8, 8, 3), np.uint8), embedded=Embedded(exif=carried_exif(path, (8, 8), "x")))
    base, _, _ = tags_of(out)
    assert base[BASE.Copyright].encode("latin-1") == name.encode()
    assert base[BASE.Rating] == 5
    assert base[BASE.XResolution] == 300 / 7
    assert text in out.read_bytes()


@pytest.mark.parametrize("place", range(20, 200, 23))
def test_damaged_exif_is_no_reason_to_fail(tmp_path: Path, place: int) -> None:
    path = photograph(tmp_path / "a.jpg")
    data = bytearray(path.read_bytes())
    data[place : place + 4] = b"\xff\xfe\xff\x7f"
    path.write_bytes(data)
    found = carried_exif(path, (8, 8), "x")
    assert found is None or len(found.as_bytes()) < 65_000


def test_what_is_in_pixels_of_the_old_picture_is_left_out(tmp_path: Path) -> None:
    inner = {
        0x9214: (40, 24, 10, 8), BASE.SubjectLocation: (20, 10), BASE.FocalPlaneXResolution: 3000.0,
        BASE.CFAPattern: bytes([0, 2, 0, 2, 0, 1, 1, 2]),
    }  # fmt: skip
    carried = carried_exif(photograph(tmp_path / "a.jpg", inner=inner), (120, 160), "x")
    assert carried is not None
    assert not set(inner) & set(carried.photograph)
    assert BASE.ISOSpeedRatings in carried.photograph


@pytest.mark.parametrize(
    ("comment", "order", "written"),
    [
        ("Straße am Meer", "MM", "utf-16-be"), ("Straße am Meer", "II", "utf-16-le"),
        ("東京の夜", "MM", "utf-16-be"), ("東京の夜", "II", "utf-16-le"),
        # Some writers know one byte order only.
        ("Straße am Meer", "MM", "utf-16-le"),
    ],
)  # fmt: skip
def test_a_comment_in_utf_16_has_the_byte_order_of_the_new_file(
    tmp_path: Path, comment: str, order: str, written: str
) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (8, 8)).save(path, exif=with_comment(b"UNICODE\0" + comment.encode(written), order))
    carried = carried_exif(path, (8, 8), "x")
    assert carried is not None
    assert carried.photograph[BASE.UserComment].data == b"UNICODE\0" + comment.encode("utf-16-le")


def test_a_comment_in_ascii_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (8, 8)).save(path, exif=with_comment(b"ASCII\0\0\0by the sea", "MM"))
    carried = carried_exif(path, (8, 8), "x")
    assert carried is not None
    assert carried.photograph[BASE.UserComment].data == b"ASCII\0\0\0by the sea"


def with_comment(comment: bytes, order: str) -> bytes:
    """EXIF of nothing but a comment."""
    mark = {"II": "<", "MM": ">"}[order]
    main = struct.pack(f"{mark}HHHIII", 1, ExifTags.IFD.Exif, 4, 1, 26, 0)
    inner = struct.pack(f"{mark}HHHIII", 1, BASE.UserComment, 7, len(comment), 44, 0)
    return order.encode() + struct.pack(f"{mark}HI", 42, 8) + main + inner + comment
