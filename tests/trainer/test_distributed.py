"""Two processes with gloo on the CPU, as `torchrun` starts them, against one process with the joint batch."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
import torch

from trainer.cli import main
from trainer.data.patches import PatchPlan
from trainer.data.store import PictureStore
from trainer.distributed import LostProcessError, joined_world
from trainer.training.checkpoint import LAST, load_checkpoint
from trainer.training.monitoring.run_log import read_log

HALF = 6
PATIENCE = 300
"""Seconds after which the test fails."""


def train_arguments(photos: Path, run: Path, *more: str) -> list[str]:
    values = (
        "network.parameters={blocks=1, channels=8, batch_norm=false}", "data.crop=8", "data.batch=4", "precision=fp32",
        f"schedule.steps={2 * HALF}", "schedule.warmup=1", f"keep_every={HALF}", "validation.every=6",
        "validation.crop=64",
    )  # fmt: skip
    sets = [word for value in values for word in ("--set", value)]
    where = ["--data", str(photos), "--val", str(photos), "--out", str(run), "--cache", str(run.parent / "cache")]
    return ["train", "srresnet", *where, "--device", "cpu", *sets, *more]


COUNTED = """
import json, os, sys, time
from pathlib import Path
from torch import distributed
from trainer.cli import main

def gloo_threads():
    names = []
    for task in Path("/proc/self/task").glob("*"):
        try:
            names.append((task / "comm").read_text().strip())
        except OSError:  # it has just ended
            pass
    return sorted(name for name in names if "gloo" in name)

def counted_destroy():
    threads["before"] = gloo_threads()
    destroy()

threads = {}
destroy, distributed.destroy_process_group = distributed.destroy_process_group, counted_destroy
code = main(sys.argv[2:])
threads["after"] = gloo_threads()
Path(sys.argv[1], f"threads{os.environ['RANK']}.json").write_text(json.dumps(threads))
# torchrun ends the other process as soon as one has failed.
until = time.monotonic() + 60
while len(list(Path(sys.argv[1]).glob("threads?.json"))) < 2 and time.monotonic() < until:
    time.sleep(0.01)
sys.exit(code)
"""
"""The command, which notes gloo's threads before and after the group is destroyed."""


def two_processes(words: list[str], program: tuple[str, ...] = ("-m", "trainer")) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    start = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node=2", *program]
    return subprocess.run([*start, *words], env=environment, capture_output=True, text=True, timeout=PATIENCE)


def counted_processes(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    script = folder / "counted.py"
    script.write_text(COUNTED)
    return two_processes(words, (str(script), str(folder)))


def assert_no_gloo_thread_is_left(folder: Path) -> None:
    """Such a thread would meet the end of the interpreter and could abort the process."""
    if sys.platform != "linux":  # there is no /proc that names the threads
        return
    for rank in (0, 1):
        threads = json.loads((folder / f"threads{rank}.json").read_text())
        assert threads["before"], "gloo has other names for its threads now, or there are none to be counted"
        assert threads["after"] == []


def test_processes_that_stop_leave_no_thread_and_say_why(photos: Path, tmp_path: Path) -> None:
    """Against a discriminator, so that each rank has two networks that belong to the group."""
    values = ("adversarial.width=4", "loss.l1=1e30", "optimizer.kind=sgd", "optimizer.clip_norm=0")
    sets = [word for value in values for word in ("--set", value)]
    done = counted_processes(train_arguments(photos, tmp_path / "run", *sets), tmp_path)
    assert done.returncode == 1, done.stderr
    said = "The training diverged: the discriminator's loss is nan"
    assert said in " ".join(done.stderr.split())
    assert f"traceback : {said}" in done.stderr  # at the end of what torchrun says
    assert_no_gloo_thread_is_left(tmp_path)


def test_two_processes_train_as_one_and_either_goes_on_from_the_other(photos: Path, tmp_path: Path) -> None:
    one, two, mixed = tmp_path / "one", tmp_path / "two", tmp_path / "mixed"
    done = counted_processes(train_arguments(photos, two), tmp_path)
    assert done.returncode == 0, done.stderr
    assert_no_gloo_thread_is_left(tmp_path)
    assert main(train_arguments(photos, one)) == 0
    alone, together = read_log(one), read_log(two)
    assert [row.step for row in together] == list(range(1, 2 * HALF + 1))
    assert [row.loss for row in together] == pytest.approx([row.loss for row in alone], rel=1e-5)
    assert [row.validation for row in together if row.validation] == pytest.approx(
        [row.validation for row in alone if row.validation], abs=1e-3
    )
    mine, theirs = load_checkpoint(one / LAST), load_checkpoint(two / LAST)
    for name, tensor in mine.average.items():
        assert torch.allclose(tensor, theirs.average[name], atol=1e-6), name
    assert theirs.provenance["device"].startswith("2 processes")

    # The second half of the pair's run, by one process.
    mixed.mkdir()
    shutil.copy(two / f"step-{HALF:08d}.pt", mixed / LAST)
    shutil.copy(two / "log.csv", mixed / "log.csv")
    assert main(train_arguments(photos, mixed, "--resume")) == 0
    assert [row.loss for row in read_log(mixed)] == pytest.approx([row.loss for row in alone], rel=1e-5)


OTHER_RANK = """
import sys, time
import torch
from trainer.distributed import joined_world
with joined_world() as world:
    world.mean(torch.ones(1))
    if sys.argv[1] == "ends":
        import os
        os._exit(1)
    time.sleep(600)
"""


def exchange_twice() -> None:
    with joined_world() as world:
        assert world.mean(torch.zeros(1)).item() == 0.5
        world.mean(torch.zeros(1))


@pytest.mark.parametrize("what", ["ends", pytest.param("does not answer", marks=pytest.mark.soak)])
def test_a_lost_process_is_a_sentence_within_the_limit(
    what: str, monkeypatch: pytest.MonkeyPatch, second_rank: dict[str, str]
) -> None:
    if what != "ends":
        monkeypatch.setattr("trainer.distributed._PATIENCE", timedelta(seconds=30))
    process = subprocess.Popen([sys.executable, "-c", OTHER_RANK, what], env=second_rank)
    try:
        with pytest.raises(LostProcessError, match="ended or does not answer") as lost:
            exchange_twice()
    finally:
        process.kill()
        process.wait()
    # What the commands report as a failure.
    assert isinstance(lost.value, OSError)


@pytest.mark.soak
def test_a_process_that_is_killed_ends_the_other_and_the_run_continues(photos: Path, tmp_path: Path) -> None:
    """Without `torchrun`, which would end the other itself; continued by one process."""
    run = tmp_path / "run"
    words = [*train_arguments(photos, run), "--set", "checkpoint_every=2"]
    many = [*words, "--set", "schedule.steps=100000", "--set", "validation.every=100000"]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    world = {"WORLD_SIZE": "2", "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": port, "OMP_NUM_THREADS": "1"}
    ranks = [
        subprocess.Popen(
            [sys.executable, "-m", "trainer", *many],
            env={**os.environ, **world, "RANK": str(rank), "LOCAL_RANK": str(rank)},
            stderr=subprocess.PIPE,
            text=True,
        )
        for rank in (0, 1)
    ]
    deadline = time.monotonic() + PATIENCE
    while not (run / LAST).exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    ranks[1].kill()
    _, told = ranks[0].communicate(timeout=PATIENCE)
    ranks[1].communicate()
    assert ranks[0].returncode == 1
    assert "Traceback" not in told
    assert "Another process of this training has ended" in told
    steps = load_checkpoint(run / LAST).step + 4
    shorter = ["--set", f"schedule.steps={steps}", "--set", "validation.every=100000", "--resume"]
    assert main([*words, *shorter]) == 0
    assert [row.step for row in read_log(run)] == list(range(1, steps + 1))


@pytest.mark.soak
def test_evaluation_shares_the_pictures_and_prints_one_table(photos: Path, tmp_path: Path) -> None:
    """A picture that cannot be read is named by the process that has it, and counted by the first."""
    (photos / "photo9.png").write_bytes(b"")
    words = ["evaluate", "--data", str(photos), "--methods", "nearest,bicubic", "--device", "cpu", "--json"]
    done = two_processes([*words, str(tmp_path / "two.json")])
    assert done.returncode == 1, done.stderr
    assert "'photo9.png' is empty." in done.stderr
    assert "traceback : 1 of 4 pictures could not be measured; the means are over the others." in done.stderr
    assert done.stdout.count("bicubic (Lim") <= 1
    assert done.stdout.count("Method") == 1
    assert main([*words, str(tmp_path / "one.json")]) == 1
    one, two = ((tmp_path / f"{name}.json").read_text() for name in ("one", "two"))
    assert json.loads(one) == json.loads(two)
    assert one == two  # the order too


def test_the_slices_of_all_ranks_are_the_batch(store: PictureStore) -> None:
    whole = PatchPlan(store.sizes, crop=8, batch=6, seed=1)
    slices = [PatchPlan(store.sizes, 8, 6, 1, rank, 3) for rank in range(3)]
    assert [place for part in slices for place in part.at(5)] == whole.at(5)


def test_a_batch_that_cannot_be_shared_is_refused() -> None:
    with pytest.raises(ValueError, match=r"data\.batch"):
        PatchPlan(np.array([[9, 9]]), crop=8, batch=6, seed=0, rank=0, ranks=4)
