"""Files of one name in several folders are told apart in what is said of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sr_desktop.cli import app
from sr_desktop.cli.naming import Naming
from sr_desktop.messages.message import Message


def test_only_a_name_that_several_files_have_is_made_longer() -> None:
    one, other, lone = Path("a/x.png"), Path("b/x.png"), Path("a/y.png")
    naming = Naming([one, other, lone])
    assert str(naming.of(Message("picture.empty", name="x.png"), one)) == f"'{one}' is empty."
    assert str(naming.of(Message("picture.empty", name="y.png"), lone)) == "'y.png' is empty."
    assert str(Naming([one, lone]).of(Message("picture.empty", name="x.png"), one)) == "'x.png' is empty."


def test_a_stem_that_several_files_have_is_the_path_too() -> None:
    one, other = Path("a/x.png"), Path("a/x.jpg")
    small = Message("comparison.too-small", name="x", width=4, height=4, side=16)
    assert f"'{one}' is 4 x 4" in str(Naming([one, other]).of(small, one))
    assert str(Naming([one, other]).of(Message("picture.empty", name="x.png"), one)) == "'x.png' is empty."


@pytest.mark.parametrize("command", ["compare", "evaluate", "enlarge"])
def test_empty_files_of_one_name_are_each_named(
    tmp_path: Path, photo: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
        (folder / "empty.png").touch()
        (folder / "photo.png").write_bytes(photo.read_bytes())
    words = [command, *map(str, folders), "--method" if command == "enlarge" else "--methods", "bicubic"]
    if command != "evaluate":
        words += ["--out", str(tmp_path / "out")]
    assert app.run(words) == 1
    told = capsys.readouterr().err
    for folder in folders:
        assert f"'{folder / 'empty.png'}' is empty." in told
