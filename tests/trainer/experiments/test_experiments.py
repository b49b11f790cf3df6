from __future__ import annotations

import re
import shutil
from pathlib import Path
from statistics import fmean

import pytest

from sr_desktop.imaging.measuring.metrics import metric_of
from trainer.cli import main
from trainer.experiments.definition import experiment_names, load_experiment
from trainer.experiments.record import finding
from trainer.experiments.results import read_results
from trainer.recipes.recipe import RecipeError

SMALL = (
    "network.parameters.channels=[4, 4]", "schedule.steps=8", "validation.every=4", "validation.crop=64",
    "data.batch=2", "optimizer.learning_rate=1e-3",
)  # fmt: skip
TWO_RATES = """
title = "Fast or slow"
question = "Which rate?"
expectation = "None."
seeds = 2
[recipe]
name = "tiny"
note = "An arm."
precision = "fp32"
network = { name = "srcnn", input = "luma", parameters = { channels = [4, 4] } }
data = { crop = 8, batch = 2 }
loss = { mse = 1.0 }
optimizer = { ema = 0 }
schedule = { steps = 8, warmup = 0, final_fraction = 1 }
validation = { every = 4, crop = 64 }
[[arms]]
name = "slow"
title = "1e-6"
set = ["optimizer.learning_rate=1e-6"]
[[arms]]
name = "fast"
title = "1e-2"
set = ["optimizer.learning_rate=1e-2"]
"""


@pytest.fixture
def experiment_file(tmp_path: Path) -> Path:
    path = tmp_path / "rates.toml"
    path.write_text(TWO_RATES)
    return path


def words(name: str, photos: Path, tmp_path: Path, *more: str) -> list[str]:
    record = ["--record", str(tmp_path / "EXPERIMENTS.md"), "--out", str(tmp_path / "runs")]
    where = ["--data", str(photos), "--val", str(photos), "--cache", str(tmp_path / "cache"), "--device", "cpu"]
    return ["experiments", name, *record, *where, *more]


@pytest.mark.parametrize("name", experiment_names())
def test_each_arm_of_a_shipped_experiment_differs_from_the_first_in_one_thing(name: str) -> None:
    experiment = load_experiment(name)
    first, *others = (experiment.recipe_of(arm, seed=1) for arm in experiment.arms)
    for other in others:
        assert first.seed == other.seed == 1
        differing = {key for key in type(first).model_fields if getattr(first, key) != getattr(other, key)}
        assert len(differing) == 1
        assert differing <= {"optimizer", "network", "loss", "data"}


def test_an_experiment_is_run_recorded_and_not_repeated(
    experiment_file: Path, photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = words(str(experiment_file), photos, tmp_path)
    assert main(command) == 0
    record = (tmp_path / "EXPERIMENTS.md").read_text()
    results = read_results(tmp_path / "runs", load_experiment(str(experiment_file)), seeds=2)
    for result in results:
        assert [len(run.rows) for run in result.runs] == [8, 8]
        assert f"| {result.arm.title} | {fmean(run.final for run in result.runs):.3f} ±" in record
    assert finding(results, metric_of("psnr_y")) in record
    assert (tmp_path / "experiments" / "curves" / "rates.png").stat().st_size > 1000
    assert "(experiments/curves/rates.png)" in record

    checkpoint = tmp_path / "runs" / "rates" / "fast" / "seed-1" / "last.pt"
    before = checkpoint.stat().st_mtime_ns
    (tmp_path / "EXPERIMENTS.md").write_text(record.replace("**Finding.**", "**Stale.**") + "\nBelow.\n")
    assert main(command) == 0
    again = (tmp_path / "EXPERIMENTS.md").read_text()
    assert again == record + "\nBelow.\n"
    assert checkpoint.stat().st_mtime_ns == before

    assert main([*command, "--set", "schedule.steps=9"]) == 1
    assert "another recipe" in " ".join(capsys.readouterr().err.split())

    # One run is lost, and made again from other pictures.
    shutil.rmtree(checkpoint.parent)
    next(photos.iterdir()).unlink()
    assert main(command) == 1
    assert f"The run in {checkpoint.parent} was trained on other pictures than those before" in capsys.readouterr().err


def test_a_run_from_given_weights_is_none_from_scratch(
    experiment_file: Path, photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = words(str(experiment_file), photos, tmp_path, "--seeds", "1")
    assert main(command) == 0
    weights = tmp_path / "runs" / "rates" / "slow" / "seed-0" / "last.pt"
    from_these = [*command, "--out", str(tmp_path / "others"), "--init"]
    assert main([*from_these, str(weights)]) == 0
    capsys.readouterr()
    for arguments, said in (
        (from_these[:-1], "began with given weights;"),
        ([*from_these, str(experiment_file)], f"began with other weights than {experiment_file};"),
    ):
        assert main(arguments) == 1
        assert said in capsys.readouterr().err


def test_a_shipped_experiment_runs_in_miniature(photos: Path, tmp_path: Path) -> None:
    sets = [word for value in SMALL for word in ("--set", value)]
    assert main(words("srcnn-kernels", photos, tmp_path, "--seeds", "1", *sets)) == 0
    record = (tmp_path / "EXPERIMENTS.md").read_text()
    assert "9-1-5 or 9-5-5" in record
    found = next(line for line in record.splitlines() if line.startswith("**Finding.**"))
    assert re.fullmatch(r"\*\*Finding\.\*\* 9-\d-5 ended at \S+ dB: \S+ dB better than 9-\d-5\.", found)


def test_the_finding_names_the_better_arm_whichever_way_is_better(
    experiment_file: Path, photos: Path, tmp_path: Path
) -> None:
    assert main(words(str(experiment_file), photos, tmp_path)) == 0
    results = read_results(tmp_path / "runs", load_experiment(str(experiment_file)), seeds=2)
    low, high = sorted(results, key=lambda result: result.mean)
    assert finding(results, metric_of("psnr_y")).startswith(f"{high.arm.title} ended at {high.mean:.3f} dB")
    assert finding(results, metric_of("lpips")).startswith(f"{low.arm.title} ended at {low.mean:.3f}:")


def test_faults_are_sentences(photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RecipeError, match="srcnn-optimizer"):
        load_experiment("nothing")
    broken = tmp_path / "one-arm.toml"
    broken.write_text(TWO_RATES[: TWO_RATES.rindex("[[arms]]")])
    with pytest.raises(RecipeError, match="arms"):
        load_experiment(str(broken))
    command = words("srcnn-kernels", photos, tmp_path)
    place = command.index("--val")
    assert main(command[:place] + command[place + 2 :]) == 1
    assert "--val DIR" in capsys.readouterr().err


def test_an_experiment_counts_each_validation_folder_alike(
    experiment_file: Path, photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    experiment_file.write_text(experiment_file.read_text().replace("seeds = 2", 'seeds = 1\nmeasures = ["psnr_y"]'))
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(photos / "photo2.png", other)
    command = words(str(experiment_file), photos, tmp_path)
    command.insert(command.index("--val") + 2, str(other))
    assert main(command) == 0
    record = (tmp_path / "EXPERIMENTS.md").read_text()
    for result in read_results(tmp_path / "runs", load_experiment(str(experiment_file)), seeds=1):
        assert f"| {result.arm.title} | {result.mean:.2f} |" in record.replace("**", "")
        assert len(result.runs[0].rows[-1].folders) == 2
    # One more seed, on other pictures.
    command.remove(str(other))
    assert main([*command, "--seeds", "2"]) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert "seed-1 was measured on other pictures than those before; choose another --out." in said
    assert "pixels of each picture of photos and other, each of which counts alike, after the last step" in record
