"""``compare --lr`` and ``--degrade``: what the methods get, what is measured, and that every number says so."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from sr_desktop.cli import app
from sr_desktop.imaging.degrading.degradation import parse_degradation
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling.factors import Kernel, crop_to_multiple, upscale
from sr_desktop.imaging.writing import write_picture

pytestmark = pytest.mark.usefixtures("tiny_weights")

HARD = "blur1.2+noise5+jpeg75"


def compare(*arguments: str | Path) -> int:
    return app.run(["compare", *map(str, arguments)])


def metrics(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "metrics.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def several(photo: Path, tmp_path: Path) -> Path:
    """Three pictures that differ."""
    folder = tmp_path / "hr"
    folder.mkdir()
    with Image.open(photo) as image:
        for number, name in enumerate(("a", "b", "c")):
            image.rotate(90 * number, expand=True).save(folder / f"{name}.png")
    return folder


def shrink(picture: Path, to: Path, kind: str = "bicubic") -> Path:
    to.parent.mkdir(exist_ok=True)
    write_picture(to, parse_degradation(kind).applied(crop_to_multiple(read_picture(picture))).pixels)
    return to


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("matlab", "MATLAB bicubic"),
        ("jpeg40", "bicubic, JPEG 40"),
        ("blur1.2", "blur 1.2 px, bicubic"),
        ("noise5", "bicubic, noise 5"),
        (HARD, "blur 1.2 px, bicubic, noise 5, JPEG 75"),
    ],
)
def test_a_degradation_is_what_the_methods_get_and_stands_by_every_number(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, title: str
) -> None:
    out = tmp_path / "out"
    code = compare(photo, "--out", out, "--methods", "bicubic,srresnet", "--degrade", kind, "--figure", "svg")
    assert code == 0
    truth = crop_to_multiple(read_picture(photo))
    low = parse_degradation(kind).applied(truth)
    expected = measure(upscale(low.pixels, 4, Kernel.BICUBIC), truth.pixels, is_gray=False)
    found = metrics(out / "photo")
    assert found["methods"]["bicubic"]["psnr_y"] == pytest.approx(expected["psnr_y"])
    assert (found["protocol"]["degradation"], found["protocol"]["low_resolution"]) == (kind, None)
    assert found["protocol"]["downscale"].startswith(title)
    with (out / "metrics.csv").open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert {row["degradation"] for row in rows} == {kind}
    assert all(row["protocol"].endswith(f"; low resolution: {title}") for row in rows)
    figure = (out / "photo" / "figure.svg").read_text(encoding="utf-8")
    assert figure.count(f"low resolution: {title}") >= 2
    assert json.loads((out / "photo" / "figure.recipe.json").read_text())["degradation"] == kind
    told = " ".join(capsys.readouterr().out.split())
    assert f"68 x 48 pixels, reference, low resolution: {title}" in told
    assert f"Protocol: cropped to a multiple of 4; low resolution: {title}; 8 bits" in told


def test_the_protocols_own_shrink_is_no_degradation(photo: Path, tmp_path: Path) -> None:
    for name, options in (("plain", ()), ("named", ("--degrade", "bicubic"))):
        assert compare(photo, "--out", tmp_path / name, "--methods", "bicubic", *options) == 0
    plain, named = (metrics(tmp_path / name / "photo") for name in ("plain", "named"))
    assert plain["protocol"] == named["protocol"]
    assert plain["methods"]["bicubic"]["psnr_y"] == named["methods"]["bicubic"]["psnr_y"]


def test_noise_is_the_same_each_time_and_another_by_another_seed(photo: Path, tmp_path: Path) -> None:
    values = []
    for name, kind in (("1", "noise20"), ("2", "noise20"), ("3", "noise20+seed7")):
        assert compare(photo, "--out", tmp_path / name, "--methods", "bicubic", "--degrade", kind) == 0
        values.append(metrics(tmp_path / name / "photo")["methods"]["bicubic"]["psnr_y"])
    assert values[0] == values[1] != values[2]


def test_a_file_of_ones_own_is_the_input(photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    low = shrink(photo, tmp_path / "mine" / "anything.png", HARD)
    out = tmp_path / "out"
    assert compare(photo, "--out", out, "--methods", "nearest,srresnet", "--lr", low) == 0
    found = metrics(out / "photo")
    nearest = np.asarray(Image.open(out / "photo" / "nearest.png"))
    assert np.array_equal(nearest, np.asarray(Image.open(low)).repeat(4, 0).repeat(4, 1))
    assert compare(photo, "--out", tmp_path / "made", "--methods", "nearest,srresnet", "--degrade", HARD) == 0
    made = metrics(tmp_path / "made" / "photo")
    for method in ("nearest", "srresnet"):
        assert found["methods"][method]["psnr_y"] == made["methods"][method]["psnr_y"]
    assert (found["protocol"]["degradation"], found["protocol"]["low_resolution"]) == ("given", str(low))
    assert "reference, low resolution from 'anything.png'" in capsys.readouterr().out


def test_a_folder_of_ones_own_is_matched_by_name(
    several: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a", "b", "c"):
        shrink(several / f"{name}.png", tmp_path / "low" / f"{name}x4.png", "matlab")
    assert compare(several, "--out", tmp_path / "given", "--methods", "bicubic", "--lr", tmp_path / "low") == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Mean of 3 pictures, low resolution from 'low'" in told
    assert "4; low resolution from 'low'; 8 bits" in told
    assert compare(several, "--out", tmp_path / "made", "--methods", "bicubic", "--degrade", "matlab") == 0
    for name in ("a", "b", "c"):
        given, made = (metrics(tmp_path / place / name)["methods"]["bicubic"] for place in ("given", "made"))
        assert given["psnr_y"] == made["psnr_y"]
        assert given["ssim_y"] == made["ssim_y"]


def test_what_does_not_fit_is_named_and_everything_else_is_done(
    several: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shrink(several / "a.png", tmp_path / "low" / "a.png")
    Image.new("RGB", (9, 9)).save(tmp_path / "low" / "b_x4.png")
    (tmp_path / "low" / "d.png").write_bytes(b"no picture")
    Image.open(several / "a.png").save(several / "d.png")
    assert compare(several, "--out", tmp_path / "out", "--methods", "nearest", "--lr", tmp_path / "low") == 1
    told = capsys.readouterr().err
    assert "'b_x4.png' is 9 x 9 pixels; as the low resolution of 'b', which is 50 x 70, it must be 12 x 17." in told
    assert f"There is no low-resolution picture for 'c.png' in '{tmp_path / 'low'}'." in told
    assert "'d.png' is not a picture that can be read" in told
    assert "Traceback" not in told
    assert [path.parent.name for path in (tmp_path / "out").rglob("metrics.json")] == ["a"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--lr", "low", "--degrade", "jpeg60"), "--lr gives the low-resolution picture and --degrade makes it"),
        (("--lr", "low", "--mode", "upscale"), "--lr is for reference mode"),
        (("--degrade", "jpeg60", "--mode", "upscale"), "--degrade is for reference mode"),
        (("--lr", "low/a.png"), "belongs to one picture and 3 are compared; name a folder with one for each."),
        (("--lr", "empty"), "holds no picture that can be read."),
        (("--degrade", "fog"), "There is no degradation called 'fog'; examples: bicubic"),
        (("--degrade", "jpeg0"), "A JPEG quality of 0 is not possible: choose 1 to 100."),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(
    several: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    shrink(several / "a.png", tmp_path / "low" / "a.png")
    (tmp_path / "empty").mkdir()
    try:
        code = compare(several, "--out", tmp_path / "out", *options)
    except SystemExit as ended:
        code = ended.code
    assert code == 2
    assert says in " ".join(capsys.readouterr().err.split())
    assert not (tmp_path / "out").exists()


def test_a_missing_file_is_a_sentence(photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compare(photo, "--out", tmp_path / "out", "--lr", tmp_path / "none.png") == 1
    assert f"There is no file '{tmp_path / 'none.png'}'." in capsys.readouterr().err


def test_the_low_resolution_file_is_not_replaced(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    low = shrink(photo, tmp_path / "photo" / "nearest.png")
    before = low.read_bytes()
    assert compare(photo, "--out", tmp_path, "--methods", "nearest", "--lr", low) == 1
    assert "would be replaced; choose another folder with --out." in capsys.readouterr().err
    assert low.read_bytes() == before


@pytest.mark.parametrize("kind", ["jpeg40", "given"])
def test_a_figure_is_made_again_from_the_same_input(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    low = shrink(photo, tmp_path / "mine" / "low.png", "jpeg40")
    option = ("--lr", low) if kind == "given" else ("--degrade", kind)
    out = tmp_path / "out"
    arguments = ("--methods", "bicubic,srresnet", *option, "--figure", "png", "--figure-width", "84")
    assert compare(photo, "--out", out, *arguments) == 0
    recipe = out / "photo" / "figure.recipe.json"
    written = json.loads(recipe.read_text())
    assert written["low_resolution"] is None or written["low_resolution"]["path"] == "../../mine/low.png"
    assert str(tmp_path) not in recipe.read_text()
    capsys.readouterr()
    assert compare("--recipe", recipe, "--out", tmp_path / "again") == 0
    assert capsys.readouterr().err.count("sr-desktop:") == 1
    first, second = (np.asarray(Image.open(path)) for path in (recipe.with_name("figure.png"),
                                                               tmp_path / "again" / "figure.png"))  # fmt: skip
    assert np.array_equal(first, second)
    assert compare("--recipe", recipe, "--out", tmp_path / "no", "--degrade", "jpeg60") == 2
    assert "With --recipe there can be no --degrade" in capsys.readouterr().err
    if kind == "given":
        low.write_bytes(shrink(photo, tmp_path / "other.png", "bicubic").read_bytes())
        assert compare("--recipe", recipe, "--out", tmp_path / "third") == 1
        assert "low.png' is not the picture that the recipe" in capsys.readouterr().err
