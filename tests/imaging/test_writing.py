"""What is written can be read back, or a sentence says why not."""

from __future__ import annotations

import errno
import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from sr_desktop.imaging import large_files, writing
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.writing import FORMATS, FileFormat, PictureWriteError, format_of, write_picture


def noise(width: int, height: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 4), dtype=np.uint8)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([".png", ".webp", ".tif", ".tiff", ".PNG"]),
    st.integers(4, 30),
    st.integers(4, 30),
    st.booleans(),
    st.booleans(),
    st.integers(0, 1000),
)
def test_lossless_formats_keep_every_pixel(
    tmp_path: Path, suffix: str, width: int, height: int, gray: bool, transparent: bool, seed: int
) -> None:
    rgba = noise(width, height, seed)
    pixels = np.dstack([rgba[..., 0]] * 3) if gray else np.ascontiguousarray(rgba[..., :3])
    alpha = rgba[..., 3] if transparent else None
    path = tmp_path / f"picture{suffix}"
    write_picture(path, pixels, alpha, gray=gray)
    back = read_picture(path)
    assert np.array_equal(back.pixels, pixels)
    assert back.is_gray == (gray and suffix != ".webp")
    if alpha is None:
        assert back.alpha is None
    else:
        assert np.array_equal(back.alpha, alpha)
    assert list(tmp_path.iterdir()) == [path]
    path.unlink()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([".png", ".tif"]),
    st.integers(4, 30),
    st.integers(4, 30),
    st.integers(1, 200),
    st.booleans(),
    st.booleans(),
    st.integers(0, 1000),
)
def test_a_file_written_by_strips_is_the_same_picture(
    tmp_path: Path, suffix: str, width: int, height: int, strip: int, gray: bool, transparent: bool, seed: int
) -> None:
    """In every mode, whatever rows a strip has, and with a smooth picture, for which all filters are chosen."""
    smooth = noise(4, 4, seed).repeat(8, 0).repeat(8, 1)[:height, :width] // 2 + noise(width, height, seed) // 8
    pixels = np.dstack([smooth[..., 0]] * 3) if gray else np.ascontiguousarray(smooth[..., :3])
    alpha = smooth[..., 3] if transparent else None
    whole, parts = tmp_path / f"whole{suffix}", tmp_path / f"parts{suffix}"
    write_picture(whole, pixels, alpha, gray=gray)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "_IN_MEMORY", 0)
        patch.setattr(large_files, "STRIP_PIXELS", strip)
        write_picture(parts, pixels, alpha, gray=gray)
    with Image.open(whole) as one, Image.open(parts) as other:
        assert (one.mode, one.size) == (other.mode, other.size)
        assert one.info.get("icc_profile") == other.info.get("icc_profile")
        assert one.tobytes() == other.tobytes()


@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_a_disk_that_fills_up_under_the_strips_leaves_the_old_file(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_IN_MEMORY", 0)
    path = tmp_path / f"picture{suffix}"
    write_picture(path, noise(20, 20)[..., :3])
    before, full = path.read_bytes(), OSError(errno.ENOSPC, "No space left on device")

    def no_room(*_: object) -> bytes:
        raise full

    monkeypatch.setattr(large_files.zlib, "adler32" if suffix == ".png" else "compress", no_room)
    with pytest.raises(PictureWriteError, match="disk is full"):
        write_picture(path, noise(20, 20, seed=1)[..., :3])
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_jpeg_is_near_and_lays_transparency_on_white(tmp_path: Path) -> None:
    pixels = np.full((16, 16, 3), (200, 40, 90), dtype=np.uint8)
    alpha = np.zeros((16, 16), dtype=np.uint8)
    alpha[:, 8:] = 255
    write_picture(tmp_path / "x.jpg", pixels, alpha)
    back = read_picture(tmp_path / "x.jpg")
    assert back.alpha is None
    assert np.abs(back.pixels[:, :8].astype(int) - 255).max() <= 6
    assert np.abs(back.pixels[:, 8:].astype(int) - pixels[:, 8:]).max() <= 6


def test_a_jpeg_of_lower_quality_is_smaller(tmp_path: Path) -> None:
    pixels = np.ascontiguousarray(noise(64, 64)[..., :3])
    for suffix in (".jpg", ".webp"):
        write_picture(tmp_path / f"low{suffix}", pixels, quality=30)
        write_picture(tmp_path / f"high{suffix}", pixels)
        assert (tmp_path / f"low{suffix}").stat().st_size < (tmp_path / f"high{suffix}").stat().st_size / 2


@pytest.mark.parametrize("suffix", [file_format.suffix for file_format in FORMATS])
def test_srgb_is_embedded(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"x{suffix}"
    write_picture(path, np.ascontiguousarray(noise(8, 8)[..., :3]))
    with Image.open(path) as image:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
    assert "sRGB" in ImageCms.getProfileDescription(profile)


@pytest.mark.parametrize("quality", [95, 100])
def test_noise_of_the_best_quality_fits_the_encoder(tmp_path: Path, quality: int) -> None:
    pixels = np.ascontiguousarray(noise(700, 500)[..., :3])
    write_picture(tmp_path / "x.jpg", pixels, quality=quality)
    assert np.abs(read_picture(tmp_path / "x.jpg").pixels.astype(int) - pixels).mean() < 5


def test_an_unknown_suffix_is_refused() -> None:
    with pytest.raises(PictureWriteError, match=r"must end in one of \.png"):
        format_of("picture.xyz")


def test_a_side_that_the_format_cannot_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PictureWriteError, match=r"WebP holds at most 16383 pixels a side.*16384 x 1"):
        write_picture(tmp_path / "x.webp", np.zeros((1, 16384, 3), dtype=np.uint8))
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(PictureWriteError, match=r"there is no folder '.*nowhere'"):
        write_picture(tmp_path / "nowhere" / "x.png", np.zeros((4, 4, 3), dtype=np.uint8))


@pytest.mark.parametrize(("number", "words"), [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "permission denied")])
def test_a_failure_half_way_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(b"old")

    def fail(self: Path, data: object) -> None:
        with self.open("wb") as file:
            file.write(b"half")
        raise OSError(number, "strange words")

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(PictureWriteError, match=words):
        write_picture(path, np.zeros((4, 4, 3), dtype=np.uint8))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("file_format", [each for each in FORMATS if each.holds_alpha], ids=lambda each: each.title)
def test_opacity_is_kept(tmp_path: Path, file_format: FileFormat) -> None:
    path = tmp_path / f"x{file_format.suffix}"
    pixels = np.full((16, 16, 3), 90, np.uint8)
    alpha = noise(16, 16)[..., 3].copy()
    write_picture(path, pixels, alpha, quality=100 if file_format.lossless is None else None)
    back = read_picture(path)
    assert back.alpha is not None
    if file_format.lossless is None:
        assert np.abs(back.alpha.astype(int) - alpha).max() <= 2
    else:
        assert np.array_equal(back.alpha, alpha)
    assert np.abs(back.pixels.astype(int) - pixels).max() <= (1 if file_format.lossless is None else 0)


def test_only_jpeg_holds_no_opacity() -> None:
    assert [each.title for each in FORMATS if not each.holds_alpha] == ["JPEG"]
