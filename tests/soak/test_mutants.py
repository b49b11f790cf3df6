"""Damaged files of every format that is read: a picture or a sentence, in bounded time and memory, and nothing else."""

from __future__ import annotations

import io
import json
import random
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from sr_desktop.imaging.formats.catalogue import READABLE_FORMATS
from sr_desktop.imaging.reading import PictureReadError, decode
from sr_desktop.imaging.values.origin import ReadOptions

ROWS, COLUMNS = np.mgrid[0:24, 0:32]
SMOOTH = np.stack([ROWS * 9, COLUMNS * 7, 255 - ROWS * 5, 255 - COLUMNS * 3], axis=-1).astype(np.uint8)
OPTIONS: dict[str, tuple[dict[str, Any], ...]] = {
    "JPEG": ({}, {"progressive": True}),
    "TIFF": ({}, {"compression": "tiff_lzw"}, {"compression": "tiff_adobe_deflate"}, {"compression": "jpeg"}),
    "WEBP": ({}, {"lossless": True}),
    "TGA": ({}, {"compression": "tga_rle"}),
}
"""Ways of writing a format whose decoders differ."""
WITH_OPACITY = ("PNG", "WEBP", "TIFF", "AVIF", "TGA", "GIF", "JXL", "HEIF")

READING = """
import io, json, random, resource, signal
from pathlib import Path
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.imaging.reading import PictureReadError, decode
MOST = 3 * 2**30
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
def run(argument):
    where, seed, count, seconds = argument
    resource.setrlimit(resource.RLIMIT_AS, (MOST, MOST))
    data, rng = Path(where).read_bytes(), random.Random(seed)
    for number in range(count):
        signal.alarm(seconds)
        broken = mutant(data, rng)
        Path(where + ".broken").write_bytes(broken)
        for lenient in (False, True):
            try:
                decode(broken, "x", ReadOptions(allow_truncated=lenient))
            except PictureReadError as error:
                assert str(error).endswith("."), str(error)
    return 0

def mutant(data, rng):
    broken = bytearray(data)
    # Half of the changes fall where headers are.
    reach = len(data) if rng.random() < 0.5 else min(len(data), 200)
    match rng.randrange(5):
        case 0:
            for _ in range(rng.randint(1, 8)):
                broken[rng.randrange(reach)] ^= 1 << rng.randrange(8)
        case 1:
            for _ in range(rng.randint(1, 4)):
                broken[rng.randrange(reach)] = rng.choice([0, 1, 127, 128, 254, 255])
        case 2:
            del broken[rng.randrange(1, len(data)):]
        case 3:
            at = rng.randrange(reach)
            del broken[at : at + rng.randint(1, 40)]
        case 4:
            at, other = rng.randrange(reach), rng.randrange(len(data))
            broken[at:at] = data[other : other + rng.randint(1, 200)]
    return bytes(broken)
"""
SECONDS = 120
"""A mutant that takes longer counts as endless; most take milliseconds."""


def sound_files(folder: Path) -> list[Path]:
    """A small file in every format that is read, and in every way that matters of those that have several."""
    files = []
    for readable in READABLE_FORMATS:
        for number, options in enumerate(OPTIONS.get(readable.name, ({},))):
            path = folder / f"{readable.name}-{number}{readable.suffixes[0]}"
            if readable.name == "EXR":
                exr = pytest.importorskip("OpenEXR")
                light = SMOOTH[..., :3].astype(np.float32) / 255
                exr.File({"type": exr.scanlineimage}, {"RGB": light}).write(str(path))
            else:
                has_opacity = readable.name in WITH_OPACITY and options.get("compression") != "jpeg"
                pixels = SMOOTH if has_opacity else SMOOTH[..., :3]
                Image.fromarray(pixels).save(path, readable.name, **options)
            files.append(path)
    import tifffile

    for name, kind in (("16", np.uint16), ("float", np.float32)):
        path = folder / f"TIFF-{name}.tif"
        tifffile.imwrite(path, SMOOTH[..., :3].astype(kind), photometric="rgb", compression="zlib")
        files.append(path)
    return files


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no forks")
@pytest.mark.parametrize("count", [6, pytest.param(500, marks=pytest.mark.soak)])
def test_mutants(count: int, tmp_path: Path, forks: Callable[[str], Any], rng: random.Random) -> None:
    """Twice ``count`` readings of each of the files, some twenty: bit flips, cuts, gaps and repeats."""
    server, files = forks(READING), sound_files(tmp_path)
    assert {path.name.split("-")[0] for path in files} == {each.name for each in READABLE_FORMATS}
    for path in files:
        decode(path.read_bytes(), "x")
        seed = rng.random()
        ended = server.run([str(path), seed, count, SECONDS])
        assert ended.code == 0, f"{path.name}, seed {seed}: {ended.code} {ended.told}; see {path}.broken"
    print(json.dumps({"mutants": count * len(files), "files": [path.name for path in files]}))


def check(data: bytes) -> None:
    with suppress(PictureReadError):
        picture = decode(data, "x", ReadOptions(allow_truncated=True))
        assert picture.pixels.dtype == np.uint8
        assert picture.pixels.shape[2] == 3


def encoded(name: str) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(SMOOTH[..., :3]).save(stream, name)
    return stream.getvalue()


ENCODED = {name: encoded(name) for name in ("PNG", "TIFF", "WEBP", "BMP", "JPEG", "JPEG2000", "GIF", "PPM", "TGA")}
CHANGES = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=6)


def change(name: str, changes: list[tuple[float, int]]) -> None:
    broken = bytearray(ENCODED[name])
    for place, value in changes:
        broken[int(place * len(broken))] = value
    check(bytes(broken))


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(ENCODED)), CHANGES)
@example("TIFF", [(0.0, 0)])
@pytest.mark.filterwarnings("ignore")
def test_changed_bytes(name: str, changes: list[tuple[float, int]]) -> None:
    change(name, changes)


@pytest.mark.soak
@settings(max_examples=3000, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(ENCODED)), CHANGES)
@pytest.mark.filterwarnings("ignore")
def test_changed_bytes_at_length(name: str, changes: list[tuple[float, int]]) -> None:
    change(name, changes)


@pytest.mark.parametrize("count", [25, pytest.param(1000, marks=pytest.mark.soak)])
def test_profiles(count: int, rng: random.Random) -> None:
    """A colour profile that is broken is applied or left out; the picture is opened, the same size."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for _ in range(count):
        broken = bytearray(profile)
        for _ in range(rng.randint(1, 6)):
            broken[rng.randrange(len(broken))] = rng.randrange(256)
        if rng.random() < 0.2:
            del broken[rng.randrange(len(broken)) :]
        stream = io.BytesIO()
        Image.fromarray(SMOOTH[..., :3]).save(stream, "TIFF", icc_profile=bytes(broken))
        assert decode(stream.getvalue(), "x").size == (32, 24)


MODES = ("1", "L", "P", "LA", "PA", "RGB", "RGBA", "RGBX", "CMYK", "YCbCr", "LAB", "HSV", "I", "F", "I;16", "I;16B",
         "I;16L", "La", "RGBa")  # fmt: skip
SAME = ("1", "L", "P", "LA", "RGB", "RGBA")
"""Of these an 8-bit file without loss holds the very colours."""
LOSSLESS = ("PNG", "TIFF", "BMP", "PPM", "TGA", "DIB", "JPEG2000")
OTHERS = tuple(each.name for each in READABLE_FORMATS if each.name in Image.SAVE and each.name not in LOSSLESS)


@pytest.mark.parametrize("names", [LOSSLESS, pytest.param(OTHERS, marks=pytest.mark.soak)], ids=["lossless", "others"])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_every_mode_that_a_format_holds(names: tuple[str, ...]) -> None:
    """All that Pillow can write is read: of the right size, and of the very colours where nothing is lost."""
    read = 0
    source = Image.fromarray(SMOOTH[..., :3])
    for mode in MODES:
        try:
            image = source.convert(mode) if ";" not in mode and mode not in ("La", "PA") else Image.new(mode, (32, 24))
        except ValueError:
            image = Image.new(mode, (32, 24))
        for name in names:
            stream = io.BytesIO()
            try:
                image.save(stream, name)
            except (OSError, ValueError, KeyError, TypeError, NotImplementedError):
                continue
            picture = decode(stream.getvalue(), "x")
            read += 1
            assert picture.size == (32, 24), (mode, name)
            if mode in SAME and name in LOSSLESS:
                assert np.array_equal(picture.pixels, np.asarray(image.convert("RGB"))), (mode, name)
    assert read > 25


@pytest.mark.parametrize("size", [(1, 1), (3, 3), (1, 4000), (4, 4), (5, 4), (4, 32_768), (32_768, 4), (40_000, 5)])
@pytest.mark.parametrize("name", ["PNG", "TIFF", "BMP"])
def test_sizes(size: tuple[int, int], name: str) -> None:
    stream = io.BytesIO()
    Image.new("RGB", size, "teal").save(stream, name)
    if min(size) < 4:
        with pytest.raises(PictureReadError, match=rf"only {size[0]} x {size[1]} pixels"):
            decode(stream.getvalue(), "x")
    else:
        assert decode(stream.getvalue(), "x").size == size
