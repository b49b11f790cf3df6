"""Processes that are killed at random moments: no torn file, nothing left over after the next run, nothing lost."""

from __future__ import annotations

import csv
import json
import os
import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from sr_desktop.export.blind_test.folder import StudyFolder
from sr_desktop.export.blind_test.study import Study, StudyMethod, StudyPicture
from trainer.training.checkpoint import BEST, LAST, load_checkpoint
from trainer.training.monitoring.run_log import read_log

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows neither forks nor such signals")

Server = Callable[[str], Any]


def tries(soak: int) -> Any:
    """Three in the tests of every day, so many in the campaign."""
    return pytest.mark.parametrize("tries", [3, pytest.param(soak, marks=pytest.mark.soak)])


def hidden(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob(".*"))


def check_export(out: Path, whole: Path) -> int:
    """Every file of a killed run is one of a whole run; how many there are."""
    files = [path for path in out.rglob("*") if path.is_file() and not path.name.startswith(".")]
    for path in files:
        match path.suffix:
            case ".png":
                assert path.read_bytes() == (whole / path.relative_to(out)).read_bytes(), path
            case ".json":
                json.loads(path.read_text(encoding="utf-8"))
            case ".csv":
                with path.open(newline="", encoding="utf-8-sig") as one, (whole / path.name).open(newline="") as other:
                    assert len(list(csv.reader(one))) == len(list(csv.reader(other)))
            case other:
                pytest.fail(f"a file of an unknown kind: {path} ({other})")
    return len(files)


@tries(300)
def test_exports(tries: int, pictures: Path, tmp_path: Path, program: Any, rng: random.Random) -> None:
    server, whole, out = program, tmp_path / "whole", tmp_path / "out"
    figure = ["--figure", "png"] if tries > 3 else []
    words = ["compare", str(pictures), "--methods", "nearest,bilinear,bicubic", *figure, "--out"]
    usual = server.run([*words, str(whole)])
    assert usual.code == 0
    killed = half_done = 0
    for _ in range(tries):
        if rng.random() < 0.5:
            shutil.rmtree(out, ignore_errors=True)
        ended = server.run([*words, str(out)], kill_after=rng.uniform(0, usual.seconds))
        killed += ended.was_killed
        there = check_export(out, whole) if out.exists() else 0
        half_done += 0 < there < check_export(whole, whole)
    assert killed >= tries / 2
    assert half_done or tries < 10
    assert server.run([*words, str(out)]).code == 0
    assert check_export(out, whole) == check_export(whole, whole)
    assert hidden(out) == []


@tries(100)
def test_enlarging(tries: int, pictures: Path, tmp_path: Path, program: Any, rng: random.Random) -> None:
    server, whole, out = program, tmp_path / "whole", tmp_path / "out"
    words = ["enlarge", str(pictures), "--method", "bicubic", "--out"]
    usual = server.run([*words, str(whole)])
    assert usual.code == 0
    for _ in range(tries):
        shutil.rmtree(out, ignore_errors=True)
        server.run([*words, str(out)], kill_after=rng.uniform(0, usual.seconds))
        made = {path.name: path.stat().st_mtime_ns for path in out.glob("[!.]*.png")}
        # What is there is whole, and the next run makes only what is missing.
        assert server.run([*words, str(out)]).code == 0
        for path in whole.glob("*.png"):
            assert (out / path.name).read_bytes() == path.read_bytes()
        assert {name: (out / name).stat().st_mtime_ns for name in made} == made
        assert hidden(out) == hidden(whole)


VOTING = """
from pathlib import Path
from sr_desktop.export.blind_test.folder import StudyFolder
from sr_desktop.export.blind_test.study import Choice
def run(path):
    folder = StudyFolder(Path(path))
    ballot, files = folder.ballot_of("rater"), folder.files_of("rater")
    while True:
        ballot = ballot.with_vote(Choice.LEFT, 1.0)
        files.write(ballot)
"""


@tries(50)
def test_votes(tries: int, tmp_path: Path, forks: Server, rng: random.Random) -> None:
    methods = tuple(StudyMethod(id=name, title=name) for name in "abcde")
    pictures = tuple(StudyPicture(name=str(number), sha256="") for number in range(50))
    study = Study(seed=1, methods=methods, pictures=pictures, repeats=10, protocol="", program="")
    folder = StudyFolder(tmp_path)
    folder.write(study)
    server, before, patience = forks(VOTING), 0, 0.3
    for _ in range(tries):
        assert server.run(str(tmp_path), kill_after=rng.uniform(0.05, patience)).was_killed
        ballot, files = folder.ballot_of("rater"), folder.files_of("rater")
        assert len(ballot.votes) >= before
        if len(ballot.votes) == before:
            # A busy machine does not come to the first vote in that time.
            patience *= 1.3
        before = len(ballot.votes)
        if before:
            with files.csv_path.open(newline="", encoding="utf-8") as file:
                assert len(list(csv.DictReader(file))) == before
    assert before > 0
    old = age_litter(tmp_path)
    assert server.run(str(tmp_path), kill_after=2 + patience).was_killed
    assert [path for path in old if path.exists()] == []


SETTINGS = """
import sr_desktop.ui
from PySide6.QtCore import QSettings
from sr_desktop.ui.settings import Settings
def run(path):
    settings = Settings(QSettings(path, QSettings.Format.IniFormat))
    number = len(settings.recent_files[0]) if settings.recent_files else 0
    while True:
        number += 1
        settings.recent_files = ("x" * number,) + settings.recent_files[:7]
        settings.sync()
"""


@tries(50)
def test_settings(tries: int, tmp_path: Path, forks: Server, rng: random.Random) -> None:
    from PySide6.QtCore import QSettings

    from sr_desktop.ui.settings import Settings

    path, server, before = tmp_path / "settings.ini", forks(SETTINGS), 0
    for _ in range(tries):
        assert server.run(str(path), kill_after=rng.uniform(0.05, 0.3)).was_killed
        settings = Settings(QSettings(str(path), QSettings.Format.IniFormat))
        assert settings.broken == ()
        newest = len(settings.recent_files[0]) if settings.recent_files else 0
        assert newest >= before
        before = newest
    assert before > 0


TRAINING = """
import torch, torch.distributed
from trainer.cli import main
from trainer.commands import train
from trainer.training import loop, keeper, session
torch.set_num_threads(1)
run = main
"""


@pytest.mark.soak
def test_checkpoints(pictures: Path, tmp_path: Path, forks: Server, rng: random.Random) -> None:
    """Its short form is `tests/trainer/training/test_interruption.py`."""
    tries, steps = 100, 3000
    values = (
        "network.parameters={blocks=1, channels=8, batch_norm=false}", "data.crop=8", "data.batch=2", "precision=fp32",
        f"schedule.steps={steps}", "schedule.warmup=1", "checkpoint_every=2", f"validation.every={steps // 3}",
        "validation.crop=64",
    )  # fmt: skip
    common = ["train", "srresnet", "--data", str(pictures), "--val", str(pictures), "--device", "cpu"]
    common += ["--cache", str(tmp_path / "cache"), *(word for value in values for word in ("--set", value)), "--out"]
    server, whole, run = forks(TRAINING), tmp_path / "whole", tmp_path / "run"
    usual = server.run([*common, str(whole)])
    assert usual.code == 0, usual.told
    before = 0
    for _ in range(tries):
        resume = ["--resume"] if (run / LAST).exists() else []
        ended = server.run([*common, str(run), *resume], kill_after=rng.uniform(0, min(usual.seconds, 2.0)))
        assert ended.code in (0, -9), ended.told
        for path in run.glob("[!.]*.pt"):
            step = load_checkpoint(path).step
            assert path.name != LAST or step >= before
            before = max(before, step) if path.name == LAST else before
    resume = ["--resume"] if (run / LAST).exists() else []
    ended = server.run([*common, str(run), *resume])
    assert ended.code == 0, ended.told
    assert hidden(run) == []
    assert [row.loss for row in read_log(run)] == [row.loss for row in read_log(whole)]
    for name in (LAST, BEST):
        one, other = load_checkpoint(run / name), load_checkpoint(whole / name)
        assert one.step == other.step
        assert all(torch.equal(one.average[key], other.average[key]) for key in other.average)


def age_litter(folder: Path) -> list[Path]:
    """Make what is left over older than any process that is asked to remove it; what that is."""
    litter = list(folder.glob(".*"))
    for path in litter:
        os.utime(path, (1_000_000_000, 1_000_000_000))
    return litter
