"""Pictures that vanish, change or may not be read while they are read, and a clock that jumps."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no forks")

NOBODY = 65534
METHODS = "nearest,bicubic"


@contextmanager
def mischief(act: Callable[[], None], pause: Callable[[], float]) -> Iterator[None]:
    """Do something again and again in a thread, with pauses of so many seconds."""
    stop = threading.Event()

    def repeat() -> None:
        while not stop.wait(pause()):
            act()

    thread = threading.Thread(target=repeat)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def noise(seed: int) -> Image.Image:
    return Image.fromarray(np.random.default_rng(seed).integers(0, 256, (64, 96, 3), np.uint8))


@pytest.mark.parametrize("tries", [2, pytest.param(60, marks=pytest.mark.soak)])
@pytest.mark.parametrize("file_format", ["PNG", "JPEG"])
def test_pictures_that_vanish_or_change(
    file_format: str, tries: int, tmp_path: Path, program: Any, rng: random.Random
) -> None:
    """Each is what it was at one time or another, or a sentence: never half of this and half of that."""
    folder, versions = tmp_path / "in", []
    for version in (0, 1):
        folder.mkdir(exist_ok=True)
        for number in range(3):
            noise(2 * number + version).save(folder / f"{number}.x", file_format)
        whole = tmp_path / f"whole{version}"
        words = ["compare", *(str(folder / f"{number}.x") for number in range(3)), "--methods", METHODS, "--out"]
        assert program.run([*words, str(whole)]).code == 0
        versions.append({path.name: path.read_bytes() for path in folder.iterdir()})

    def harm() -> None:
        name, content = rng.choice(sorted(rng.choice(versions).items()))
        path = folder / name
        match rng.randrange(5):
            case 0:
                path.unlink(missing_ok=True)
            case 1:
                path.write_bytes(content)
            case 2:
                # What is missing of a JPEG's last unit alone, in its last 15 bytes here, is not noticed.
                path.write_bytes(content[: rng.randrange(len(content) - 32)])
            case 3:
                (folder / "new").write_bytes(content)
                (folder / "new").replace(path)
            case 4 if path.exists():
                os.truncate(path, 0)

    out = tmp_path / "out"
    for _ in range(tries):
        for name, content in versions[0].items():
            (folder / name).write_bytes(content)
        shutil.rmtree(out, ignore_errors=True)
        with mischief(harm, lambda: rng.uniform(0, 0.02)):
            ended = program.run([*words, str(out)])
        assert ended.code in (0, 1), ended.told
        for number in range(3):
            results = list((out / str(number)).glob("nearest*.png"))
            assert results or f"{number}.x" in ended.told, ended.told
            for path in results:
                both = [(tmp_path / f"whole{version}" / str(number) / path.name).read_bytes() for version in (0, 1)]
                assert path.read_bytes() in both


AS_NOBODY = f"""
import os, tempfile
from pathlib import Path
import numpy, PIL.Image
from sr_desktop.cli import app
# Python's own files may lie where only root may read: what is imported late is imported now.
with tempfile.TemporaryDirectory() as folder:
    picture = PIL.Image.fromarray(numpy.arange(64 * 64 * 3, dtype=numpy.uint8).reshape(64, 64, 3))
    picture.save(Path(folder, "0.png"))
    for name in ("0.png", "none.png"):
        app.run(["compare", str(Path(folder, name)), "--methods", "{METHODS}", "--out", folder])
def run(words):
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
    return app.run(words)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter, other than pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may be another user")
def test_permissions_as_another_user(open_folder: Path, pictures: Path, forks: Callable[[str], Any]) -> None:
    """One sentence for each thing that may not be read or written, with its name; all else is done."""
    tmp_path, as_nobody = open_folder, forks(AS_NOBODY)
    pictures = Path(shutil.copytree(pictures, tmp_path / "pictures"))
    out = tmp_path / "out"
    out.mkdir()
    out.chmod(0o777)
    (pictures / "1.png").chmod(0)
    words = ["compare", str(pictures), "--methods", METHODS, "--out"]
    ended = as_nobody.run([*words, str(out)])
    assert ended.code == 1
    assert "1.png" in ended.told
    assert "permission denied" in ended.told
    assert sorted(path.name for path in out.iterdir() if path.is_dir()) == ["0", "2"]
    rows = [json.loads((out / name / "metrics.json").read_text()) for name in ("0", "2")]
    assert all(row["methods"]["bicubic"]["psnr_y"] for row in rows)
    # Results that belong to somebody else, in a folder of somebody else.
    (out / "0").chmod(0o555)
    os.chown(out / "0", 0, 0)
    ended = as_nobody.run([*words, str(out)])
    assert ended.code == 1
    assert "permission denied" in ended.told
    for folder, mode in (("closed", 0o700), ("read only", 0o555)):
        (tmp_path / folder).mkdir(mode=mode)
        ended = as_nobody.run([*words, str(tmp_path / folder / "out")])
        assert ended.code in (1, 2)
        assert "permission denied" in ended.told
        assert list((tmp_path / folder).iterdir()) == []
    # A folder that may not be listed, and one whose files may not be opened.
    for mode in (0o311, 0o644):
        pictures.chmod(mode)
        ended = as_nobody.run([*words, str(out)])
        assert ended.code in (1, 2)
        assert "permission denied" in ended.told
    pictures.chmod(0o755)
    model = tmp_path / "model.onnx"
    model.write_bytes(b"x")
    model.chmod(0)
    ended = as_nobody.run(["compare", str(pictures / "0.png"), "--model", str(model), "--out", str(tmp_path / "new")])
    assert ended.code in (1, 2)
    assert "permission denied" in ended.told


FAKE_CLOCK = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1")


@pytest.mark.skipif(not FAKE_CLOCK.exists(), reason="needs Debian's libfaketime")
@pytest.mark.parametrize("tries", [1, pytest.param(20, marks=pytest.mark.soak)])
def test_a_clock_that_jumps(tries: int, pictures: Path, tmp_path: Path, program: Any, rng: random.Random) -> None:
    """The clock of the wall is set to and fro, by years, while files are written; the other clock runs on."""
    whole, out, clock = tmp_path / "whole", tmp_path / "out", tmp_path / "clock"
    words = ["compare", str(pictures), "--methods", METHODS, "--out"]
    assert program.run([*words, str(whole)]).code == 0
    environment = {
        **os.environ,
        "LD_PRELOAD": str(FAKE_CLOCK),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        "DONT_FAKE_MONOTONIC": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }

    def jump() -> None:
        new = tmp_path / "new clock"
        new.write_text(f"{rng.uniform(-20, 20) * 365.25:+.0f}d\n")
        new.replace(clock)

    jump()
    read = [sys.executable, "-c", "import time; print(time.time())"]
    jumped = subprocess.run(read, env=environment, capture_output=True, text=True, check=True)
    assert abs(float(jumped.stdout) - clock.stat().st_ctime) > 3600, "the clock does not jump"
    for _ in range(tries):
        shutil.rmtree(out, ignore_errors=True)
        command = [sys.executable, "-m", "sr_desktop", *words, str(out)]
        with mischief(jump, lambda: 0.05):
            ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stderr
        assert "Traceback" not in ended.stderr
        for path in whole.rglob("*.png"):
            assert (out / path.relative_to(whole)).read_bytes() == path.read_bytes()
        for number in range(3):
            for method in json.loads((out / str(number) / "metrics.json").read_text())["methods"].values():
                assert 0 <= method["seconds"] < 600
        assert [path for path in out.rglob(".*") if path.name.endswith(".png")] == []
