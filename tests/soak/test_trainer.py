"""A training whose disk is full, whose pictures are damaged, and whose processes are lost and continue as others.

Its short forms are in `tests/trainer`: `training/test_full_disk.py`, `data/test_store.py`, `test_distributed.py`.
"""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from tests.soak.test_full_disks import disk
from tests.soak.test_kills import TRAINING, hidden
from tests.soak.test_moving_files import mischief
from trainer.cli import main
from trainer.training.checkpoint import LAST, load_checkpoint
from trainer.training.monitoring.run_log import read_log

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="mounts disks and forks as Linux does"),
]

PATIENCE = 300


def words(data: Path, validation: Path, run: Path, cache: Path, steps: int) -> list[str]:
    values = (
        "network.parameters={blocks=1, channels=8, batch_norm=false}", "data.crop=8", "data.batch=4", "precision=fp32",
        f"schedule.steps={steps}", "schedule.warmup=1", "checkpoint_every=2", f"validation.every={steps // 2}",
        "validation.crop=64",
    )  # fmt: skip
    where = ["--data", str(data), "--val", str(validation), "--out", str(run), "--cache", str(cache)]
    return ["train", "srresnet", *where, "--device", "cpu", *(word for value in values for word in ("--set", value))]


def resuming(run: Path) -> list[str]:
    return ["--resume"] if (run / LAST).exists() else []


@pytest.mark.parametrize("full", ["run", "cache"])
def test_a_full_disk(
    full: str, pictures: Path, tmp_path: Path, forks: Callable[[str], Any], rng: random.Random
) -> None:
    """A sentence, whole checkpoints; with room again it continues to what it would have become."""
    server, steps = forks(TRAINING), 20
    folders = {"run": tmp_path / "whole", "cache": tmp_path / "whole cache"}
    assert server.run(words(pictures, pictures, folders["run"], folders["cache"], steps)).code == 0
    usual = [row.loss for row in read_log(folders["run"])]
    pages = sum(-(-path.stat().st_size // 4096) for path in folders[full].rglob("*") if path.is_file())
    refused = 0
    for number in range(20):
        places = {name: tmp_path / f"{name}{number}" for name in folders}
        with disk(places[full], f"size={4 * rng.randint(1, pages)}k") as again:
            command = words(pictures, pictures, places["run"], places["cache"], steps)
            ended = server.run(command)
            assert ended.code in (0, 1), ended.told
            refused += ended.code
            assert ended.code == 0 or "no space left" in ended.told or "disk is full" in ended.told, ended.told
            for path in places["run"].glob("*.pt"):
                load_checkpoint(path)
            again("size=20m")
            if ended.code == 1:
                ended = server.run([*command, *resuming(places["run"])])
                assert ended.code == 0, ended.told
            assert [row.loss for row in read_log(places["run"])] == usual
            assert hidden(places["run"]) == []
    assert refused >= 5


FORMATS = ("png", "jpg", "webp", "tif", "bmp")


def damaged(content: bytes, rng: random.Random) -> bytes:
    match rng.randrange(4):
        case 0:
            return content[: rng.randrange(len(content))]
        case 1:
            changed = bytearray(content)
            for _ in range(rng.randint(1, 8)):
                changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
            return bytes(changed)
        case 2:
            return b""
        case _:
            return rng.randbytes(len(content))


def test_bad_pictures(tmp_path: Path, pictures: Path, forks: Callable[[str], Any], rng: random.Random) -> None:
    """Damaged ones, ones that vanish and change while they are read, and things of other kinds with their names."""
    server, data = forks(TRAINING), tmp_path / "data"
    whole = []
    for number, name in enumerate(FORMATS):
        path = tmp_path / f"{number}.{name}"
        Image.fromarray(np.random.default_rng(number).integers(0, 256, (64, 96, 3), np.uint8)).save(path)
        whole.append((path.name, path.read_bytes()))
    for number in range(40):
        shutil.rmtree(data, ignore_errors=True)
        data.mkdir()
        for name, content in whole:
            (data / name).write_bytes(damaged(content, rng) if rng.random() < 0.5 else content)
        # One is there in any case.
        (data / "sound.png").write_bytes(whole[0][1])
        (data / "loop.png").symlink_to(data / "loop.png")
        os.mkfifo(data / "pipe.png")
        (data / "folder.png").mkdir()

        def harm() -> None:
            name, content = rng.choice(whole)
            if rng.random() < 0.5:
                (data / name).unlink(missing_ok=True)
            else:
                (data / name).write_bytes(damaged(content, rng))

        command = words(data, pictures, tmp_path / "run", tmp_path / f"cache{number}", 4)
        shutil.rmtree(tmp_path / "run", ignore_errors=True)
        if number % 2:
            ended = server.run(command)
        else:
            with mischief(harm, lambda: rng.uniform(0, 0.01)):
                ended = server.run(command)
        assert ended.code == 0, ended.told
        assert [row.step for row in read_log(tmp_path / "run")] == [1, 2, 3, 4]
        shutil.rmtree(tmp_path / f"cache{number}")


def ranks(command: list[str], count: int) -> list[subprocess.Popen[str]]:
    """That many processes of a training, without `torchrun`, which would end the others of one that is lost."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    world = {"WORLD_SIZE": str(count), "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": port, "OMP_NUM_THREADS": "1"}
    return [
        subprocess.Popen(
            [sys.executable, "-m", "trainer", *command],
            env={**os.environ, **world, "RANK": str(rank), "LOCAL_RANK": str(rank)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for rank in range(count)
    ]


def test_lost_processes_and_other_numbers_of_them(pictures: Path, tmp_path: Path, rng: random.Random) -> None:
    """One process or two, of which one is killed at a random moment, continue each other's run to the same end."""
    tries, steps = 5, 400
    whole, run, cache = tmp_path / "whole", tmp_path / "run", tmp_path / "cache"
    assert main(words(pictures, pictures, whole, cache, steps)) == 0
    command, lost, reached = words(pictures, pictures, run, cache, steps), 0, 0
    for _ in range(tries):
        count = rng.choice([1, 2, 2])
        processes = ranks([*command, *resuming(run)], count)
        wanted, deadline = reached + rng.randint(1, steps // tries), time.monotonic() + PATIENCE
        while time.monotonic() < deadline and any(process.poll() is None for process in processes):
            if (run / LAST).exists() and load_checkpoint(run / LAST).step >= wanted:
                break
            time.sleep(rng.uniform(0.01, 0.1))
        victim = rng.choice(processes)
        victim.kill()
        for process in processes:
            _, told = process.communicate(timeout=PATIENCE)
            assert "Traceback" not in told
            if process is not victim and process.returncode:
                lost += 1
                assert process.returncode == 1
                assert "Another process of this training has ended" in " ".join(told.split())
        step = load_checkpoint(run / LAST).step
        assert step >= reached
        reached = step
    assert lost
    assert main([*command, *resuming(run)]) == 0
    assert [row.step for row in read_log(run)] == list(range(1, steps + 1))
    # Two add up the halves of a batch in another order than one.
    expected = [row.loss for row in read_log(whole)]
    assert [row.loss for row in read_log(run)] == pytest.approx(expected, rel=1e-3)
