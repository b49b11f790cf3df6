"""Folders of runs: removed at the end, or after a crash by the next run; nothing else is touched."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sr_desktop.engine.scratch.runs import RunFolder, sweep

CRASHING = """
import os, sys
from pathlib import Path
from sr_desktop.engine.scratch.runs import RunFolder
folder = RunFolder(Path(sys.argv[1]))
(folder.path / "0.pixels").write_bytes(b"abc")
print(folder.path, flush=True)
"""


def run(root: Path, ending: str) -> Path:
    told = subprocess.run(
        [sys.executable, "-c", CRASHING + ending, str(root)], capture_output=True, text=True, check=True
    )
    return Path(told.stdout.strip())


def test_a_run_that_ends_leaves_nothing(tmp_path: Path) -> None:
    assert not run(tmp_path, "").exists()


def test_what_a_crash_leaves_is_removed_at_the_next_start(tmp_path: Path) -> None:
    left = run(tmp_path, "os._exit(0)")
    assert (left / "0.pixels").exists()
    assert sweep(tmp_path) == (left,)
    assert not left.exists()


def test_a_run_that_lives_keeps_its_folder(tmp_path: Path) -> None:
    own, second = RunFolder(tmp_path), RunFolder(tmp_path)
    assert own.path != second.path
    assert sweep(tmp_path) == ()
    assert own.path.is_dir()
    own.close()
    assert not own.path.exists()
    assert second.path.is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such locks")
def test_a_run_in_another_container_keeps_its_folder(tmp_path: Path) -> None:
    """Its process has a number that is not known here, but its lock is held."""
    own = RunFolder(tmp_path)
    elsewhere = tmp_path / "sr-desktop-run-4194999-1000"
    own.path.rename(elsewhere)
    assert sweep(tmp_path) == ()
    assert (elsewhere / "owner.lock").exists()


def test_a_number_that_was_given_to_another_process_does_not_count(tmp_path: Path) -> None:
    stale = tmp_path / f"sr-desktop-run-{os.getpid()}-1000"
    stale.mkdir()
    assert sweep(tmp_path) == (stale,)


def test_only_our_own_names_are_removed(tmp_path: Path) -> None:
    others = [tmp_path / "sr-desktop-run-notes", tmp_path / "photos"]
    for folder in others:
        folder.mkdir()
        (folder / "0.pixels").write_bytes(b"abc")
    (tmp_path / "sr-desktop-run-4194999-1000").write_bytes(b"a file, not a folder")
    target = tmp_path / "target"
    target.mkdir()
    (tmp_path / "sr-desktop-run-4194998-1000").symlink_to(target)
    mixed = tmp_path / "sr-desktop-run-4194997-1000"
    mixed.mkdir()
    (mixed / "thesis.txt").write_text("years of work", encoding="utf-8")
    (mixed / "0.pixels").write_bytes(b"abc")
    assert sweep(tmp_path) == ()
    assert all((folder / "0.pixels").exists() for folder in others)
    assert target.is_dir()
    assert (mixed / "thesis.txt").exists()
    assert not (mixed / "0.pixels").exists()


def test_nobody_else_may_look_in(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("folders of the user are private")
    assert RunFolder(tmp_path).path.stat().st_mode & 0o077 == 0


def test_a_folder_that_is_missing_has_nothing_to_sweep(tmp_path: Path) -> None:
    assert sweep(tmp_path / "missing") == ()


def test_a_folder_that_its_run_removes_meanwhile_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone, kept = tmp_path / "sr-desktop-run-4194999-1000", tmp_path / "sr-desktop-run-4194998-1000"
    for folder in (gone, kept):
        folder.mkdir()
    listed = list(os.scandir(tmp_path))
    gone.rmdir()
    real = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: listed if Path(path) == tmp_path else real(path))
    assert sweep(tmp_path) == (kept,)
