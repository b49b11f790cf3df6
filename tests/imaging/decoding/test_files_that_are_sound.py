"""Files that are sound, though other programs or older versions of this one did not open them."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image

from sr_desktop.imaging.formats.catalogue import NAME_PATTERNS, READABLE_FORMATS, READABLE_SUFFIXES, is_picture_name
from sr_desktop.imaging.limits import MAX_TEXT_BYTES
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import PictureReadError, decode, read_picture, read_thumbnail, read_upright_size
from sr_desktop.imaging.values.origin import ReadOptions

Encoded = Callable[..., bytes]

RNG = np.random.default_rng(11)
ROWS, COLUMNS = np.mgrid[0:64, 0:80]
SMOOTH = np.stack([ROWS * 3 + 20, COLUMNS * 3, 255 - ROWS * 2], axis=-1).astype(np.uint8)
LENIENT = ReadOptions(allow_truncated=True)


def notices(picture: Picture) -> str:
    return " ".join(str(notice) for notice in picture.origin.notices)


# --- formats and their names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "suffix",
    [
        "jfif",
        "jpe",
        "jpg",
        "jpeg",
        "png",
        "apng",
        "pnm",
        "ppm",
        "bmp",
        "dib",
        "tga",
        "jp2",
        "j2k",
        "tif",
        "tiff",
        "gif",
        "webp",
    ],
)
def test_what_a_suffix_promises_is_opened(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"x.{suffix}"
    Image.fromarray(SMOOTH).save(path)
    assert is_picture_name(path.name)
    assert np.abs(read_picture(path).pixels.astype(int) - SMOOTH).max() <= (70 if suffix in ("gif", "webp") else 25)


@pytest.mark.parametrize("suffix", ["pbm", "pgm"])
def test_maps_of_bits_and_of_gray(tmp_path: Path, suffix: str) -> None:
    gray = Image.fromarray(SMOOTH[..., 0]).convert("1" if suffix == "pbm" else "L")
    gray.save(tmp_path / f"x.{suffix}")
    picture = read_picture(tmp_path / f"x.{suffix}")
    assert np.array_equal(picture.pixels[..., 0], np.array(gray.convert("L")))
    assert picture.is_gray


@pytest.mark.parametrize("suffix", ["heic", "jxl"])
def test_formats_of_the_extra(tmp_path: Path, suffix: str) -> None:
    if f".{suffix}" not in READABLE_SUFFIXES:
        pytest.skip("needs the extra 'formats'")
    Image.fromarray(SMOOTH).save(tmp_path / f"x.{suffix}", quality=95)
    assert np.abs(read_picture(tmp_path / f"x.{suffix}").pixels.astype(int) - SMOOTH).mean() < 4


def test_every_format_has_names_and_no_two_share_one() -> None:
    assert len(set(READABLE_SUFFIXES)) == len(READABLE_SUFFIXES)
    assert all(each.suffixes and each.title for each in READABLE_FORMATS)
    assert all(f"*{suffix} " in f"{NAME_PATTERNS} " for suffix in READABLE_SUFFIXES)
    assert {".jfif", ".jpe", ".mpo", ".pnm", ".pbm", ".apng", ".tga", ".dib", ".jp2"} <= set(READABLE_SUFFIXES)


@pytest.mark.parametrize("name", ["a.PNG", "a.b.jpe", "ä.TiF"])
def test_names_of_pictures(name: str) -> None:
    assert is_picture_name(name)


@pytest.mark.parametrize("name", [".png", ".hidden.png", "png", "a.txt", "a.png.txt", ""])
def test_other_names(name: str) -> None:
    assert not is_picture_name(name)


# --- several pictures in one file -----------------------------------------------------------------------------------


@pytest.mark.parametrize("file_format", ["PNG", "GIF", "WEBP", "TIFF", "AVIF", "MPO"])
def test_of_several_pictures_the_first_is_shown_and_it_is_said(encoded: Encoded, file_format: str) -> None:
    first, second = Image.fromarray(SMOOTH), Image.fromarray(255 - SMOOTH)
    picture = decode(encoded(first, file_format, save_all=True, append_images=[second]), "x")
    assert np.abs(picture.pixels.astype(int) - SMOOTH).mean() < 25
    told = "holds several pictures" in notices(picture)
    # An MPO's second picture may be a preview or a map of brightness, unless it says that it is a view.
    assert told == (file_format != "MPO")


def test_views_of_one_scene_in_an_mpo_are_several(encoded: Encoded) -> None:
    first, second = Image.fromarray(SMOOTH), Image.fromarray(255 - SMOOTH)
    data = bytearray(encoded(first, "MPO", save_all=True, append_images=[second]))
    index = data.find(b"MPF\0") + 4
    for start in _mpo_attributes(data):
        # Multi-frame image, disparity.
        data[start : start + 4] = struct.pack(">I" if data[index : index + 2] == b"MM" else "<I", 0x020002)
    assert "holds several pictures" in notices(decode(bytes(data), "x"))


def _mpo_attributes(data: bytearray) -> list[int]:
    """Where the attributes of the pictures stand in the index of an MPO."""
    start = data.find(b"MPF\0") + 4
    order = ">" if data[start : start + 2] == b"MM" else "<"
    at = start + struct.unpack(order + "I", data[start + 4 : start + 8])[0]
    for place in range(struct.unpack(order + "H", data[at : at + 2])[0]):
        tag, _, length, offset = struct.unpack(order + "HHII", data[at + 2 + 12 * place : at + 14 + 12 * place])
        if tag == 0xB002:
            return [start + offset + 16 * number for number in range(length // 16)]
    raise AssertionError("no index")


# --- PNG with large chunks ------------------------------------------------------------------------------------------


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@pytest.mark.parametrize("place", ["before", "after"])
@pytest.mark.parametrize("kind", [b"zTXt", b"iTXt", b"tEXt", b"iCCP"])
def test_png_with_megabytes_of_text_or_profile(encoded: Encoded, kind: bytes, place: str) -> None:
    text = b"a" * (3 << 20)
    content = {
        b"zTXt": b"k\0\0" + zlib.compress(text),
        b"iTXt": b"k\0\1\0\0\0" + zlib.compress(text),
        b"tEXt": b"k\0" + text,
        b"iCCP": b"k\0\0" + zlib.compress(text),
    }[kind]
    data = encoded(Image.fromarray(SMOOTH), "PNG")
    at = 33 if place == "before" or kind == b"iCCP" else data.index(b"IEND") - 4
    assert np.array_equal(decode(data[:at] + chunk(kind, content) + data[at:], "x").pixels, SMOOTH)


def test_a_bomb_in_a_text_is_not_unpacked(encoded: Encoded, monkeypatch: pytest.MonkeyPatch) -> None:
    data = encoded(Image.fromarray(SMOOTH), "PNG")
    bomb = chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(MAX_TEXT_BYTES + 1)))
    unpacked = []
    original = zlib.decompressobj

    class Watched:
        def __init__(self) -> None:
            self._own = original()

        def decompress(self, packed: bytes, most: int = 0) -> bytes:
            plain = self._own.decompress(packed, most)
            unpacked.append(len(plain))
            return plain

        @property
        def unconsumed_tail(self) -> bytes:
            return self._own.unconsumed_tail

    monkeypatch.setattr(zlib, "decompressobj", Watched)
    assert len(bomb) < 100_000
    with pytest.raises(PictureReadError, match="'x' is damaged"):
        decode(data[:33] + bomb + data[33:], "x")
    assert unpacked
    assert max(unpacked) <= MAX_TEXT_BYTES


# --- JPEG without its end -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"subsampling": 0}, {"restart_marker_blocks": 2}])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("cut", [1, 2])
def test_a_jpeg_that_lacks_only_its_end_marker(
    encoded: Encoded, mode: str, options: dict[str, object], cut: int
) -> None:
    data = encoded(Image.fromarray(SMOOTH).convert(mode), "JPEG", **options)
    picture, whole = decode(data[:-cut], "x"), decode(data, "x")
    assert np.array_equal(picture.pixels, whole.pixels)
    assert picture.origin.notices == whole.origin.notices


def test_a_preview_within_does_not_stand_for_the_picture(encoded: Encoded) -> None:
    small = encoded(Image.fromarray(SMOOTH[:16, :16]), "JPEG")
    exif = Image.Exif()
    exif[0x927C] = small
    data = encoded(Image.fromarray(SMOOTH), "JPEG", progressive=True, exif=exif)
    assert np.array_equal(decode(data[:-2], "x").pixels, decode(data, "x").pixels)
    scans = [at for at in range(len(data)) if data[at : at + 2] == b"\xff\xda"]
    with pytest.raises(PictureReadError, match="damaged"):
        decode(data[: scans[-1]], "x")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_that_breaks_off_is_damaged_and_offers_its_part(
    encoded: Encoded, progressive: bool, share: float
) -> None:
    noisy = SMOOTH ^ RNG.integers(0, 16, SMOOTH.shape, dtype=np.uint8)
    data = encoded(Image.fromarray(noisy), "JPEG", progressive=progressive)
    head = data.index(b"\xff\xda")
    cut = data[: head + int((len(data) - head) * share)]
    with pytest.raises(PictureReadError, match="'x' is damaged or incomplete") as caught:
        decode(cut, "x")
    assert caught.value.has_part
    picture = decode(cut, "x", LENIENT)
    assert picture.size == (80, 64)
    assert "breaks off" in notices(picture)
    whole = decode(data, "x").pixels.astype(int)
    # From the top on if it is not progressive, else all of it more coarsely.
    rows = slice(0, 8) if not progressive else slice(None)
    assert np.abs(picture.pixels.astype(int) - whole)[rows].mean() < 60


# --- other files that break off -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file_format", "options"),
    [("PNG", {}), ("BMP", {}), ("DIB", {}), ("PPM", {}), ("TGA", {}), ("TGA", {"compression": "tga_rle"}), ("GIF", {}),
     ("TIFF", {})],
)  # fmt: skip
def test_what_is_there_of_a_file_is_opened_if_allowed(
    encoded: Encoded, file_format: str, options: dict[str, object], tmp_path: Path
) -> None:
    noisy = SMOOTH ^ RNG.integers(0, 16, SMOOTH.shape, dtype=np.uint8)
    data = encoded(Image.fromarray(noisy), file_format, **options)
    cut = data[: len(data) * 3 // 4]
    with pytest.raises(PictureReadError, match="'x' is damaged or incomplete") as caught:
        decode(cut, "x")
    assert caught.value.has_part
    picture = decode(cut, "x", LENIENT)
    assert "breaks off" in notices(picture)
    same = (np.abs(picture.pixels.astype(int) - decode(data, "x").pixels).max(axis=(1, 2)) == 0).sum()
    assert 40 <= same < 64
    path = tmp_path / f"x.{file_format.lower()}"
    path.write_bytes(cut)
    with pytest.raises(PictureReadError):
        read_thumbnail(path, 40)
    assert read_thumbnail(path, 40, LENIENT).shape[1] == 40


@pytest.mark.parametrize("compression", [None, "zlib"])
@pytest.mark.parametrize("kind", ["uint16", "float32"])
def test_what_is_there_of_a_deep_tiff_is_opened_if_allowed(kind: str, compression: str | None) -> None:
    values = (SMOOTH / 255 * (65535 if kind == "uint16" else 1)).astype(kind)
    stream = io.BytesIO()
    tifffile.imwrite(stream, values, photometric="rgb", compression=compression, rowsperstrip=8)
    data = stream.getvalue()
    cut = data[: len(data) * 3 // 4]
    with pytest.raises(PictureReadError) as caught:
        decode(cut, "x")
    assert caught.value.has_part
    picture = decode(cut, "x", LENIENT)
    assert "breaks off" in notices(picture)
    assert np.array_equal(picture.pixels[:40], decode(data, "x").pixels[:40])
    assert not picture.pixels[-8:].any()


@pytest.mark.parametrize("file_format", ["WEBP", "AVIF", "JPEG2000"])
def test_where_nothing_can_be_shown_nothing_is_offered(encoded: Encoded, file_format: str) -> None:
    data = encoded(Image.fromarray(SMOOTH), file_format)
    with pytest.raises(PictureReadError, match="'x' is damaged or incomplete") as caught:
        decode(data[: len(data) // 2], "x")
    assert not caught.value.has_part
    with pytest.raises(PictureReadError, match="'x' is damaged or incomplete"):
        decode(data[: len(data) // 2], "x", LENIENT)


# --- depth, parts and turns -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("bits", [10, 12, 16])
@pytest.mark.parametrize("channels", [1, 3])
def test_jpeg_2000_of_more_than_8_bits_is_rounded(bits: int, channels: int) -> None:
    values = RNG.integers(0, 2**bits, (32, 40, 3), dtype=np.uint16)[..., :channels].squeeze()
    data = imagecodecs.jpeg2k_encode(values, level=0, codecformat="jp2", reversible=True, bitspersample=bits)
    expected = np.rint(values.reshape(32, 40, -1) / (2**bits - 1) * 255)
    assert np.abs(decode(data, "x").pixels - expected).max() <= (1 if channels == 1 else 0)


def test_the_clean_aperture_of_an_avif_is_the_picture(encoded: Encoded, tmp_path: Path) -> None:
    data = encoded(Image.fromarray(SMOOTH), "AVIF", quality=100, subsampling="4:4:4")
    whole = decode(data, "x").pixels
    # 40 x 20, whose middle lies 4 to the right of the picture's and 3 below it.
    clap = struct.pack(">4s8I", b"clap", 40, 1, 20, 1, 4, 1, 3, 1)
    picture = decode(with_property(data, clap), "x")
    assert np.array_equal(picture.pixels, whole[25:45, 24:64])
    (tmp_path / "x").write_bytes(with_property(data, clap))
    assert read_upright_size(tmp_path / "x") == (40, 20)


@pytest.mark.parametrize("deep", [False, True])
def test_the_clean_aperture_of_a_heic_is_cut_out_once(deep: bool) -> None:
    pillow_heif = pytest.importorskip("pillow_heif")
    values = SMOOTH[:51, :71]
    stream = io.BytesIO()
    kind, data = ("RGB;16", (values.astype(np.uint16) * 257).tobytes()) if deep else ("RGB", values.tobytes())
    # Of an odd size, which is coded as an even one with an aperture.
    pillow_heif.from_bytes(kind, (71, 51), data).save(stream, quality=-1, chroma=444)
    file = bytearray(stream.getvalue())
    place, size = file.index(b"clap") + 4, file.index(b"ispe") + 8
    width, height = struct.unpack(">2I", file[size : size + 8])
    # 30 x 20 from column 25 and row 15 on.
    file[place : place + 32] = struct.pack(">8i", 30, 1, 20, 1, 2 * 25 + 30 - width, 2, 2 * 15 + 20 - height, 2)
    picture = decode(bytes(file), "x")
    assert picture.size == (30, 20)
    assert np.abs(picture.pixels.astype(int) - values[15:35, 25:55]).max() <= 4


def test_an_aperture_outside_the_picture_is_ignored(encoded: Encoded) -> None:
    data = encoded(Image.fromarray(SMOOTH), "AVIF", quality=100)
    clap = struct.pack(">4s8I", b"clap", 400, 1, 20, 1, 4, 1, 3, 1)
    assert decode(with_property(data, clap), "x").size == (80, 64)


def test_an_aperture_of_next_to_nothing_is_too_small(encoded: Encoded) -> None:
    data = encoded(Image.fromarray(SMOOTH), "AVIF", quality=100)
    clap = struct.pack(">4s8I", b"clap", 2, 1, 2, 1, 0, 1, 0, 1)
    with pytest.raises(PictureReadError, match="only 2 x 2 pixels"):
        decode(with_property(data, clap), "x")


def with_property(data: bytes, content: bytes) -> bytes:
    """An AVIF whose first item has one more property."""
    added = struct.pack(">I", len(content) + 4) + content
    out = bytearray(data)

    def grow(kind: bytes, by: int) -> int:
        at = out.index(kind) - 4
        out[at : at + 4] = (int.from_bytes(out[at : at + 4], "big") + by).to_bytes(4, "big")
        return at

    ipco = grow(b"ipco", len(added))
    end = ipco + int.from_bytes(out[ipco : ipco + 4], "big") - len(added)
    count = 0
    at = ipco + 8
    while at < end:
        at += int.from_bytes(out[at : at + 4], "big")
        count += 1
    out[end:end] = added
    ipma = grow(b"ipma", 1)
    number = ipma + 12 + 4 + 2
    out[number] += 1
    out[number + out[number] : number + out[number]] = bytes([0x80 | (count + 1)])
    grow(b"iprp", len(added) + 1)
    grow(b"meta", len(added) + 1)
    # The data has moved: its place stands in iloc, after the item's number.
    iloc = bytes(out).index(b"iloc") - 4
    mdat = bytes(data).index(b"mdat") + 4
    spot = bytes(out).index(mdat.to_bytes(4, "big"), iloc)
    out[spot : spot + 4] = (mdat + len(added) + 1).to_bytes(4, "big")
    return bytes(out)


def test_open_exr_is_linear_light(tmp_path: Path) -> None:
    exr = pytest.importorskip("OpenEXR")
    light = np.linspace(0, 1, 12 * 16 * 3).reshape(12, 16, 3).astype(np.float32)
    path = tmp_path / "x.exr"
    exr.File({"type": exr.scanlineimage}, {"RGB": light}).write(str(path))
    expected = np.where(light <= 0.0031308, 12.92 * light, 1.055 * np.maximum(light, 1e-9) ** (1 / 2.4) - 0.055) * 255
    picture = read_picture(path)
    assert np.abs(picture.pixels - expected).max() <= 1
    assert "linear light" in notices(picture)


def test_open_exr_with_opacity_windows_layers_and_gray(tmp_path: Path) -> None:
    exr = pytest.importorskip("OpenEXR")
    alpha = np.full((8, 8), 0.25, np.float16)
    color = np.full((8, 8), 0.25, np.float16)
    header = {
        "type": exr.scanlineimage,
        "dataWindow": (np.array([2, 4], np.int32), np.array([9, 11], np.int32)),
        "displayWindow": (np.array([0, 0], np.int32), np.array([19, 15], np.int32)),
    }
    exr.File(header, {"R": color, "G": color, "B": color * 0, "A": alpha, "Z": color}).write(str(tmp_path / "a.exr"))
    picture = read_picture(tmp_path / "a.exr")
    assert picture.size == (20, 16)
    assert picture.alpha is not None
    assert [picture.alpha[0, 0], picture.alpha[4, 2]] == [0, 64]
    assert picture.pixels[4, 2].tolist() == [255, 255, 0]
    assert "left out" in notices(picture)
    exr.File({"type": exr.scanlineimage}, {"Y": color}).write(str(tmp_path / "y.exr"))
    assert read_picture(tmp_path / "y.exr").is_gray
    exr.File({"type": exr.scanlineimage}, {"d.R": color, "d.G": color, "d.B": color}).write(str(tmp_path / "l.exr"))
    assert read_picture(tmp_path / "l.exr").pixels[0, 0].tolist() == [137, 137, 137]
    exr.File({"type": exr.scanlineimage}, {"Z": color}).write(str(tmp_path / "z.exr"))
    with pytest.raises(PictureReadError, match="no channels R, G and B, nor Y, but Z"):
        read_picture(tmp_path / "z.exr")
