"""Files and folders on the command line become pictures with names of their own."""

from __future__ import annotations

from pathlib import Path

from sr_desktop.cli.inputs import Input, expand


def touch(folder: Path, *names: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).touch()


def test_a_folder_stands_for_its_pictures_by_name(tmp_path: Path) -> None:
    touch(tmp_path, "b.png", "a.JPG", "notes.txt", ".hidden.png")
    touch(tmp_path / "deeper.png", "c.png")
    inputs, failures = expand([tmp_path])
    assert inputs == (Input(tmp_path / "a.JPG", "a"), Input(tmp_path / "b.png", "b"))
    assert failures == ()


def test_a_folder_without_pictures_is_named(tmp_path: Path) -> None:
    touch(tmp_path / "empty", "notes.txt")
    inputs, failures = expand([tmp_path / "empty", tmp_path / "missing.png"])
    assert [each.path.name for each in inputs] == ["missing.png"]
    assert failures == (f"The folder '{tmp_path / 'empty'}' holds no picture that can be read.",)


def test_the_same_picture_named_twice_is_done_once(tmp_path: Path) -> None:
    touch(tmp_path, "a.png")
    inputs, _ = expand([tmp_path / "a.png", tmp_path, tmp_path / ".." / tmp_path.name / "a.png"])
    assert inputs == (Input(tmp_path / "a.png", "a"),)


def test_equal_stems_get_folders_of_their_own(tmp_path: Path) -> None:
    touch(tmp_path, "photo.jpg", "photo.png", "photo-2.png")
    touch(tmp_path / "more", "Photo.png")
    inputs, _ = expand([tmp_path / "photo.jpg", tmp_path / "photo-2.png", tmp_path / "photo.png", tmp_path / "more"])
    assert [each.stem for each in inputs] == ["photo", "photo-2", "photo-3", "Photo-4"]
