"""A disk that is full, read-only or gone while results are written: sentences, no torn file, everything else done."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="mounts disks as Linux does")

METHODS = ("nearest", "bilinear", "bicubic")


@contextmanager
def disk(folder: Path, options: str) -> Iterator[Callable[[str], None]]:
    """A file system in memory at a folder; what is given mounts it again with other options."""
    folder.mkdir(exist_ok=True)

    def mount(words: str) -> bool:
        command = ["mount", "-t", "tmpfs", "-o", words, "tmpfs", str(folder)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    if os.geteuid() != 0 or not mount(options):
        pytest.skip("only root may mount a disk")

    def again(words: str) -> None:
        assert mount(f"remount,{words}")

    try:
        yield again
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def whole(folder: Path) -> list[str]:
    """The pictures in a folder, each of which can be opened; nothing half-written lies beside them."""
    assert list(folder.rglob(".*-*")) == []
    for path in folder.rglob("*.png"):
        with Image.open(path) as image:
            image.load()
    return sorted(path.name for path in folder.rglob("*.png"))


@pytest.mark.parametrize("tries", [1, pytest.param(60, marks=pytest.mark.soak)])
def test_a_full_disk(tries: int, pictures: Path, tmp_path: Path, program: Any, rng: random.Random) -> None:
    most = 3 * len(METHODS)
    words = ["compare", str(pictures), "--methods", ",".join(METHODS), "--out"]
    assert program.run([*words, str(tmp_path / "whole")]).code == 0
    pages = sum(-(-path.stat().st_size // 4096) for path in (tmp_path / "whole").rglob("*") if path.is_file())
    for _ in range(tries):
        kilobytes = 4 * rng.randint(2, pages - 1)
        with disk(tmp_path / "disk", f"size={kilobytes}k") as again:
            ended = program.run([*words, str(tmp_path / "disk")])
            whole(tmp_path / "disk")
            assert ended.code == 1
            assert "no space left" in ended.told or "disk is full" in ended.told, ended.told
            # With room again, the same command does it all.
            again("size=10m")
            assert program.run([*words, str(tmp_path / "disk")]).code == 0
            assert len(whole(tmp_path / "disk")) == most


@pytest.mark.parametrize("command", ["compare", "enlarge"])
def test_a_disk_that_may_not_be_written_to(command: str, pictures: Path, tmp_path: Path, program: Any) -> None:
    with disk(tmp_path / "disk", "size=1m") as again:
        again("ro")
        method = "--method" if command == "enlarge" else "--methods"
        ended = program.run([command, str(pictures), method, "bicubic", "--out", str(tmp_path / "disk" / "out")])
    assert ended.code in (1, 2)
    assert "read-only" in ended.told


@pytest.mark.parametrize("tries", [2, pytest.param(60, marks=pytest.mark.soak)])
def test_a_folder_that_vanishes(tries: int, pictures: Path, tmp_path: Path, rng: random.Random) -> None:
    """Removed at a random moment, again and again: every picture is done or named."""
    import threading

    from sr_desktop.cli import app

    out = tmp_path / "out"
    for _ in range(tries):
        stop = threading.Event()

        def remove(stop: threading.Event = stop, pause: float = rng.uniform(0.001, 0.05)) -> None:
            while not stop.wait(pause):
                shutil.rmtree(out, ignore_errors=True)

        thread = threading.Thread(target=remove)
        thread.start()
        try:
            code = app.run(["compare", str(pictures), "--methods", "nearest,bicubic", "--out", str(out)])
        finally:
            stop.set()
            thread.join()
        assert code in (0, 1)
    shutil.rmtree(out, ignore_errors=True)
    assert app.run(["compare", str(pictures), "--methods", "nearest,bicubic", "--out", str(out)]) == 0
    assert len(whole(out)) == 6
