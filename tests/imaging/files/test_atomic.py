"""Whole or not there."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sr_desktop.imaging.files.atomic import atomic_path, write_atomically
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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes with names in folders")
@pytest.mark.parametrize("by_link", [False, True])
def test_a_pipe_gets_the_content_and_stays_a_pipe(tmp_path: Path, by_link: bool) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    target = pipe
    if by_link:
        target = tmp_path / "link"
        target.symlink_to(pipe)
    with ThreadPoolExecutor(1) as other:
        heard = other.submit(pipe.read_bytes)
        write_atomically(target, "all of it", MessageError)
        assert heard.result(10) == b"all of it"
    assert pipe.is_fifo()
    assert {path.name for path in tmp_path.iterdir()} == {"pipe", target.name}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_device_is_written_to_and_not_replaced() -> None:
    write_atomically(Path(os.devnull), "nothing that is kept", MessageError)
    assert Path(os.devnull).is_char_device()
    if sys.platform == "linux":
        with pytest.raises(MessageError, match="'/dev/full' cannot be written: the disk is full"):
            write_atomically(Path("/dev/full"), "x", MessageError)
        assert Path("/dev/full").is_char_device()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_standard_output_goes_on_behind_what_was_printed(tmp_path: Path, name: str) -> None:
    if name.startswith("/proc") and sys.platform != "linux":
        pytest.skip("only Linux has that name")
    code = (
        "import sys; from pathlib import Path\n"
        "from sr_desktop.imaging.files.atomic import write_atomically\n"
        "from sr_desktop.messages.message import MessageError\n"
        "print('before'); write_atomically(Path(sys.argv[1]), 'content\\n', MessageError); print('after')\n"
    )
    command = [sys.executable, "-c", code, name]
    piped = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    assert piped.stdout.split() == ["before", "content", "after"]
    kept = tmp_path / "kept.txt"
    with kept.open("w") as file:
        subprocess.run(command, stdout=file, check=True)
    assert kept.read_text().split() == ["before", "content", "after"]
    assert list(tmp_path.iterdir()) == [kept]
