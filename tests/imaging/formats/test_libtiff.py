"""What libtiff finds wrong with a file is a sentence of ours, and nothing on stderr."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from sr_desktop.imaging.reading import PictureReadError, decode
from sr_desktop.imaging.values.origin import ReadOptions

NOISE = Image.fromarray(np.random.default_rng(0).integers(0, 256, (24, 32, 3), np.uint8))


@pytest.mark.filterwarnings(r"ignore::UserWarning:PIL\.")
@pytest.mark.parametrize("compression", ["tiff_lzw", "tiff_adobe_deflate", "jpeg", "group4"])
@pytest.mark.parametrize("lenient", [False, True])
def test_a_damaged_tiff_writes_nothing_to_stderr(
    compression: str, lenient: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    stream = io.BytesIO()
    image = NOISE.convert("1") if compression == "group4" else NOISE
    image.save(stream, "TIFF", compression=compression)
    sound, refused = stream.getvalue(), 0
    for place in range(8, len(sound), max(1, len(sound) // 40)):
        broken = bytearray(sound)
        broken[place : place + 4] = b"\xff\x17\xff\x17"
        try:
            decode(bytes(broken), "x", ReadOptions(allow_truncated=lenient))
        except PictureReadError:
            refused += 1
    assert refused or lenient or compression == "group4"
    assert capfd.readouterr().err == ""
