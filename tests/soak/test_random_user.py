"""A user who does anything to the real window: no crash dialog, and nothing that a closed window leaves behind."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import psutil
import pytest
from PIL import Image

from sr_desktop.paths import weights_dir

HERE = Path(__file__).parent
SECONDS = float(os.environ.get("SOAK_SECONDS", "3000"))
"""After which the long run stops, however far it has come."""
GROWTH = 1.05
"""How much more memory a process may use at the end than halfway: bytes of C's heaps, and blocks of Python's."""


@pytest.fixture
def files(tmp_path: Path, models: tuple[Path, Path]) -> Path:
    """A folder with what can be opened, and what cannot."""
    folder = tmp_path / "files"
    (folder / "deep").mkdir(parents=True)
    (tmp_path / "out").mkdir()
    noise = np.random.default_rng(0).integers(0, 256, (8, 96, 128, 4), np.uint8)
    for number, suffix in enumerate(("png", "jpg", "webp", "tif", "avif", "gif")):
        pixels = noise[number, : 48 + 8 * number, :, : 4 if suffix in ("png", "webp") else 3]
        Image.fromarray(pixels).save(folder / f"{number}.{suffix}")
    Image.fromarray(noise[6, ..., 0]).save(folder / "deep" / "gray.png")
    Image.fromarray(noise[7, :16, :16, :3]).save(folder / "deep" / "tiny.png")
    # Results of others: of the size that pictures have, and of another.
    Image.fromarray(noise[0, :48, :, :3]).save(folder / "0-by-others.png")
    (folder / "broken.png").write_bytes((folder / "0.png").read_bytes()[:700])
    (folder / "notes.png").write_text("no picture")
    (folder / "empty.jpg").touch()
    for model in models:
        (folder / model.name).write_bytes(model.read_bytes())
    (folder / "broken.pth").write_bytes(models[0].read_bytes()[:300])
    shipped = next(weights_dir().glob("srcnn*.safetensors"))
    (folder / shipped.name).write_bytes(shipped.read_bytes())
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="counts descriptors")
@pytest.mark.parametrize(
    ("actions", "seconds"),
    # What a seed does is not to depend on the time that it is given.
    [pytest.param(60, 120.0, id="short"), pytest.param(50_000, SECONDS, marks=pytest.mark.soak, id="long")],
)
def test_a_random_user(actions: int, seconds: float, files: Path, tmp_path: Path, rng: random.Random) -> None:
    own = {name: str(tmp_path / name) for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    command = [sys.executable, str(HERE / "random_user.py"), str(tmp_path), str(rng.random()), str(actions)]
    user = subprocess.Popen(
        [*command, str(seconds)],
        env={**os.environ, **own, "PYTHONPATH": str(HERE.parents[1]), "TMPDIR": str(tmp_path / "out")},
        cwd=tmp_path / "out",
        stdout=subprocess.PIPE,
        stderr=(tmp_path / "stderr").open("w"),
        text=True,
    )
    started = psutil.Process(user.pid)
    told: list[dict[str, object]] = []
    children: set[psutil.Process] = set()
    assert user.stdout is not None
    for line in user.stdout:
        print(line, end="")
        told.append(json.loads(line))
        if user.poll() is None:
            children |= set(started.children(recursive=True))
    code = user.wait()
    stderr = (tmp_path / "stderr").read_text(errors="replace")
    said = "\n".join(line for line in stderr.splitlines() if "This plugin does not support" not in line)
    assert code == 0, said
    assert "Traceback" not in said, said
    rests, kinds = told[:-1], told[-1]
    assert rests
    assert kinds["kinds"]
    # A process of the worker ends by itself when it sees that the window's has gone.
    _, left = psutil.wait_procs(children, timeout=10)
    assert left == []
    # Scratch folders are named by the process that made them.
    own_ids = {str(each.pid) for each in (started, *children)}
    assert [path.name for path in Path("/dev/shm").glob("sr-desktop-*") if path.name.split("-")[3] in own_ids] == []
    assert list((tmp_path / "XDG_CACHE_HOME").glob("sr-desktop/scratch/*")) == []
    half, last = rests[len(rests) // 2], rests[-1]
    assert last["processes"] == rests[0]["processes"]
    if len(rests) == 10 and actions > 10_000:
        assert last["files"] <= half["files"] + 5
        assert last["threads"] <= half["threads"] + 2
        # What the allocators keep of freed memory goes up and down by more: see RELIABILITY.md.
        for memory in ("in_use_mb", "python_blocks"):
            assert last[memory] <= half[memory] * GROWTH
