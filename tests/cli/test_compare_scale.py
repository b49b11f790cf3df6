"""``compare --scale``: pictures, tables, figures, recipes and sentences at another scale than four."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sr_desktop.cli import app
from sr_desktop.imaging.degrading.degradation import parse_degradation
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling.factors import Kernel, crop_to_multiple, downscale, upscale
from sr_desktop.imaging.writing import write_picture
from sr_desktop.paths import weights_dir

pytestmark = pytest.mark.usefixtures("tiny_weights")


def compare(*arguments: str | Path) -> int:
    return app.run(["compare", *map(str, arguments)])


def test_all_that_is_written_follows_the_scale(photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    truth = crop_to_multiple(read_picture(photo), 3)
    own = tmp_path / "own.png"
    write_picture(own, 255 - truth.pixels)
    out = tmp_path / "out"
    arguments = ("--scale", "3", "--figure", "svg", "--result", f"{own}=Mine")
    assert compare(photo, "--out", out, "--methods", "bicubic,srresnet", *arguments) == 1
    told = capsys.readouterr()
    assert "SRResNet has weights for ×4 alone; it is not available at ×3." in told.err
    assert "Protocol: cropped to a multiple of 3, Pillow bicubic to 1/3, 8 bits" in told.out
    assert "3 pixels shaved" in " ".join(told.out.split())
    assert "69 x 48 pixels, reference, x3" in told.out

    expected = upscale(downscale(truth, 3).pixels, 3, Kernel.BICUBIC)
    assert np.array_equal(np.asarray(Image.open(out / "photo" / "bicubic.png")), expected)
    found = json.loads((out / "photo" / "metrics.json").read_text(encoding="utf-8"))
    assert list(found["methods"]) == ["bicubic", "mine"]
    scores = measure(expected, truth.pixels, is_gray=False, border=3)
    assert found["methods"]["bicubic"]["psnr_y"] == pytest.approx(scores["psnr_y"])
    assert (found["scale"], found["input_size"], found["protocol"]["border"]) == (3, [23, 16], 3)
    with (out / "metrics.csv").open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert {(row["scale"], row["protocol"][:17]) for row in rows} == {("3", "x3, 3 px shaved, ")}
    assert "×3, 3 px shaved" in (out / "photo" / "figure.svg").read_text(encoding="utf-8")

    recipe = out / "photo" / "figure.recipe.json"
    assert json.loads(recipe.read_text())["scale"] == 3
    assert compare("--recipe", recipe, "--out", tmp_path / "again") == 0
    told = capsys.readouterr()
    assert "differ" not in told.err
    again = (tmp_path / "again" / "figure.svg").read_text(encoding="utf-8")
    assert again == (out / "photo" / "figure.svg").read_text(encoding="utf-8")


def test_a_recipe_of_an_impossible_scale_is_refused(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare(photo, "--out", tmp_path / "out", "--methods", "bicubic", "--figure", "svg") == 0
    recipe = tmp_path / "out" / "photo" / "figure.recipe.json"
    assert json.loads(recipe.read_text())["scale"] == 4
    recipe.write_text(recipe.read_text().replace('"scale": 4,\n  "degr', '"scale": 5,\n  "degr'))
    capsys.readouterr()
    assert compare("--recipe", recipe, "--out", tmp_path / "again") == 1
    assert "the scale cannot be 5, only one of: 1, 2, 3, 4, 8" in " ".join(capsys.readouterr().err.split())


def test_a_region_lies_in_the_result_of_the_scale(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("--out", tmp_path, "--methods", "nearest", "--region", "68,0,2,2")
    assert compare(photo, *arguments, "--scale", "3") == 1
    assert "69 x 48 pixels" in " ".join(capsys.readouterr().err.split())
    assert compare(photo, *arguments, "--scale", "2", "--mode", "upscale") == 0
    part = np.asarray(Image.open(tmp_path / "photo" / "nearest.png"))
    whole = np.asarray(Image.open(photo)).repeat(2, 0).repeat(2, 1)
    assert np.array_equal(part, whole[0:2, 68:70])


def test_at_one_what_a_degradation_makes_is_restored(photo: Path, tmp_path: Path) -> None:
    assert compare(photo, "--out", tmp_path, "--methods", "nearest", "--scale", "1", "--degrade", "jpeg20") == 0
    coded = parse_degradation("jpeg20").applied(read_picture(photo), 1)
    assert np.array_equal(np.asarray(Image.open(tmp_path / "photo" / "nearest.png")), coded.pixels)
    found = json.loads((tmp_path / "photo" / "metrics.json").read_text(encoding="utf-8"))
    assert found["protocol"]["downscale"] == "JPEG 20, rounded to uint8"


@pytest.mark.parametrize("scale", ["5", "0", "x2", "2.5"])
def test_other_scales_are_wrong_usage(photo: Path, tmp_path: Path, scale: str) -> None:
    with pytest.raises(SystemExit) as ended:
        compare(photo, "--out", tmp_path, "--scale", scale)
    assert ended.value.code == 2


def test_where_no_method_is_left_that_is_said(photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compare(photo, "--out", tmp_path, "--methods", "srcnn,srresnet", "--scale", "2") == 2
    assert "None of the methods is available at ×2." in capsys.readouterr().err


def test_only_methods_that_were_named_are_missed_at_a_scale(photo: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.safetensors"
    shutil.copy(weights_dir() / "srcnn.safetensors", own)
    arguments = (photo, "--out", tmp_path / "out", "--scale", "2")
    assert compare(*arguments) == 0
    assert compare(*arguments, "--methods", "bicubic", "--model", own) == 1


def test_files_of_a_folder_are_matched_by_the_scale_behind_their_names(photo: Path, tmp_path: Path) -> None:
    folder = tmp_path / "low"
    folder.mkdir()
    for scale in (2, 4):
        truth = crop_to_multiple(read_picture(photo), scale)
        write_picture(folder / f"photox{scale}.png", downscale(truth, scale).pixels)
    for scale in ("2", "4"):
        out = tmp_path / scale
        assert compare(photo, "--out", out, "--methods", "nearest", "--lr", folder, "--scale", scale) == 0
        found = json.loads((out / "photo" / "metrics.json").read_text(encoding="utf-8"))
        assert found["protocol"]["low_resolution"].endswith(f"photox{scale}.png")
