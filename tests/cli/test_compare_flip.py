"""``sr-desktop compare --flip``."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sr_desktop.cli import app

pytestmark = pytest.mark.usefixtures("tiny_weights")


def compare(*arguments: str | Path) -> int:
    return app.run(["compare", *map(str, arguments)])


def test_a_flip_shows_the_region_of_both_methods(photo: Path, tmp_path: Path) -> None:
    code = compare(
        photo, "--out", tmp_path, "--methods", "bicubic,srcnn", "--region", "10,8,30,24", "--flip", "srcnn,original",
        "--flip-format", "apng", "--flip-magnification", "2", "--flip-seconds", "0.2", "--no-flip-titles",
    )  # fmt: skip
    assert code == 0
    flip = Image.open(tmp_path / "photo" / "flip.png")
    assert (flip.n_frames, flip.size, flip.info["duration"]) == (2, (60, 48), 200)
    srcnn = np.asarray(Image.open(tmp_path / "photo" / "srcnn.png").convert("RGB"))
    np.testing.assert_array_equal(np.asarray(flip.convert("RGB")), srcnn.repeat(2, axis=0).repeat(2, axis=1))
    flip.seek(1)
    ground_truth = np.asarray(Image.open(photo).convert("RGB"))[8:32, 10:40]
    np.testing.assert_array_equal(np.asarray(flip.convert("RGB")), ground_truth.repeat(2, axis=0).repeat(2, axis=1))


def test_of_several_regions_there_is_one_each(photo: Path, tmp_path: Path) -> None:
    regions = ("--region", "10,8,30,24", "--region", "0,0,9,9")
    assert compare(photo, "--out", tmp_path, "--methods", "nearest,bicubic", *regions, "--flip", "nearest,bicubic") == 0
    assert [path.name for path in sorted((tmp_path / "photo").glob("flip*"))] == ["flip-1.webp", "flip-2.webp"]


def test_of_a_picture_that_is_too_large_for_a_flip_everything_else_is_written(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    long, out = tmp_path / "long.png", tmp_path / "out"
    Image.new("RGB", (8200, 20), "gray").save(long)
    assert compare(long, photo, "--out", out, "--methods", "nearest,bicubic", "--flip", "nearest,bicubic") == 1
    told = capsys.readouterr()
    assert told.err.count("The flip of 'long' cannot be made. A flip is at most 8192 pixels wide or high") == 1
    assert {path.name for path in (out / "long").iterdir()} == {"nearest.png", "bicubic.png", "metrics.json"}
    assert (out / "photo" / "flip.webp").exists()
    assert "Mean of 2 pictures" in told.out
    assert f"The results of 1 of 2 pictures are in '{out}', and a part of those of 1 more." in told.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--flip", "bicubic,bicubic"), "A flip needs two different pictures"),
        (("--flip", "bicubic,nothing"), "--flip names 'nothing', but there will be only: nearest, bicubic, original."),
        (("--flip", "bicubic,original", "--mode", "upscale"), "--flip names 'original'"),
        (("--flip", "bicubic,nearest", "--flip-seconds", "99"), "seconds"),
        (("--flip-seconds", "1"), "--flip-seconds is for a flip; add --flip"),
        (("--no-flip-titles",), "--no-flip-titles is for a flip"),
    ],
)
def test_a_flip_that_cannot_be_is_wrong_usage(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    assert compare(photo, "--out", tmp_path / "out", "--methods", "nearest,bicubic", *arguments) == 2
    assert says in capsys.readouterr().err


def test_one_name_is_no_flip(photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        compare(photo, "--out", tmp_path, "--flip", "bicubic")
    assert ended.value.code == 2
    assert "write two ids" in capsys.readouterr().err
