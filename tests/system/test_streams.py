from __future__ import annotations

import errno
import io
import os

import pytest

from sr_desktop.system.streams import lenient, why_not_printed


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_what_an_encoding_does_not_have_is_spelled_out(encoding: str) -> None:
    written = io.BytesIO()
    stream = lenient(io.TextIOWrapper(written, encoding=encoding))
    print("a\udcff ∞", end="", flush=True, file=stream)
    said = written.getvalue().decode(encoding)
    assert said.startswith(r"a\udcff ")
    assert said.endswith("∞" if encoding == "utf-8" else r"\u221e")
    assert why_not_printed(stream) is None


def test_a_stream_that_was_closed_swallows_everything() -> None:
    with lenient(None) as nowhere:
        print("into the void \udcff", file=nowhere)


def test_what_is_no_file_stays_what_it_is() -> None:
    stream = io.StringIO()
    assert lenient(stream) is stream


class Full(io.RawIOBase):
    """A stream that takes nothing until it is mended."""

    def __init__(self, code: int) -> None:
        self._code = code
        self.is_mended = False

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        if not self.is_mended:
            raise OSError(self._code, os.strerror(self._code))
        return len(data)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EBADF])
def test_a_stream_that_fails_does_not_end_the_work(code: int) -> None:
    full = Full(code)
    stream = lenient(io.TextIOWrapper(io.BufferedWriter(full), "utf-8"))
    print("lost", flush=True, file=stream)
    problem = why_not_printed(stream)
    assert problem is not None
    assert problem.errno == code
    full.is_mended = True


def test_a_reader_that_is_gone_still_ends_it() -> None:
    full = Full(errno.EPIPE)
    stream = lenient(io.TextIOWrapper(io.BufferedWriter(full), "utf-8"))
    with pytest.raises(BrokenPipeError):
        print("lost", flush=True, file=stream)
    full.is_mended = True
