"""The contract of metrics.json and metrics.csv."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sr_desktop.engine.settings import Mode
from sr_desktop.export.errors import ExportError
from sr_desktop.export.metrics_files import csv_columns, scores_of, write_metrics_csv, write_metrics_json
from sr_desktop.export.results import PictureResult
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.scores import Scores

Make = Callable[..., PictureResult]


def read_json(path: Path, result: PictureResult) -> dict[str, object]:
    write_metrics_json(path, scores_of(result))
    loaded: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def read_csv(path: Path, *results: PictureResult) -> list[dict[str, str]]:
    write_metrics_csv(path, [scores_of(result) for result in results])
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_json_is_as_agreed(tmp_path: Path, make_result: Make) -> None:
    result = make_result(source=Path("photos/cät.png"))
    got = read_json(tmp_path / "metrics.json", result)
    protocol = got.pop("protocol")
    assert isinstance(protocol, dict)
    assert (protocol["border"], protocol["scale"], protocol["ssim_window"]) == (4, 4, 11)
    nearest, bicubic = (method.scores for method in result.methods)
    assert got == {
        "image": str(Path("photos/cät.png")),
        "mode": "reference",
        "scale": 4,
        "input_size": [12, 10],
        "output_size": [48, 40],
        "region": None,
        "methods": {
            "nearest": {
                "title": "Nearest",
                "psnr_y": nearest["psnr_y"],
                "psnr_rgb": nearest["psnr_rgb"],
                "ssim_y": nearest["ssim_y"],
                "seconds": 0.25,
                "device": "cpu",
                "precision": "uint8",
                "self_ensemble": False,
                "tile": None,
                "weights_sha256": None,
            },
            "bicubic": {
                "title": "Bicubic",
                "psnr_y": bicubic["psnr_y"],
                "psnr_rgb": bicubic["psnr_rgb"],
                "ssim_y": bicubic["ssim_y"],
                "seconds": 12.34567,
                "device": "cuda:0",
                "precision": "bf16",
                "self_ensemble": False,
                "tile": 128,
                "weights_sha256": "ab" * 32,
            },
        },
    }


def test_what_does_not_exist_is_null_and_empty(tmp_path: Path, make_result: Make) -> None:
    result = make_result(mode=Mode.UPSCALE)
    methods = read_json(tmp_path / "metrics.json", result)["methods"]
    assert isinstance(methods, dict)
    assert methods["bicubic"]["psnr_y"] is methods["bicubic"]["ssim_y"] is None
    row = read_csv(tmp_path / "metrics.csv", result)[0]
    assert (row["mode"], row["psnr_y"], row["psnr_rgb"], row["ssim_y"], row["tile"]) == ("upscale", "", "", "", "")


def test_infinite_is_inf_in_both(tmp_path: Path, make_result: Make) -> None:
    result = make_result()
    perfect = replace(result.methods[0], scores=Scores(psnr_y=math.inf, psnr_rgb=math.inf, ssim_y=1.0))
    result = replace(result, methods=(perfect,))
    methods = read_json(tmp_path / "metrics.json", result)["methods"]
    assert isinstance(methods, dict)
    assert methods["nearest"]["psnr_y"] == methods["nearest"]["psnr_rgb"] == "inf"
    assert read_csv(tmp_path / "metrics.csv", result)[0]["psnr_y"] == "inf"


def test_csv_has_a_row_for_every_picture_and_method(tmp_path: Path, make_result: Make) -> None:
    first, second = make_result("cat", source=Path("a, b/cat.png")), make_result("dog", seed=1)
    rows = read_csv(tmp_path / "metrics.csv", first, second.within(Rect(4, 8, 20, 12)))
    assert [(row["image"], row["method"]) for row in rows] == [
        (str(Path("a, b/cat.png")), "nearest"), (str(Path("a, b/cat.png")), "bicubic"),
        ("dog", "nearest"), ("dog", "bicubic"),
    ]  # fmt: skip
    assert list(rows[0]) == list(csv_columns())
    assert [row["title"] for row in rows[:2]] == ["Nearest", "Bicubic"]
    renamed = replace(first, catalogue=first.catalogue.renaming("bicubic", "Ours"))
    assert [row["title"] for row in read_csv(tmp_path / "renamed.csv", renamed)] == ["Nearest", "Ours"]
    scores = first.methods[1].scores
    assert float(rows[1]["psnr_y"]) == pytest.approx(scores["psnr_y"], abs=5e-5)
    assert float(rows[1]["ssim_y"]) == pytest.approx(scores["ssim_y"], abs=5e-7)
    assert [rows[2][f"region_{side}"] for side in ("x", "y", "width", "height")] == ["4", "8", "20", "12"]
    assert (rows[0]["region_x"], rows[1]["tile"], rows[1]["precision"]) == ("", "128", "bf16")
    assert "BT.601" in rows[0]["protocol"]


def test_a_region_is_measured_by_itself(tmp_path: Path, make_result: Make) -> None:
    result = make_result().within(Rect(8, 8, 24, 20))
    got = read_json(tmp_path / "metrics.json", result)
    assert got["region"] == [8, 8, 24, 20]
    assert result.ground_truth is not None
    a = result.methods[0].pixels[8:28, 8:32].astype(float)
    b = result.ground_truth.pixels[8:28, 8:32].astype(float)
    methods = got["methods"]
    assert isinstance(methods, dict)
    assert methods["nearest"]["psnr_rgb"] == pytest.approx(10 * math.log10(255**2 / np.mean((a - b) ** 2)))
    whole = result.methods[0].scores
    assert methods["nearest"]["psnr_rgb"] != whole["psnr_rgb"]


def test_a_metric_that_needs_a_network_stands_in_the_files_once_it_was_measured(
    tmp_path: Path, make_result: Make
) -> None:
    result = make_result()
    measured = replace(result.methods[1], scores=Scores(result.methods[1].scores, lpips=0.12345678))
    result = replace(result, methods=(result.methods[0], measured))
    methods = read_json(tmp_path / "metrics.json", result)["methods"]
    assert isinstance(methods, dict)
    assert (methods["nearest"]["lpips"], methods["bicubic"]["lpips"]) == (None, 0.12345678)
    rows = read_csv(tmp_path / "metrics.csv", result)
    assert [row["lpips"] for row in rows] == ["", "0.123457"]
    assert list(rows[0]).index("lpips") == list(rows[0]).index("ssim_y") + 1


@pytest.mark.parametrize("name", ["metrics.json", "metrics.csv"])
def test_what_cannot_be_written_is_told_in_a_sentence(tmp_path: Path, make_result: Make, name: str) -> None:
    path = tmp_path / "nowhere" / name
    with pytest.raises(ExportError, match=r"cannot be written: there is no folder '.*nowhere'\.$"):
        (read_json if name.endswith("json") else read_csv)(path, make_result())
