"""Validation on several folders: each counts alike, is named and shown, and the mean over them chooses."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from statistics import fmean

import pytest

from sr_desktop.networks.published import read_card
from trainer.cli import main
from trainer.training.checkpoint import BEST, LAST, load_checkpoint
from trainer.training.monitoring.run_log import read_log

TINY = (
    "network.parameters={blocks=1, channels=8, batch_norm=false}", "data.crop=8", "data.batch=2", "precision=fp32",
    "schedule.warmup=1", "validation.every=3", "validation.crop=64",
)  # fmt: skip


@pytest.fixture
def other(photos: Path, tmp_path: Path) -> Path:
    """A second folder, of one picture, which is one of the first's."""
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "photo.png").write_bytes((photos / "photo2.png").read_bytes())
    return folder


def train(photos: Path, tmp_path: Path, validation: list[Path], steps: int, *more: str) -> Path:
    run = tmp_path / "run"
    sets = [word for value in (*TINY, f"schedule.steps={steps}") for word in ("--set", value)]
    where = ["--data", str(photos), "--out", str(run), "--cache", str(tmp_path / "cache"), "--device", "cpu"]
    given = ["--val", *map(str, validation)] if validation else []
    assert main(["train", "srresnet", *where, *given, *sets, *more]) == 0
    return run


def test_each_folder_counts_alike_and_is_shown(
    photos: Path, other: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = train(photos, tmp_path, [photos, other], 6)
    said = capsys.readouterr().err
    rows = [row for row in read_log(run) if row.validation is not None]
    assert [row.step for row in rows] == [3, 6]
    for row in rows:
        assert list(row.folders) == ["photos", "other"]
        assert row.folders["photos"] != row.folders["other"]
        assert row.validation == pytest.approx(fmean(row.folders.values()), abs=1e-5)
        each = ", ".join(f"{name} {value:.3f}" for name, value in row.folders.items())
        assert f"step {row.step}: validation {row.validation:.3f} dB PSNR-Y ({each})" in said
    report = (run / "report.md").read_text()
    assert "| validation pictures | photos, other |" in report
    last = ", ".join(f"{name} {value:.4f}" for name, value in rows[-1].folders.items())
    assert f"at step 6 ({last}) |" in report
    best = load_checkpoint(run / BEST)
    assert best.best is not None
    assert best.best[0] == pytest.approx(max(row.validation or 0 for row in rows), abs=1e-5)

    weights = tmp_path / "weights"
    assert main(["publish", str(run), "--weights-dir", str(weights), "--val", str(other), str(photos)]) == 0
    card = read_card(weights / "srresnet.json")
    assert (card.validation, card.training.validation) == (("other", "photos"), ("photos", "other"))


def test_one_folder_has_no_columns_of_its_own(photos: Path, tmp_path: Path) -> None:
    run = train(photos, tmp_path, [photos], 3)
    with (run / "log.csv").open(newline="") as file:
        header = next(csv.reader(file))
    assert header[-2:] == ["validation", "discriminator"]
    assert load_checkpoint(run / LAST).provenance["validation"] == ["photos"]


def test_a_run_that_is_resumed_with_other_folders_keeps_its_log_but_not_its_best(
    photos: Path, other: Path, tmp_path: Path
) -> None:
    run = train(photos, tmp_path, [other], 3)
    first = load_checkpoint(run / LAST).best
    assert first is not None
    # That of other pictures is not compared with, nor forgotten where none are measured.
    train(photos, tmp_path, [], 6, "--resume")
    assert load_checkpoint(run / LAST).best == first
    train(photos, tmp_path, [photos, other], 9, "--resume")
    rows = read_log(run)
    best = load_checkpoint(run / BEST)
    assert best.best == (pytest.approx(rows[8].validation, abs=1e-5), 9)
    train(photos, tmp_path, [photos], 12, "--resume")
    rows = read_log(run)
    assert [row.step for row in rows] == list(range(1, 13))
    assert [list(row.folders) for row in rows if row.validation is not None] == [[], ["photos", "other"], ["photos"]]


def test_folders_of_one_name_are_told_apart_by_their_paths(photos: Path, other: Path, tmp_path: Path) -> None:
    same = tmp_path / "elsewhere" / "photos"
    same.parent.mkdir()
    other.rename(same)
    run = train(photos, tmp_path, [photos, same], 3)
    assert list(read_log(run)[-1].folders) == [str(photos), str(same)]


def test_the_scores_of_degraded_pictures_are_means_over_the_folders(photos: Path, other: Path, tmp_path: Path) -> None:
    degraded = ("--set", 'validation.degradations=["bicubic", "jpeg60"]')
    run, weights = train(photos, tmp_path, [photos], 3, *degraded), tmp_path / "weights"
    assert main(["publish", str(run), "--weights-dir", str(weights), "--val", str(photos), str(other)]) == 0
    table = tmp_path / "scores.json"
    asked = ["evaluate", "--data", str(photos), str(other), "--weights", str(weights / "srresnet.safetensors")]
    assert main([*asked, "--degrade", "jpeg60", "--json", str(table), "--device", "cpu"]) == 0
    means = [scores["srresnet"]["psnr_y"] for scores in json.loads(table.read_text())["sets"].values()]
    card = read_card(weights / "srresnet.json")
    assert card.degraded_scores["jpeg60"]["psnr_y"] == pytest.approx(fmean(means), abs=0.006)
