"""Files of the trainer that are written whole, and what a killed command has left of them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PIL import Image

from trainer.cli import main
from trainer.training.monitoring.preview import FOLDER, save_preview
from trainer.writing import own_folder, whole_file


def leave(folder: Path, name: str) -> None:
    """What a process of long ago was killed over."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"half")
    os.utime(folder / name, (1_000_000_000, 1_000_000_000))


def test_what_was_half_written_is_removed_where_something_is_written(tmp_path: Path) -> None:
    leave(tmp_path, ".last-3a4f2cc1.pt")
    leave(tmp_path / FOLDER, ".step-00001000-bb1f557f.png")
    leave(tmp_path / FOLDER, ".hidden.png")
    path = save_preview(tmp_path, 2000, Image.new("RGB", (4, 4)))
    assert set((tmp_path / FOLDER).iterdir()) == {path, tmp_path / FOLDER / ".hidden.png"}
    assert (tmp_path / ".last-3a4f2cc1.pt").exists()
    with whole_file(tmp_path / "log.csv") as temporary:
        temporary.write_text("step")
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["log.csv"]


SMALL = ("data.crop=8", "data.batch=2", "precision=fp32", "schedule.steps=2", "schedule.warmup=1")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such locks")
@pytest.mark.parametrize("command", ["train", "fit", "timed"])
def test_a_second_run_in_a_folder_is_refused_while_the_first_goes_on(
    command: str, photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a run that is started or resumed twice: their logs and checkpoints would be mixed."""
    run, init = tmp_path / "run", tmp_path / "init"
    common = ["--data", str(photos), "--cache", str(tmp_path / "cache"), "--device", "cpu"]
    sets = [word for value in SMALL for word in ("--set", value)]
    asked = ["train", "srcnn", *common, "--out", str(run), *sets]
    if command == "fit":
        anchored = ["--set", "network.parameters={atoms=4, components=6}", "--set", "anchored.samples=2000"]
        asked = ["train", "aplus", *common, "--out", str(run), *anchored]
    elif command == "timed":
        network = ["--set", "network.parameters={blocks=1, channels=8, batch_norm=false}", *sets]
        assert main(["train", "srresnet", *common, "--out", str(init), *network]) == 0
        given = ["--seconds", "0.5", "--val", str(photos), "--init", str(init / "last.pt")]
        asked = ["timed", "srresnet-gpu", *common, "--out", str(run), *given, *network[:-4]]
    capsys.readouterr()
    with own_folder(run):
        assert main(asked) == 1
    assert f"The folder {run} is used by another run: end that one, or name another." in capsys.readouterr().err
    assert {path.name for path in run.iterdir()} == {".lock"}
    assert main(asked) == 0
