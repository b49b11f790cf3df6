"""Experiments whose arms share a start, and whose record shows several measures and details."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
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


def words(file: Path, photos: Path, folder: Path, *more: str) -> list[str]:
    record = ["--record", str(folder / "EXPERIMENTS.md"), "--out", str(folder / "runs")]
    where = ["--data", str(photos), "--val", str(photos), "--cache", str(folder / "cache"), "--device", "cpu"]
    return ["experiments", str(file), *record, *where, *more]


@dataclass(frozen=True)
class Done:
    """An experiment that has been run in a folder; no test changes it."""

    file: Path
    photos: Path
    folder: Path

    @property
    def experiment(self) -> Experiment:
        return load_experiment(str(self.file))

    @property
    def start(self) -> Path:
        """The weights that all arms begin with."""
        return start_folder(self.folder / "runs", self.experiment, 0) / "average.safetensors"

    @property
    def record(self) -> str:
        return (self.folder / "EXPERIMENTS.md").read_text()

    def words(self, *more: str) -> list[str]:
        """Those that run it in the same folder again."""
        return words(self.file, self.photos, self.folder, *more)


@pytest.fixture(scope="module")
def done(make_photos: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Done:
    folder = tmp_path_factory.mktemp("experiment")
    file = folder / "upsamplers.toml"
    file.write_text(UPSAMPLERS)
    done = Done(file, make_photos(folder), folder)
    assert main(done.words()) == 0
    return done


def checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_all_arms_begin_with_the_weights_of_one_first_training(done: Done) -> None:
    for result in read_results(done.folder / "runs", done.experiment, seeds=1):
        assert result.runs[0].checkpoint.provenance["initialised_from"] == checksum(done.start)
        assert result.runs[0].checkpoint.step == 4
    assert f"checksum {checksum(done.start)[:12]}" in done.record
    assert "`schedule.steps=3`" in done.record


def test_what_has_been_run_is_not_run_again(done: Done) -> None:
    record, before = done.record, done.start.stat().st_mtime_ns
    assert main(done.words()) == 0
    assert done.start.stat().st_mtime_ns == before
    assert done.record == record


def test_arms_that_began_with_other_weights_are_refused(
    done: Done, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.safetensors"
    other.write_bytes(done.start.read_bytes() + b" ")
    assert main(done.words("--init", str(other))) == 1
    assert "began with other weights" in " ".join(capsys.readouterr().err.split())


def test_given_weights_take_the_place_of_the_first_training(done: Done, tmp_path: Path) -> None:
    given = tmp_path / "given.safetensors"
    shutil.copy(done.start, given)
    assert main(words(done.file, done.photos, tmp_path, "--init", str(given))) == 0
    assert not start_folder(tmp_path / "runs", done.experiment, 0).exists()
    (first, *_) = read_results(tmp_path / "runs", done.experiment, seeds=1)
    assert first.runs[0].checkpoint.provenance["initialised_from"] == checksum(given)


def test_the_record_tells_every_measure_and_shows_details(done: Done) -> None:
    for name in ("psnr_y", "checker_textured"):
        assert MEASURES[name].label in done.record
        assert f"By {MEASURES[name].label}: best " in done.record
    slow = next(line for line in done.record.splitlines() if line.startswith("| slow"))
    assert 15 < float(slow.split("|")[2].strip(" *")) < 40
    srcnn = next(line for line in done.record.splitlines() if line.startswith("| srcnn, as published here"))
    assert 15 < float(srcnn.split("|")[2]) < 40
    assert "**Conclusion.** Fast is faster." in done.record
    assert "(experiments/details/upsamplers.png)" in done.record
    with Image.open(done.folder / "experiments" / "details" / "upsamplers.png") as picture:
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


def test_an_arm_may_not_take_the_name_of_the_start(tmp_path: Path) -> None:
    file = tmp_path / "upsamplers.toml"
    file.write_text(UPSAMPLERS.replace('name = "slow"', 'name = "start"'))
    with pytest.raises(RecipeError, match="may not be called 'start'"):
        load_experiment(str(file))
    assert isinstance(load_experiment("checkerboard"), Experiment)
