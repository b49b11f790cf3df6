"""Pixels an inch, read from a file and written into another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import ExifTags, Image

from sr_desktop.imaging import writing
from sr_desktop.imaging.metadata.density import density_of
from sr_desktop.imaging.metadata.embedded import Embedded
from sr_desktop.imaging.metadata.exif import carried_exif
from sr_desktop.imaging.writing import FORMATS, write_picture

PIXELS = np.random.default_rng(1).integers(0, 256, (20, 24, 3), np.uint8)


@pytest.mark.parametrize("in_memory", [0, 1 << 30])
@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tif"])
@pytest.mark.parametrize("with_exif", [False, True])
def test_it_is_written_as_it_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, in_memory: int, with_exif: bool
) -> None:
    monkeypatch.setattr(writing, "_IN_MEMORY", in_memory)
    source, out = tmp_path / "source.jpg", tmp_path / f"out{suffix}"
    exif = Image.Exif()
    if with_exif:
        exif[ExifTags.Base.Make] = "Maker"
        exif[ExifTags.Base.XResolution] = exif[ExifTags.Base.YResolution] = 300.0
        exif[ExifTags.Base.ResolutionUnit] = 2
    Image.fromarray(PIXELS).save(source, dpi=(300, 300), exif=exif)
    density = density_of(source)
    assert density == pytest.approx(300)
    carried = carried_exif(source, (24, 20), "x")
    assert (carried is not None) is with_exif
    write_picture(out, PIXELS, embedded=Embedded(exif=carried, density=density))
    assert density_of(out) == pytest.approx(300, rel=1e-3)
    with Image.open(out) as image:
        assert suffix == ".jpg" or np.array_equal(np.asarray(image), PIXELS)


@pytest.mark.parametrize("file_format", FORMATS, ids=lambda one: one.name)
def test_every_format_can_be_written_with_it(tmp_path: Path, file_format: Any) -> None:
    out = tmp_path / f"out{file_format.suffix}"
    write_picture(out, PIXELS, embedded=Embedded(density=240.0))
    with Image.open(out) as image:
        assert image.size == (24, 20)


@pytest.mark.parametrize("dpi", [None, (300, 150), (0, 0), (1e6, 1e6)])
def test_nothing_is_said_where_nothing_can_be_meant(tmp_path: Path, dpi: tuple[float, float] | None) -> None:
    path = tmp_path / "a.png"
    Image.fromarray(PIXELS).save(path, **({} if dpi is None else {"dpi": dpi}))
    assert density_of(path) is None
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    assert density_of(broken) is None
    assert density_of(tmp_path / "missing.png") is None
    write_picture(tmp_path / "out.png", PIXELS)
    assert density_of(tmp_path / "out.png") is None
