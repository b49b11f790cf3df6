"""Experiments whose arms share a start, and whose record shows several measures and details."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sr_desktop.imaging.picture import Picture
from trainer.cli import main
from trainer.experiments.definition import Arm, Experiment, load_experiment
from trainer.experiments.details import SIDE, draw_details, strongest_details
from trainer.experiments.measuring import MEASURES, MeasuredArm, MeasuredExperiment, best_arm, ranking
from trainer.experiments.results import read_results, start_folder
from trainer.recipes.recipe import RecipeError
from trainer.training.validation import ValidationPair

UPSAMPLERS = """
title = "Two upsamplers"
question = "Which?"
expectation = "None."
seeds = 1
measures = ["psnr_y", "checker_textured", "checker_flat"]
references = ["srcnn"]
conclusion = "Fast is faster."
details = 1
start = ["schedule.steps=3", "validation.every=3"]
[recipe]
name = "tiny"
note = "An arm."
precision = "fp32"
data = { crop = 8, batch = 2 }
loss = { l1 = 1.0 }
schedule = { steps = 4, warmup = 1 }
validation = { every = 2, crop = 96 }
[recipe.network]
name = "perceptual"
initialisation = "interpolation"
parameters = { blocks = 1, channels = 4, batch_norm = false, tanh = false }
[[arms]]
name = "slow"
title = "slow"
set = ["optimizer.learning_rate=1e-6"]
[[arms]]
name = "fast"
title = "fast"
set = ["optimizer.learning_rate=1e-2"]
"""


@pytest.fixture
def experiment_file(tmp_path: Path) -> Path:
    path = tmp_path / "upsamplers.toml"
    path.write_text(UPSAMPLERS)
    return path


def words(file: Path, photos: Path, tmp_path: Path, *more: str) -> list[str]:
    record = ["--record", str(tmp_path / "EXPERIMENTS.md"), "--out", str(tmp_path / "runs")]
    where = ["--data", str(photos), "--val", str(photos), "--cache", str(tmp_path / "cache"), "--device", "cpu"]
    return ["experiments", str(file), *record, *where, *more]


def checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_all_arms_begin_with_the_weights_of_one_first_training(
    experiment_file: Path, photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words(experiment_file, photos, tmp_path)) == 0
    experiment = load_experiment(str(experiment_file))
    weights = start_folder(tmp_path / "runs", experiment, 0) / "average.safetensors"
    results = read_results(tmp_path / "runs", experiment, seeds=1)
    for result in results:
        assert result.runs[0].checkpoint.provenance["initialised_from"] == checksum(weights)
        assert result.runs[0].checkpoint.step == 4
    record = (tmp_path / "EXPERIMENTS.md").read_text()
    assert f"checksum {checksum(weights)[:12]}" in record
    assert "`schedule.steps=3`" in record

    before = weights.stat().st_mtime_ns
    assert main(words(experiment_file, photos, tmp_path)) == 0
    assert weights.stat().st_mtime_ns == before
    assert (tmp_path / "EXPERIMENTS.md").read_text() == record

    other = tmp_path / "other.safetensors"
    other.write_bytes(weights.read_bytes() + b" ")
    assert main(words(experiment_file, photos, tmp_path, "--init", str(other))) == 1
    assert "began with other weights" in " ".join(capsys.readouterr().err.split())


def test_given_weights_take_the_place_of_the_first_training(
    experiment_file: Path, photos: Path, tmp_path: Path
) -> None:
    assert main(words(experiment_file, photos, tmp_path)) == 0
    experiment = load_experiment(str(experiment_file))
    given = tmp_path / "given.safetensors"
    start_folder(tmp_path / "runs", experiment, 0).joinpath("average.safetensors").rename(given)
    again = tmp_path / "again"
    again.mkdir()
    assert main(words(experiment_file, photos, again, "--init", str(given))) == 0
    assert not start_folder(again / "runs", experiment, 0).exists()
    (first, *_) = read_results(again / "runs", experiment, seeds=1)
    assert first.runs[0].checkpoint.provenance["initialised_from"] == checksum(given)


def test_the_record_tells_every_measure_and_shows_details(experiment_file: Path, photos: Path, tmp_path: Path) -> None:
    assert main(words(experiment_file, photos, tmp_path)) == 0
    record = (tmp_path / "EXPERIMENTS.md").read_text()
    for name in ("psnr_y", "checker_textured"):
        assert MEASURES[name].label in record
        assert f"By {MEASURES[name].label}: best " in record
    slow = next(line for line in record.splitlines() if line.startswith("| slow"))
    assert 15 < float(slow.split("|")[2].strip(" *")) < 40
    srcnn = next(line for line in record.splitlines() if line.startswith("| srcnn, as published here"))
    assert 15 < float(srcnn.split("|")[2]) < 40
    assert "**Conclusion.** Fast is faster." in record
    sheet = tmp_path / "experiments" / "details" / "upsamplers.png"
    assert "(experiments/details/upsamplers.png)" in record
    with Image.open(sheet) as picture:
        assert picture.width > 3 * SIDE


def artificial() -> MeasuredExperiment:
    """Two crops, the upper half of each flat; the second arm has a checkerboard in the first crop's corners."""
    random = np.random.default_rng(0)
    pairs, clean = [], []
    for _ in range(2):
        pixels = random.integers(127, 130, (2 * SIDE, 2 * SIDE, 3), dtype=np.uint8)
        pixels[SIDE:] = random.integers(60, 200, (SIDE, 2 * SIDE, 3))
        ground_truth = Picture(pixels, "noise")
        pairs.append(ValidationPair(ground_truth, ground_truth))
        clean.append(pixels)
    marked = clean[0].copy()
    board = (10 * (np.add(*np.mgrid[:SIDE, :SIDE]) % 2)).astype(np.uint8)[..., None]
    marked[:SIDE, SIDE:] += board
    marked[SIDE:, :SIDE] += board
    arms = [
        MeasuredArm(Arm(name="clean", title="clean", set=()), {"psnr_y": (30.0, 31.0)}, tuple(clean)),
        MeasuredArm(Arm(name="marked", title="marked", set=()), {"psnr_y": (28.0, 28.5)}, (marked, clean[1])),
    ]
    return MeasuredExperiment(tuple(pairs), tuple(arms))


def test_details_are_where_the_checkerboard_is_and_are_drawn_as_they_are(tmp_path: Path) -> None:
    measured = artificial()
    flat, textured = strongest_details(measured, 1)
    assert (flat.pair, flat.is_flat, flat.area.x, flat.area.y) == (0, True, SIDE, 0)
    assert (textured.pair, textured.is_flat, textured.area.x, textured.area.y) == (0, False, 0, SIDE)
    path = tmp_path / "sheet.png"
    draw_details(measured, [textured], path)
    with Image.open(path) as sheet:
        found = {tuple(pixel) for pixel in np.asarray(sheet).reshape(-1, 3).tolist()}
    shown = measured.arms[1].outputs[0][textured.area.slices]
    assert {tuple(pixel) for pixel in shown.reshape(-1, 3).tolist()} <= found


def test_the_ranking_goes_from_best_to_worst_and_leaves_out_what_is_unknown() -> None:
    measured = artificial()
    assert ranking(measured, "psnr_y") == "By PSNR-Y in dB: best clean (30.50), then marked (28.25)."
    assert MEASURES["psnr_y"].text((30.0, 31.0)) == "30.50 ± 0.71"
    ratios = tuple(
        replace(arm, values={"checker_flat": (value,)}) for arm, value in zip(measured.arms, (3.0, 0.5), strict=True)
    )
    assert ranking(MeasuredExperiment((), ratios), "checker_flat").endswith("best marked (0.50), then clean (3.00).")
    four = tuple(replace(measured.arms[0], values={"checker_flat": (value,)}) for value in (4.0, 2.0, 1.0, 3.0))
    sentence = ranking(MeasuredExperiment((), four), "checker_flat")
    assert sentence.endswith("best clean (1.00), then clean (2.00), then clean (3.00); last clean (4.00).")
    unknown = tuple(replace(arm, values={"checker_flat": (float("nan"),)}) for arm in measured.arms)
    assert best_arm(MeasuredExperiment((), unknown), "checker_flat") is None
    assert "could be measured" in ranking(MeasuredExperiment((), unknown), "checker_flat")
    assert MEASURES["checker_flat"].text((float("nan"),)) == "–"


def test_an_arm_may_not_take_the_name_of_the_start(experiment_file: Path) -> None:
    experiment_file.write_text(UPSAMPLERS.replace('name = "slow"', 'name = "start"'))
    with pytest.raises(RecipeError, match="may not be called 'start'"):
        load_experiment(str(experiment_file))
    assert isinstance(load_experiment("checkerboard"), Experiment)
