"""``compare`` where the disk, the output or the system fails: what is said, and that everything else is done."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sr_desktop.cli import app

pytestmark = [
    pytest.mark.usefixtures("tiny_weights"),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits and signals"),
]


def compare(*arguments: str | Path) -> int:
    return app.run(["compare", *map(str, arguments)])


@pytest.fixture
def noisy(tmp_path: Path) -> Path:
    """A picture whose results take more than ten kilobytes each."""
    path = tmp_path / "noisy.png"
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (96, 96, 3), dtype=np.uint8)).save(path)
    return path


def test_a_file_that_cannot_be_written_keeps_no_other_from_being_tried(
    noisy: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    largest_file: Callable[[int], AbstractContextManager[None]],
) -> None:
    out = tmp_path / "out"
    flat = tmp_path / "flat.png"
    Image.new("RGB", (96, 96), "gray").save(flat)
    (out / "noisy" / "bicubic.png" / "in the way").mkdir(parents=True)
    # Results and their pictures fit, figures do not.
    with largest_file(60_000):
        code = compare(noisy, flat, "--out", out, "--methods", "nearest,bicubic,srresnet", "--figure", "png")
    assert code == 1
    told = capsys.readouterr()
    assert "bicubic.png' cannot be written: a folder of that name is in the way." in told.err
    assert "figure.png' cannot be written: the file is too large for this disk." in told.err
    assert len([line for line in told.err.splitlines() if "/noisy/" in line]) == 2
    # Everything else is there, the metrics above all, of this picture and the next; nothing is left half written.
    written = {path.name for path in (out / "noisy").iterdir()}
    assert written == {"nearest.png", "bicubic.png", "srresnet.png", "metrics.json"}
    assert (out / "flat" / "bicubic.png").exists()
    assert f"Only a part of the results of 2 of 2 pictures is in '{out}'." in told.err
    with (out / "metrics.csv").open(newline="") as file:
        assert len(list(csv.DictReader(file))) == 6
    assert "Mean of 2 pictures" in told.out
    assert list(out.rglob(".*")) == []


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_wish_to_end_is_heeded_with_what_is_done_kept(
    photo: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    code: int,
) -> None:
    from sr_desktop.cli.jobs import compare_job

    second = tmp_path / "second.png"
    second.write_bytes(photo.read_bytes())
    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    real, opened = compare_job.read_picture, []

    def read(path: Path, *more: object) -> object:
        opened.append(path)
        if path == second:
            signal.raise_signal(getattr(signal, name))
        return real(path, *more)

    monkeypatch.setattr(compare_job, "read_picture", read)
    assert (
        compare(photo, second, photo.with_name("never.png"), "--out", tmp_path / "out", "--methods", "nearest") == code
    )
    assert opened == [photo, second]
    told = capsys.readouterr().err
    assert f"Cancelled. The results of 1 of 3 pictures are in '{tmp_path / 'out'}'; the rest was not written." in told
    assert (tmp_path / "out" / "metrics.csv").exists()
    assert {each: signal.getsignal(each) for each in before} == before


def test_after_nohup_the_end_of_the_terminal_is_ignored(photo: Path, tmp_path: Path) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        from sr_desktop.cli.interruption import Interruption

        with Interruption() as interruption:
            signal.raise_signal(signal.SIGHUP)
        assert not interruption.requested
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_results_that_cannot_be_printed_are_written_and_that_is_said(
    photo: Path, tmp_path: Path, project: Path
) -> None:
    command = [sys.executable, "-m", "sr_desktop", "compare", str(photo), "--out", str(tmp_path / "out"),
               "--methods", "nearest"]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(project)}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment, check=False, text=True)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"sr-desktop: The results of 1 of 1 pictures are in '{tmp_path / 'out'}'.",
        "sr-desktop: The results cannot be printed: no space left on device.",
    ]
    assert (tmp_path / "out" / "metrics.csv").exists()


def test_what_could_not_be_written_is_not_counted_and_said_once(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "photo").write_text("a file where a folder is to be")
    assert app.run(["compare", str(photo), "--out", str(out), "--methods", "nearest,bicubic"]) == 1
    told = capsys.readouterr().err
    assert told.count("The folder") == 1
    assert "are in" not in told


def test_a_file_in_the_place_of_the_folder_for_results_is_named(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken"
    taken.touch()
    assert app.run(["compare", str(photo), "--out", str(taken), "--methods", "nearest"]) == 1
    assert f"The folder '{taken}' cannot be made: a file of that name is in the way." in capsys.readouterr().err
