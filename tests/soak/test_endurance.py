"""Many pictures in a row in one process, or through one window: what is held stays as it is after the first ones."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import psutil
import pytest
from PIL import Image

ROUNDS = """
import gc, json, shutil, sys
import psutil
from sr_desktop.cli import app
folder, out, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
process, held = psutil.Process(), []
for _ in range(rounds):
    assert app.run(["compare", folder, "--methods", "nearest,bicubic,srcnn", "--out", out]) == 0
    shutil.rmtree(out)
    gc.collect()
    held.append([process.memory_info().rss, process.num_fds(), process.num_threads()])
print(json.dumps(held))
"""
PATIENCE = 1800
HERE = Path(__file__).parent
FORMATS = ("png", "jpg", "webp", "tif", "avif", "gif", "bmp")
PICTURES = 300
MOST_KEPT = 150
"""Files of results: half of those that the window may have open, and those of the picture that is shown."""


def save_pictures(folder: Path, count: int, formats: Sequence[str], sides: tuple[int, int]) -> None:
    """Noise of several sizes, in these formats by turns; a side has at least the first number of pixels."""
    folder.mkdir()
    chance = np.random.default_rng(0)
    for number in range(count):
        height, width = chance.integers(*sides, 2)
        pixels = chance.integers(0, 256, (height, width, 3), np.uint8)
        Image.fromarray(pixels).save(folder / f"{number}.{formats[number % len(formats)]}")


@pytest.mark.skipif(not hasattr(psutil.Process, "num_fds"), reason="Windows counts open files otherwise")
@pytest.mark.parametrize(("pictures", "rounds"), [(2, 4), pytest.param(30, 10, marks=pytest.mark.soak)])
def test_pictures_in_a_row_through_compare(pictures: int, rounds: int, tmp_path: Path) -> None:
    """Of various sizes; what a network needs is there after the first rounds."""
    folder = tmp_path / "in"
    save_pictures(folder, pictures, ("png",), (40, 120))
    command = [sys.executable, "-c", ROUNDS, str(folder), str(tmp_path / "out"), str(rounds)]
    done = subprocess.run(
        command, cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, done.stderr
    held = json.loads(done.stdout.splitlines()[-1])
    print(held)
    memory, files, threads = zip(*held[rounds // 2 :], strict=True)
    assert max(files) <= files[0]
    assert max(threads) <= threads[0]
    assert memory[-1] <= 1.05 * memory[0]


@pytest.mark.soak
@pytest.mark.skipif(sys.platform == "win32", reason="counts descriptors")
def test_pictures_in_a_row_through_a_window(tmp_path: Path) -> None:
    """By keys, with the real engine; a process that may have few files open keeps few results of earlier pictures."""
    save_pictures(tmp_path / "in", PICTURES, FORMATS, (24, 64))
    (tmp_path / "out").mkdir()
    own = {name: str(tmp_path / name) for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    done = subprocess.run(
        [sys.executable, str(HERE / "many_pictures.py"), str(tmp_path / "in"), str(PICTURES)],
        env={**os.environ, **own, "PYTHONPATH": str(HERE.parents[1]), "TMPDIR": str(tmp_path / "out")},
        cwd=tmp_path / "out",
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    print(done.stdout)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    held = [json.loads(line) for line in done.stdout.splitlines()]
    half, last = held[len(held) // 2 - 1], held[-1]
    assert (half["actions"], last["actions"]) == (PICTURES // 2, PICTURES)
    assert last["files"] <= half["files"] + 5
    assert last["kept_files"] <= MOST_KEPT
    assert last["threads"] <= half["threads"] + 2
    assert last["processes"] == half["processes"]
    for memory in ("mb", "in_use_mb"):
        assert last[memory] <= 1.05 * half[memory]
    # The engine's process keeps what it has prepared for some sizes of pictures.
    assert max(last["workers_mb"]) <= 1.1 * max(half["workers_mb"])
    assert list((tmp_path / "XDG_CACHE_HOME").glob("sr-desktop/scratch/*")) == []
    assert [path.name for path in (tmp_path / "out").iterdir()] == []
    # Scratch folders are named by the process that made them.
    ids = {str(one) for line in held for one in line["process_ids"]}
    assert [path.name for path in Path("/dev/shm").glob("sr-desktop-run-*") if path.name.split("-")[3] in ids] == []
