"""``sr-desktop evaluate`` with low-resolution pictures and results of others, by folder and by pattern, and names."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sr_desktop.cli import app
from sr_desktop.imaging.measuring.measure import measure


def evaluate(*arguments: str | Path) -> int:
    return app.run(["evaluate", *map(str, arguments), "--methods", "bicubic"])


def save(path: Path, seed: int, size: tuple[int, int] = (32, 24), more: int = 0) -> None:
    """Noise of a seed, brighter by so many levels."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.random.default_rng(seed).integers(20, 200, (*size[::-1], 3)) + more
    Image.fromarray(pixels.astype(np.uint8)).save(path)


def psnr(truth: Path, output: Path) -> float:
    value = measure(np.asarray(Image.open(output)), np.asarray(Image.open(truth)), is_gray=False)["psnr_y"]
    assert value is not None
    return value


@pytest.fixture
def sets(tmp_path: Path) -> tuple[Path, Path]:
    """Two pictures and one; theirs are brighter, lying in folders that are called as the sets."""
    for number, (folder, name) in enumerate((("Set5", "baby"), ("Set5", "bird"), ("Set14", "zebra"))):
        save(tmp_path / folder / f"{name}.png", number)
        save(tmp_path / "theirs" / folder / f"{name}x4_Net.png", number, more=3 + number)
        save(tmp_path / "all" / f"{name}_Net.png", number, more=3 + number)
        save(tmp_path / "low" / f"{name}x4.png", 10 + number, (8, 6))
    return tmp_path / "Set5", tmp_path / "Set14"


@pytest.mark.parametrize("named", ["theirs/{folder}/{stem}x4_Net.png", "theirs/{folder}", "all"])
def test_results_of_others_are_one_method_of_all_sets(
    sets: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], named: str
) -> None:
    files = {suffix: tmp_path / f"table.{suffix}" for suffix in ("tex", "csv", "json")}
    result = f"{tmp_path / named}=Their Net"
    targets = ("--latex", files["tex"], "--csv", files["csv"], "--json", files["json"])
    names = ("--name", "their-net=Theirs & Co", "--name", "bicubic=Base")
    assert evaluate(*sets, "--result", result, *names, *targets) == 0
    of_baby = psnr(sets[0] / "baby.png", tmp_path / "all" / "baby_Net.png")
    of_bird = psnr(sets[0] / "bird.png", tmp_path / "all" / "bird_Net.png")
    found = json.loads(files["json"].read_text(encoding="utf-8"))["sets"]
    assert found["Set5"]["their-net"]["images"]["bird"]["psnr_y"] == pytest.approx(of_bird)
    assert found["Set5"]["their-net"]["psnr_y"] == pytest.approx((of_baby + of_bird) / 2)
    assert [found["Set14"][name]["title"] for name in ("bicubic", "their-net")] == ["Base", "Theirs & Co"]
    with files["csv"].open(newline="", encoding="utf-8-sig") as file:
        named = {(row["method"], row["title"]) for row in csv.DictReader(file)}
    assert named == {("bicubic", "Base"), ("their-net", "Theirs & Co")}
    assert r"Theirs \& Co & " in files["tex"].read_text(encoding="utf-8")
    rows = [line for line in capsys.readouterr().out.splitlines() if line.strip().startswith("Theirs & Co")]
    assert f"{(of_baby + of_bird) / 2:.2f}" in rows[0]
    assert rows[1:] == ["Theirs & Co: given pictures"]


def test_a_picture_without_a_result_is_named_and_left_out_of_the_means(
    sets: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "all" / "bird_Net.png").unlink()
    table = tmp_path / "t.json"
    assert evaluate(sets[0], "--result", tmp_path / "all" / "{stem}_Net.png", "--json", table) == 1
    told = " ".join(capsys.readouterr().err.split())
    assert "There is no result for 'bird': no file" in told
    means = json.loads(table.read_text(encoding="utf-8"))["sets"]["Set5"]
    assert means["net"]["psnr_y"] == pytest.approx(psnr(sets[0] / "baby.png", tmp_path / "all" / "baby_Net.png"))
    assert means["bicubic"]["psnr_y"] == pytest.approx(means["bicubic"]["images"]["baby"]["psnr_y"])


def test_each_set_may_have_low_resolutions_of_its_own(sets: tuple[Path, Path], tmp_path: Path) -> None:
    for number, (folder, name) in enumerate((("Set5", "baby"), ("Set5", "bird"), ("Set14", "zebra"))):
        save(tmp_path / "LR" / folder / f"{name}.png", number, (8, 6))
    tables = tmp_path / "t.tex", tmp_path / "t.json"
    assert evaluate(*sets, "--lr", tmp_path / "LR" / "{folder}", "--latex", tables[0], "--json", tables[1]) == 0
    assert ", low resolution from 'Set5', low resolution from 'zebra.png'." in tables[0].read_text(encoding="utf-8")
    protocol = json.loads(tables[1].read_text(encoding="utf-8"))["protocol"]
    assert protocol["low_resolution"] == str(tmp_path / "LR")


@pytest.mark.parametrize("named", ["low", "low/{stem}x4.png"])
def test_the_input_is_the_low_resolution_that_was_given(
    sets: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], named: str
) -> None:
    table = tmp_path / "t.json"
    assert evaluate(*sets, "--lr", tmp_path / named, "--published", "--json", table) == 0
    found = json.loads(table.read_text(encoding="utf-8"))
    enlarged = tmp_path / "enlarged.png"
    Image.open(tmp_path / "low" / "zebrax4.png").resize((32, 24), Image.Resampling.BICUBIC).save(enlarged)
    assert found["sets"]["Set14"]["bicubic"]["psnr_y"] == pytest.approx(psnr(sets[1] / "zebra.png", enlarged))
    assert found["protocol"]["low_resolution"] == str(tmp_path / "low")
    told = capsys.readouterr().out
    assert "low resolution from 'low'" in told
    # What was measured from other pictures is not put next to what papers print.
    assert "as published" not in told


def test_the_scale_is_kept_where_low_resolutions_are_given(sets: tuple[Path, Path], tmp_path: Path) -> None:
    for name, seed in (("baby", 1), ("bird", 2)):
        save(tmp_path / "half" / f"{name}x2.png", seed, (16, 12))
    table = tmp_path / "t.json"
    assert evaluate(sets[0], "--lr", tmp_path / "half", "--scale", "2", "--json", table) == 0
    protocol = json.loads(table.read_text(encoding="utf-8"))["protocol"]
    assert (protocol["scale"], protocol["border"], protocol["low_resolution"]) == (2, 2, str(tmp_path / "half"))


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("--lr", "low", "--degrade", "jpeg50"), "choose one of them"),
        (("--lr", "low/babyx4.png"), "belongs to one picture and 2 are compared"),
        (("--result", "all/baby_Net.png"), "belongs to one picture and 2 are compared"),
        (("--result", "all=A", "--result", "theirs=A"), "Two results are called 'A'"),
        (("--name", "srcnn=Ours"), "--name names 'srcnn', but there will be only: bicubic."),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(
    sets: tuple[Path, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    part: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert evaluate("Set5", *arguments) == 2
    assert part in " ".join(capsys.readouterr().err.split())


def test_compare_takes_a_folder_too(sets: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = ("--methods", "bicubic", "--result", f"{tmp_path / 'all'}=Ours, twice", "--html")
    assert app.run(["compare", str(sets[0]), "--out", str(out), *map(str, arguments)]) == 0
    found = json.loads((out / "bird" / "metrics.json").read_text(encoding="utf-8"))["methods"]["ours-twice"]
    assert found["title"] == "Ours, twice"
    assert found["psnr_y"] == pytest.approx(psnr(sets[0] / "bird.png", tmp_path / "all" / "bird_Net.png"))
    assert "Ours, twice" in (out / "bird" / "page.html").read_text(encoding="utf-8")
    with (out / "metrics.csv").open(newline="", encoding="utf-8-sig") as file:
        assert {row["title"] for row in csv.DictReader(file)} == {"Bicubic", "Ours, twice"}
