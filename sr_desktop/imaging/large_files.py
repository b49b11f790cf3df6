"""PNG and TIFF of large pictures: encoded strip by strip, on all cores, and never as a whole in memory.

Pillow can only write a picture that it holds whole, four bytes a pixel, beside all of the file. Here it filters the
strips of a PNG, zlib compresses them, and what comes out is one stream; tifffile joins the strips of a TIFF.
"""

from __future__ import annotations

import io
import os
import struct
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, TypeVar

import numpy as np
from PIL import Image

from sr_desktop.imaging.metadata.density import METERS_AN_INCH
from sr_desktop.imaging.metadata.embedded import NOTHING, Embedded
from sr_desktop.imaging.metadata.tiff_tags import NoTagsError

Strip = Callable[[int, int], Image.Image]
"""Gives the rows from one to before another, in mode L, LA, RGB or RGBA, always the same."""

STRIP_PIXELS = 1 << 18
"""Of a strip at most, but at least one row."""

_COLOR_TYPES = {"L": 0, "RGB": 2, "LA": 4, "RGBA": 6}
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHUNK_HEADER = struct.Struct(">I4s")
_ZLIB_HEADER = b"\x78\x9c"

StripWriter = Callable[[Path, tuple[int, int], Strip, Embedded], None]
"""Writes a file of that path, which is there, from the picture's size, its strips, and what is embedded."""

_LEVEL = 4
"""Of zlib for PNG: half the time of its usual one for 3 % more bytes."""

_TIFF_LEVEL = 6

Made = TypeVar("Made")


def write_png(path: Path, size: tuple[int, int], strip: Strip, embedded: Embedded = NOTHING) -> None:
    """Write a PNG of 8 bits a channel.

    Args:
        path: The file, overwritten where it is.
        size: ``(width, height)``.
        strip: Gives the pixels; called on several threads.
        embedded: What the file holds besides.

    Raises:
        OSError: It cannot be written.
    """
    width, height = size
    mode = strip(0, 1).mode
    header = struct.pack(">IIBBBBB", width, height, 8, _COLOR_TYPES[mode], 0, 0, 0)

    def compressed(rows: tuple[int, int]) -> tuple[bytes, bytes]:
        filtered = _filtered(strip, *rows)
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zlib.Z_FILTERED)
        # Ends at a whole byte, so that the next strip can follow.
        end = zlib.Z_FINISH if rows[1] == height else zlib.Z_SYNC_FLUSH
        return filtered, packer.compress(filtered) + packer.flush(end)

    with path.open("wb") as file:
        file.write(_SIGNATURE)
        _write_chunk(file, b"IHDR", header)
        if (profile := embedded.profile_for(mode)) is not None:
            _write_chunk(file, b"iCCP", b"ICC Profile\0\0" + zlib.compress(profile))
        if embedded.density is not None:
            a_meter = round(embedded.density / METERS_AN_INCH)
            _write_chunk(file, b"pHYs", struct.pack(">IIB", a_meter, a_meter, 1))
        if embedded.exif is not None:
            _write_chunk(file, b"eXIf", embedded.exif.as_tiff())
        _write_chunk(file, b"IDAT", _ZLIB_HEADER)
        checksum = zlib.adler32(b"")
        for filtered, packed in _in_order(compressed, _rows(size)):
            checksum = zlib.adler32(filtered, checksum)
            _write_chunk(file, b"IDAT", packed)
        _write_chunk(file, b"IDAT", struct.pack(">I", checksum))
        _write_chunk(file, b"IEND", b"")


def write_tiff(path: Path, size: tuple[int, int], strip: Strip, embedded: Embedded = NOTHING) -> None:
    """Write a TIFF of 8 bits a channel, compressed by deflate; as `write_png`.

    Where it may exceed 4 GB it is a BigTIFF, and holds no EXIF.
    """
    import tifffile  # Slow to import, and rarely needed.

    width, height = size
    mode = strip(0, 1).mode
    channels = len(mode)
    tifffile.imwrite(
        path,
        _in_order(lambda rows: zlib.compress(strip(*rows).tobytes(), _TIFF_LEVEL), _rows(size)),
        shape=(height, width) if channels == 1 else (height, width, channels),
        dtype=np.uint8,
        photometric="rgb" if mode.startswith("RGB") else "minisblack",
        planarconfig=None if channels == 1 else "contig",
        extrasamples=["unassalpha"] if mode.endswith("A") else None,
        rowsperstrip=_rows_of_a_strip(width),
        compression="adobe_deflate",
        iccprofile=embedded.profile_for(mode),
        resolution=None if embedded.density is None else (embedded.density, embedded.density),
        resolutionunit=None if embedded.density is None else "INCH",
        metadata=None,
        software=False,
    )
    if embedded.exif is not None:
        with path.open("rb+") as file, suppress(NoTagsError):
            embedded.exif.add_to_tiff(file)


def _rows_of_a_strip(width: int) -> int:
    return max(1, STRIP_PIXELS // width)


def _rows(size: tuple[int, int]) -> Iterator[tuple[int, int]]:
    width, height = size
    rows = _rows_of_a_strip(width)
    return ((top, min(top + rows, height)) for top in range(0, height, rows))


def _in_order(make: Callable[[tuple[int, int]], Made], rows: Iterable[tuple[int, int]]) -> Iterator[Made]:
    """What is made of every strip, in their order; only a few are made ahead of what is taken."""
    cores = os.cpu_count() or 1
    running: deque[Future[Made]] = deque()
    with ThreadPoolExecutor(cores, thread_name_prefix="strips") as threads:
        try:
            for strip in rows:
                running.append(threads.submit(make, strip))
                if len(running) > cores:
                    yield running.popleft().result()
            while running:
                yield running.popleft().result()
        finally:
            for one in running:
                one.cancel()


def _filtered(strip: Strip, top: int, bottom: int) -> bytes:
    """The rows of a strip as PNG filters them, each with the number of its filter, but not yet compressed."""
    # A filter looks at the row above: it is filtered too, and left out.
    first = max(0, top - 1)
    stream = io.BytesIO()
    strip(first, bottom).save(stream, "PNG", compress_level=0)
    filtered = zlib.decompress(b"".join(_idat_chunks(stream.getbuffer())))
    return filtered[len(filtered) // (bottom - first) * (top - first) :]


def _idat_chunks(png: memoryview) -> Iterator[memoryview]:
    position = len(_SIGNATURE)
    while position < len(png):
        length, kind = _CHUNK_HEADER.unpack_from(png, position)
        start = position + _CHUNK_HEADER.size
        if kind == b"IDAT":
            yield png[start : start + length]
        position = start + length + 4


def _write_chunk(file: BinaryIO, kind: bytes, content: bytes) -> None:
    file.write(_CHUNK_HEADER.pack(len(content), kind))
    file.write(content)
    file.write(struct.pack(">I", zlib.crc32(content, zlib.crc32(kind))))
