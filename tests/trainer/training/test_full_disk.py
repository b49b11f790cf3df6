"""A checkpoint that the disk has no room for: one sentence, and the last one is whole."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from trainer.training.checkpoint import Checkpoint, CheckpointError, load_checkpoint, save_checkpoint

resource = pytest.importorskip("resource", reason="Windows knows no such limit")


def checkpoint(step: int, size: int) -> Checkpoint:
    return Checkpoint(step, 1.0, {}, {"weight": torch.full((size,), float(step))}, {}, 0, {}, None, {})


def test_a_checkpoint_that_does_not_fit_leaves_the_last_one_whole(tmp_path: Path) -> None:
    path = tmp_path / "last.pt"
    save_checkpoint(path, checkpoint(1, 10))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(CheckpointError) as refused:
            save_checkpoint(path, checkpoint(2, 100_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert str(refused.value) == f"The checkpoint {path} cannot be written: the file is too large for this disk."
    assert load_checkpoint(path).step == 1
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match=r"cannot be written: there is no folder '.*gone'\.$"):
        save_checkpoint(tmp_path / "gone" / "last.pt", checkpoint(1, 10))


def test_other_faults_are_not_taken_for_the_disks(tmp_path: Path) -> None:
    broken = checkpoint(1, 10)
    object.__setattr__(broken, "network", {"weight": (value for value in ())})
    with pytest.raises(TypeError):
        save_checkpoint(tmp_path / "last.pt", broken)
    assert list(tmp_path.iterdir()) == []
