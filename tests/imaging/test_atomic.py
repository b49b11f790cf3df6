"""Whole or not there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sr_desktop.imaging.atomic import atomic_path, write_atomically
from sr_desktop.messages.message import MessageError


def test_the_target_appears_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "result.png"
    with atomic_path(target) as temporary:
        assert temporary.parent == tmp_path
        assert temporary.suffix == ".png"
        temporary.write_bytes(b"new")
        assert not target.exists()
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "result.json"
    target.write_bytes(b"old")

    def fail_half_way() -> None:
        with atomic_path(target) as temporary:
            temporary.write_bytes(b"ha")
            raise InterruptedError

    with pytest.raises(InterruptedError):
        fail_half_way()
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), atomic_path(tmp_path / "nowhere" / "x.png"):
        pytest.fail("there is nothing to write to")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_modes_are_those_of_any_new_file_and_of_the_file_replaced(tmp_path: Path) -> None:
    plain, target = tmp_path / "plain", tmp_path / "target"
    plain.touch()
    with atomic_path(target):
        pass
    assert target.stat().st_mode == plain.stat().st_mode
    target.chmod(0o640)
    with atomic_path(target):
        pass
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_followed(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    link.symlink_to(real)
    with atomic_path(link) as temporary:
        temporary.write_text("new")
    assert link.is_symlink()
    assert real.read_text() == "new"


@pytest.mark.parametrize("content", ["ü\r\n", "ü\r\n".encode()])
def test_content_is_written_as_it_is(tmp_path: Path, content: str | bytes) -> None:
    target = tmp_path / "table.csv"
    write_atomically(target, content, MessageError)
    assert target.read_bytes() == b"\xc3\xbc\r\n"


def test_what_cannot_be_written_is_the_error_that_was_asked_for(tmp_path: Path) -> None:
    class OwnError(MessageError):
        pass

    target = tmp_path / "nowhere" / "a.csv"
    with pytest.raises(OwnError, match=r"a\.csv' cannot be written: there is no folder '.*nowhere'\."):
        write_atomically(target, "text", OwnError)
