"""Files and folders on the command line become pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from sr_desktop.cli.inputs import expand


def touch(folder: Path, *names: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).touch()


def test_a_folder_stands_for_its_pictures_by_name(tmp_path: Path) -> None:
    touch(tmp_path, "b.png", "a.JPG", "notes.txt", ".hidden.png")
    touch(tmp_path / "deeper.png", "c.png")
    assert expand([tmp_path]) == ((tmp_path / "a.JPG", tmp_path / "b.png"), ())


def test_a_folder_without_pictures_is_named(tmp_path: Path) -> None:
    touch(tmp_path / "empty", "notes.txt")
    paths, failures = expand([tmp_path / "empty", tmp_path / "missing.png"])
    assert paths == (tmp_path / "missing.png",)
    assert failures == (f"The folder '{tmp_path / 'empty'}' holds no picture that can be read.",)


def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert expand([tmp_path]) == ((), (f"The folder '{tmp_path}' cannot be read: Permission denied.",))


def test_the_same_picture_named_twice_is_done_once(tmp_path: Path) -> None:
    touch(tmp_path, "a.png")
    paths, _ = expand([tmp_path / "a.png", tmp_path, tmp_path / ".." / tmp_path.name / "a.png"])
    assert paths == (tmp_path / "a.png",)
