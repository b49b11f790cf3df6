"""Where the imaging tests find pictures, and how they make files."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings
from PIL import Image

# A machine that also trains networks may pause any test for a while.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def benchmark_dir(shared_data: Path) -> Path:
    """Folder of Set5, Set14 and BSD100; the test is skipped where it is absent."""
    return shared_data / "benchmark"


@pytest.fixture(scope="session")
def encoded() -> Callable[..., bytes]:
    """``encoded(image, format, **options)``: the bytes that Pillow writes."""

    def encode(image: Image.Image, file_format: str, **options: object) -> bytes:
        stream = io.BytesIO()
        image.save(stream, file_format, **options)
        return stream.getvalue()

    return encode


@pytest.fixture(scope="session")
def png_16() -> Callable[..., bytes]:
    """``png_16(array, transparent=(), size=None)``: a PNG of 16 bits a channel, which Pillow cannot write.

    The array is (H, W, 1 to 4); ``size`` is what the file claims, if not the truth.
    """

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    def encode(array: np.ndarray, transparent: tuple[int, ...] = (), size: tuple[int, int] | None = None) -> bytes:
        height, width, channels = array.shape
        rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in array)
        color_type = {1: 0, 2: 4, 3: 2, 4: 6}[channels]
        head = chunk(b"IHDR", struct.pack(">IIBBBBB", *(size or (width, height)), 16, color_type, 0, 0, 0))
        hole = chunk(b"tRNS", struct.pack(f">{len(transparent)}H", *transparent)) if transparent else b""
        return b"\x89PNG\r\n\x1a\n" + head + hole + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")

    return encode
