"""What is done already is known again, and nothing else is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sr_desktop.enlarging.errors import EnlargeError
from sr_desktop.enlarging.journal import JOURNAL, Journal

SETTINGS = {"method": "bicubic", "quality": None}


def write(folder: Path, journal: Journal, name: str = "a.png", content: bytes = b"picture") -> None:
    made = folder / ".made"
    made.write_bytes(content)
    journal.add("sum", SETTINGS, folder / name, made)
    (folder / name).parent.mkdir(exist_ok=True)
    made.rename(folder / name)


def test_a_record_is_found_by_picture_and_settings_in_a_later_run(tmp_path: Path) -> None:
    write(tmp_path, Journal(tmp_path), "sub/a.png")
    later = Journal(tmp_path)
    found = later.find("sum", dict(SETTINGS))
    assert found is not None
    assert found.file == "sub/a.png"
    assert later.files == (tmp_path / "sub" / "a.png",)
    assert later.knows(SETTINGS)
    assert later.find("other", SETTINGS) is None
    assert later.find("sum", {**SETTINGS, "quality": 90}) is None
    assert not later.knows({})


@pytest.mark.parametrize("content", [None, b"", b"picturE", b"Picture", b"picture!"])
def test_a_result_that_is_gone_or_was_changed_is_not_known(tmp_path: Path, content: bytes | None) -> None:
    journal = Journal(tmp_path)
    write(tmp_path, journal)
    (tmp_path / "a.png").unlink()
    if content is not None:
        (tmp_path / "a.png").write_bytes(content)
    assert journal.find("sum", SETTINGS) is None


def test_large_files_are_told_apart_by_their_ends(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    content = bytes(300_000)
    write(tmp_path, journal, content=content)
    assert journal.find("sum", SETTINGS) is not None
    (tmp_path / "a.png").write_bytes(content[:-1] + b"x")
    assert journal.find("sum", SETTINGS) is None


@pytest.mark.parametrize(
    "change",
    [{"source": 1}, {"source": []}, {"settings": 5}, {"file": 3}, {"length": "x"}, {"ends": None}, {"more": 1}],
)
def test_a_line_of_other_values_harms_no_other(tmp_path: Path, change: dict[str, object]) -> None:
    write(tmp_path, Journal(tmp_path))
    path = tmp_path / JOURNAL
    line = json.loads(path.read_bytes())
    path.write_bytes(path.read_bytes() + json.dumps({**line, **change}).encode() + b"\n[]\n5\n")
    journal = Journal(tmp_path)
    assert journal.files == (tmp_path / "a.png",)
    assert journal.find("sum", SETTINGS) is not None


def test_half_a_line_harms_no_other(tmp_path: Path) -> None:
    write(tmp_path, Journal(tmp_path))
    path = tmp_path / JOURNAL
    path.write_bytes(path.read_bytes() + path.read_bytes()[:40])
    write(tmp_path, Journal(tmp_path), "b.png", b"other")
    assert [one.name for one in Journal(tmp_path).files] == ["a.png", "b.png"]
    assert len(path.read_bytes().splitlines()) == 3


def test_lines_of_another_version_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / JOURNAL).write_text('{"new": 1}\n[1]\nnull\n"x"\n')
    write(tmp_path, Journal(tmp_path))
    assert len(Journal(tmp_path).files) == 1


def test_it_names_no_folder_of_the_user(tmp_path: Path) -> None:
    write(tmp_path, Journal(tmp_path))
    (line,) = (tmp_path / JOURNAL).read_text().splitlines()
    assert str(tmp_path) not in line
    assert json.loads(line)["file"] == "a.png"


def test_a_journal_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / JOURNAL).mkdir()
    with pytest.raises(EnlargeError, match="cannot be noted"):
        write(tmp_path, Journal(tmp_path))
