"""How ``sr-desktop compare`` finds and reads files: subfolders, value ranges, files that break off, what it tells."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from PIL import Image

from sr_desktop.cli import app


def compare(*arguments: str | Path) -> int:
    """Run the command with bicubic alone, in this process."""
    return app.run(["compare", *map(str, arguments), "--methods", "bicubic"])


def scores(out: Path, name: str = "photo") -> Any:
    return json.loads((out / name / "metrics.json").read_text())["methods"]["bicubic"]


@pytest.fixture
def pixels(photo: Path) -> np.ndarray[Any, Any]:
    return np.asarray(Image.open(photo))


@pytest.mark.parametrize("white", [1.0, 4095.0, 65535.0])
def test_floats_measure_as_the_picture_that_they_are(
    photo: Path, pixels: np.ndarray[Any, Any], white: float, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = (pixels / 255 * white).astype(np.float32)
    values[0, 0] = 1.05 * white
    clipped = pixels.copy()
    clipped[0, 0] = 255
    (tmp_path / "deep").mkdir()
    tifffile.imwrite(tmp_path / "deep" / "photo.tif", values, photometric="rgb")
    Image.fromarray(clipped).save(photo)
    assert compare(photo, "--out", tmp_path / "a") == 0
    assert compare(tmp_path / "deep" / "photo.tif", "--out", tmp_path / "b") == 0
    mine, theirs = scores(tmp_path / "a"), scores(tmp_path / "b")
    assert (mine["psnr_y"], mine["ssim_y"]) == (theirs["psnr_y"], theirs["ssim_y"])
    told = capsys.readouterr().err
    assert f"judging by its values, these are 0 and {white:g}." in told
    assert "give it with --range" in told


def test_the_range_is_chosen_by_an_option(
    photo: Path, pixels: np.ndarray[Any, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "deep").mkdir()
    path = tmp_path / "deep" / "photo.tif"
    tifffile.imwrite(path, ((pixels.astype(int) * 4095 + 127) // 255).astype(np.uint16), photometric="rgb")
    assert compare(photo, "--out", tmp_path / "a") == 0
    assert compare(path, "--out", tmp_path / "b", "--range", "0-4095") == 0
    assert scores(tmp_path / "b")["psnr_y"] == scores(tmp_path / "a")["psnr_y"]
    assert compare(path, "--out", tmp_path / "c") == 0
    assert scores(tmp_path / "c")["psnr_y"] > scores(tmp_path / "a")["psnr_y"] + 3
    assert "judging" not in capsys.readouterr().err


@pytest.mark.parametrize("text", ["white", "255-0", "1"])
def test_what_is_no_range_is_a_wrong_usage(
    photo: Path, tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        compare(photo, "--out", tmp_path / "out", "--range", text)
    assert ended.value.code == 2
    assert "range" in capsys.readouterr().err


def test_results_of_others_are_read_by_the_same_rule(
    photo: Path, pixels: np.ndarray[Any, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = tmp_path / "theirs.tif"
    cropped = pixels[:48, :68].astype(np.float32)
    tifffile.imwrite(theirs, np.clip(cropped + 2, 0, 255) / 510, photometric="rgb")
    assert compare(photo, "--out", tmp_path / "a", "--result", theirs) == 0
    assert "'theirs.tif' does not say which values are black and white" in capsys.readouterr().err
    assert compare(photo, "--out", tmp_path / "b", "--result", theirs, "--range", "0-0.5") == 0
    figures = [json.loads((tmp_path / run / "photo" / "metrics.json").read_text()) for run in ("a", "b")]
    guessed, chosen = (each["methods"]["theirs"]["psnr_rgb"] for each in figures)
    assert guessed < 20
    assert chosen > 40


@pytest.mark.parametrize("option", ["--recursive", None])
def test_subfolders_are_taken_if_asked_for(photo: Path, tmp_path: Path, option: str | None) -> None:
    folder = tmp_path / "set"
    for name in ("one.png", "deep/two.png", "deep/deeper/three.png", ".hidden/four.png"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        Image.open(photo).save(folder / name)
    (folder / "deep" / "circle").symlink_to(folder, target_is_directory=True)
    arguments = [folder, "--out", tmp_path / "out", *([option] if option else [])]
    assert compare(*arguments) == 0
    written = {path.name for path in (tmp_path / "out").iterdir() if path.is_dir()}
    assert written == ({"one", "two", "three"} if option else {"one"})


def test_files_of_one_name_in_several_subfolders_are_all_written(photo: Path, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / "set" / folder).mkdir(parents=True)
        Image.open(photo).save(tmp_path / "set" / folder / "same.png")
    assert compare(tmp_path / "set", "--out", tmp_path / "out", "--recursive") == 0
    assert len([path for path in (tmp_path / "out").iterdir() if path.is_dir()]) == 2


def test_a_file_that_breaks_off_names_the_option_that_opens_it(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut = tmp_path / "cut.png"
    cut.write_bytes(photo.read_bytes()[: photo.stat().st_size * 3 // 4])
    hint = "'cut.png' is damaged or incomplete. Open what is there with --allow-truncated."
    out = str(tmp_path / "out")
    assert compare(cut, "--out", out) == 1
    assert hint in capsys.readouterr().err
    enlarge = ["enlarge", str(cut), "--out", out, "--method", "bicubic"]
    assert app.run(enlarge) == 1
    assert hint in capsys.readouterr().err
    assert app.run([*enlarge, "--allow-truncated"]) == 0
    assert (tmp_path / "out" / "cut_x4.png").exists()
    assert app.run(["evaluate", str(tmp_path), "--methods", "bicubic"]) == 1
    assert hint in capsys.readouterr().err
    # A result of somebody else's.
    assert compare(photo, "--out", out, "--result", cut) == 1
    assert hint in capsys.readouterr().err
    assert compare(cut, "--out", tmp_path / "out", "--allow-truncated") == 0
    assert "'cut.png' breaks off" in capsys.readouterr().err
    assert (tmp_path / "out" / "cut" / "bicubic.png").exists()


def test_each_file_that_is_left_out_has_its_own_reason(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "set"
    folder.mkdir()
    Image.open(photo).save(folder / "a.png")
    Image.new("RGB", (1, 1)).save(folder / "b.png")
    (folder / "c.jfif").write_bytes(b"")
    (folder / "d.tga").write_text("Dear diary, this is not a picture at all.")
    assert compare(folder, "--out", tmp_path / "out") == 1
    told = capsys.readouterr().err
    for reason in ("'b.png' is only 1 x 1 pixels", "'c.jfif' is empty", "'d.tga' is not a picture"):
        assert reason in told


def test_the_options_are_not_for_recipes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["compare", "--recipe", "x.json", "--out", str(tmp_path), "--range", "0-1"]) == 2
    assert "--range" in capsys.readouterr().err


def test_a_recipe_reads_the_picture_as_it_was_read(
    photo: Path, pixels: np.ndarray[Any, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "deep.tif"
    tifffile.imwrite(path, (pixels / 255 * 3000).astype(np.float32), photometric="rgb")
    assert compare(path, "--out", tmp_path / "out", "--range", "0-3000", "--figure", "png") == 0
    figure = tmp_path / "out" / "deep" / "figure.png"
    recipe = json.loads(figure.with_name("figure.recipe.json").read_text())
    assert (recipe["picture"]["path"], recipe["picture"]["range"]) == ("../../deep.tif", [0.0, 3000.0])
    again = ["compare", "--recipe", str(figure.with_name("figure.recipe.json")), "--out", str(tmp_path / "again")]
    assert app.run(again) == 0
    made = np.asarray(Image.open(tmp_path / "again" / "figure.png"))
    assert np.array_equal(made, np.asarray(Image.open(figure)))


@pytest.mark.parametrize("limits", [[1, 0], [0], "0-1", [0, "white"]])
def test_a_recipe_with_another_range_than_one_is_refused(
    photo: Path, tmp_path: Path, limits: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare(photo, "--out", tmp_path / "out", "--figure", "png") == 0
    path = tmp_path / "out" / "photo" / "figure.recipe.json"
    recipe = json.loads(path.read_text())
    recipe["picture"]["range"] = limits
    path.write_text(json.dumps(recipe))
    assert app.run(["compare", "--recipe", str(path), "--out", str(tmp_path / "again")]) == 1
    assert "picture.range" in capsys.readouterr().err


def test_results_of_an_earlier_run_are_no_pictures_to_compare(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "pictures"
    (folder / "below").mkdir(parents=True)
    for place in (folder / "one.png", folder / "below" / "two.png"):
        place.write_bytes(photo.read_bytes())
    for told in ("", "2 results of earlier runs in"):
        assert compare(folder, "--recursive", "--out", folder) == 0
        said = capsys.readouterr().err
        assert "The results of 2 of 2 pictures are in" in said
        assert told in said
    assert {path.name for path in folder.iterdir() if path.is_dir()} == {"below", "one", "two"}
    # What is named itself is meant.
    assert compare(folder / "one" / "bicubic.png", "--out", folder) == 0
