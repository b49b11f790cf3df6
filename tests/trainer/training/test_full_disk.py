"""A checkpoint that the disk has no room for: one sentence, and the last one is whole."""

from __future__ import annotations

import collections
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
import torch

from trainer.cli import main
from trainer.data.store import open_store
from trainer.training.checkpoint import Checkpoint, CheckpointError, load_checkpoint, save_checkpoint
from trainer.training.loop import StepReport
from trainer.training.monitoring.run_log import RunLog, read_log
from trainer.training.validation import Validation
from trainer.writing import WriteError

LargestFile = Callable[[int], AbstractContextManager[None]]


def checkpoint(step: int, size: int) -> Checkpoint:
    return Checkpoint(step, 1.0, {}, {"weight": torch.full((size,), float(step))}, {}, 0, {}, None, {})


def test_a_checkpoint_that_does_not_fit_leaves_the_last_one_whole(tmp_path: Path, largest_file: LargestFile) -> None:
    path = tmp_path / "last.pt"
    save_checkpoint(path, checkpoint(1, 10))
    with largest_file(20_000), pytest.raises(CheckpointError) as refused:
        save_checkpoint(path, checkpoint(2, 100_000))
    assert str(refused.value) == f"The checkpoint {path} cannot be written: the file is too large for this disk."
    assert load_checkpoint(path).step == 1
    assert list(tmp_path.iterdir()) == [path]


@pytest.fixture
def small_disk(largest_file: LargestFile) -> Iterator[None]:
    """No file may have more than 4,000 bytes."""
    with largest_file(4_000):
        yield


def test_a_log_that_does_not_fit_is_a_sentence_and_is_continued(tmp_path: Path, small_disk: None) -> None:
    reports = [StepReport(step, 0.5, 1e-4, 0.01, 0.001) for step in range(1, 301)]
    log = RunLog(tmp_path, 0)
    with pytest.raises(WriteError) as refused:
        collections.deque(log.add([report], None) for report in reports)
    with pytest.raises(WriteError), log:
        pass
    assert str(refused.value) == f"{tmp_path / 'log.csv'} cannot be written: the file is too large for this disk."
    whole = read_log(tmp_path)
    assert 50 < len(whole) < 300
    with RunLog(tmp_path, 40) as log:
        log.add(reports[40:42], Validation({"photos": 30.0}))
    assert [row.step for row in read_log(tmp_path)] == list(range(1, 43))


def test_a_tensorboard_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, largest_file: LargestFile
) -> None:
    """It writes on a thread of its own, whose traceback is not to be seen."""
    pytest.importorskip("tensorboard")
    uncaught: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", uncaught.append)
    report = StepReport(1, 0.5, 1e-4, 0.01, 0.001)

    def write() -> None:
        with RunLog(tmp_path, 0) as log:
            shutil.rmtree(tmp_path / "tensorboard")
            log.add([report], Validation({"photos": 30.0}))

    with pytest.raises(WriteError, match=r"^\S*tensorboard\S* cannot be written: "):
        write()
    assert uncaught == []
    assert [row.step for row in read_log(tmp_path)] == [1]
    log = len((tmp_path / "log.csv").read_bytes().splitlines(keepends=True)[0])
    (tmp_path / "other").mkdir()
    with largest_file(log), pytest.raises(WriteError, match=r"tensorboard cannot be written: "):
        RunLog(tmp_path / "other", 0)
    for thread in threading.enumerate():
        if type(thread).__module__.startswith("tensorboard."):
            thread.join(60)
    assert uncaught == []
    other = threading.Thread(target=lambda: 1 / 0)
    other.start()
    other.join()
    assert [raised.exc_type for raised in uncaught] == [ZeroDivisionError]


def test_decoded_pictures_that_do_not_fit_are_a_sentence(photos: Path, tmp_path: Path, small_disk: None) -> None:
    with pytest.raises(WriteError, match=r"(high|low)\.bin cannot be written: the file is too large for this disk\.$"):
        open_store([photos], tmp_path / "cache", smallest=8)
    assert [path for path in (tmp_path / "cache").rglob("*") if path.is_file()] == []


def test_a_folder_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match=r"cannot be written: there is no folder '.*gone'\.$"):
        save_checkpoint(tmp_path / "gone" / "last.pt", checkpoint(1, 10))


def test_other_faults_are_not_taken_for_the_disks(tmp_path: Path) -> None:
    broken = checkpoint(1, 10)
    object.__setattr__(broken, "network", {"weight": (value for value in ())})
    with pytest.raises(TypeError):
        save_checkpoint(tmp_path / "last.pt", broken)
    assert list(tmp_path.iterdir()) == []


def test_what_the_system_refuses_names_its_file(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    where = ["--data", str(photos), "--val", str(photos), "--cache", str(tmp_path / "file" / "cache")]
    assert main(["train", "srresnet", *where, "--out", str(tmp_path / "run"), "--device", "cpu"]) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert f"cannot be written: there is no folder '{tmp_path / 'file' / 'cache'}'." in said
    assert "Errno" not in said
