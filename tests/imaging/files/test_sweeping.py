"""What a killed run leaves half written is removed by the next one, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from sr_desktop.imaging.files.atomic import atomic_path, sweep

KILLED = """
import os, signal, sys
from sr_desktop.imaging.files.atomic import atomic_path
managers = [atomic_path(os.path.join(sys.argv[1], name)) for name in sys.argv[2:]]
for manager in managers:
    manager.__enter__().write_bytes(b"half")
os.kill(os.getpid(), signal.SIGKILL)
"""
OTHERS = (".hidden", ".nearest-notours.png", "nearest-0123abcd.png", ".config-0123ABCD.png", "..png", ".x-0123abcd.p-g")


def age(path: Path) -> None:
    os.utime(path, (1_000_000_000, 1_000_000_000), follow_symlinks=False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot kill like that")
def test_the_litter_of_a_killed_run_is_swept(tmp_path: Path, project: Path) -> None:
    names = ("nearest.png", "metrics.csv", "last.pt", "图.png", "no suffix", "a" * 200 + ".png", "two\nlines.png")
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path), *names],
        env={**os.environ, "PYTHONPATH": str(project)},
        check=False,
    )
    assert ended.returncode == -9
    litter = list(tmp_path.iterdir())
    assert len(litter) == len(names)
    for path in litter:
        age(path)
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux says to a hundredth when a process starts")
def test_litter_of_a_moment_ago_is_swept_by_a_process_that_starts_now(tmp_path: Path, project: Path) -> None:
    litter, now = tmp_path / ".nearest-0123abcd.png", time.time()
    litter.touch()
    os.utime(litter, (now - 0.05, now - 0.05))
    sweeping = "import pathlib as p, sys; from sr_desktop.imaging.files.atomic import sweep; sweep(p.Path(sys.argv[1]))"
    environment = {**os.environ, "PYTHONPATH": str(project)}
    subprocess.run([sys.executable, "-c", sweeping, str(tmp_path)], env=environment, check=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody remove an open file")
@pytest.mark.parametrize("clock", [1_000_000_000, 4_000_000_000], ids=["past", "future"])
def test_what_another_process_writes_stays_whatever_its_time(tmp_path: Path, project: Path, clock: int) -> None:
    """It may have written the last byte before this process started, and the clock may have been set meanwhile."""
    writing = KILLED.replace("os.kill(os.getpid(), signal.SIGKILL)", "print('written', flush=True); sys.stdin.read()")
    other = subprocess.Popen(
        [sys.executable, "-c", writing, str(tmp_path), "nearest.png"],
        env={**os.environ, "PYTHONPATH": str(project)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "written\n"
    (being_written,) = tmp_path.iterdir()
    os.utime(being_written, (clock, clock))
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == [being_written]
    other.kill()
    other.communicate()
    os.utime(being_written, (clock, clock))
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_nothing_else_is_swept(tmp_path: Path) -> None:
    for name in OTHERS:
        (tmp_path / name).touch()
        age(tmp_path / name)
    (tmp_path / ".folder-0123abcd.png").mkdir()
    age(tmp_path / ".folder-0123abcd.png")
    (tmp_path / ".link-0123abcd.png").symlink_to("nowhere")
    age(tmp_path / ".link-0123abcd.png")
    # What a run beside this one is writing.
    with atomic_path(tmp_path / "now.png") as temporary:
        before = {path.name for path in tmp_path.iterdir()}
        sweep(tmp_path)
        assert {path.name for path in tmp_path.iterdir()} == before
        temporary.write_bytes(b"whole")
    assert (tmp_path / "now.png").read_bytes() == b"whole"


def test_the_first_file_in_a_folder_sweeps_it(tmp_path: Path) -> None:
    litter, other = tmp_path / ".session-0123abcd.srd", tmp_path / "sub" / ".session-0123abcd.srd"
    other.parent.mkdir()
    for path in (litter, other):
        path.touch()
        age(path)
    with atomic_path(tmp_path / "session.srd") as temporary:
        temporary.touch()
    assert not litter.exists()
    assert other.exists()
    with suppress(RuntimeError), atomic_path(other.with_name("session.srd")):
        raise RuntimeError
    assert list(other.parent.iterdir()) == []


def test_a_folder_that_is_not_there_is_no_trouble(tmp_path: Path) -> None:
    sweep(tmp_path / "gone")
    (tmp_path / "file").touch()
    sweep(tmp_path / "file")
