"""What a list of pictures shows of a file: its size and a small version, without the patience that all of it takes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sr_desktop.imaging.reading import PictureReadError, read_size, read_thumbnail


@pytest.fixture
def gradient() -> Image.Image:
    """Red to the right, green downwards, 600 x 300."""
    rows, columns = np.mgrid[0:300, 0:600]
    return Image.fromarray(np.stack([columns * 255 // 599, rows * 255 // 299, rows * 0], axis=-1).astype(np.uint8))


@pytest.mark.parametrize(("suffix", "options"), [("png", {}), ("jpg", {"quality": 95, "subsampling": 0})])
def test_a_thumbnail_is_the_picture_made_small(
    tmp_path: Path, gradient: Image.Image, suffix: str, options: dict[str, object]
) -> None:
    path = tmp_path / f"a.{suffix}"
    gradient.save(path, **options)
    small = read_thumbnail(path, 60)
    assert small.shape == (30, 60, 3)
    expected = np.array(gradient.resize((60, 30), Image.Resampling.BOX)).astype(int)
    assert np.abs(small - expected)[1:-1, 1:-1].max() <= 6
    assert read_size(path) == (600, 300)


def test_a_thumbnail_stands_upright_and_a_small_picture_stays_as_it_is(tmp_path: Path, gradient: Image.Image) -> None:
    path = tmp_path / "turned.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    gradient.save(path, exif=exif)
    assert read_thumbnail(path, 60).shape == (60, 30, 3)
    gradient.resize((20, 10)).save(tmp_path / "small.png")
    assert read_thumbnail(tmp_path / "small.png", 60).shape == (10, 20, 3)


def test_what_cannot_be_read_is_a_sentence(tmp_path: Path, gradient: Image.Image) -> None:
    path = tmp_path / "cut.png"
    gradient.save(path)
    path.write_bytes(path.read_bytes()[:500])
    assert read_size(path) == (600, 300)
    with pytest.raises(PictureReadError, match=r"'cut.png' is damaged"):
        read_thumbnail(path, 60)
    (tmp_path / "words.png").write_text("words")
    for read in (read_size, lambda words: read_thumbnail(words, 60)):
        with pytest.raises(PictureReadError, match=r"'words.png' is not a picture"):
            read(tmp_path / "words.png")
        with pytest.raises(PictureReadError, match="There is no file"):
            read(tmp_path / "gone.png")


def test_a_thumbnail_of_a_transparent_picture_has_its_opacity_and_no_hidden_color(tmp_path: Path) -> None:
    """A white square on transparent black: made small, its edge stays white."""
    rgba = np.zeros((100, 100, 4), np.uint8)
    rgba[23:77, 23:77] = 255
    Image.fromarray(rgba).save(tmp_path / "square.png")
    small = read_thumbnail(tmp_path / "square.png", 20)
    assert small.shape == (20, 20, 4)
    assert small[0, 0, 3] == 0
    assert small[10, 10].tolist() == [255] * 4
    faint = (small[..., 3] > 0) & (small[..., 3] < 255)
    assert faint.any()
    assert (small[faint][:, :3] == 255).all()
