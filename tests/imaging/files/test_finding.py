"""Files and folders become pictures, in the order in which people count."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.imaging.files.finding import expand, has_subfolders, natural_key, natural_path_key, picture_names


def touch(folder: Path, *names: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).touch()


def test_a_folder_stands_for_its_pictures_by_name(tmp_path: Path) -> None:
    touch(tmp_path, "b.png", "a.JPG", "notes.txt", ".hidden.png")
    touch(tmp_path / "deeper.png", "c.png")
    assert expand([tmp_path]) == ((tmp_path / "a.JPG", tmp_path / "b.png"), ())


@pytest.mark.parametrize("name", ["__MACOSX", "@eaDir", "#recycle", "$RECYCLE.BIN", "lost+found", ".Trash-1000"])
def test_what_systems_leave_beside_pictures_is_left_out_unless_it_is_named(tmp_path: Path, name: str) -> None:
    touch(tmp_path, "a.jpg", "._a.jpg", "Thumbs.db", ".DS_Store")
    touch(tmp_path / name / "a.jpg", "thumb.jpg", "._a.jpg")
    assert expand([tmp_path], with_subfolders=True) == ((tmp_path / "a.jpg",), ())
    assert not has_subfolders(tmp_path)
    named = tmp_path / name / "a.jpg"
    assert expand([named, named / "._a.jpg"]) == ((named / "thumb.jpg", named / "._a.jpg"), ())


def test_a_folder_without_pictures_is_named(tmp_path: Path) -> None:
    touch(tmp_path / "empty", "notes.txt")
    paths, failures = expand([tmp_path / "empty", tmp_path / "missing.png"])
    assert paths == (tmp_path / "missing.png",)
    assert tuple(map(str, failures)) == (f"The folder '{tmp_path / 'empty'}' holds no picture that can be read.",)


def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    paths, failures = expand([tmp_path])
    assert (paths, tuple(map(str, failures))) == ((), (f"The folder '{tmp_path}' cannot be read: permission denied.",))


def test_the_same_picture_named_twice_is_done_once(tmp_path: Path) -> None:
    touch(tmp_path, "a.png")
    paths, _ = expand([tmp_path / "a.png", tmp_path, tmp_path / ".." / tmp_path.name / "a.png"])
    assert paths == (tmp_path / "a.png",)


def test_numbers_in_names_count_as_numbers(tmp_path: Path) -> None:
    touch(tmp_path, "img10.png", "IMG2.png", "img1.png", "img2b.png", "3.png", "img.png")
    paths, _ = expand([tmp_path])
    assert [path.name for path in paths] == ["3.png", "img.png", "img1.png", "IMG2.png", "img2b.png", "img10.png"]


def test_pictures_of_one_folder_stay_together() -> None:
    paths = [Path("b/1.png"), Path("a10/1.png"), Path("a2/9.png"), Path("a2/10.png")]
    assert sorted(paths, key=natural_path_key) == [
        Path("a2/9.png"), Path("a2/10.png"), Path("a10/1.png"), Path("b/1.png")
    ]  # fmt: skip


@given(st.lists(st.text(max_size=12)))
def test_any_names_have_an_order(names: list[str]) -> None:
    ordered = sorted(names, key=natural_key)
    assert all(natural_key(a) <= natural_key(b) for a, b in itertools.pairwise(ordered))


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.text("ab-_ .", max_size=4))
def test_numbers_decide_by_size(a: int, b: int, stem: str) -> None:
    assert (natural_key(f"{stem}{a}.png") < natural_key(f"{stem}{b}.png")) == (a < b)


def test_a_folder_below_that_may_not_be_read_is_named_and_the_others_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touch(tmp_path, "a.png")
    touch(tmp_path / "closed", "b.png")
    touch(tmp_path / "open" / "closed", "c.png")
    touch(tmp_path / "open", "d.png")
    look = os.scandir

    def refuse(folder: Path) -> os.DirEntry[str]:
        if Path(folder).name == "closed":
            raise PermissionError(13, "Permission denied")
        return look(folder)  # type: ignore[return-value]

    monkeypatch.setattr(os, "scandir", refuse)
    paths, failures = expand([tmp_path], with_subfolders=True)
    assert set(paths) == {tmp_path / "a.png", tmp_path / "open" / "d.png"}
    assert {str(failure) for failure in failures} == {
        f"The folder '{tmp_path / place}' cannot be read: permission denied." for place in ("closed", "open/closed")
    }
    _, failures = expand([tmp_path / "open" / ".."], with_subfolders=False)
    assert not failures


@pytest.mark.parametrize(
    ("files", "names"),
    [
        (["1.png", "b/2.png"], ["1", "2"]),
        (["a/1.png", "b/1.png", "2.jpg"], ["a/1", "b/1", "2"]),
        (["x.jpg", "x.png", "b/x.png"], ["x.jpg", "x.png", "b/x"]),
        (["x.jpg", "x.png", "x.png.jpg"], ["x.jpg", "x.png", "x.png.jpg"]),
    ],
)
def test_each_picture_has_the_shortest_name_that_is_its_own(files: list[str], names: list[str]) -> None:
    place = Path("set")
    assert picture_names(place, [place / file for file in files]) == names


def test_a_file_outside_the_folder_of_its_set_is_told_apart_by_its_whole_path() -> None:
    files = [Path("set/1.png"), Path("elsewhere/1.png"), Path("elsewhere/2.png")]
    assert picture_names(Path("set"), files) == ["1", "elsewhere/1", "2"]
