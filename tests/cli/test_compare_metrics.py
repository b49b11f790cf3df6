"""``compare --metrics``: measured beyond the usual, also of a region and in a figure; LR-PSNR without an original."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from sr_desktop.cli import app
from sr_desktop.engine.measures.distances import DISTANCES

Colors = np.ndarray[Any, Any]


def compare(*arguments: str | Path) -> int:
    return app.run(["compare", *map(str, arguments), "--methods", "nearest,bicubic"])


@pytest.fixture
def wide(tmp_path: Path) -> Path:
    """A picture of 80 x 64 pixels."""
    rows, columns = np.mgrid[:64, :80]
    pixels = np.stack([rows * 3 % 256, columns * 5 % 256, rows * columns % 256], axis=2).astype(np.uint8)
    Image.fromarray(pixels).save(tmp_path / "wide.png")
    return tmp_path / "wide.png"


def colors(path: Path) -> Colors:
    return np.asarray(Image.open(path).convert("RGB"))


def test_they_are_written_and_printed(wide: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert compare(wide, "--out", out, "--metrics", "gmsd,dists,lpips") == 0
    methods = json.loads((out / "wide" / "metrics.json").read_text())["methods"]
    for name in ("nearest", "bicubic"):
        output = colors(out / "wide" / f"{name}.png")
        for whole in ("lpips", "dists"):
            expected = DISTANCES[whole](output, colors(wide), False, lambda: None)
            assert methods[name][whole] == pytest.approx(expected, abs=1e-6)
        shaved = output[4:-4, 4:-4], colors(wide)[4:-4, 4:-4]
        assert methods[name]["gmsd"] == pytest.approx(DISTANCES["gmsd"](*shaved, False, lambda: None), abs=1e-6)
    with (out / "metrics.csv").open(newline="") as file:
        (row, _) = csv.DictReader(file)
    assert float(row["lpips"]) == pytest.approx(methods["nearest"]["lpips"], abs=1e-5)
    assert [each for each in row if each in ("gmsd", "lpips", "dists")] == ["lpips", "dists", "gmsd"]
    told = capsys.readouterr().out
    assert "LPIPS" in told
    assert f"{methods['bicubic']['lpips']:.4f}" in told
    assert f"{methods['bicubic']['dists']:.4f}" in told


def test_of_a_region_it_is_measured_again(wide: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert compare(wide, "--out", out, "--metrics", "lpips", "--region", "8,8,48,40") == 0
    methods = json.loads((out / "wide" / "metrics.json").read_text())["methods"]
    expected = DISTANCES["lpips"](colors(out / "wide" / "bicubic.png"), colors(wide)[8:48, 8:56], False, lambda: None)
    assert methods["bicubic"]["lpips"] == pytest.approx(expected, abs=1e-6)


def test_a_figure_that_prints_it_has_it_measured_and_a_recipe_makes_it_again(wide: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    figure = ("--figure", "svg", "--figure-numbers", "psnr_y,lpips,dists", "--region", "8,8,48,40")
    assert compare(wide, "--out", out, *figure) == 0
    methods = json.loads((out / "wide" / "metrics.json").read_text())["methods"]
    text = (out / "wide" / "figure.svg").read_text()
    assert f"{methods['nearest']['lpips']:.4f}" in text
    assert f"{methods['nearest']['dists']:.4f}" in text
    assert "PSNR-Y (dB) / LPIPS-Alex / DISTS over the region, ×4, 4 px shaved (not for LPIPS and DISTS)" in text
    recipe = out / "wide" / "figure.recipe.json"
    again = tmp_path / "again"
    assert app.run(["compare", "--recipe", str(recipe), "--out", str(again)]) == 0
    assert (again / "figure.svg").read_text() == text


def test_without_an_original_consistency_is_written(wide: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert compare(wide, "--out", out, "--mode", "upscale", "--metrics", "lpips") == 0
    methods = json.loads((out / "wide" / "metrics.json").read_text())["methods"]
    for name in ("nearest", "bicubic"):
        with Image.open(out / "wide" / f"{name}.png") as image:
            again = np.asarray(image.resize((80, 64), Image.Resampling.BICUBIC)).astype(float)
        expected = 10 * np.log10(255**2 / np.mean((again - colors(wide)) ** 2))
        assert methods[name]["lr_psnr"] == pytest.approx(expected)
        assert methods[name]["psnr_y"] is None
        assert "lpips" not in methods[name]


def test_what_is_no_such_metric_is_named(capsys: pytest.CaptureFixture[str], wide: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        compare(wide, "--out", tmp_path / "out", "--metrics", "psnr_y")
    said = " ".join(capsys.readouterr().err.split())
    assert (
        "no metric 'psnr_y' can be chosen; write ids with commas between, of lpips, dists, ms_ssim, gmsd, haarpsi"
        in said
    )


def test_a_missing_package_is_said_once(
    wide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "piq", None)
    assert compare(wide, "--out", tmp_path / "out", "--metrics", "gmsd") == 1
    said = " ".join(capsys.readouterr().err.split())
    assert said.count("pip install piq") == 1
    assert "Traceback" not in said


def test_the_plane_of_several_pictures_is_drawn_and_written_as_numbers(wide: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.png"
    Image.fromarray(colors(wide)[::-1].copy()).save(other)
    out = tmp_path / "out"
    assert compare(wide, other, "--out", out, "--plane", "csv") == 0
    with (out / "plane.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    written = {
        (name, stem): json.loads((out / stem / "metrics.json").read_text())["methods"][name]
        for name in ("nearest", "bicubic")
        for stem in ("wide", "other")
    }
    by_dot = {(row["method"], Path(row["picture"]).stem): row for row in rows if row["picture"]}
    assert {key: float(row["lpips"]) for key, row in by_dot.items()} == {
        key: pytest.approx(method["lpips"]) for key, method in written.items()
    }
    mean = next(row for row in rows if row["method"] == "nearest" and not row["picture"])
    assert (mean["image"], mean["subject"]) == (wide.parent.name, "mean of 2 pictures")
    expected = (written["nearest", "wide"]["psnr_y"] + written["nearest", "other"]["psnr_y"]) / 2
    assert float(mean["psnr_y"]) == pytest.approx(expected)
    assert compare(wide, "--out", tmp_path / "one", "--plane", "pdf", "--region", "8,8,48,40") == 0
    assert (tmp_path / "one" / "plane.pdf").read_bytes().startswith(b"%PDF")


def test_there_is_no_plane_without_an_original(wide: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compare(wide, "--out", tmp_path / "out", "--plane", "svg", "--mode", "upscale") == 2
    assert "--plane needs an original" in capsys.readouterr().err
