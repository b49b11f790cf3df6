"""Many pictures in a row in one process: memory and open files stay as they are after the first ones."""

from __future__ import annotations

import json
import subprocess
import sys
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


@pytest.mark.skipif(not hasattr(psutil.Process, "num_fds"), reason="Windows counts open files otherwise")
@pytest.mark.parametrize(("pictures", "rounds"), [(2, 4), pytest.param(30, 10, marks=pytest.mark.soak)])
def test_pictures_in_a_row_through_compare(pictures: int, rounds: int, tmp_path: Path) -> None:
    """Of various sizes; what a network needs is there after the first rounds."""
    folder = tmp_path / "in"
    folder.mkdir()
    chance = np.random.default_rng(0)
    for number in range(pictures):
        height, width = chance.integers(40, 120, 2)
        pixels = chance.integers(0, 256, (height, width, 3), np.uint8)
        Image.fromarray(pixels).save(folder / f"{number}.png")
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
