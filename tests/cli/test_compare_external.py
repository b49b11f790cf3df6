"""``sr-desktop compare --result FILE``: pictures that somebody else has made, beside the methods of the program."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sr_desktop.cli import app
from sr_desktop.cli.arguments.methods import ExternalResult, external_result


def compare(*arguments: str | Path) -> int:
    return app.run(["compare", *map(str, arguments), "--methods", "bicubic"])


def make_result(photo: Path, path: Path, offset: int) -> None:
    pixels = np.asarray(Image.open(photo).convert("RGB"))[:48, :68].astype(int) + offset
    path.parent.mkdir(exist_ok=True)
    Image.fromarray(pixels.clip(0, 255).astype(np.uint8)).save(path)


def test_a_given_result_is_measured_written_and_drawn(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_result(photo, tmp_path / "theirs.png", 0)
    out = tmp_path / "out"
    assert compare(photo, "--out", out, "--result", f"{tmp_path / 'theirs.png'}=Their Net", "--figure", "png") == 0
    figures = json.loads((out / "photo" / "metrics.json").read_text())
    assert list(figures["methods"]) == ["bicubic", "their-net"]
    own = figures["methods"]["their-net"]
    assert (own["psnr_y"], own["psnr_rgb"], own["ssim_y"]) == ("inf", "inf", 1)
    of_the_run = ("seconds", "device", "precision", "self_ensemble", "tile", "weights_sha256")
    assert [own[key] for key in of_the_run] == [None] * 6
    assert np.array_equal(Image.open(out / "photo" / "their-net.png"), Image.open(tmp_path / "theirs.png"))
    with (out / "metrics.csv").open(newline="") as file:
        rows = {row["method"]: row for row in csv.DictReader(file)}
    assert (rows["their-net"]["psnr_y"], rows["their-net"]["seconds"]) == ("inf", "")
    text = Image.open(out / "photo" / "figure.png").text  # type: ignore[attr-defined]
    assert "Their Net: a given picture." in " ".join(text.values())
    assert "Their Net" in capsys.readouterr().out


def test_results_of_many_pictures_are_found_by_their_names(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = tmp_path / "second.png"
    second.write_bytes(photo.read_bytes())
    make_result(photo, tmp_path / "theirs" / "photo_x4.png", 2)
    make_result(photo, tmp_path / "theirs" / "second_x4.png", 9)
    out = tmp_path / "out"
    assert compare(photo, second, "--out", out, "--result", tmp_path / "theirs" / "{stem}_x4.png") == 0
    by_picture = {
        name: json.loads((out / name / "metrics.json").read_text())["methods"]["x4"]["psnr_rgb"]
        for name in ("photo", "second")
    }
    # Not quite 20 log10(255 / offset), for the brightest pixels are clipped.
    assert by_picture["photo"] == pytest.approx(42.1, abs=0.1)
    assert by_picture["second"] == pytest.approx(29.0, abs=0.1)
    assert "Mean of 2 pictures" in capsys.readouterr().out


def test_the_mean_leaves_out_a_picture_that_a_result_is_missing_of(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Results of the easier pictures alone would make a method look better than it is."""
    Image.open(photo).rotate(180).crop((0, 0, 64, 64)).save(tmp_path / "second.png")
    make_result(photo, tmp_path / "theirs" / "photo_x4.png", 2)
    out, theirs = tmp_path / "out", tmp_path / "theirs" / "{stem}_x4.png"
    assert compare(photo, tmp_path / "second.png", "--out", out, "--methods", "bicubic", "--result", theirs) == 1
    figures = json.loads((out / "photo" / "metrics.json").read_text())["methods"]["bicubic"]
    mean = capsys.readouterr().out.partition("Mean of the 1 of 2 pictures that every method did")[2]
    (cells,) = [line.split() for line in mean.splitlines() if "Bicubic" in line]
    assert cells[1] == f"{figures['psnr_y']:.2f}"
    assert cells[-1] == "2"


def test_one_that_is_missing_or_of_another_size_is_named_and_the_rest_is_written(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Image.new("RGB", (10, 10)).save(tmp_path / "small.png")
    out = tmp_path / "out"
    arguments = ("--result", tmp_path / "small.png", "--result", tmp_path / "gone.png")
    assert compare(photo, "--out", out, *arguments) == 1
    assert list(json.loads((out / "photo" / "metrics.json").read_text())["methods"]) == ["bicubic"]
    told = " ".join(capsys.readouterr().err.split())
    assert "10 x 10 pixels; to be compared it must be 68 x 48 or 70 x 50." in told
    assert "gone.png" in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("results", "part"),
    [(["one.png"], "belongs to one picture"), (["{stem}_a.png=A", "{stem}_b.png=A"], "called 'A'")],
)
def test_what_cannot_be_meant_is_wrong_usage(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], results: list[str], part: str
) -> None:
    second = tmp_path / "second.png"
    second.write_bytes(photo.read_bytes())
    out = tmp_path / "out"
    assert compare(photo, second, "--out", out, *(word for one in results for word in ("--result", one))) == 2
    assert part in " ".join(capsys.readouterr().err.split())
    assert not out.exists()


def test_a_given_result_is_never_replaced(photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    given = out / "photo" / "bicubic.png"
    out.mkdir()
    make_result(photo, given, 3)
    before = given.read_bytes()
    assert compare(photo, "--out", out, "--result", f"{given}=Theirs") == 1
    assert given.read_bytes() == before
    assert "would be replaced" in " ".join(capsys.readouterr().err.split())


def test_titles_are_those_given_or_what_of_the_name_is_not_the_pictures(tmp_path: Path) -> None:
    (tmp_path / "a=b.png").touch()
    assert external_result("x.png=SwinIR") == ExternalResult("x.png", "SwinIR")
    assert external_result("dir/x_4.png").title == "x_4"
    assert external_result("EDSR/{stem}.png").title == "EDSR"
    assert external_result("out/{stem}_SwinIR.png").title == "SwinIR"
    assert external_result(str(tmp_path / "a=b.png")).title == "a=b"
    for wrong in ("", "=Theirs", "x.png="):
        with pytest.raises(Exception, match="FILE=TITLE"):
            external_result(wrong)


def test_a_figure_with_a_given_result_is_made_again_from_its_recipe(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = tmp_path / "theirs.png"
    make_result(photo, theirs, 5)
    assert compare(photo, "--out", tmp_path / "out", "--result", f"{theirs}=Their Net", "--figure", "png") == 0
    recipe = tmp_path / "out" / "photo" / "figure.recipe.json"
    given = json.loads(recipe.read_text())["methods"][1]
    assert (given["id"], given["title"], given["result"]) == ("their-net", "Their Net", "../../theirs.png")
    assert (given["device"], given["precision"]) == (None, None)
    again = ["compare", "--recipe", str(recipe), "--out", str(tmp_path / "again")]
    assert app.run(again) == 0
    assert (tmp_path / "again" / "figure.png").read_bytes() == (recipe.parent / "figure.png").read_bytes()
    # Another picture under that name is another result.
    make_result(photo, theirs, 6)
    capsys.readouterr()
    assert app.run(again) == 1
    assert "is not the picture that the recipe" in " ".join(capsys.readouterr().err.split())
